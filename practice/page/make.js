// Builds page elements. Everything a person typed goes in as text, never as markup.

export function make(tag, options = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") element.className = value;
    else if (name === "on") for (const [kind, act] of Object.entries(value)) element.addEventListener(kind, act);
    else if (name === "data") Object.assign(element.dataset, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const PATHS = {
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  close: "M6 6l12 12M18 6 6 18",
  send: "M4.5 12 20 4.5 15.5 20l-3.6-6.5Z",
  clip: "M20 11.5l-7.8 7.8a5 5 0 0 1-7.1-7.1l8.2-8.2a3.4 3.4 0 0 1 4.8 4.8l-8.1 8.1a1.7 1.7 0 0 1-2.4-2.4l7.3-7.3",
  down: "M6 9.5l6 6 6-6",
  seen: "M2.5 12.5l4.5 4.5L16 7.5M11 16l1.2 1L21.5 7.5",
  lock: "M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9h-13Z",
  copy: "M9 9h11v11H9ZM5 15H4V4h11v1",
  out: "M8 16 17 7M9.5 7H17v7.5",
  keys: "M3.5 7h17v10.5h-17ZM7 10.5v.01M11 10.5v.01M15 10.5v.01M8 14.5h8",
  signal: "M4 20v-4M9 20v-8M14 20V8M19 20V4",
  lines: "M5 7h14M5 12h14M5 17h9",
};

export function icon(name, className = "icon") {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", className);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", PATHS[name]);
  if (name === "more") path.setAttribute("stroke-width", "3");
  svg.append(path);
  return svg;
}

// A small menu next to a button; arrow keys move, Escape closes and gives the focus back.
let openMenu = null;

export function closeMenu() {
  openMenu?.();
}

export function menu(button, items, label) {
  closeMenu();
  const list = make("div", { class: "menu", role: "menu", "aria-label": label });
  for (const item of items) {
    if (item === null) {
      list.append(make("hr"));
      continue;
    }
    const words = item.small ? make("span", {}, item.text, make("small", {}, item.small)) : make("span", {}, item.text);
    const face = item.emoji ? make("span", { class: "emoji", "aria-hidden": "true" }, item.emoji) : "";
    const act = () => { close(); button.focus(); item.act(); };
    list.append(make("button", { role: "menuitem", type: "button", class: item.danger ? "danger" : "", on: { click: act } }, face, words));
  }
  const outside = (event) => { if (!list.contains(event.target)) close(); };
  const close = () => {
    list.remove();
    document.removeEventListener("pointerdown", outside, true);
    button.setAttribute("aria-expanded", "false");
    openMenu = null;
  };
  list.addEventListener("keydown", (event) => {
    const buttons = [...list.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length).focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      close();
      button.focus();
    }
  });
  document.body.append(list);
  const place = button.getBoundingClientRect();
  const { width, height } = list.getBoundingClientRect();
  const above = place.top > height + 12 && place.bottom + height + 12 > innerHeight;
  list.style.left = `${Math.max(8, Math.min(place.left, innerWidth - width - 8))}px`;
  list.style.top = `${above ? place.top - height - 6 : Math.max(8, Math.min(place.bottom + 6, innerHeight - height - 8))}px`;
  button.setAttribute("aria-expanded", "true");
  document.addEventListener("pointerdown", outside, true);
  openMenu = close;
  list.querySelector("button")?.focus();
}
