// The phones that do not lie open, and the tabs that lead to every phone.
import { askPerson } from "/page/asking.js";
import { make } from "/page/make.js";
import { refill } from "/page/reconcile.js";
import { t } from "/page/words.js";

const STEPS = { ArrowLeft: -1, ArrowRight: 1 };

export class Beside {
  constructor(desk) {
    this.desk = desk;
    this.box = make("aside", { id: "seat-others", "aria-label": t("Điện thoại khác") });
    document.getElementById("phones").append(this.box);
  }

  draw() {
    const { desk } = this;
    const closed = [...desk.people.values()].filter((person) => !desk.open.includes(person.id));
    const plus = make("span", { class: "face", "aria-hidden": "true" }, "+");
    const add = make("button", { type: "button", on: { click: () => askPerson(desk) } }, plus, make("div", {}, make("strong", {}, t("Thêm người"))));
    this.box.className = desk.front === "others" ? "others front" : "others";
    refill(this.box, ...closed.map((person) => this.card(person)), add);
  }

  card(person) {
    const words = make("div", {}, make("strong", {}, person.name), make("small", {}, t(person.label || "người mới")));
    const open = () => this.desk.show(person.id);
    return make("button", { type: "button", data: { id: person.id }, on: { click: open } }, face(person.name), words, badge(this.desk.chats.get(person.id)?.unread));
  }

  focus(id) {
    this.box.querySelector(`[data-id="${id}"]`)?.focus();
  }
}

export class Tabs {
  constructor(desk) {
    this.desk = desk;
    this.box = document.getElementById("tabs");
    this.box.addEventListener("keydown", (event) => this.turn(event.key));
  }

  draw() {
    const { desk } = this;
    const open = desk.open.filter((id) => desk.phones.has(id));
    const away = [...desk.chats.values()].filter((chat) => !desk.open.includes(chat.id)).reduce((sum, chat) => sum + (chat.unread ?? 0), 0);
    const others = make("span", {}, "+", make("span", { class: "unseen" }, ` ${t("Điện thoại khác")}`));
    refill(this.box, ...open.map((id) => this.tab(id, shortName(desk.people.get(id)), desk.phones.get(id).unread)), this.tab("others", others, away));
  }

  tab(id, name, count) {
    const { desk } = this;
    const chosen = desk.front === id;
    return make("button", { type: "button", role: "tab", tabindex: chosen ? "0" : "-1", "aria-selected": String(chosen), "aria-controls": `seat-${id}`, on: { click: () => desk.choose(id) } }, name, badge(count));
  }

  turn(key) {
    const all = [...this.box.children];
    const at = all.indexOf(document.activeElement);
    if (!STEPS[key] || at < 0) return;
    const next = (at + STEPS[key] + all.length) % all.length;
    all[next].click();
    this.box.children[next].focus();
  }
}

function badge(count) {
  return count ? make("span", { class: "badge", "aria-label": t("{0} tin chưa đọc", count) }, count) : "";
}

function face(name) {
  return make("span", { class: "face", "aria-hidden": "true" }, name.split(" ").at(-1)[0]);
}

function shortName(person) {
  const label = t(person.label);
  return label ? label[0].toUpperCase() + label.slice(1) : person.name.split(" ").at(-1);
}
