// A poll: its question, and its answers as buttons that say how many chose them.
import { make } from "/page/make.js";
import { notice, post } from "/page/post.js";
import { t } from "/page/words.js";

function kind(asked) {
  if (asked.type === "quiz") return t("Câu đố");
  return asked.is_anonymous ? t("Thăm dò ẩn danh") : t("Thăm dò công khai");
}

export function poll(message, phone) {
  const { poll: asked, chat, message_id } = message;
  const chosen = new Set();
  const vote = async () => {
    const done = await post("vote", { user_id: phone.person.id, chat_id: chat.id, message_id, options: [...chosen] });
    if (done?.solved != null) notice(done.solved ? t("Trả lời đúng.") : t("Trả lời chưa đúng."));
  };
  const choose = (number, element) => {
    if (!asked.allows_multiple_answers) chosen.clear();
    if (!chosen.delete(number)) chosen.add(number);
    if (!asked.allows_multiple_answers) return vote();
    return element.setAttribute("aria-pressed", chosen.has(number));
  };
  const right = new Set(asked.is_closed ? asked.correct_option_ids : []);
  const answers = asked.options.map((option, number) => {
    const count = make("small", {}, t("{0} người chọn", option.voter_count));
    const pressed = asked.allows_multiple_answers ? { "aria-pressed": "false" } : {};
    const element = make("button", { type: "button", disabled: asked.is_closed, ...pressed }, make("span", {}, right.has(number) ? "✓ " : "", option.text), count);
    element.addEventListener("click", () => choose(number, element));
    return element;
  });
  if (asked.allows_multiple_answers && !asked.is_closed) answers.push(make("button", { type: "button", class: "send", on: { click: vote } }, t("Gửi câu trả lời")));
  const told = make("small", {}, t("{0} người trả lời", asked.total_voter_count), asked.is_closed ? ` · ${t("đã đóng")}` : "");
  return make("div", { class: "poll", role: "group", "aria-label": asked.question }, make("b", {}, asked.question), make("small", {}, kind(asked)), ...answers, told);
}
