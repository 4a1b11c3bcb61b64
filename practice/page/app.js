// The desk: which phones lie on it, and the stream of what happens.
import { Beside, Tabs } from "/page/beside.js";
import { ClockBar } from "/page/clockbar.js";
import { useZone } from "/page/moments.js";
import { Phone } from "/page/phone.js";
import { read } from "/page/post.js";
import { Inspector } from "/page/inspector.js";
import { tools } from "/page/tools.js";
import { Tour } from "/page/tour.js";
import { showTroubles, troubles } from "/page/trouble.js";
import { languageSwitch, t, translatePage } from "/page/words.js";

const ADMIN = "quản trị viên";
const AT_FIRST = ["cán bộ", "lãnh đạo", "điều phối", ADMIN];
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
  acting = null;

  start() {
    translatePage();
    languageSwitch(document.getElementById("language"));
    this.beside = new Beside(this);
    this.tabs = new Tabs(this);
    this.clock = new ClockBar(this);
    this.tour = new Tour(this);
    this.inspector = new Inspector(this);
    troubles(trouble);
    tools(document.getElementById("more"), this);
    this.listen();
    narrow.addEventListener("change", () => this.lay());
  }

  // Everything as the server has it; `anew` after a new beginning, when nothing written counts.
  async refresh(anew = false) {
    const state = await read("/practice/state");
    useZone(state.zone);
    Object.assign(this, { bot: state.bot, about: state.about });
    this.people = new Map(state.people.map((person) => [person.id, person]));
    const unread = (id) => (anew ? 0 : this.chats.get(id)?.unread ?? 0);
    this.chats = new Map(state.chats.map((chat) => [chat.id, { ...chat, unread: unread(chat.id) }]));
    this.showBot(state.bot.running);
    showTroubles(trouble, state.faults);
    this.clock.set(state.clock);
    if (!this.open?.every((id) => this.people.has(id))) this.open = null;
    this.open ??= this.remembered();
    this.tour.look();
    for (const [id, phone] of this.phones) {
      if (!anew && this.people.has(id)) phone.renew(this.people.get(id), this.chats.get(id));
      else this.remove(id, phone);
    }
    if (anew) this.putInOrder();
    this.lay();
  }

  remove(id, phone) {
    phone.seat.remove();
    this.phones.delete(id);
  }

  putInOrder() {
    const order = [...this.people.keys()];
    this.open.sort((one, other) => order.indexOf(one) - order.indexOf(other));
    [this.front] = this.open;
  }

  admin() {
    return [...this.people.values()].find((person) => person.label === ADMIN);
  }

  remembered() {
    const all = [...this.people.values()];
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? "null")?.filter((id) => this.people.has(id));
    if (kept?.length) return kept;
    const wanted = all.filter((person) => AT_FIRST.includes(person.label.toLowerCase()));
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
      await this.refresh().catch(() => this.showBot(null));
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
      case "bot": this.tour.look(); return this.showBot(event.running);
      case "beginning": return this.tour.prepare(true);
      case "begun": this.tour.prepare(false); return this.refresh(true);
      case "turn": return this.turn(event.chat_id);
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

  // While it is played: the phone of whoever acts lies in front, at its newest message.
  turn(id) {
    const changed = this.acting !== id;
    this.acting = id;
    const isLived = this.tour.preparing && !this.open.includes(id);
    if (id !== null && changed && !isLived) this.show(id, false);
    else if (id !== null) this.phones.get(id)?.talk.toEnd();
    else this.lay();
  }

  show(id, focus = true) {
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
    if (focus) phone.composer.focus();
  }

  hide(id) {
    this.open = this.open.filter((one) => one !== id);
    if (this.front === id) this.front = this.open[0] ?? null;
    this.keep();
    this.beside.focus(id);
  }

  keep() {
    localStorage.setItem(KEPT, JSON.stringify(this.open));
    this.lay();
  }

  // Puts phones on the desk, the others beside them, and tabs above on a narrow window.
  lay() {
    const desk = document.getElementById("phones");
    for (const [id, phone] of this.phones) {
      if (!this.open.includes(id)) this.remove(id, phone);
    }
    for (const id of this.open) {
      if (this.phones.has(id) || !this.people.has(id)) continue;
      const phone = new Phone(this.people.get(id), this.chats.get(id), this);
      this.phones.set(id, phone);
      desk.insertBefore(phone.seat, this.beside.box);
      phone.tick(this.clock.now());
      phone.talk.toEnd();
    }
    if (this.front !== "others" && !this.open.includes(this.front)) this.front = this.open[0] ?? "others";
    for (const [id, phone] of this.phones) {
      phone.seat.classList.toggle("front", id === this.front);
      phone.seat.classList.toggle("acting", id === this.acting);
    }
    this.beside.draw();
    this.tabs.draw();
  }

  choose(id) {
    if (id !== "others") return this.show(id, false);
    this.front = id;
    this.lay();
    return this.beside.box.scrollIntoView({ inline: "nearest", block: "nearest" });
  }
}

new Desk().start();
