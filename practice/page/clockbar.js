// The clock on top: practice time, and jumps through every due moment.
import { make } from "/page/make.js";
import { isoDay, whole } from "/page/moments.js";
import { post } from "/page/post.js";
import { buttons, openSheet } from "/page/sheet.js";
import { t } from "/page/words.js";

const DAY_MS = 86400000;
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
    this.jumps = document.getElementById("jumps");
    const button = (label, title, act) => make("button", { type: "button", title, "aria-label": `${label}: ${title}`, on: { click: act } }, label);
    for (const [label, title, body] of JUMPS) this.jumps.append(button(label, title, () => this.jump(body)));
    this.jumps.append(button(t("Chọn ngày…"), t("Đến một ngày"), () => this.askDate()));
    this.jumps.addEventListener("scroll", () => this.cue());
    new ResizeObserver(() => this.cue()).observe(this.jumps);
    setInterval(() => this.tick(), 1000);
  }

  // Fades the side on which more buttons are.
  cue() {
    const { scrollLeft, scrollWidth, clientWidth } = this.jumps;
    this.jumps.classList.toggle("before", scrollLeft > 4);
    this.jumps.classList.toggle("after", scrollLeft + clientWidth < scrollWidth - 4);
  }

  now() {
    return this.held ?? new Date(Date.now() + this.offset);
  }

  set({ now, moving }) {
    this.offset = new Date(now) - Date.now();
    this.held = moving ? new Date(now) : null;
    this.box.classList.toggle("moving", Boolean(moving));
    this.rest(Boolean(moving));
    this.tick();
  }

  // A button at rest keeps the focus: a disabled one would lose it.
  rest(resting) {
    this.resting = resting;
    for (const button of this.jumps.children) button.setAttribute("aria-disabled", String(resting));
  }

  tick() {
    const words = whole(this.now());
    if (this.text.textContent !== words) this.text.textContent = words;
    for (const phone of this.desk.phones.values()) phone.tick(this.now());
  }

  async jump(body) {
    if (this.resting) return;
    this.rest(true);
    await post("clock", body);
    this.rest(false);
  }

  askDate() {
    if (this.resting) return;
    const onDay = (days) => isoDay(new Date(this.now().getTime() + days * DAY_MS));
    const date = make("input", { type: "date", required: true, value: onDay(1), min: onDay(0), max: onDay(365) });
    const time = make("input", { type: "time", required: true, value: "07:00" });
    const form = make("form", { method: "dialog" }, make("label", {}, t("Ngày"), date), make("label", {}, t("Giờ"), time),
      buttons(make("button", { class: "solid" }, t("Đến lúc đó"))));
    form.addEventListener("submit", () => this.jump({ date: date.value, time: time.value }));
    openSheet(t("Đồng hồ tập dượt"), form);
  }
}
