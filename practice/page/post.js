// Talks to the practice server.
import { make } from "/page/make.js";
import { t } from "/page/words.js";

export function notice(text) {
  const line = make("div", {}, text);
  document.getElementById("notices").append(line);
  setTimeout(() => line.remove(), 5000);
}

export async function read(path) {
  const response = await fetch(path);
  return response.json();
}

export async function post(act, body = {}) {
  try {
    const response = await fetch(`/practice/${act}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (answer.error) notice(t("Không làm được: {0}.", answer.error));
    return answer.result;
  } catch {
    notice(t("Mất kết nối với máy chủ tập dượt. Dữ liệu vẫn còn; chạy lại thì trang tự nối lại."));
    return undefined;
  }
}
