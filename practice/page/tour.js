// The tour: five steps that tick themselves off as they happen, and a hand that plays them.
import { make } from "/page/make.js";
import { notice, post, read } from "/page/post.js";
import { t } from "/page/words.js";

const KEPT = "gandan.tour";
const SOON_MS = 300;
const STEPS = {
  visit: [t("1. Ghi một lượt thăm"), t("Trên máy cán bộ: 📝 Ghi thăm hộ → chọn hộ → Đủ nội dung → Không có ý kiến → Gửi phiếu.")],
  raise: [t("2. Ghi một ý kiến"), t("Vẫn cán bộ: thăm một hộ nữa → Có ý kiến → Phản ánh → gõ lời → lĩnh vực → Báo cáo lãnh đạo.")],
  answer: [t("3. Lãnh đạo trả lời"), t("Trên máy lãnh đạo: ✅ Nhận, rồi ✍️ Trả lời.")],
  saturday: [t("4. Nhảy tới thứ Bảy"), t("Bấm T6 14:00 rồi T7 06:30 trên đồng hồ: ai cũng nhận đúng tin của mình.")],
  tell: [t("5. Báo kết quả cho hộ"), t("Trên máy cán bộ: 🙂 Đã báo, hài lòng, ở tin Báo kết quả.")],
};

export class Tour {
  constructor() {
    this.box = document.getElementById("tour");
    this.state = { steps: Object.keys(STEPS), done: [], playing: false };
    this.shown = localStorage.getItem(KEPT) !== "away";
  }

  toggle() {
    this.shown = !this.shown;
    localStorage.setItem(KEPT, this.shown ? "here" : "away");
    this.draw();
  }

  // Many messages may come at once: one look serves them all.
  look() {
    this.soon ??= setTimeout(async () => {
      this.soon = undefined;
      const state = await read("/practice/tour");
      if (!state.error) this.set(state);
    }, SOON_MS);
  }

  set(state) {
    this.state = state;
    this.draw();
  }

  playing({ on, why }) {
    if (why) notice(t("Hướng dẫn đã dừng: {0}", why));
    this.set({ ...this.state, playing: on });
    this.look();
  }

  draw() {
    const { steps, done, playing } = this.state;
    const next = steps.find((name) => !done.includes(name));
    const items = steps.map((name) => {
      const [title] = STEPS[name];
      const isDone = done.includes(name);
      const state = isDone ? "done" : name === next ? "next" : "";
      const mark = make("span", { class: "tick", "aria-hidden": "true" }, isDone ? "✓" : "");
      const said = isDone ? make("span", { class: "unseen" }, t("xong")) : "";
      return make("li", { class: state, "aria-current": name === next ? "step" : null }, mark, make("div", {}, make("strong", {}, title), said));
    });
    const play = make("button", { type: "button", class: "solid", on: { click: () => post("play", { pause: 0.7 }) } }, playing ? t("Dừng diễn") : t("Diễn giúp tôi"));
    const again = make("button", { type: "button", class: "quiet", on: { click: async () => this.set(await post("tour")) } }, t("Làm lại từ đầu"));
    const close = make("button", { type: "button", class: "quiet", on: { click: () => this.toggle() } }, t("Đóng"));
    const hint = next ? make("p", {}, STEPS[next][1]) : "";
    this.box.replaceChildren(make("div", {}, make("ol", {}, ...items), hint), make("div", { class: "row" }, play, done.length ? again : "", close));
    this.box.hidden = !this.shown;
  }
}
