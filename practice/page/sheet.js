// The one dialog: a title, what is asked or told, and a way out.
import { make } from "/page/make.js";
import { t } from "/page/words.js";

const sheet = document.getElementById("sheet");
let opener = null;

export function openSheet(title, ...content) {
  opener = document.activeElement;
  sheet.replaceChildren(make("h2", { id: "sheet-title" }, title), ...content);
  sheet.showModal();
}

export function closeSheet() {
  sheet.close();
}

// Asks whether to go on; the safe button comes first.
export function askSure(title, text, label, act) {
  const go = () => { closeSheet(); act(); };
  openSheet(title, make("p", {}, text), buttons(make("button", { type: "button", class: "solid", on: { click: go } }, label)));
}

export function buttons(...solid) {
  return make("div", { class: "row" }, make("button", { type: "button", class: "quiet", on: { click: closeSheet } }, t("Thôi")), ...solid);
}

// The browser gives the focus back to what had it, unless that was built anew meanwhile.
sheet.addEventListener("close", () => {
  if (document.activeElement !== document.body) return;
  (opener?.isConnected ? opener : document.getElementById("more")).focus();
});
