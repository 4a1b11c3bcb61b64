// A look inside, for whoever wonders how it works: updates, handlers, calls, forms, traces.
import { make } from "/page/make.js";
import { read } from "/page/post.js";
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
    this.shown = true;
    this.box.hidden = false;
    this.look();
  }

  of(rows) {
    return this.only === null ? rows : rows.filter((one) => one.message_id === this.only);
  }

  toggle() {
    this.shown = !this.shown;
    this.box.hidden = !this.shown;
    this.look();
  }

  look() {
    if (!this.shown) return;
    this.soon ??= setTimeout(async () => {
      this.soon = undefined;
      const id = this.desk.front ?? this.desk.open[0];
      const found = await read(`/practice/inspect/${this.desk.people.has(id) ? id : this.desk.open[0]}`);
      if (!found.error) this.draw(found);
    }, SOON_MS);
  }

  draw({ updates = [], replies = [], calls = [], talks = [], traces = [] }) {
    const choose = make("select", { "aria-label": t("Điện thoại"), on: { change: (event) => { this.desk.front = Number(event.target.value); this.only = null; this.look(); } } });
    for (const id of this.desk.open) choose.append(make("option", { value: id, selected: id === this.desk.front }, this.desk.people.get(id).name));
    const all = this.only === null ? "" : make("button", { type: "button", class: "quiet", on: { click: () => { this.only = null; this.look(); } } }, t("Cả cuộc trò chuyện"));
    const close = make("button", { type: "button", class: "quiet", on: { click: () => this.toggle() } }, t("Đóng"));
    this.box.replaceChildren(
      make("div", { class: "row" }, choose, all, close),
      table(t("Tin đến bot"), ["#", "state", "handler", "what", "took"], this.of(updates).map((one) => [one.seq, one.state + (one.attempts ? ` ×${one.attempts + 1}` : ""), one.handler, one.what, took(one.received_at, one.handled_at)])),
      table(t("Bot nói"), ["#", "kind", "lane", "state", "message", "slot / key", "took"], this.of(replies).map((one) => [one.id, one.kind, one.lane, one.state + (one.why ? `: ${one.why}` : ""), one.message_id ?? "", one.key ?? one.slot ?? "", took(one.created_at, one.sent_at)])),
      table(t("Cuộc gọi tới Telegram"), ["method", "code", "ms"], this.of(calls).map((one) => [one.method, `${one.code} ${one.description}`, one.ms])),
      table(t("Form đang mở"), ["#", "kind", "answers"], talks.map((one) => [one.id, one.kind + (one.current ? " ●" : ""), answers(one.state)])),
      table(t("Dấu vết"), ["at", "what"], traces.map((one) => [one.at.slice(11, 19), `${one.subject} ${one.subject_id}: ${one.what}`])),
    );
  }
}

function took(from, to) {
  return from && to ? `${Math.max(0, new Date(to) - new Date(from))} ms` : "";
}

function answers(state) {
  return Object.entries(state.answers ?? {}).map(([key, answer]) => `${key} = ${JSON.stringify(answer.value ?? answer)}`).join("\n");
}

function table(title, heads, rows) {
  const head = make("tr", {}, ...heads.map((name) => make("th", { scope: "col" }, name)));
  const body = rows.map((cells) => make("tr", {}, ...cells.map((cell) => make("td", {}, String(cell ?? "")))));
  return make("details", { open: rows.length > 0 }, make("summary", {}, `${title} (${rows.length})`), make("div", { class: "scroll" }, make("table", {}, make("thead", {}, head), make("tbody", {}, ...body))));
}
