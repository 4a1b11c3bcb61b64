"""One of very many: a paged list that typed words narrow."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic

from domain.message import Words
from domain.text import one_line, shorten
from handlers.asks import texts
from handlers.asks.choice import Choice
from handlers.talk.recorded import Said
from handlers.talk.script import (
    A,
    Json,
    Option,
    Question,
    Reaction,
    Scene,
    Unfit,
    View,
    Working,
)

MOST_WORDS = 60


@dataclass(frozen=True, slots=True)
class Page:
    """What one page of a list shows; `total` over all pages."""

    choices: tuple[Choice, ...]
    total: int


@dataclass(frozen=True, kw_only=True)
class Search(Question[A], Generic[A]):
    """One of many: `find(words, page)` lists them, `pick(value)` finds one again, authorised.

    Without words the list is what stands to reason; `others` are further ways on.
    """

    find: Callable[[str, int], Page]
    pick: Callable[[str], Choice | None]
    meaning: Callable[[Json], A]
    others: tuple[Choice, ...] = ()
    page_size: int = 8

    def read(self, value: Json) -> A:
        """The answer a stored value means."""
        return self.meaning(value)

    def view(self, scene: Scene) -> View:
        """A row each, pages, and the other ways."""
        words, number = scene.notes.get("words", ""), scene.notes.get("page", 0)
        page = self.find(words, number)
        listed = tuple(Option(c.label, f"c{c.value}") for c in page.choices)
        turns: list[Option] = []
        if number > 0:
            turns.append(Option(texts.LESS, f"p{number - 1}"))
        if (number + 1) * self.page_size < page.total:
            turns.append(Option(texts.MORE, f"p{number + 1}"))
        others = tuple(Option(c.label, f"o{c.value}") for c in self.others)
        rows = [*((option,) for option in listed), tuple(turns), others]
        hint = texts.found(shorten(words, 40), page.total) if words else texts.SEARCH_HINT
        return View(tuple(row for row in rows if row), hint, listed)

    def press(self, value: str, scene: Scene) -> Reaction:
        """A page, one of the list, or another way."""
        if value[:1] == "p" and value[1:].isdecimal():
            return Working({**scene.notes, "page": int(value[1:5])})
        for other in self.others:
            if value == f"o{other.value}":
                return other.given
        found = self.pick(value[1:]) if value[:1] == "c" else None
        return found.given if found else Unfit(texts.GONE)

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """Words narrow the list."""
        if not isinstance(content, Words):
            return None
        words = one_line(content.text)
        if len(words) > MOST_WORDS:
            return None
        return Working({"words": words})
