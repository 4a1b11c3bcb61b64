"""On which dates a programme is kept: worked out anew, without the bot's own calculation."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import holidays

from domain.programme import OccurrenceKind, OnHoliday, ProgrammeRule, Weekly

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
BEGINS, ENDS = time(6), time(21)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Wanted:
    """A date that a rule gives, and when it is kept; None: not at all."""

    planned_on: date
    on: date | None
    kind: OccurrenceKind


class Calendar:
    """The country's days off, and those that the commune changed."""

    def __init__(self) -> None:
        country = holidays.country_holidays("VN", years=range(2024, 2031))
        self._off = set(country)
        self._worked = set(country.weekend_workdays)
        self.changed: dict[date, bool] = {}
        """Whether the commune works on a day that it changed."""

    def is_worked(self, on: date) -> bool:
        """Whether offices are open."""
        if on in self.changed:
            return self.changed[on]
        return on in self._worked or (on.weekday() < SATURDAY and on not in self._off)

    def is_off(self, on: date) -> bool:
        """Whether no programme is kept: on a holiday, and on a weekend day that is worked."""
        is_weekend = on.weekday() >= SATURDAY
        if on in self.changed:
            return is_weekend if self.changed[on] else True
        return (on in self._worked and is_weekend) or on in self._off

    def begins_the_week(self, on: date) -> bool:
        """Whether it is the first worked day since Monday."""
        since = [on - n * DAY for n in range(on.weekday() + 1)]
        return [day for day in since if self.is_worked(day)] == [on]


def instant(on: date, at: time) -> datetime:
    """A local date and hour, in UTC."""
    return datetime.combine(on, at, ZONE).astimezone(UTC)


def local(at: datetime) -> datetime:
    """An instant on the commune's clock."""
    return at.astimezone(ZONE)


def is_night(at: datetime) -> bool:
    """Whether nobody is disturbed."""
    return not BEGINS <= local(at).time() < ENDS


def by_day(at: datetime) -> datetime:
    """The first instant from then on at which somebody may be told."""
    if not is_night(at):
        return at
    here = local(at)
    return instant(here.date() + (DAY if here.time() >= ENDS else 0 * DAY), BEGINS)


def kind_on(rule: ProgrammeRule, on: date) -> OccurrenceKind | None:
    """What a rule has for a date."""
    if on < (rule.starts_on or on) or on > (rule.ends_on or on):
        return None
    for one in rule.days:
        if isinstance(one, Weekly):
            nth = sum(1 for n in range(5) if (on - n * WEEK).month == on.month)
            fits = on.isoweekday() - 1 == one.weekday and nth in one.weeks
        else:
            fits = on in one.dates
        if fits:
            return one.kind
    return None


def kept(
    rule: ProgrammeRule,
    is_off: Callable[[date], bool],
    first_on: date,
    last_on: date,
    taken: Collection[date],
) -> list[Wanted]:
    """The rule's dates in a span: those on a day off a whole number of weeks later, or not."""
    given = {on: kind for on in _span(first_on, last_on + 4 * WEEK) if (kind := kind_on(rule, on))}
    busy = {on for on, kind in given.items() if kind is not OccurrenceKind.OFFICE} | {*taken}
    guests, found = set(taken), []
    for on, kind in given.items():
        to: date | None = on
        if is_off(on):
            to = next_free(rule, on, is_off, busy) if kind is not OccurrenceKind.OFFICE else None
            if to:
                busy.add(to)
                guests.add(to)
        elif on in taken:
            to = None
        found.append(Wanted(on, to, kind))
    return [
        Wanted(one.planned_on, None, one.kind)
        if one.kind is OccurrenceKind.OFFICE and one.on in guests
        else one
        for one in found
        if one.planned_on <= last_on
    ]


def next_free(
    rule: ProgrammeRule, on: date, is_off: Callable[[date], bool], busy: Collection[date]
) -> date | None:
    """Where what falls on a day off goes, at most four weeks on; None: nowhere."""
    if rule.on_holiday is OnHoliday.CANCEL:
        return None
    for weeks in range(1, 5):
        to = on + weeks * WEEK
        if to not in busy and not is_off(to) and to <= (rule.ends_on or to):
            return to
    return None


def _span(first_on: date, last_on: date) -> Iterator[date]:
    on = first_on
    while on <= last_on:
        yield on
        on += DAY
