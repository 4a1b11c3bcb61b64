// Brings an element's children up to date: only what changed is built anew, so that focus and
// scroll stay. `wanted` is a list of { key, mark, build }; the same mark means the same element.

const FOCUSABLE = "button, a[href], input, textarea, select, summary, [tabindex='0']";

export function reconcile(parent, wanted, shown) {
  const kept = new Map();
  wanted.forEach(({ key, mark, build }, index) => {
    const before = shown.get(key);
    let { element } = before ?? {};
    if (!before || before.mark !== mark) {
      element = build();
      if (!before && shown.size) element.classList.add("fresh");
      if (before) swap(before.element, element);
    }
    if (parent.children[index] !== element) parent.insertBefore(element, parent.children[index] ?? null);
    kept.set(key, { mark, element });
  });
  while (parent.children.length > wanted.length) parent.lastChild.remove();
  return kept;
}

// A button that had the focus gives it to the one that stands in its place.
function swap(before, after) {
  const focusable = (element) => [...element.querySelectorAll(".pad button, .pad a")];
  const index = focusable(before).indexOf(document.activeElement);
  before.replaceWith(after);
  if (index >= 0) (focusable(after)[index] ?? focusable(after)[0])?.focus();
}

// Other children: the focus goes to what bears the same name, or stands in the same place.
export function refill(parent, ...children) {
  const all = () => [...parent.querySelectorAll(FOCUSABLE)];
  const at = all().indexOf(document.activeElement);
  const name = at < 0 ? "" : nameOf(document.activeElement);
  parent.replaceChildren(...children.filter(Boolean));
  if (at < 0) return;
  const now = all();
  (now.find((one) => nameOf(one) === name) ?? now[at] ?? now.at(-1))?.focus({ preventScroll: true });
}

function nameOf(element) {
  return element.getAttribute("aria-label") ?? element.textContent;
}
