// The desk: which phones lie on it, and the stream of what happens.
import { ClockBar } from "/page/clockbar.js";
import { make } from "/page/make.js";
import { useZone } from "/page/moments.js";
import { Phone } from "/page/phone.js";
import { post, read } from "/page/post.js";
import { Inspector } from "/page/inspector.js";
import { tools } from "/page/tools.js";
import { Tour } from "/page/tour.js";
import { showTroubles, troubles } from "/page/trouble.js";
import { t, translatePage } from "/page/words.js";

const AT_FIRST = /^(cán bộ|lãnh đạo|điều phối)$/i;
const KEPT = "gandan.open";
const trouble = document.getElementById("trouble");
const narrow = matchMedia("(max-width: 700px)");

class Desk {
  phones = new Map();
  people = new Map();
  chats = new Map();
  about = {};
  bot = {};
  open = null;
  front = null;

  start() {
    translatePage();
    this.clock = new ClockBar(this);
    this.tour = new Tour();
    this.inspector = new Inspector(this);
    troubles(trouble);
    tools(document.getElementById("more"), this);
    this.listen();
    narrow.addEventListener("change", () => this.lay());
  }

  async refresh() {
    const state = await read("/practice/state");
    useZone(state.zone);
    Object.assign(this, { bot: state.bot, about: state.about });
    this.people = new Map(state.people.map((person) => [person.id, person]));
    this.chats = new Map(state.chats.map((chat) => [chat.id, chat]));
    this.showBot(state.bot.running);
    showTroubles(trouble, state.faults);
    this.clock.set(state.clock);
    if (!this.open?.every((id) => this.people.has(id))) this.open = null;
    this.open ??= this.remembered();
    this.tour.look();
    for (const phone of this.phones.values()) phone.seat.remove();
    this.phones.clear();
    this.lay();
  }

  remembered() {
    const all = [...this.people.values()];
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? "null")?.filter((id) => this.people.has(id));
    if (kept?.length) return kept;
    const wanted = all.filter((person) => AT_FIRST.test(person.label));
    return (wanted.length ? wanted : all.slice(0, 2)).map((person) => person.id);
  }

  // The stream is opened first and the state read then, so that nothing falls between the two.
  listen() {
    const source = new EventSource("/practice/events");
    let early = null;
    source.onmessage = ({ data }) => {
      const event = JSON.parse(data);
      if (early) early.push(event);
      else this.happened(event);
    };
    source.onerror = () => this.showBot(null);
    source.onopen = async () => {
      const mine = early = [];
      await this.refresh();
      if (early !== mine) return;
      early = null;
      mine.forEach((event) => this.happened(event));
    };
  }

  happened(event) {
    const phone = this.phones.get(event.chat_id);
    const chat = this.chats.get(event.chat_id);
    switch (event.kind) {
      case "message": return chat && this.message(chat, phone, event);
      case "deleted":
        if (chat) chat.messages = chat.messages.filter((message) => message.message_id !== event.message_id);
        return phone?.draw();
      case "answer": return phone?.answered(event);
      case "action": return phone?.doing(event.action);
      case "clock": return this.clock.set(event);
      case "faults": return showTroubles(trouble, event.faults);
      case "bot": return this.showBot(event.running);
      case "begun": return this.refresh();
      case "playing": return this.tour.playing(event);
      case "tapped": return this.inspector.look();
      case "commands": return this.readCommands();
      case "person": return this.person(event.person);
      case "about": this.about = event.about; return undefined;
      default: return undefined;
    }
  }

  message(chat, phone, { message, keyboard, new: isNew }) {
    const at = chat.messages.findIndex((one) => one.message_id === message.message_id);
    if (at >= 0) chat.messages[at] = message;
    else chat.messages.push(message);
    const first = chat.messages.length === 1;
    const keysChanged = JSON.stringify(chat.keyboard) !== JSON.stringify(keyboard);
    chat.keyboard = keyboard;
    if (isNew && phone) phone.arrived(message);
    if (isNew && !phone && message.from.is_bot) chat.unread = (chat.unread ?? 0) + 1;
    phone?.draw();
    if (first || keysChanged) phone?.drawFoot();
    if (message.from.is_bot) this.tour.look();
    this.inspector.look();
    this.lay();
  }

  async readCommands() {
    for (const chat of this.chats.values()) {
      const { commands } = await read(`/practice/chats/${chat.id}`);
      const changed = JSON.stringify(chat.commands) !== JSON.stringify(commands);
      chat.commands = commands;
      if (changed) this.phones.get(chat.id)?.drawFoot();
    }
  }

  async person(person) {
    this.people.set(person.id, person);
    const phone = this.phones.get(person.id);
    if (phone) {
      phone.person = person;
      phone.drawFoot();
      return;
    }
    if (!this.chats.has(person.id)) {
      const chat = await read(`/practice/chats/${person.id}`);
      if (!this.chats.has(person.id)) this.chats.set(person.id, chat);
    }
    this.lay();
  }

  showBot(running) {
    const line = document.getElementById("bot-state");
    line.className = running ? "up" : "down";
    line.textContent = running === null ? t("mất kết nối") : running ? t("bot đang chạy") : t("bot đang dừng");
  }

  isAway(id) {
    return document.hidden || (narrow.matches && this.front !== id);
  }

  show(id) {
    if (!this.open.includes(id)) this.open.push(id);
    this.front = id;
    const chat = this.chats.get(id);
    chat.unread = 0;
    this.keep();
    const phone = this.phones.get(id);
    phone.unread = 0;
    this.lay();
    phone.talk.toEnd();
    phone.seat.scrollIntoView({ inline: "nearest", block: "nearest" });
    phone.composer.field?.focus({ preventScroll: true });
  }

  hide(id) {
    this.open = this.open.filter((one) => one !== id);
    if (this.front === id) this.front = this.open[0] ?? null;
    this.keep();
  }

  keep() {
    localStorage.setItem(KEPT, JSON.stringify(this.open));
    this.lay();
  }

  // Puts phones on the desk, the others beside them, and tabs above on a narrow window.
  lay() {
    const desk = document.getElementById("phones");
    for (const [id, phone] of this.phones) {
      if (this.open.includes(id)) continue;
      phone.seat.remove();
      this.phones.delete(id);
    }
    for (const id of this.open) {
      if (this.phones.has(id) || !this.people.has(id)) continue;
      const phone = new Phone(this.people.get(id), this.chats.get(id), this);
      this.phones.set(id, phone);
      desk.insertBefore(phone.seat, desk.querySelector(".others"));
      phone.tick(this.clock.now());
      phone.talk.toEnd();
    }
    if (this.front !== "others" && !this.open.includes(this.front)) this.front = this.open[0] ?? "others";
    for (const [id, phone] of this.phones) phone.seat.classList.toggle("front", id === this.front);
    desk.querySelector(".others")?.remove();
    desk.append(this.others());
    this.tabs();
  }

  others() {
    const closed = [...this.people.values()].filter((person) => !this.open.includes(person.id));
    const cards = closed.map((person) => {
      const { unread } = this.chats.get(person.id) ?? {};
      const badge = unread ? make("span", { class: "badge", "aria-label": t("{0} tin chưa đọc", unread) }, unread) : "";
      const words = make("div", {}, make("strong", {}, person.name), make("small", {}, t(person.label || "người mới")));
      return make("button", { type: "button", on: { click: () => this.show(person.id) } }, face(person.name), words, badge);
    });
    const add = make("button", { type: "button", on: { click: () => this.askPerson() } }, make("span", { class: "face", "aria-hidden": "true" }, "+"), make("div", {}, make("strong", {}, t("Thêm người"))));
    return make("aside", { id: "seat-others", class: this.front === "others" ? "others front" : "others", "aria-label": t("Điện thoại khác") }, ...cards, add);
  }

  tabs() {
    const tab = (id, name, count) => make("button", { type: "button", role: "tab", "aria-selected": String(this.front === id), "aria-controls": `seat-${id}`, on: { click: () => this.choose(id) } }, name, count ? make("span", { class: "badge", "aria-label": t("{0} tin chưa đọc", count) }, count) : "");
    const closed = [...this.chats.values()].filter((chat) => !this.open.includes(chat.id)).reduce((sum, chat) => sum + (chat.unread ?? 0), 0);
    const list = this.open.filter((id) => this.phones.has(id)).map((id) => tab(id, shortName(this.people.get(id)), this.phones.get(id).unread));
    document.getElementById("tabs").replaceChildren(...list, tab("others", "+", closed));
  }

  choose(id) {
    if (id !== "others") return this.show(id);
    this.front = id;
    return this.lay();
  }

  askPerson() {
    const name = make("input", { required: true, maxlength: "64", placeholder: t("Ví dụ: Nguyễn Thị Lan"), autocomplete: "off" });
    const label = make("input", { maxlength: "40", placeholder: t("Ví dụ: trưởng ấp"), autocomplete: "off" });
    this.ask(t("Thêm người"), [[t("Họ tên"), name], [t("Là ai (không bắt buộc)"), label]], t("Thêm"), async () => {
      const person = await post("people", { name: name.value, label: label.value });
      if (!person) return;
      await this.person(person);
      this.open.push(person.id);
      this.lay();
      this.show(person.id);
    });
  }

  askLink(person) {
    const url = make("input", { required: true, placeholder: `https://t.me/${this.bot.username}?start=…`, autocomplete: "off" });
    this.ask(t("{0} mở liên kết", person.name), [[t("Liên kết mời"), url]], t("Mở"), () => post("link", { user_id: person.id, url: url.value.trim() }));
  }

  ask(title, fields, label, act) {
    const sheet = document.getElementById("sheet");
    const rows = fields.map(([name, field]) => make("label", {}, name, field));
    const drop = make("button", { type: "button", class: "quiet", on: { click: () => sheet.close() } }, t("Thôi"));
    const form = make("form", { method: "dialog" }, ...rows, make("div", { class: "row" }, drop, make("button", { class: "solid" }, label)));
    form.addEventListener("submit", act);
    sheet.replaceChildren(make("h2", {}, title), form);
    sheet.showModal();
  }
}

function face(name) {
  return make("span", { class: "face", "aria-hidden": "true" }, name.split(" ").at(-1)[0]);
}

function shortName(person) {
  const label = t(person.label);
  return label ? label[0].toUpperCase() + label.slice(1) : person.name.split(" ").at(-1);
}

new Desk().start();
