"""An hour of the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from domain.hours import hour_typed
from domain.message import Words
from handlers.asks import texts
from handlers.asks.choice import in_columns
from handlers.talk.recorded import Said
from handlers.talk.script import Given, Json, Option, Question, Reaction, Scene, Unfit, View


@dataclass(frozen=True, kw_only=True)
class Hour(Question[time]):
    """An hour by button, or typed as `19:30` or `19h30`."""

    offered: Sequence[time]

    def read(self, value: Json) -> time:
        """The hour."""
        return time.fromisoformat(value)

    def view(self, scene: Scene) -> View:
        """The offered hours."""
        options = [Option(f"{at:%H:%M}", f"h{at:%H%M}") for at in self.offered]
        return View(in_columns(options, 3), texts.HOUR_HINT)

    def press(self, value: str, scene: Scene) -> Reaction:
        """One of the offered hours."""
        for at in self.offered:
            if value == f"h{at:%H%M}":
                return _given(at)
        return Unfit(texts.GONE)

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """A typed hour."""
        if not isinstance(content, Words):
            return None
        at = hour_typed(content.text)
        return Unfit(texts.NOT_AN_HOUR) if at is None else _given(at)


def _given(at: time) -> Given:
    return Given(at.isoformat(), f"{at:%H:%M}")
