// Formatted text from Telegram's entities: nested elements built node by node, no innerHTML.
import { make } from "/page/make.js";
import { notice } from "/page/post.js";
import { t } from "/page/words.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", pre: "pre", code: "code" };

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    notice(t("Đã chép."));
  } catch {
    notice(t("Trình duyệt không cho chép."));
  }
}

function link(address, openLink) {
  const href = /^[a-z]+:/i.test(address) ? address : `https://${address}`;
  if (!/^(https?|mailto|tel|tg):/i.test(href)) return make("span");
  const inside = openLink(href);
  const on = inside ? { click: (event) => { event.preventDefault(); inside(); } } : {};
  return make("a", { href, target: "_blank", rel: "noopener noreferrer", on });
}

function spoiler() {
  const element = make("button", { type: "button", class: "spoiler", "aria-label": t("Nội dung che, bấm để xem") });
  element.addEventListener("click", () => {
    element.classList.add("seen");
    element.removeAttribute("aria-label");
  });
  return element;
}

function quote(expandable) {
  const element = make("blockquote", { class: expandable ? "short" : "" });
  if (expandable) element.addEventListener("click", () => element.classList.toggle("short"));
  return element;
}

function shell(entity, words, openLink) {
  switch (entity.type) {
    case "text_link": return link(entity.url, openLink);
    case "url": return link(words, openLink);
    case "email": return link(`mailto:${words}`, openLink);
    case "spoiler": return spoiler();
    case "blockquote": return quote(false);
    case "expandable_blockquote": return quote(true);
    case "bot_command": return make("a", { href: "#", role: "button", on: { click: (event) => { event.preventDefault(); openLink(words, true)?.(); } } });
    case "mention": case "hashtag": return make("span");
    default: return make(TAGS[entity.type] ?? "span");
  }
}

// Entities are sorted: an outer one comes before what it holds.
function fill(parent, text, from, to, entities, openLink) {
  let at = from;
  while (entities.length && entities[0].offset < to) {
    const entity = entities.shift();
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at) continue;
    parent.append(text.slice(at, entity.offset));
    const element = shell(entity, text.slice(entity.offset, end), openLink);
    fill(element, text, entity.offset, end, entities, openLink);
    if (entity.type === "code") element.addEventListener("click", () => copy(element.textContent));
    parent.append(element);
    // A block ends its own line.
    at = /^(BLOCKQUOTE|PRE)$/.test(element.tagName) && text[end] === "\n" ? end + 1 : end;
  }
  parent.append(text.slice(at, to));
}

export function richText(text, entities, openLink) {
  const holder = make("div", { class: "text" });
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  fill(holder, text, 0, text.length, sorted, openLink);
  return holder;
}
