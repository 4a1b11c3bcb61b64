// What stands around the text field: commands, attachments, reply keyboards.
import { icon, make, menu } from "/page/make.js";
import { notice, post } from "/page/post.js";
import { t } from "/page/words.js";

export function commandMenu(phone) {
  const { commands } = phone.chat;
  if (!commands?.length) return "";
  const button = make("button", { type: "button", class: "menu-button", "aria-haspopup": "menu" }, icon("lines"), "Menu");
  const items = commands.map(({ command, description }) => ({ text: description, small: `/${command}`, act: () => phone.type(`/${command}`) }));
  button.addEventListener("click", () => menu(button, items, t("Lệnh của bot")));
  return button;
}

function pick(phone, act, accept) {
  const field = make("input", { type: "file", accept, multiple: true });
  field.addEventListener("change", async () => {
    const who = { user_id: phone.person.id };
    const contents = await Promise.all([...field.files].map(base64));
    if (act === "photo" && contents.length > 1) return post("album", { ...who, contents, ...caption(phone) });
    for (const [at, content] of contents.entries()) await post(act, { ...who, content, name: field.files[at].name, ...caption(phone) });
    return undefined;
  });
  field.click();
}

// What stands in the text field goes along.
function caption(phone) {
  const text = phone.composer.take();
  return text ? { caption: text } : {};
}

async function sendList(phone) {
  const list = await (await fetch("/page/sample-households.csv")).blob();
  await post("document", { user_id: phone.person.id, content: await base64(list), name: "danh-sach-ho.csv", ...caption(phone) });
}

function forward(phone) {
  const text = phone.composer.take() || "Đoạn đường vào ấp ngập sau mỗi trận mưa, học sinh đi lại khó khăn.";
  return post("forward", { user_id: phone.person.id, from: "Bà Sáu, ấp 3", text });
}

// Holds the microphone until it is pressed again.
let recorder = null;

async function record(phone) {
  if (recorder) return recorder.stop();
  let stream;
  try { stream = await navigator.mediaDevices.getUserMedia({ audio: true }); } catch { return notice(t("Trình duyệt không cho ghi âm.")); }
  const began = Date.now();
  const parts = [];
  recorder = new MediaRecorder(stream);
  recorder.ondataavailable = ({ data }) => parts.push(data);
  recorder.onstop = async () => {
    recorder = null;
    stream.getTracks().forEach((track) => track.stop());
    const seconds = Math.max(1, Math.round((Date.now() - began) / 1000));
    await post("voice", { user_id: phone.person.id, seconds, content: await base64(new Blob(parts)) });
  };
  recorder.start();
  notice(t("Đang ghi âm; mở lại menu này để gửi."));
  return undefined;
}

async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(text);
}

export function attachMenu(phone, button) {
  const who = { user_id: phone.person.id };
  menu(button, [
    { emoji: "🖼", text: t("Ảnh mẫu"), act: () => post("photo", { ...who, ...caption(phone) }) },
    { emoji: "🗂", text: t("Album 3 ảnh mẫu"), act: () => post("album", { ...who, count: 3, ...caption(phone) }) },
    { emoji: "📁", text: t("Ảnh từ máy này…"), act: () => pick(phone, "photo", "image/jpeg,image/png") },
    { emoji: "🎙", text: t("Tin thoại mẫu"), act: () => post("voice", { ...who, seconds: 4 }) },
    { emoji: "⏺", text: recorder ? t("Dừng và gửi ghi âm") : t("Ghi âm từ micro…"), act: () => record(phone) },
    { emoji: "📍", text: t("Vị trí"), act: () => post("location", who) },
    { emoji: "👤", text: t("Danh thiếp của tôi"), act: () => post("contact", who) },
    { emoji: "📄", text: t("Tệp mẫu"), act: () => post("document", { ...who, ...caption(phone) }) },
    { emoji: "🏘", text: t("Danh sách hộ mẫu"), act: () => sendList(phone) },
    { emoji: "📎", text: t("Tệp từ máy này…"), act: () => pick(phone, "document", "") },
    { emoji: "↪️", text: t("Chuyển tiếp một ý kiến"), act: () => forward(phone) },
    { emoji: "👍", text: t("Nhãn dán"), act: () => post("sticker", who) },
  ], t("Đính kèm"));
}

export function replyKeys(phone) {
  const rows = phone.chat.keyboard?.keyboard;
  if (!rows?.length) return null;
  const who = { user_id: phone.person.id };
  const press = (spec) => {
    if (spec.request_contact) return post("contact", who);
    if (spec.request_location) return post("location", who);
    return phone.type(spec.text);
  };
  const keys = rows.map((row) => make("div", {}, ...row.map((spec) => make("button", { type: "button", on: { click: () => press(spec) } }, spec.text))));
  return make("div", { class: "keys", role: "group", "aria-label": t("Bàn phím của bot") }, ...keys);
}
