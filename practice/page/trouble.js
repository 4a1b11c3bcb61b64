// Troubles to rehearse: a lost network, a busy Telegram, a bot that stops in the middle.
import { menu } from "/page/make.js";
import { notice, post } from "/page/post.js";
import { t } from "/page/words.js";

const NAMES = { 429: t("Telegram quá tải"), 500: t("lỗi máy chủ"), outage: t("mất mạng"), drop: t("mất câu trả lời"), slow: t("mạng chậm"), late: t("tin đến trễ"), limits: t("giới hạn thật") };

export function troubles(button) {
  const fault = (kind, more) => () => post("faults", { kind, ...more });
  button.addEventListener("click", () => menu(button, [
    { emoji: "📵", text: t("Mất mạng 30 giây"), act: fault("outage", { for_seconds: 30 }) },
    { emoji: "🚦", text: t("Telegram quá tải, chờ 5 giây"), act: fault("429", { times: 1, retry_after: 5 }) },
    { emoji: "💥", text: t("Lỗi máy chủ, 3 lần"), act: fault("500", { times: 3 }) },
    { emoji: "🕳", text: t("Mất câu trả lời, 1 lần"), act: fault("drop", { times: 1 }) },
    { emoji: "🐢", text: t("Mạng chậm trong 1 phút"), act: fault("slow", { for_seconds: 60, seconds: 1.5 }) },
    { emoji: "📮", text: t("Giữ tin lại, giao sau"), act: fault("late", {}) },
    { emoji: "✅", text: t("Hết mọi sự cố"), act: () => post("faults/clear") },
    null,
    { emoji: "🔌", text: t("Ngắt bot đột ngột rồi bật lại"), act: () => { notice(t("Bot bị ngắt, đang bật lại…")); post("restart", { mode: "kill" }); } },
    { emoji: "🔄", text: t("Khởi động lại bot"), act: () => { notice(t("Bot đang khởi động lại…")); post("restart", { mode: "stop" }); } },
  ], t("Tình huống")));
}

export function showTroubles(button, faults) {
  const names = faults.map((fault) => NAMES[fault.kind] ?? fault.kind);
  button.classList.toggle("on", names.length > 0);
  button.textContent = names.length ? `⚠ ${names[0]}${names.length > 1 ? ` +${names.length - 1}` : ""}` : t("Tình huống");
}
