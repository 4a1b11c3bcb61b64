"""One of several, or many of several."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from domain.message import Words
from domain.text import fold
from handlers.asks import texts
from handlers.talk.recorded import Said
from handlers.talk.script import (
    A,
    Given,
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


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: `value` is stored, `shown` stands on the card (None: the label)."""

    value: str | int
    label: str
    shown: str | None = None

    @property
    def given(self) -> Given:
        """The answer this choice is."""
        return Given(self.value, self.label if self.shown is None else self.shown)


def in_columns(options: Sequence[Option], columns: int) -> OptionRows:
    """Options in rows of at most `columns`."""
    return tuple(
        tuple(options[start : start + columns]) for start in range(0, len(options), columns)
    )


@dataclass(frozen=True, kw_only=True)
class OneOf(Question[A], Generic[A]):
    """One of the choices that `load` gives. `meaning` turns the stored value into the answer."""

    load: Callable[[], Sequence[Choice]]
    meaning: Callable[[Json], A]
    columns: int = 1
    hint: str = ""

    def read(self, value: Json) -> A:
        """The answer a stored value means."""
        return self.meaning(value)

    def view(self, scene: Scene) -> View:
        """A button each."""
        options = [Option(choice.label, f"c{choice.value}") for choice in self.load()]
        return View(in_columns(options, self.columns), self.hint, tuple(options))

    def press(self, value: str, scene: Scene) -> Reaction:
        """The choice, if it is still one."""
        for choice in self.load():
            if value == f"c{choice.value}":
                return choice.given
        return Unfit(texts.GONE)

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """Labels and numbers are matched before; nothing else fits."""
        return None


@dataclass(frozen=True, kw_only=True)
class ManyOf(Question[A], Generic[A]):
    """Any number of the choices, as toggles that carry the wanted state.

    `whole` is a button for all of them at once; `exits` are answers that leave the list
    (their value is stored as it is). Where there are no choices, none may be chosen.
    `ticked` are chosen at first.
    """

    load: Callable[[], Sequence[Choice]]
    meaning: Callable[[Json], A]
    whole: str = ""
    exits: tuple[Choice, ...] = ()
    may_be_none: bool = False
    ticked: Sequence[str | int] = ()
    columns: int = 1

    def read(self, value: Json) -> A:
        """The answer a stored value means."""
        return self.meaning(value)

    def view(self, scene: Scene) -> View:
        """A toggle each, then what ends the question."""
        chosen = self._chosen(scene)
        choices = self.load()
        toggles = [
            Option(f"✅ {c.label}", f"-{c.value}")
            if c.value in chosen
            else Option(f"⬜ {c.label}", f"+{c.value}")
            for c in choices
        ]
        may_end = chosen or self.may_be_none or not choices
        ends = [Option(texts.DONE, "done")] if may_end else []
        if self.whole and choices and not chosen:
            ends.insert(0, Option(self.whole, "all"))
        rows = in_columns(ends, 2) + in_columns(toggles, self.columns)
        leave = [Option(choice.label, f"x{choice.value}") for choice in self.exits]
        return View(rows + in_columns(leave, 2), listed=tuple(toggles))

    def press(self, value: str, scene: Scene) -> Reaction:
        """A toggle, the whole set, the end, or an exit."""
        choices = self.load()
        chosen = self._chosen(scene)
        if value == "all":
            return self._given([c.value for c in choices])
        if value == "done":
            return self._given([c.value for c in choices if c.value in chosen])
        for leave in self.exits:
            if value == f"x{leave.value}":
                return leave.given
        wanted = {str(c.value): c.value for c in choices}.get(value[1:])
        if wanted is None or value[:1] not in ("+", "-"):
            return Unfit(texts.GONE)
        kept = [v for v in chosen if v != wanted]
        return Working({"on": [*kept, wanted] if value[0] == "+" else kept})

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """A label typed without its tick toggles it."""
        if not isinstance(content, Words):
            return None
        chosen = self._chosen(scene)
        for choice in self.load():
            if fold(choice.label) == fold(content.text):
                sign = "-" if choice.value in chosen else "+"
                return self.press(f"{sign}{choice.value}", scene)
        return None

    def _chosen(self, scene: Scene) -> list[Any]:
        if "on" in scene.notes:
            return list(scene.notes["on"])
        if scene.old and isinstance(scene.old.value, list):
            return list(scene.old.value)
        return list(self.ticked)

    def _given(self, values: list[Any]) -> Reaction:
        choices = self.load()
        if choices and not values and not self.may_be_none:
            return Unfit(texts.NOTHING_CHOSEN)
        shown = [c.given.shown for c in choices if c.value in values]
        return Given(values, "; ".join(shown) or texts.NONE)
