// The clock on top: practice time, and jumps through every due moment.
import { make } from "/page/make.js";
import { isoDay, whole } from "/page/moments.js";
import { post } from "/page/post.js";
import { t } from "/page/words.js";

const JUMPS = [
  [t("+1 giờ"), t("Tiến một giờ"), { hours: 1 }],
  [t("Sáng hôm sau"), t("Đến 07:00 sáng hôm sau"), { jump: "next_morning" }],
  [t("T6 14:00"), t("Đến 14:00 thứ Sáu tới"), { jump: "friday_1400" }],
  [t("T7 06:30"), t("Đến 06:30 thứ Bảy tới"), { jump: "saturday_0630" }],
  [t("T7 07:00"), t("Đến 07:00 thứ Bảy tới"), { jump: "saturday_0700" }],
  [t("Tết"), t("Đến sáng mùng Một Tết"), { jump: "tet" }],
];

export class ClockBar {
  constructor(desk) {
    this.desk = desk;
    this.offset = 0;
    this.held = null;
    this.text = document.getElementById("now");
    this.box = this.text.parentElement;
    const jumps = document.getElementById("jumps");
    for (const [label, title, body] of JUMPS) {
      jumps.append(make("button", { type: "button", title, "aria-label": title, on: { click: () => this.jump(body) } }, label));
    }
    jumps.append(make("button", { type: "button", title: t("Đến một ngày"), on: { click: () => this.askDate() } }, t("Chọn ngày…")));
    this.buttons = [...jumps.children];
    setInterval(() => this.tick(), 1000);
  }

  now() {
    return this.held ?? new Date(Date.now() + this.offset);
  }

  set({ now, moving }) {
    this.offset = new Date(now) - Date.now();
    this.held = moving ? new Date(now) : null;
    this.box.classList.toggle("moving", Boolean(moving));
    this.buttons.forEach((button) => { button.disabled = Boolean(moving); });
    this.tick();
  }

  tick() {
    const words = whole(this.now());
    if (this.text.textContent !== words) this.text.textContent = words;
    for (const phone of this.desk.phones.values()) phone.tick(this.now());
  }

  async jump(body) {
    this.buttons.forEach((button) => { button.disabled = true; });
    await post("clock", body);
    this.buttons.forEach((button) => { button.disabled = false; });
  }

  askDate() {
    const sheet = document.getElementById("sheet");
    const date = make("input", { type: "date", required: true, value: isoDay(new Date(this.now().getTime() + 86400000)), min: isoDay(this.now()) });
    const time = make("input", { type: "time", required: true, value: "07:00" });
    const form = make("form", { method: "dialog" }, make("label", {}, t("Ngày"), date), make("label", {}, t("Giờ"), time),
      make("div", { class: "row" }, make("button", { type: "button", class: "quiet", on: { click: () => sheet.close() } }, t("Thôi")), make("button", { class: "solid" }, t("Đến lúc đó"))));
    form.addEventListener("submit", () => this.jump({ date: date.value, time: time.value }));
    sheet.replaceChildren(make("h2", {}, t("Đồng hồ tập dượt")), form);
    sheet.showModal();
  }
}
