"""One of many issues: a paged list that words and filters narrow."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.inquiry import Inquiry
from domain.message import Words
from domain.text import one_line, shorten
from handlers.asks.choice import Choice, in_columns, named, on_page, turned
from handlers.asks.search import MOST_WORDS
from handlers.asks.texts import GONE, LESS, MORE
from handlers.issue import finding_texts as texts
from handlers.paging import leaf
from handlers.talk.recorded import Said
from handlers.talk.script import (
    Json,
    Option,
    OptionRows,
    Question,
    Reaction,
    Scene,
    Unfit,
    View,
    Working,
)

MOST_ON_A_FILTER = 20


@dataclass(frozen=True, slots=True)
class Filter:
    """A way to narrow the list. `field` is the inquiry's; the first choice narrows nothing more.

    `label` says on its button what it is set to.
    """

    field: str
    ask: str
    label: Callable[[str], str]
    load: Callable[[], Sequence[Choice]]

    def setting(self, notes: Mapping[str, Json]) -> Choice | None:
        """What it is set to, if that narrows the list and can still be chosen."""
        wanted = notes.get("by", {}).get(self.field)
        return next((choice for choice in self.load()[1:] if choice.value == wanted), None)

    def button(self, notes: Mapping[str, Json]) -> str:
        """Its button's words."""
        choice = self.setting(notes) or self.load()[0]
        return shorten(self.label(choice.label), MOST_ON_A_FILTER)


@dataclass(frozen=True, kw_only=True)
class Sift(Question[int]):
    """An issue of those whose ids `find` gives; `pick` finds one again, authorised.

    `coded` is the one whose code was typed, wherever the filters stand.
    """

    find: Callable[[Inquiry], Sequence[int]]
    show: Callable[[Sequence[int]], Sequence[Choice]]
    pick: Callable[[str], Choice | None]
    coded: Callable[[str], Choice | None]
    filters: tuple[Filter, ...]
    hint: str

    def read(self, value: Json) -> int:
        """The issue's id."""
        return int(value)

    def view(self, scene: Scene) -> View:
        """The list, or what a filter can be set to."""
        opened = _opened(scene)
        return self._list(scene.notes) if opened is None else self._settings(opened, scene)

    def press(self, value: str, scene: Scene) -> Reaction:
        """One of the list, a page, a filter, what it is set to, or everything again."""
        kept = {k: v for k, v in scene.notes.items() if k in ("words", "by")}
        known = value[1:].isascii() and value[1:].isdecimal()
        match value[:1]:
            case "c":
                found = self.pick(value[1:])
                return found.given if found else Unfit(GONE)
            case "f" if known and int(value[1:]) < len(self.filters):
                return Working({**kept, "open": int(value[1:])})
            case "v":
                return self._set(value[1:], kept)
            case "l":
                return Working(kept)
            case "x":
                return Working({})
        return turned(value, scene) or Unfit(GONE)

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """A code picks its issue; other words narrow the list, or name what a filter is set to."""
        if not isinstance(content, Words):
            return None
        opened = _opened(scene)
        if opened is not None:
            choice = named(self.filters[opened].load(), content.text)
            return self.press(f"v{opened}.{choice.value}", scene) if choice else None
        coded = self.coded(content.text)
        if coded is not None:
            return coded.given
        words = one_line(content.text)
        if len(words) > MOST_WORDS:
            return None
        return Working({"words": words, "by": scene.notes.get("by", {})})

    def _list(self, notes: Mapping[str, Json]) -> View:
        words = notes.get("words", "")
        settings = {one.field: one.setting(notes) for one in self.filters}
        narrowed: dict[str, Any] = {field: c.value for field, c in settings.items() if c}
        ids = self.find(Inquiry(words, **narrowed))
        shown = leaf(ids, notes.get("page", 0))
        listed = tuple(Option(c.label, f"c{c.value}") for c in self.show(shown.items))
        turns = [Option(LESS, f"p{shown.number - 1}")] if shown.number else []
        turns += [Option(MORE, f"p{shown.number + 1}")] if shown.number + 1 < shown.count else []
        rows = [*((option,) for option in listed), tuple(turns), *self._filter_rows(notes)]
        body = f"{texts.found(shorten(words, 40), len(ids))}\n{self.hint}"
        return View(tuple(row for row in rows if row), body, listed)

    def _filter_rows(self, notes: Mapping[str, Json]) -> OptionRows:
        buttons = [Option(one.button(notes), f"f{n}") for n, one in enumerate(self.filters)]
        if notes.get("words") or notes.get("by"):
            buttons.append(Option(texts.CLEAR, "x"))
        return in_columns(buttons, 2)

    def _settings(self, number: int, scene: Scene) -> View:
        one = self.filters[number]
        listed, turns = on_page(
            [Option(c.label, f"v{number}.{c.value}") for c in one.load()], scene
        )
        back = ((Option(texts.TO_LIST, "l"),),)
        return View(in_columns(listed, 2) + turns + back, one.ask, tuple(listed))

    def _set(self, value: str, kept: dict[str, Json]) -> Reaction:
        number, _, wanted = value.partition(".")
        for n, one in enumerate(self.filters):
            for place, choice in enumerate(one.load() if str(n) == number else ()):
                if str(choice.value) == wanted:
                    by = {k: v for k, v in kept.get("by", {}).items() if k != one.field}
                    return Working({**kept, "by": {**by, one.field: choice.value} if place else by})
        return Unfit(GONE)


def _opened(scene: Scene) -> int | None:
    """The place of the filter that is being set."""
    number: int | None = scene.notes.get("open")
    return number
