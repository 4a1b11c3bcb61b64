// Troubles to rehearse: a lost network, a busy Telegram, a bot that stops in the middle.
import { menu } from "/page/make.js";
import { notice, post } from "/page/post.js";

const NAMES = { 429: "Telegram quá tải", 500: "lỗi máy chủ", outage: "mất mạng", drop: "mất câu trả lời", slow: "mạng chậm", late: "tin đến trễ", limits: "giới hạn thật" };

export function troubles(button) {
  const fault = (kind, more) => () => post("faults", { kind, ...more });
  button.addEventListener("click", () => menu(button, [
    { emoji: "📵", text: "Mất mạng 30 giây", act: fault("outage", { for_seconds: 30 }) },
    { emoji: "🚦", text: "Telegram quá tải, chờ 5 giây", act: fault("429", { times: 1, retry_after: 5 }) },
    { emoji: "💥", text: "Lỗi máy chủ, 3 lần", act: fault("500", { times: 3 }) },
    { emoji: "🕳", text: "Mất câu trả lời, 1 lần", act: fault("drop", { times: 1 }) },
    { emoji: "🐢", text: "Mạng chậm trong 1 phút", act: fault("slow", { for_seconds: 60, seconds: 1.5 }) },
    { emoji: "📮", text: "Giữ tin lại, giao sau", act: fault("late", {}) },
    { emoji: "✅", text: "Hết mọi sự cố", act: () => post("faults/clear") },
    null,
    { emoji: "🔌", text: "Ngắt bot đột ngột rồi bật lại", act: () => { notice("Bot bị ngắt, đang bật lại…"); post("restart", { mode: "kill" }); } },
    { emoji: "🔄", text: "Khởi động lại bot", act: () => { notice("Bot đang khởi động lại…"); post("restart", { mode: "stop" }); } },
    null,
    { emoji: "📝", text: "Tải biên bản", act: () => { location.href = "/practice/transcript"; } },
  ], "Tình huống"));
}

export function showTroubles(button, faults) {
  const names = faults.map((fault) => NAMES[fault.kind] ?? fault.kind);
  button.classList.toggle("on", names.length > 0);
  button.textContent = names.length ? `⚠ ${names[0]}${names.length > 1 ? ` +${names.length - 1}` : ""}` : "Tình huống";
}
