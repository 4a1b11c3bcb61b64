"""Questions of this room: how many people, and what was done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.meeting import MOST_PEOPLE, MOST_WORKS
from domain.message import Words
from domain.quantity import Unit, Work, read_count, read_work, write_number
from domain.text import clean, shorten
from handlers.asks import texts as asks_texts
from handlers.asks.choice import in_columns
from handlers.meeting import recording_texts as texts
from handlers.meeting.texts import work as said_work
from handlers.talk.recorded import Said
from handlers.talk.script import (
    Given,
    Json,
    Option,
    Question,
    Reaction,
    Scene,
    Unfit,
    View,
    Working,
)

OFFERED = (5, 10, 20, 30, 50, 100)
UNCOUNTED = Given({}, texts.UNCOUNTED)


def counted(people: int | None) -> Given:
    """A number of people as an answer."""
    return UNCOUNTED if people is None else Given({"people": people}, texts.count(people))


@dataclass(frozen=True, kw_only=True)
class AskCount(Question[int | None]):
    """How many people, by button or typed; None when nobody counted."""

    skipped: Given | None = UNCOUNTED

    def read(self, value: Json) -> int | None:
        """The number."""
        people = value.get("people")
        return None if people is None else int(people)

    def view(self, scene: Scene) -> View:
        """Round numbers."""
        options = [Option(texts.count(n), f"n{n}") for n in OFFERED]
        return View(in_columns(options, 3), texts.COUNT_HINT)

    def press(self, value: str, scene: Scene) -> Reaction:
        """One of the numbers."""
        people = next((n for n in OFFERED if value == f"n{n}"), None)
        return Unfit(asks_texts.GONE) if people is None else counted(people)

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """A typed number."""
        if not isinstance(content, Words):
            return None
        people = read_count(content.text, MOST_PEOPLE)
        return Unfit(texts.NOT_A_COUNT) if people is None else counted(people)


def done(works: Sequence[Work]) -> Given:
    """What was done as an answer."""
    stored = [[w.what, None if w.quantity is None else str(w.quantity), w.unit] for w in works]
    shown = "; ".join(said(work) for work in works)
    return Given(stored, shown or texts.NO_WORKS)


def said(work: Work) -> str:
    """One line of what was done."""
    quantity = "" if work.quantity is None else write_number(work.quantity)
    return said_work(quantity, work.unit, work.what)


@dataclass(frozen=True, kw_only=True)
class AskWorks(Question[tuple[Work, ...]]):
    """What was done, a line for each, typed at once or one after another."""

    units: Callable[[], Sequence[Unit]]

    def read(self, value: Json) -> tuple[Work, ...]:
        """The lines."""
        return _works(value)

    def view(self, scene: Scene) -> View:
        """What was noted so far."""
        works = self._noted(scene)
        buttons = [Option(asks_texts.DONE, "done")]
        # It carries what is to stay: a double tap must not drop two.
        buttons += [Option(texts.DROP_LAST, f"k{len(works) - 1}")] if works else []
        return View((tuple(buttons),), texts.works([shorten(said(w), 100) for w in works]))

    def press(self, value: str, scene: Scene) -> Reaction:
        """The end, or the last line goes."""
        works = self._noted(scene)
        if value == "done":
            return done(works)
        if value[:1] == "k" and value[1:].isascii() and value[1:].isdecimal():
            return Working({"works": done(works[: int(value[1:4])]).value})
        return Unfit(asks_texts.GONE)

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """One more line, or several; none of them unless all can be read."""
        if not isinstance(content, Words):
            return None
        works, units = list(self._noted(scene)), self.units()
        for line in clean(content.text).replace(";", "\n").splitlines():
            if not line.strip():
                continue
            work = read_work(line, units)
            if work is None:
                return Unfit(texts.unread(shorten(line, 60)))
            works.append(work)
        if len(works) > MOST_WORKS:
            return Unfit(texts.too_many(MOST_WORKS))
        return Working({"works": done(works).value})

    def _noted(self, scene: Scene) -> tuple[Work, ...]:
        if "works" in scene.notes:
            return _works(scene.notes["works"])
        return _works(scene.old.value) if scene.old else ()


def _works(stored: Json) -> tuple[Work, ...]:
    return tuple(
        Work(what, None if quantity is None else Decimal(quantity), unit)
        for what, quantity, unit in stored
    )
