// The foot of a phone: the start button, or a text field with what stands around it.
import { attachMenu, commandMenu, replyKeys } from "/page/entry.js";
import { summary } from "/page/bubble.js";
import { icon, make } from "/page/make.js";
import { post } from "/page/post.js";
import { refill } from "/page/reconcile.js";
import { t } from "/page/words.js";

export class Composer {
  constructor(phone) {
    this.phone = phone;
    this.editing = null;
    this.replying = null;
    this.element = make("div", { class: "foot" });
    this.field = null;
    this.draft = "";
  }

  draw() {
    const { person, chat } = this.phone;
    const started = document.activeElement !== null && document.activeElement === this.big;
    this.draft = this.field?.value ?? this.draft;
    this.field = this.big = null;
    if (person.blocked) {
      this.big = bigButton(t("BỎ CHẶN BOT"), () => post("unblock", { user_id: person.id }));
    } else if (!chat.messages.length) {
      this.big = bigButton(t("BẮT ĐẦU"), () => post("link", { user_id: person.id, url: "" }));
    }
    const parts = this.big ? [this.big] : this.parts();
    if (this.field) this.field.value = this.draft;
    refill(this.element, ...parts);
    if (started) this.focus();
  }

  focus() {
    (this.field ?? this.big)?.focus({ preventScroll: true });
  }

  parts() {
    const { phone } = this;
    this.field = make("textarea", { rows: "1", placeholder: t("Tin nhắn"), "aria-label": t("{0} nhắn tin cho bot", phone.person.name) });
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.send();
      } else if (event.key === "Escape" && (this.editing || this.replying)) this.about(null, null);
    });
    const clip = make("button", { type: "button", class: "round", "aria-label": t("Đính kèm"), "aria-haspopup": "menu" }, icon("clip"));
    clip.addEventListener("click", () => attachMenu(phone, clip));
    const send = make("button", { type: "button", class: "round send", "aria-label": t("Gửi"), on: { click: () => this.send() } }, icon("send"));
    return [this.context(), make("div", { class: "composer" }, commandMenu(phone), this.field, clip, send), replyKeys(phone)].filter(Boolean);
  }

  context() {
    const message = this.editing ?? this.replying;
    if (!message) return null;
    const title = this.editing ? t("Sửa tin nhắn") : t("Trả lời {0}", message.from.first_name);
    const drop = make("button", { type: "button", class: "round", "aria-label": t("Thôi"), on: { click: () => this.about(null, null) } }, icon("close"));
    return make("div", { class: "context" }, make("div", {}, make("strong", {}, title), make("span", {}, summary(message))), drop);
  }

  // What the next text is about: an own message to edit, or one to answer.
  // What was begun meanwhile waits until the edit is over.
  about(editing, replying) {
    const field = this.field ?? {};
    if (editing && !this.editing) this.begun = field.value;
    if (editing) field.value = editing.text ?? editing.caption ?? "";
    else if (this.editing) field.value = this.begun ?? "";
    Object.assign(this, { editing, replying });
    this.draw();
    this.field?.focus();
  }

  take() {
    const text = this.field?.value.trim() ?? "";
    if (this.field) this.field.value = "";
    return text;
  }

  async send() {
    const text = this.field.value;
    if (!text.trim()) return;
    const { editing, replying, phone } = this;
    this.field.value = "";
    if (editing || replying) this.about(null, null);
    const sending = editing ? post("edit", { user_id: phone.person.id, message_id: editing.message_id, text }) : phone.type(text, replying);
    if (await sending === undefined) this.giveBack(text, editing, replying);
  }

  // What could not be sent stands in the field again, unless something else does by now.
  giveBack(text, editing, replying) {
    if (!this.field || this.field.value) return;
    Object.assign(this, { editing, replying });
    this.field.value = text;
    this.draw();
  }
}

function bigButton(text, act) {
  return make("button", { type: "button", class: "start", on: { click: act } }, text);
}
