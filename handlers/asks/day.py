"""A date in the past year, up to today."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from domain.message import Words
from domain.text import fold
from domain.visit import OLDEST, believable
from handlers.asks import texts
from handlers.asks.choice import in_columns
from handlers.talk.recorded import Said
from handlers.talk.script import Given, Json, Option, Question, Reaction, Scene, Unfit, View
from handlers.wording import long_date, short_date

_TYPED = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{2}|\d{4}))?")


@dataclass(frozen=True, kw_only=True)
class Day(Question[date]):
    """A date until today, by button or typed as dd/mm or dd/mm/yyyy; `oldest` is how far back."""

    oldest: timedelta = OLDEST

    def read(self, value: Json) -> date:
        """The date."""
        return date.fromisoformat(value)

    def view(self, scene: Scene) -> View:
        """The last six days."""
        days = [scene.today - timedelta(days=n) for n in range(6)]
        names = [texts.TODAY, texts.YESTERDAY, *(short_date(on) for on in days[2:])]
        options = [Option(name, f"d{on.isoformat()}") for name, on in zip(names, days, strict=True)]
        return View(in_columns(options, 2), texts.DAY_HINT)

    def press(self, value: str, scene: Scene) -> Reaction:
        """One of the last days, or any believable one."""
        try:
            on = date.fromisoformat(value[1:])
        except ValueError:
            return Unfit(texts.GONE)
        return self._fitting(on, scene.today)

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """A typed date; without a year the last time it was that date."""
        if not isinstance(content, Words):
            return None
        on = typed_date(content.text, scene.today)
        return Unfit(texts.NOT_A_DAY) if on is None else self._fitting(on, scene.today)

    def _fitting(self, on: date, today: date) -> Reaction:
        if believable(on, today, self.oldest):
            return day_given(on)
        return Unfit(texts.DAY_OUT if self.oldest == OLDEST else texts.DAY_UNKNOWN)


def typed_date(text: str, today: date) -> date | None:
    """A date from how people type it, or None."""
    if fold(text) == fold(texts.TODAY):
        return today
    match = _TYPED.fullmatch(text.strip())
    if match is None:
        return None
    day, month, year = int(match[1]), int(match[2]), match[3]
    if year:
        return _date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    last_two = (_date(today.year - back, month, day) for back in range(2))
    return next((on for on in last_two if on and on <= today), None)


def coming_date(text: str, today: date) -> date | None:
    """A typed date from today on, or None; without a year the next time it is that date."""
    match = _TYPED.fullmatch(text.strip())
    if match is None:
        return None
    day, month, year = int(match[1]), int(match[2]), match[3]
    if year:
        return _date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    next_two = (_date(today.year + on, month, day) for on in range(2))
    return next((on for on in next_two if on and on >= today), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_given(on: date) -> Given:
    """A date as an answer."""
    return Given(on.isoformat(), long_date(on))
