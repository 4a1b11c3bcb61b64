"""The dates of a programme as they are kept: what falls on a day off is moved or cancelled."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from domain.programme import OccurrenceKind, OnHoliday, ProgrammeRule

WEEK = timedelta(weeks=1)
MOST_WEEKS = 4
"""How far a date may be moved; further it is cancelled."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Planned:
    """A date that the rule gives, `planned_on`, and when it is kept; None: it is not."""

    planned_on: date
    occurs_on: date | None
    kind: OccurrenceKind


def schedule(
    rule: ProgrammeRule,
    is_off: Callable[[date], bool],
    first_on: date,
    last_on: date,
    taken: Collection[date] = (),
) -> list[Planned]:
    """The rule's dates in a span, each with the date on which it is kept.

    What falls on a day off goes to the next such weekday that is free, or is cancelled. A day
    at the office gives way to what is moved there and is never moved itself. `taken` are dates
    on which the programme keeps another one, come from before the span or chosen by hand.
    """
    kinds = {on: rule.kind_on(on) for on in rule.dates(first_on, last_on + MOST_WEEKS * WEEK)}
    held = {on for on, kind in kinds.items() if kind is not OccurrenceKind.OFFICE} | {*taken}
    planned, moved = [], set(taken)
    for on, kind in kinds.items():
        occurs_on: date | None = None if on in taken else on
        if is_off(on):
            at_office = kind is OccurrenceKind.OFFICE
            occurs_on = None if at_office else _next_free(rule, on, is_off, held)
            moved |= {occurs_on} if occurs_on else set()
            held |= moved
        if kind is not None:
            planned.append(Planned(on, occurs_on, kind))
    return [_giving_way(p, moved) for p in planned if p.planned_on <= last_on]


def moved_again(
    rule: ProgrammeRule,
    on: date,
    is_off: Callable[[date], bool],
    today: date,
    taken: Collection[date],
) -> date | None:
    """Where one that was moved to a date goes when that is a day off as well; None: nowhere."""
    ahead = {on for on in rule.dates(today, on + MOST_WEEKS * WEEK) if not _is_office(rule, on)}
    return _next_free(rule, on, is_off, ahead | {*taken})


def _next_free(
    rule: ProgrammeRule, on: date, is_off: Callable[[date], bool], held: Collection[date]
) -> date | None:
    if rule.on_holiday is OnHoliday.CANCEL:
        return None
    later = (on + n * WEEK for n in range(1, MOST_WEEKS + 1))
    within = (to for to in later if rule.ends_on is None or to <= rule.ends_on)
    return next((to for to in within if to not in held and not is_off(to)), None)


def _is_office(rule: ProgrammeRule, on: date) -> bool:
    return rule.kind_on(on) is OccurrenceKind.OFFICE


def _giving_way(planned: Planned, moved: Collection[date]) -> Planned:
    at_office = planned.kind is OccurrenceKind.OFFICE
    if at_office and planned.occurs_on in moved:
        return Planned(planned.planned_on, None, planned.kind)
    return planned


def next_in_turn(places: Sequence[T], gone_to: Sequence[T]) -> T | None:
    """The place that was gone to longest ago, never before first; of equals the first in order.

    `gone_to` are the destinations kept so far, oldest first. A cancelled date leaves its place
    next in turn, a place that is no more is passed over, and no other date changes.
    """
    last = {place: number for number, place in enumerate(gone_to)}
    return min(places, key=lambda place: last.get(place, -1), default=None)
