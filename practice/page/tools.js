// What one does with the rehearsal as a whole: its data, what is coming, a look inside.
import { make, menu } from "/page/make.js";
import { notice, post, read } from "/page/post.js";
import { askSure, closeSheet, openSheet } from "/page/sheet.js";
import { t } from "/page/words.js";

export function tools(button, desk) {
  button.addEventListener("click", () => menu(button, [
    { emoji: "🧭", text: t("Hướng dẫn"), act: () => desk.tour.toggle() },
    { emoji: "🗓", text: t("Sắp gửi gì…"), act: showComing },
    { emoji: "🔬", text: desk.inspector.shown ? t("Thôi soi") : t("Soi bên trong"), act: () => desk.inspector.toggle() },
    { emoji: "📝", text: t("Tải biên bản"), act: () => { location.href = "/practice/transcript"; } },
    null,
    { emoji: "🏘", text: t("Bắt đầu lại với 60 hộ hư cấu"), act: () => askToBegin("sixty") },
    { emoji: "⏳", text: t("Bắt đầu lại giữa chừng, đã chạy 5 tuần"), act: () => askToBegin("midway") },
    { emoji: "🌱", text: t("Bắt đầu lại với xã mới, chưa có ấp, hộ"), act: () => askToBegin("empty") },
  ], t("Việc khác")));
}

async function showComing() {
  const { lines } = await read("/practice/coming");
  const list = lines?.length ? make("ul", { lang: "vi" }, ...lines.map((line) => make("li", {}, line))) : make("p", {}, t("Chưa có gì sắp gửi."));
  const close = make("button", { type: "button", class: "solid", on: { click: closeSheet } }, t("Đóng"));
  openSheet(t("Sắp gửi trong 10 ngày tới"), list, make("div", { class: "row" }, close));
}

export function askToBegin(seed) {
  askSure(t("Xóa và bắt đầu lại"), t("Mọi dữ liệu tập dượt hiện có sẽ bị xóa."), t("Xóa và bắt đầu lại"), () => {
    notice(t("Dữ liệu đang chuẩn bị, chờ vài giây…"));
    post("begin", { seed });
  });
}
