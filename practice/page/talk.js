// The messages of one chat: days, bubbles, staying at the end.
import { bubble } from "/page/bubble.js";
import { icon, make } from "/page/make.js";
import { day } from "/page/moments.js";
import { reconcile } from "/page/reconcile.js";
import { t } from "/page/words.js";

const NEAR_END = 90;
const CHIP_MS = 1200;
const CHIP_MARGIN = 8;

export class Talk {
  constructor(phone) {
    this.phone = phone;
    this.stuck = true;
    this.below = 0;
    this.lost = Infinity;
    this.shown = new Map();
    this.log = make("div", { class: "messages", role: "log", tabindex: "0", "aria-label": t("Tin nhắn của {0}", phone.person.name) });
    this.badge = make("span", { class: "badge", hidden: true });
    this.down = make("button", { type: "button", class: "round to-end", "aria-label": t("Xuống tin mới nhất"), hidden: true, on: { click: () => this.toEnd() } }, icon("down"), this.badge);
    this.element = make("div", { class: "talk" }, this.log, this.down);
    const stay = () => { if (this.stuck) this.toEnd(); };
    this.log.addEventListener("scroll", () => this.scrolling());
    this.log.addEventListener("load", stay, true);
    new ResizeObserver(stay).observe(this.log);
  }

  draw() {
    const held = this.log.contains(document.activeElement);
    this.fill();
    if (held) this.keepFocus();
    if (this.stuck) this.toEnd();
    else this.scrolled();
    this.float();
  }

  fill() {
    const days = byDay(groups(this.phone.chat.messages));
    const section = (name) => ({ key: name, mark: "", build: () => make("section", { class: "of-day", "aria-label": name }) });
    const wanted = days.size ? [...days.keys()].map(section) : [{ key: "hello", mark: "", build: () => this.hello() }];
    this.shown = reconcile(this.log, wanted, this.shown);
    for (const [name, messages] of days) {
      const { element } = this.shown.get(name);
      const chip = { key: "day", mark: "", build: () => make("div", { class: "day" }, name) };
      const bubbles = messages.map((group) => ({ key: group[0].message_id, mark: JSON.stringify(group), build: () => bubble(group, this.phone) }));
      element.shown = reconcile(element, [chip, ...bubbles], element.shown ?? new Map());
    }
  }

  // When the pressed button is gone the messages have the focus, then the buttons of the next one.
  keepFocus() {
    const newest = this.phone.chat.messages.at(-1)?.message_id ?? 0;
    if (!this.log.contains(document.activeElement)) {
      this.lost = newest;
      this.log.focus({ preventScroll: true });
    } else if (document.activeElement === this.log && newest > this.lost) {
      this.lost = Infinity;
      this.log.querySelector(".of-day:last-child .line:last-child .pad :is(button, a)")?.focus({ preventScroll: true });
    }
  }

  hello() {
    const { desk } = this.phone;
    const about = desk.about.description || t("Bấm Bắt đầu để trò chuyện.");
    return make("div", { class: "hello" }, make("img", { src: "/page/mark.svg", alt: "" }), make("strong", {}, desk.bot.name), make("p", { lang: desk.about.description ? "vi" : null }, about));
  }

  arrived() {
    if (this.stuck) return;
    this.below += 1;
    this.badge.textContent = this.below;
    this.badge.hidden = false;
  }

  // A day's chip that floats over messages is seen while they move.
  scrolling() {
    this.scrolled();
    this.float();
    this.log.classList.add("moving");
    clearTimeout(this.rests);
    this.rests = setTimeout(() => this.log.classList.remove("moving"), CHIP_MS);
  }

  float() {
    const top = this.log.getBoundingClientRect().top;
    for (const day of this.log.querySelectorAll(".day")) day.classList.toggle("afloat", day.parentElement.getBoundingClientRect().top < top - CHIP_MARGIN);
  }

  scrolled() {
    this.stuck = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight <= NEAR_END;
    this.down.hidden = this.stuck;
    if (this.stuck) {
      this.below = 0;
      this.badge.hidden = true;
    }
  }

  toEnd() {
    this.stuck = true;
    this.log.scrollTop = this.log.scrollHeight;
    this.scrolled();
  }
}

// Photos of one album are one group.
function groups(messages) {
  const found = [];
  for (const message of messages) {
    const last = found.at(-1);
    if (message.photo && message.media_group_id && last?.[0].media_group_id === message.media_group_id) last.push(message);
    else found.push([message]);
  }
  return found;
}

function byDay(found) {
  const days = new Map();
  for (const group of found) {
    const name = day(new Date(group[0].date * 1000));
    days.set(name, [...(days.get(name) ?? []), group]);
  }
  return days;
}
