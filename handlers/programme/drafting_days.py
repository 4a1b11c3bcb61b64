"""The questions about the days of a programme."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.calendar import Weekday
from domain.message import Words
from domain.programme import (
    EVERY_WEEK,
    DayRule,
    OccurrenceKind,
    OnDates,
    ProgrammeRule,
    Weekly,
)
from handlers.asks.choice import Choice, ManyOf, OneOf
from handlers.asks.day import coming_date
from handlers.asks.words import Line
from handlers.programme import rule_texts
from handlers.programme import wizard_texts as texts
from handlers.programme.dates import kind_choices
from handlers.programme.rules import said_days
from handlers.talk.recorded import Said
from handlers.talk.script import Given, Reaction, Scene, Script, Unfit
from handlers.wording import weekday_name

KEEP = "keep"


@dataclass(frozen=True, kw_only=True)
class Dates(Line):
    """Dates typed one after another, from today on."""

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """All of them, or none."""
        if not isinstance(content, Words):
            return None
        parts = [part for part in content.text.replace(";", ",").split(",") if part.strip()]
        found = [coming_date(part, scene.today) for part in parts]
        dates = sorted({on.isoformat() for on in found if on and on >= scene.today})
        if not parts or None in found or len(dates) < len(set(found)):
            return Unfit(texts.NOT_DATES)
        shown = rule_texts.on_dates([date.fromisoformat(on) for on in dates])
        return Given(",".join(dates), shown)


def ask_days(start: ProgrammeRule, of: str) -> Script[tuple[DayRule, ...]]:
    """Which days, and what is done then; kept as they are where the rule has some."""
    kept = Choice(KEEP, texts.KEEP_DAYS, said_days(start))
    ways = [
        Choice("weekly", texts.WEEKLY, texts.BY_WEEKDAY),
        Choice("dates", texts.ON_DATES, texts.BY_DATES),
    ]
    pattern: str = yield OneOf(
        key=f"days@{of}",
        name=texts.DAYS,
        ask=texts.ASK_DAYS,
        load=lambda: [*([kept] if start.days else []), *ways],
        meaning=str,
        assumed=kept.given if start.days else None,
    )
    if pattern == KEEP:
        return start.days
    if pattern == "dates":
        typed: str = yield Dates(
            key=f"dates@{of}", name=texts.DATES, ask=texts.ASK_DATES, hint=texts.DATES_HINT
        )
        kind = yield from _ask_kind(of)
        return (OnDates(frozenset(map(date.fromisoformat, typed.split(","))), kind),)
    return (yield from _ask_weekly(of))


def _ask_weekly(of: str) -> Script[tuple[DayRule, ...]]:
    weekday: Weekday = yield OneOf(
        key=f"weekday@{of}",
        name=texts.WEEKDAY,
        ask=texts.ASK_WEEKDAY,
        load=lambda: [Choice(int(day), weekday_name(day)) for day in Weekday],
        meaning=Weekday,
        columns=2,
    )
    weeks: frozenset[int] = yield ManyOf(
        key=f"weeks@{of}",
        name=texts.WEEKS,
        ask=texts.ASK_WEEKS,
        load=lambda: _weeks(EVERY_WEEK),
        meaning=frozenset,
        whole=texts.EVERY_WEEK,
        columns=3,
    )
    kind = yield from _ask_kind(of)
    left = EVERY_WEEK - weeks
    if kind is OccurrenceKind.OFFICE or not left:
        return (Weekly(weekday, weeks, kind),)
    at_office: frozenset[int] = yield ManyOf(
        key=f"office@{of}.{'.'.join(map(str, sorted(left)))}",
        name=texts.OFFICE_WEEKS,
        ask=texts.ASK_OFFICE_WEEKS,
        load=lambda: _weeks(left),
        meaning=frozenset,
        may_be_none=True,
        columns=3,
        assumed=Given([], texts.NONE),
    )
    also = (Weekly(weekday, at_office, OccurrenceKind.OFFICE),) if at_office else ()
    return (Weekly(weekday, weeks, kind), *also)


def _weeks(numbers: Iterable[int]) -> list[Choice]:
    return [Choice(n, texts.week(n)) for n in sorted(numbers)]


def _ask_kind(of: str) -> Script[OccurrenceKind]:
    kind: OccurrenceKind = yield OneOf(
        key=f"kind@{of}",
        name=texts.KIND,
        ask=texts.ASK_KIND,
        load=kind_choices,
        meaning=OccurrenceKind,
    )
    return kind
