// A look inside, for whoever wonders how it works: updates, handlers, calls, forms, traces.
import { make } from "/page/make.js";
import { stamp } from "/page/moments.js";
import { read } from "/page/post.js";
import { refill } from "/page/reconcile.js";
import { t } from "/page/words.js";

const SOON_MS = 400;

export class Inspector {
  constructor(desk) {
    this.desk = desk;
    this.box = document.getElementById("inspector");
    this.shown = false;
    this.only = null;
  }

  // Of one message: what led to it, what was said in it, the calls that made and changed it.
  about(person, message) {
    this.desk.front = person.id;
    this.only = message.message_id;
    this.set(true);
  }

  of(rows) {
    return this.only === null ? rows : rows.filter((one) => one.message_id === this.only);
  }

  toggle() {
    this.only = null;
    this.set(!this.shown);
  }

  set(shown) {
    if (shown && !this.shown) this.opener = document.activeElement;
    this.shown = shown;
    this.box.hidden = !shown;
    document.body.classList.toggle("inspecting", shown);
    if (!shown) (this.opener?.isConnected ? this.opener : document.getElementById("more")).focus();
    document.querySelector(".seat.front")?.scrollIntoView({ inline: "nearest", block: "nearest" });
    this.look();
  }

  look() {
    if (!this.shown) return;
    this.soon ??= setTimeout(async () => {
      this.soon = undefined;
      const id = this.desk.people.has(this.desk.front) ? this.desk.front : this.desk.open[0];
      const found = await read(`/practice/inspect/${id}`).catch(() => ({ error: true }));
      if (!found.error) this.draw(found);
    }, SOON_MS);
  }

  draw({ updates = [], replies = [], calls = [], talks = [], traces = [] }) {
    const choose = make("select", { "aria-label": t("Điện thoại"), on: { change: (event) => { this.only = null; this.desk.show(Number(event.target.value), false); this.look(); } } });
    for (const id of this.desk.open) choose.append(make("option", { value: id, selected: id === this.desk.front }, this.desk.people.get(id).name));
    const all = this.only === null ? "" : make("button", { type: "button", class: "quiet", on: { click: () => { this.only = null; this.look(); } } }, t("Cả cuộc trò chuyện"));
    const close = make("button", { type: "button", class: "quiet", on: { click: () => this.toggle() } }, t("Đóng"));
    const tables = [
      table(t("Tin đến bot"), ["#", t("lúc"), t("trạng thái"), t("xử lý"), t("việc"), t("mất")], this.of(updates).map((one) => [one.seq, at(one.received_at), one.state + (one.attempts ? ` ×${one.attempts + 1}` : ""), one.handler, [one.what, raw(one.raw)], took(one.received_at, one.handled_at)])),
      table(t("Bot nói"), ["#", t("lúc"), t("loại"), t("làn"), t("trạng thái"), t("tin"), t("khóa"), t("mất")], this.of(replies).map((one) => [one.id, at(one.created_at), one.kind, one.lane, one.state + (one.why ? `: ${one.why}` : ""), one.message_id, one.key ?? one.slot, took(one.created_at, one.sent_at)])),
      table(t("Cuộc gọi tới Telegram"), [t("lúc"), t("phương thức"), t("kết quả"), "ms"], this.of(calls).map((one) => [at(one.at), one.method, `${one.code} ${one.description}`, one.ms])),
    ];
    if (this.only === null) {
      tables.push(
        table(t("Form đang mở"), ["#", t("loại"), t("trả lời trong form")], talks.map((one) => [one.id, one.kind + (one.current ? " ●" : ""), answers(one.state)])),
        table(t("Dấu vết"), [t("lúc"), t("việc")], traces.map((one) => [at(one.at), `${one.subject} ${one.subject_id}: ${one.what}`])),
      );
    }
    refill(this.box, make("div", { class: "row" }, choose, all, close), ...tables);
  }
}

function at(instant) {
  return stamp(new Date(instant));
}

function took(from, to) {
  return from && to ? `${Math.max(0, new Date(to) - new Date(from))} ms` : "";
}

function raw(payload) {
  if (!payload) return "";
  return make("details", {}, make("summary", {}, t("bản tin gốc")), make("pre", {}, JSON.stringify(JSON.parse(payload), null, 1)));
}

function answers(state) {
  return Object.entries(state.answers ?? {}).map(([key, answer]) => `${key} = ${JSON.stringify(answer.value ?? answer)}`).join("\n");
}

function table(title, heads, rows) {
  const head = make("tr", {}, ...heads.map((name) => make("th", { scope: "col" }, name)));
  const body = rows.map((cells) => make("tr", {}, ...cells.map((cell) => make("td", {}, ...[cell].flat().map((one) => (one instanceof Node ? one : String(one ?? "")))))));
  const scroll = make("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": title }, make("table", {}, make("thead", {}, head), make("tbody", {}, ...body)));
  return make("details", { open: rows.length > 0 }, make("summary", {}, `${title} (${rows.length})`), scroll);
}
