"""When a clock reminds: a working day before a due date, when it has passed, and on until done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from heapq import merge
from itertools import groupby, islice
from typing import TypeVar

from domain.issue import Stage
from domain.workdays import WorkCalendar

What = TypeVar("What")

MORNING = time(7, 30)
EVENING = time(21, 0)
DAYS_AFTER = (-1, 1, 2)
"""Working days from a due date to each reminder."""
ON_THE_DAY = (0, 1, 2)
EVERY = 5
"""Working days from one reminder to the next, once the first three were given."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock that runs: the dates to be kept, and how many reminders are behind it."""

    due_ons: tuple[date, ...]
    reminded: int = 0
    days: tuple[int, ...] = DAYS_AFTER


@dataclass(frozen=True, slots=True)
class Reminder:
    """The date a reminder is about, and how many working days ago it passed."""

    due_on: date
    overdue: int


class Unsaid(StrEnum):
    """Why somebody was not reminded of what was due."""

    UNREACHABLE = "unreachable"
    LEFT = "left"
    MISSED = "missed"
    REFUSED = "refused"
    SAID_BEFORE = "said_before"


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a clock found: what to say now, the count from now on, when to look next."""

    reminder: Reminder | None
    reminded: int
    next_on: date


def look(clock: Clock, today: date, calendar: WorkCalendar, *, speaks: bool = True) -> Look:
    """Look at a clock. Reminders that were missed are one; without `speaks` none is given."""
    reached, reminder = clock.reminded, None
    ahead = islice(enumerate(_reminders(clock, calendar), start=1), clock.reminded, None)
    for number, (on, due_on) in ahead:
        if not speaks or on > today:
            return Look(reminder, reached, on)
        reached, reminder = number, Reminder(due_on, calendar.between(due_on, today))
    raise AssertionError("reminders have no end")


def _reminders(clock: Clock, calendar: WorkCalendar) -> Iterator[tuple[date, date]]:
    """Every reminder, with the date it is about: of two on one day the later date's."""
    every = merge(*(_of(due_on, clock.days, calendar) for due_on in clock.due_ons))
    for on, same in groupby(every, key=lambda reminder: reminder[0]):
        yield on, max(due_on for _, due_on in same)


def _of(due_on: date, days: tuple[int, ...], calendar: WorkCalendar) -> Iterator[tuple[date, date]]:
    for after in days:
        on = calendar.after(due_on, after)
        yield on, due_on
    while True:
        on = calendar.after(on, EVERY)
        yield on, due_on


def due_next(
    dated: Sequence[tuple[What, date]], today: date, calendar: WorkCalendar
) -> list[tuple[What, Reminder]]:
    """What is due first, and whatever else is due by the next working day; the earliest first."""
    near = max(min(on for _, on in dated), calendar.after(today, 1))
    ordered = sorted(dated, key=lambda one: one[1])
    return [(what, Reminder(on, calendar.between(on, today))) for what, on in ordered if on <= near]


def speaks_at(now: datetime, planned_at: datetime, calendar: WorkCalendar) -> bool:
    """Whether a look that was planned for a local instant may remind at another.

    Only looks planned for a morning remind; one that came because somebody changed says nothing.
    """
    by_day = MORNING <= now.time() < EVENING and calendar.is_worked(now.date())
    return by_day and planned_at.time() == MORNING


def morning_from(on: date, now: datetime, calendar: WorkCalendar) -> datetime:
    """The first working morning on or after a date that is still to come (UTC)."""
    on = max(on, now.date())
    if datetime.combine(on, MORNING, now.tzinfo) <= now:
        on += timedelta(days=1)
    while not calendar.is_worked(on):
        on += timedelta(days=1)
    return datetime.combine(on, MORNING, now.tzinfo).astimezone(UTC)


def is_decided(stage: Stage, promised_on: date | None) -> bool:
    """Whether a leader has decided, so that the citizen can be told it was received."""
    told_by_cadre = stage in (Stage.ACCEPTED, Stage.TRANSFERRED, Stage.ANSWERED, Stage.REFUSED)
    return told_by_cadre or promised_on is not None
