// What is asked in a dialog: somebody new, an invitation link to open.
import { make } from "/page/make.js";
import { post } from "/page/post.js";
import { buttons, openSheet } from "/page/sheet.js";
import { t } from "/page/words.js";

const INVITATION = /https:\/\/t\.me\/\w+\?start=i_[\w-]+/g;

export function askPerson(desk) {
  const name = make("input", { required: true, maxlength: "64", placeholder: t("Ví dụ: Nguyễn Thị Lan"), autocomplete: "off" });
  const label = make("input", { maxlength: "40", placeholder: t("Ví dụ: trưởng ấp"), autocomplete: "off" });
  ask(t("Thêm người"), [[t("Họ tên"), name], [t("Là ai (không bắt buộc)"), label]], t("Thêm"), async () => {
    const person = await post("people", { name: name.value, label: label.value });
    if (!person) return;
    await desk.person(person);
    desk.show(person.id);
  });
}

export function askLink(desk, person) {
  const url = make("input", { required: true, value: lastInvitation(desk), placeholder: `https://t.me/${desk.bot.username}?start=…`, autocomplete: "off" });
  ask(t("{0} mở liên kết", person.name), [[t("Liên kết mời"), url]], t("Mở"), () => post("link", { user_id: person.id, url: url.value.trim() }));
}

// The one that somebody got last, to be opened on another phone.
function lastInvitation(desk) {
  const said = [...desk.chats.values()].flatMap((chat) => chat.messages.filter((message) => message.from.is_bot));
  const links = said.sort((one, other) => one.date - other.date).flatMap((message) => message.text?.match(INVITATION) ?? []);
  return links.at(-1) ?? desk.tour.state.invitation;
}

function ask(title, fields, label, act) {
  const rows = fields.map(([name, field]) => make("label", {}, name, field));
  const form = make("form", { method: "dialog" }, ...rows, buttons(make("button", { class: "solid" }, label)));
  form.addEventListener("submit", act);
  openSheet(title, form);
}
