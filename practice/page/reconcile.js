// Brings an element's children up to date: only what changed is built anew, so that focus and
// scroll stay. `wanted` is a list of { key, mark, build }; the same mark means the same element.

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
