// One person's phone: header, messages, text field, toasts and alerts.
import { askLink } from "/page/asking.js";
import { Composer } from "/page/composer.js";
import { icon, make, menu } from "/page/make.js";
import { clockTime } from "/page/moments.js";
import { post } from "/page/post.js";
import { Talk } from "/page/talk.js";
import { t } from "/page/words.js";

const DOING = { typing: t("đang nhập…"), upload_photo: t("đang gửi ảnh…"), upload_document: t("đang gửi tệp…"), record_voice: t("đang ghi âm…"), upload_voice: t("đang gửi tin thoại…"), find_location: t("đang tìm vị trí…") };
const TOAST_MS = 3500;
const PATIENCE_MS = 15000;

export class Phone {
  constructor(person, chat, desk) {
    Object.assign(this, { person, chat, desk, unread: 0 });
    this.talk = new Talk(this);
    this.composer = new Composer(this);
    this.build();
    this.draw();
    this.drawFoot();
  }

  build() {
    const { person, desk } = this;
    this.time = make("span");
    this.under = make("small", {}, "bot");
    const more = make("button", { type: "button", class: "round", "aria-label": t("Việc với cuộc trò chuyện"), "aria-haspopup": "menu" }, icon("more"));
    more.addEventListener("click", () => this.chatMenu(more));
    const top = make("div", { class: "top" }, make("img", { class: "avatar", src: "/page/mark.svg", alt: "" }), make("div", {}, make("strong", {}, desk.bot.name), this.under), more);
    const status = make("div", { class: "status", "aria-hidden": "true" }, this.time, icon("signal"));
    this.screen = make("section", { class: "phone", "aria-label": t("Điện thoại của {0}", person.name) }, status, top, this.talk.element, this.composer.element);
    const close = make("button", { type: "button", class: "round", "aria-label": t("Cất điện thoại của {0}", person.name), on: { click: () => desk.hide(person.id) } }, icon("close"));
    const who = make("div", { class: "who" }, make("h2", {}, person.name), person.label ? make("span", { class: "label" }, t(person.label)) : "", close);
    this.seat = make("div", { class: "seat", id: `seat-${person.id}`, role: "tabpanel", "aria-label": person.name }, who, this.screen);
  }

  // The server tells everything anew; what is being written stays.
  renew(person, chat) {
    Object.assign(this, { person, chat });
    this.draw();
    this.drawFoot();
  }

  draw() {
    this.talk.draw();
  }

  drawFoot() {
    this.composer.draw();
  }

  type(text, replying = null) {
    this.talk.toEnd();
    return post("text", { user_id: this.person.id, text, ...(replying ? { reply_to: replying.message_id } : {}) });
  }

  async press(message, spec, element) {
    element.classList.add("waiting");
    setTimeout(() => element.classList.remove("waiting"), PATIENCE_MS);
    const done = await post("tap", { user_id: this.person.id, message_id: message.message_id, data: spec.callback_data });
    if (!done) element.classList.remove("waiting");
  }

  // A link into this bot opens here; anything else is left to the browser.
  openLink = (address, isCommand = false) => {
    if (isCommand) return () => this.type(address);
    let url;
    try { url = new URL(address); } catch { return null; }
    if (url.hostname !== "t.me" || url.pathname.slice(1).toLowerCase() !== this.desk.bot.username.toLowerCase()) return null;
    return () => post("link", { user_id: this.person.id, url: address });
  };

  messageMenu(message, button) {
    const own = message.from.id === this.person.id;
    const place = { user_id: this.person.id, message_id: message.message_id };
    const items = [{ emoji: "↩️", text: t("Trả lời"), act: () => this.composer.about(null, message) }];
    if (own && (message.text || message.caption)) items.push({ emoji: "✏️", text: t("Sửa"), act: () => this.composer.about(message, null) });
    if (message.reply_markup) items.push({ emoji: "👆", text: t("Bấm đúp nút đầu tiên"), act: () => post("tap", { ...place, times: 2 }) });
    if (!own && message.edit_date) items.push({ emoji: "🕰", text: t("Bấm nút của bản trước"), act: () => post("tap", { ...place, stale: true }) });
    items.push({ emoji: "🔬", text: t("Soi tin này"), act: () => this.desk.inspector.about(this.person, message) });
    items.push({ emoji: "🗑", text: t("Xóa"), danger: true, act: () => post("delete", place) });
    menu(button, items, t("Việc với tin này"));
  }

  chatMenu(button) {
    const { person } = this;
    const who = { user_id: person.id };
    const block = { emoji: "⛔", text: t("Chặn bot"), danger: true, act: () => post("block", who) };
    const unblock = { emoji: "🔓", text: t("Bỏ chặn bot"), act: () => post("unblock", who) };
    const link = { emoji: "🔗", text: t("Mở liên kết mời…"), act: () => askLink(this.desk, person) };
    menu(button, [link, person.blocked ? unblock : block], t("Việc với cuộc trò chuyện"));
  }

  answered({ data, text, alert }) {
    for (const element of this.screen.querySelectorAll(".waiting")) if (element.dataset.data === data) element.classList.remove("waiting");
    if (text && alert) this.alert(text);
    else if (text) this.toast(text);
  }

  toast(text) {
    this.screen.querySelector(".toast")?.remove();
    const line = make("div", { class: "toast", role: "status", lang: "vi" }, text);
    this.talk.element.append(line);
    setTimeout(() => line.remove(), TOAST_MS);
  }

  alert(text) {
    const veil = make("div", { class: "veil" });
    const before = document.activeElement;
    const close = () => { veil.remove(); before?.focus?.(); };
    const button = make("button", { type: "button", on: { click: close } }, "OK");
    veil.append(make("div", { class: "alert", role: "alertdialog", "aria-modal": "true", "aria-label": text }, make("h3", {}, this.desk.bot.name), make("p", { lang: "vi" }, text), button));
    veil.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
      if (event.key === "Tab") event.preventDefault();
    });
    this.screen.append(veil);
    button.focus();
  }

  doing(action) {
    this.under.textContent = DOING[action] ?? t("đang làm việc…");
    this.under.classList.add("busy");
    clearTimeout(this.busy);
    this.busy = setTimeout(() => this.idle(), 5000);
  }

  idle() {
    this.under.textContent = "bot";
    this.under.classList.remove("busy");
  }

  // A new message: the phone lights up, and counts it when nobody sees it.
  arrived(message) {
    this.idle();
    if (!message.from.is_bot) return;
    this.talk.arrived();
    if (this.desk.isAway(this.person.id)) this.unread += 1;
    this.screen.classList.remove("lit");
    void this.screen.offsetWidth;
    this.screen.classList.add("lit");
  }

  tick(now) {
    this.time.textContent = clockTime(now);
  }
}
