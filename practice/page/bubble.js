// One message (or one album) as an element.
import { icon, make } from "/page/make.js";
import { clockTime } from "/page/moments.js";
import { poll } from "/page/poll.js";
import { notice } from "/page/post.js";
import { copy, richText } from "/page/richtext.js";
import { t } from "/page/words.js";

const fileAt = (file) => `/practice/files/${encodeURIComponent(file.file_id)}`;
const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

function size(bytes) {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1).replace(".", ",")} MB`;
}

export function summary(message) {
  const kinds = { poll: t("Thăm dò"), venue: t("Địa điểm"), dice: t("Xúc xắc"), video_note: t("Video tròn"), photo: t("Ảnh"), voice: t("Tin thoại"), video: "Video", document: t("Tệp"), sticker: t("Nhãn dán"), location: t("Vị trí"), contact: t("Danh thiếp") };
  const kind = Object.keys(kinds).find((name) => name in message);
  return message.text ?? message.caption ?? (kind ? kinds[kind] : t("Tin nhắn"));
}

function meta(message, over) {
  const own = !message.from.is_bot;
  const edited = message.edit_date && (own || !message.reply_markup);
  const lock = message.has_protected_content ? make("span", { title: t("Nội dung được bảo vệ, không chuyển tiếp được"), role: "img", "aria-label": t("nội dung được bảo vệ") }, icon("lock")) : "";
  return make("span", { class: over ? "meta over" : "meta" }, lock, edited ? make("span", {}, t("đã sửa")) : "", clockTime(new Date(message.date * 1000)), own ? icon("seen") : "");
}

function photos(messages) {
  const shape = { 1: "one", 2: "two" }[messages.length] ?? (messages.length % 2 ? "many" : "two");
  const bare = messages.some((message) => message.caption) ? "" : "bare";
  const grid = make("div", { class: `photos ${shape} ${bare}` });
  for (const message of messages) {
    const photo = message.photo.at(-1);
    const picture = () => make("img", { src: fileAt(photo), alt: message.caption ?? t("Ảnh trong tin nhắn") });
    const show = () => {
      const box = document.getElementById("picture");
      box.replaceChildren(picture());
      box.onclick = () => box.close();
      box.showModal();
    };
    grid.append(make("button", { type: "button", "aria-label": t("Xem ảnh lớn"), on: { click: show } }, picture()));
  }
  return grid;
}

function voice(message) {
  const { voice: file } = message;
  const sound = new Audio();
  const bars = Array.from({ length: 30 }, (_, index) => {
    const bar = make("i");
    bar.style.height = `${5 + Math.abs(Math.sin(index * 1.7 + file.file_size) * 14 + Math.cos(index * .63) * 6)}px`;
    return bar;
  });
  const button = make("button", { type: "button", class: "disc", "aria-label": t("Nghe tin thoại") }, "▶");
  button.addEventListener("click", () => {
    sound.src ||= fileAt(file);
    if (sound.paused) sound.play().catch(() => {}); else sound.pause();
  });
  const show = () => { button.textContent = sound.paused ? "▶" : "❚❚"; };
  for (const kind of ["play", "pause", "ended"]) sound.addEventListener(kind, show);
  sound.addEventListener("timeupdate", () => {
    const heard = sound.currentTime / (sound.duration || 1) * bars.length;
    bars.forEach((bar, index) => bar.classList.toggle("heard", index < heard));
  });
  return make("div", { class: "voice" }, button, make("div", {}, make("div", { class: "wave", "aria-hidden": "true" }, ...bars), make("small", {}, minutes(file.duration))));
}

const disc = (face) => make("span", { class: "disc", "aria-hidden": "true" }, face);
const card = (face, title, under) => make("div", { class: "place" }, disc(face), make("span", {}, make("b", {}, title), make("small", {}, under)));

function attachment(message, phone) {
  if (message.voice) return voice(message);
  if (message.poll) return poll(message, phone);
  const round = message.video_note;
  const file = message.document ?? message.video ?? message.audio ?? round;
  if (file) {
    const name = round ? t("Video tròn") : file.file_name ?? t("tệp");
    const words = make("span", {}, make("b", {}, name), make("small", {}, `${size(file.file_size)} · ${t("tải về")}`));
    return make("a", { class: "file", href: fileAt(file), download: file.file_name ?? "tep" }, disc(message.video || round ? "▶" : "⤓"), words);
  }
  if (message.venue) return card("📍", message.venue.title, message.venue.address);
  if (message.location) {
    const { latitude, longitude, live_period: live } = message.location;
    return card("📍", live ? t("Vị trí trực tiếp") : t("Vị trí"), `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`);
  }
  if (message.contact) return card("👤", message.contact.first_name, `+${message.contact.phone_number.replace(/^\+/, "")}`);
  if (message.dice) return make("div", { class: "dice" }, make("div", { class: "sticker", "aria-hidden": "true" }, message.dice.emoji), make("b", {}, t("Ra {0}", message.dice.value)));
  return message.sticker ? sticker(message.sticker) : "";
}

function sticker(file) {
  if (file.emoji) return make("div", { class: "sticker", role: "img", "aria-label": t("Nhãn dán") }, file.emoji);
  return make("img", { class: "sticker", src: fileAt(file), alt: t("Nhãn dán") });
}

// What a message says that nobody wrote.
function happened(message) {
  if (message.pinned_message) return t("Đã ghim một tin");
  return message.migrate_to_chat_id || message.migrate_from_chat_id ? t("Nhóm chat đã thành siêu nhóm") : "";
}

function button(spec, message, phone) {
  const address = spec.url ?? spec.web_app?.url ?? spec.login_url?.url;
  if (address) {
    const inside = phone.openLink(address);
    const on = inside ? { click: (event) => { event.preventDefault(); inside(); } } : {};
    return make("a", { href: address, target: "_blank", rel: "noopener noreferrer", on }, spec.text, icon("out", "icon corner"));
  }
  if (spec.copy_text) {
    return make("button", { type: "button", on: { click: () => copy(spec.copy_text.text) } }, spec.text, icon("copy", "icon corner"));
  }
  const element = make("button", { type: "button", title: spec.text, data: { data: spec.callback_data ?? "" } }, spec.text);
  const odd = spec.callback_data === undefined;
  element.addEventListener("click", () => (odd ? notice(t("Bản tập dượt không mở được nút này.")) : phone.press(message, spec, element)));
  return element;
}

function pad(message, phone) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return "";
  const name = t("Nút của tin nhắn");
  return make("div", { class: "pad", role: "group", "aria-label": name }, ...rows.map((row) => make("div", {}, ...row.map((spec) => button(spec, message, phone)))));
}

const nameOf = (origin) => origin.sender_user_name ?? origin.sender_user?.first_name ?? "?";

export function bubble(messages, phone) {
  const [first] = messages;
  const message = messages.find((one) => one.caption) ?? first;
  const own = !first.from.is_bot;
  const mine = first.from.id === phone.person.id;
  const pictured = Boolean(first.photo);
  const words = message.text ?? message.caption ?? happened(message);
  const box = make("div", { class: pictured ? "bubble pictured" : "bubble" });
  if (own && !mine) box.append(make("div", { class: "sender" }, first.from.first_name));
  if (first.forward_origin) box.append(make("div", { class: "from" }, t("Chuyển tiếp từ "), make("b", {}, nameOf(first.forward_origin))));
  if (first.reply_to_message) {
    const other = first.reply_to_message;
    box.append(make("div", { class: "quoted" }, make("strong", {}, other.from.first_name), make("span", {}, first.quote?.text ?? summary(other))));
  }
  if (first.external_reply) box.append(make("div", { class: "quoted" }, make("strong", {}, nameOf(first.external_reply.origin)), make("span", {}, first.quote?.text ?? t("Tin ở cuộc trò chuyện khác"))));
  box.append(pictured ? photos(messages) : attachment(first, phone));
  if (words) {
    const text = richText(words, message.entities ?? message.caption_entities, phone.openLink);
    text.append(meta(message));
    box.append(text);
  } else box.append(meta(message, pictured));
  const more = make("button", { type: "button", class: "round more", "aria-label": t("Việc với tin này"), "aria-haspopup": "menu" }, icon("more"));
  more.addEventListener("click", () => phone.messageMenu(message, more));
  const keyed = message.reply_markup ? "keyed" : "";
  const name = `${own ? first.from.first_name : "Bot"}, ${clockTime(new Date(first.date * 1000))}`;
  return make("article", { class: `line ${own && mine ? "own" : ""} ${keyed} ${pictured ? "pictured" : ""}`, "aria-label": name, lang: own ? null : "vi" }, make("div", { class: "stack" }, box, pad(message, phone)), more);
}
