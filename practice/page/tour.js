// The tour: five steps that tick themselves off as they happen, and a hand that plays them.
import { make } from "/page/make.js";
import { notice, post, read } from "/page/post.js";
import { refill } from "/page/reconcile.js";
import { askSure } from "/page/sheet.js";
import { STEPS } from "/page/steps.js";
import { askToBegin } from "/page/tools.js";
import { t } from "/page/words.js";

const KEPT = "gandan.tour";
const SOON_MS = 300;
const PAUSE = 0.7;

export class Tour {
  constructor(desk) {
    this.desk = desk;
    this.box = document.getElementById("tour");
    this.state = { seed: "", steps: [], done: [], playing: false, untouched: true, invitation: "" };
    this.preparing = false;
    this.shown = localStorage.getItem(KEPT) !== "away";
  }

  toggle() {
    this.shown = !this.shown;
    localStorage.setItem(KEPT, this.shown ? "here" : "away");
    this.draw();
    if (!this.shown) document.getElementById("more").focus();
  }

  // Many messages may come at once: one look serves them all.
  look() {
    this.soon ??= setTimeout(async () => {
      this.soon = undefined;
      const state = await read("/practice/tour").catch(() => ({ error: true }));
      if (!state.error) this.set(state);
    }, SOON_MS);
  }

  set(state) {
    this.state = state;
    this.draw();
  }

  playing({ on, why }) {
    if (why) notice(t("Diễn đã dừng: {0}", why));
    if (!on) this.desk.turn(null);
    this.preparing &&= on;
    this.set({ ...this.state, playing: on });
    this.look();
  }

  prepare(preparing) {
    this.preparing = preparing;
    this.draw();
  }

  // What was done by hand is not lost without a word.
  play() {
    const { playing, untouched } = this.state;
    const begin = () => post("play", { pause: PAUSE });
    if (playing || untouched) return begin();
    const words = t("Diễn bắt đầu từ dữ liệu ban đầu: mọi việc đã làm trong bản tập dượt này sẽ bị xóa.");
    return askSure(t("Diễn từ đầu"), words, t("Xóa và diễn"), begin);
  }

  draw() {
    const { seed, steps, done, playing, untouched } = this.state;
    const next = steps.find((name) => !done.includes(name));
    const items = steps.map((name) => this.step(name, next));
    const play = make("button", { type: "button", class: "solid", on: { click: () => this.play() } }, playing ? t("Dừng diễn") : untouched ? t("Diễn giúp tôi") : t("Diễn từ đầu"));
    const again = make("button", { type: "button", class: "quiet", on: { click: () => askToBegin(seed) } }, t("Làm lại từ đầu"));
    const close = make("button", { type: "button", class: "quiet", on: { click: () => this.toggle() } }, t("Đóng"));
    refill(this.box, make("div", {}, make("ol", {}, ...items), this.hint(next)), make("div", { class: "row" }, play, untouched || playing ? "" : again, close));
    this.box.hidden = !this.shown || !steps.length;
  }

  step(name, next) {
    const isDone = this.state.done.includes(name);
    const state = isDone ? "done" : name === next ? "next" : "";
    const mark = make("span", { class: "tick", "aria-hidden": "true" }, isDone ? "✓" : "");
    const said = isDone ? make("span", { class: "unseen" }, t("xong")) : "";
    return make("li", { class: state, "aria-current": name === next ? "step" : null }, mark, make("div", {}, make("strong", {}, STEPS[name][0]), said));
  }

  hint(next) {
    if (this.preparing) return make("p", { role: "status" }, t("Dữ liệu đang chuẩn bị, chờ vài giây…"));
    if (!next) return make("p", {}, t("Xong cả năm bước. Giờ mời thử theo ý mình, không sợ hỏng gì."));
    const { invitation, playing } = this.state;
    const admin = this.desk.admin();
    if (!invitation || !admin || playing) return make("p", {}, STEPS[next][1]);
    const open = () => { this.desk.show(admin.id); post("link", { user_id: admin.id, url: invitation }); };
    const button = make("button", { type: "button", class: "link", on: { click: open } }, t("Mở trên máy {0}", admin.name));
    return make("p", {}, `${STEPS[next][1]} `, make("code", {}, invitation), " ", button);
  }
}
