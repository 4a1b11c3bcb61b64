"""The topics question: the whole set in one tap, the lines to talk from, nobody at home."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from domain.visit import NotMet
from handlers.asks.choice import Choice, ManyOf
from handlers.talk.script import Json, Option, Reaction, Scene, View, Working
from handlers.visit import texts
from storage.topics import Topic

NOT_MET = (
    Choice(str(NotMet.NOT_HOME), texts.NOT_HOME, texts.NOT_MET["not_home"]),
    Choice(str(NotMet.COME_BACK), texts.COME_BACK, texts.NOT_MET["come_back"]),
)


def told(value: Json) -> tuple[int, ...] | NotMet:
    """The topics told, or why the household was not met."""
    return NotMet(value) if isinstance(value, str) else tuple(value)


@dataclass(frozen=True, kw_only=True)
class AskTopics(ManyOf[tuple[int, ...] | NotMet]):
    """Which topics were told, with five lines to talk from for each."""

    topics: Callable[[], list[Topic]]
    waits: Callable[[], str]

    def view(self, scene: Scene) -> View:
        """The toggles, the lines of one topic when they are open, what the household waits for."""
        view, waits = self._view(scene), self.waits()
        body = "\n\n".join(part for part in (waits, view.body) if part)
        return replace(view, body=body)

    def _view(self, scene: Scene) -> View:
        view = super().view(scene)
        topics = self.topics()
        if not topics:
            return replace(view, body=texts.NO_TOPICS)
        reading: int | None = scene.notes.get("reading")
        if reading is None:
            return replace(view, rows=self._with(view, (Option(texts.POINTS, "r0"),)))
        reading %= len(topics)
        topic = topics[reading]
        turns = (
            Option(texts.HIDE_POINTS, "r"),
            Option(texts.NEXT_POINTS, f"r{(reading + 1) % len(topics)}"),
        )
        body = texts.points(topic.name, topic.points, reading + 1, len(topics))
        return replace(view, rows=self._with(view, turns), body=body)

    def _with(self, view: View, row: tuple[Option, ...]) -> tuple[tuple[Option, ...], ...]:
        """A row below the toggles, above the ways out where there are any."""
        below = 1 if self.exits else 0
        cut = len(view.rows) - below
        return (*view.rows[:cut], row, *view.rows[cut:])

    def press(self, value: str, scene: Scene) -> Reaction:
        """The lines, or what any list of toggles knows."""
        if value[:1] != "r":
            reaction = super().press(value, scene)
            return _still_reading(reaction, scene)
        notes: dict[str, Any] = {k: v for k, v in scene.notes.items() if k != "reading"}
        return Working({**notes, "reading": int(value[1:])} if value[1:].isdecimal() else notes)


def _still_reading(reaction: Reaction, scene: Scene) -> Reaction:
    if isinstance(reaction, Working) and "reading" in scene.notes:
        return Working({**reaction.notes, "reading": scene.notes["reading"]})
    return reaction
