"""A date from today on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.message import Words
from handlers.asks import texts
from handlers.asks.choice import in_columns
from handlers.asks.day import coming_date, day_given
from handlers.talk.recorded import Said
from handlers.talk.script import Given, Json, Option, Question, Reaction, Scene, Unfit, View
from handlers.wording import short_date

FURTHEST = timedelta(days=2 * 366)


@dataclass(frozen=True, kw_only=True)
class ComingDay(Question[date | None]):
    """A date in the next two years: one that is offered, or typed as dd/mm or dd/mm/yyyy.

    With `none` that answer means no date.
    """

    offered: Callable[[], Sequence[date]]
    none: Given | None = None

    def read(self, value: Json) -> date | None:
        """The date."""
        return date.fromisoformat(value) if value else None

    def accepts(self, value: Json) -> bool:
        """A date, or no date where that is an answer."""
        return bool(value) or self.none is not None

    def view(self, scene: Scene) -> View:
        """The offered dates."""
        options = [Option(short_date(on), f"d{on.isoformat()}") for on in self.offered()]
        if self.none is not None:
            options.append(Option(self.none.shown, "none"))
        return View(in_columns(options, 2), texts.DAY_HINT)

    def press(self, value: str, scene: Scene) -> Reaction:
        """One of the offered dates, or any coming one."""
        if value == "none" and self.none is not None:
            return self.none
        try:
            on = date.fromisoformat(value[1:])
        except ValueError:
            return Unfit(texts.GONE)
        return self._fitting(on, scene.today)

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """A typed date."""
        if not isinstance(content, Words):
            return None
        on = coming_date(content.text, scene.today)
        return Unfit(texts.NOT_A_DAY) if on is None else self._fitting(on, scene.today)

    def _fitting(self, on: date, today: date) -> Reaction:
        is_near = today <= on <= today + FURTHEST
        return day_given(on) if is_near else Unfit(texts.NOT_COMING)
