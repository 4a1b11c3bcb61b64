// One person's phone: header, messages, composer, toasts and alerts.
import { bubble, summary } from "/page/bubble.js";
import { attachMenu, commandMenu, replyKeys } from "/page/entry.js";
import { icon, make, menu } from "/page/make.js";
import { clockTime, day } from "/page/moments.js";
import { post } from "/page/post.js";

const DOING = { typing: "đang nhập…", upload_photo: "đang gửi ảnh…", upload_document: "đang gửi tệp…", record_voice: "đang ghi âm…", upload_voice: "đang gửi tin thoại…", find_location: "đang tìm vị trí…" };
const NEAR_END = 90;

export class Phone {
  constructor(person, chat, desk) {
    Object.assign(this, { person, chat, desk, shown: new Map(), stuck: true, unread: 0, below: 0, editing: null, replying: null });
    this.build();
    this.draw();
    this.toEnd();
  }

  build() {
    const { person } = this;
    this.time = make("span");
    this.under = make("small", {}, "bot");
    this.log = make("div", { class: "messages", role: "log", tabindex: "0", "aria-label": `Tin nhắn của ${person.name}` });
    this.log.addEventListener("scroll", () => this.scrolled());
    const stay = () => { if (this.stuck) this.toEnd(); };
    this.log.addEventListener("load", stay, true);
    new ResizeObserver(stay).observe(this.log);
    this.belowBadge = make("span", { class: "badge", hidden: true });
    this.endButton = make("button", { type: "button", class: "round to-end", "aria-label": "Xuống tin mới nhất", hidden: true, on: { click: () => this.toEnd() } }, icon("down"), this.belowBadge);
    this.foot = make("div", { class: "foot" });
    const more = make("button", { type: "button", class: "round", "aria-label": "Việc với cuộc trò chuyện", "aria-haspopup": "menu" }, icon("more"));
    more.addEventListener("click", () => this.chatMenu(more));
    this.name = make("strong", {}, this.desk.bot.name);
    this.screen = make("section", { class: "phone", "aria-label": `Điện thoại của ${person.name}` },
      make("div", { class: "status", "aria-hidden": "true" }, this.time, icon("signal")),
      make("div", { class: "top" }, make("img", { class: "avatar", src: "/page/mark.svg", alt: "" }), make("div", {}, this.name, this.under), more),
      make("div", { class: "talk" }, this.log, this.endButton),
      this.foot);
    const close = make("button", { type: "button", class: "round", "aria-label": `Cất điện thoại của ${person.name}`, on: { click: () => this.desk.hide(person.id) } }, icon("close"));
    this.seat = make("div", { class: "seat", id: `seat-${person.id}`, role: "tabpanel", "aria-label": person.name },
      make("div", { class: "who" }, make("h2", {}, person.name), person.label ? make("span", { class: "label" }, person.label) : "", close),
      this.screen);
    this.drawFoot();
  }

  // Messages: only what changed is built anew, so that focus and scroll stay.
  draw() {
    const wanted = [];
    let lastDay = "";
    for (const group of groups(this.chat.messages)) {
      const name = day(new Date(group[0].date * 1000));
      if (name !== lastDay) wanted.push({ key: `day ${name}`, mark: name, build: () => make("div", { class: "day" }, name) });
      lastDay = name;
      wanted.push({ key: `m${group[0].message_id}`, mark: JSON.stringify(group), build: () => bubble(group, this) });
    }
    if (!wanted.length) wanted.push({ key: "hello", mark: "", build: () => this.hello() });
    const kept = new Map();
    wanted.forEach(({ key, mark, build }, index) => {
      const before = this.shown.get(key);
      let { element } = before ?? {};
      if (!before || before.mark !== mark) {
        element = build();
        if (!before && this.shown.size) element.classList.add("fresh");
        if (before) swap(before.element, element);
      }
      if (this.log.children[index] !== element) this.log.insertBefore(element, this.log.children[index] ?? null);
      kept.set(key, { mark, element });
    });
    while (this.log.children.length > wanted.length) this.log.lastChild.remove();
    this.shown = kept;
    if (this.stuck) this.toEnd();
  }

  hello() {
    const about = this.desk.about.description || "Bấm Bắt đầu để trò chuyện với bot.";
    return make("div", { class: "hello" }, make("img", { src: "/page/mark.svg", alt: "" }), make("strong", {}, this.desk.bot.name), make("p", {}, about));
  }

  drawFoot() {
    const { person } = this;
    if (person.blocked) {
      this.foot.replaceChildren(this.bigButton("BỎ CHẶN BOT", () => post("unblock", { user_id: person.id })));
    } else if (!this.chat.messages.length) {
      this.foot.replaceChildren(this.bigButton("BẮT ĐẦU", () => post("link", { user_id: person.id, url: "" })));
    } else {
      this.foot.replaceChildren(...this.composer());
    }
  }

  bigButton(text, act) {
    const button = make("button", { type: "button", class: "start", on: { click: act } }, text);
    button.style.width = "calc(100% - 24px)";
    return button;
  }

  composer() {
    const field = make("textarea", { rows: "1", placeholder: "Tin nhắn", "aria-label": `${this.person.name} nhắn tin cho bot` });
    const send = async () => {
      const text = field.value;
      if (!text.trim()) return;
      field.value = "";
      await this.type(text);
    };
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        send();
      } else if (event.key === "Escape") this.setContext(null, null);
    });
    this.field = field;
    const clip = make("button", { type: "button", class: "round", "aria-label": "Đính kèm", "aria-haspopup": "menu" }, icon("clip"));
    clip.addEventListener("click", () => attachMenu(this, clip));
    const row = make("div", { class: "composer" }, commandMenu(this), field, clip, make("button", { type: "button", class: "round send", "aria-label": "Gửi", on: { click: send } }, icon("send")));
    return [this.context(), row, replyKeys(this)].filter(Boolean);
  }

  context() {
    const message = this.editing ?? this.replying;
    if (!message) return null;
    const title = this.editing ? "Sửa tin nhắn" : `Trả lời ${message.from.first_name}`;
    const drop = make("button", { type: "button", class: "round", "aria-label": "Thôi", on: { click: () => this.setContext(null, null) } }, icon("close"));
    return make("div", { class: "context" }, make("div", {}, make("strong", {}, title), make("span", {}, summary(message))), drop);
  }

  setContext(editing, replying) {
    Object.assign(this, { editing, replying });
    this.drawFoot();
    if (editing) this.field.value = editing.text ?? editing.caption ?? "";
    this.field?.focus();
  }

  async type(text) {
    const { editing, replying, person } = this;
    if (editing || replying) this.setContext(null, null);
    if (editing) return post("edit", { user_id: person.id, message_id: editing.message_id, text });
    this.toEnd();
    return post("text", { user_id: person.id, text, ...(replying ? { reply_to: replying.message_id } : {}) });
  }

  async press(message, spec, element) {
    element.classList.add("waiting");
    setTimeout(() => element.classList.remove("waiting"), 15000);
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
    const items = [{ emoji: "↩️", text: "Trả lời", act: () => this.setContext(null, message) }];
    if (own && (message.text || message.caption)) items.push({ emoji: "✏️", text: "Sửa", act: () => this.setContext(message, null) });
    items.push({ emoji: "🗑", text: "Xóa", danger: true, act: () => post("delete", place) });
    menu(button, items, "Việc với tin này");
  }

  chatMenu(button) {
    const { person } = this;
    const who = { user_id: person.id };
    menu(button, [
      person.blocked ? { emoji: "🔓", text: "Bỏ chặn bot", act: () => post("unblock", who) } : { emoji: "⛔", text: "Chặn bot", danger: true, act: () => post("block", who) },
      { emoji: "🔗", text: "Mở liên kết mời…", act: () => this.desk.askLink(person) },
    ], "Việc với cuộc trò chuyện");
  }

  answered({ message_id: id, data, text, alert }) {
    for (const element of this.log.querySelectorAll(".waiting")) if (element.dataset.data === data) element.classList.remove("waiting");
    if (!text) return;
    if (alert) this.alert(text);
    else this.toast(text, id);
  }

  toast(text) {
    this.screen.querySelector(".toast")?.remove();
    const line = make("div", { class: "toast", role: "status" }, text);
    this.log.parentElement.append(line);
    setTimeout(() => line.remove(), 3500);
  }

  alert(text) {
    const veil = make("div", { class: "veil" });
    const before = document.activeElement;
    const close = () => { veil.remove(); before?.focus?.(); };
    const button = make("button", { type: "button", on: { click: close } }, "OK");
    veil.append(make("div", { class: "alert", role: "alertdialog", "aria-modal": "true", "aria-label": text }, make("h3", {}, this.desk.bot.name), make("p", {}, text), button));
    veil.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
    this.screen.append(veil);
    button.focus();
  }

  doing(action) {
    this.under.textContent = DOING[action] ?? "đang làm việc…";
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
    const far = !this.endButton.hidden;
    if (!message.from.is_bot) return;
    if (far) this.below += 1;
    if (this.desk.isAway(this.person.id)) this.unread += 1;
    this.belowBadge.textContent = this.below;
    this.belowBadge.hidden = !this.below;
    this.screen.classList.remove("lit");
    void this.screen.offsetWidth;
    this.screen.classList.add("lit");
  }

  tick(now) {
    this.time.textContent = clockTime(now);
  }

  scrolled() {
    const far = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight > NEAR_END;
    this.stuck = !far;
    this.endButton.hidden = !far;
    if (!far) { this.below = 0; this.belowBadge.hidden = true; }
  }

  toEnd() {
    this.stuck = true;
    this.log.scrollTop = this.log.scrollHeight;
  }
}

function groups(messages) {
  const found = [];
  for (const message of messages) {
    const last = found.at(-1);
    if (message.photo && message.media_group_id && last?.[0].media_group_id === message.media_group_id) last.push(message);
    else found.push([message]);
  }
  return found;
}

function swap(before, after) {
  const focusable = (element) => [...element.querySelectorAll(".pad button, .pad a")];
  const index = focusable(before).indexOf(document.activeElement);
  before.replaceWith(after);
  if (index >= 0) (focusable(after)[index] ?? focusable(after)[0])?.focus();
}
