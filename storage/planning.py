"""Brings the dates of programmes in line with their rules and the days off, from today on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from domain.programme import OccurrenceKind
from domain.schedule import Planned, moved_again, schedule
from storage import occurrences, programmes, workdays
from storage.programmes import HAND, PLANNED_AHEAD, Occurrence, Programme
from storage.transaction import Tx

HOLIDAY, RULE = "holiday", "rule"
"""Why a date is not kept as it was: a day off, or another rule or another date in its place."""


class ChangeKind(StrEnum):
    """What became of a date that people could know of."""

    MOVED = "moved"
    CANCELLED = "cancelled"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Change:
    """An occurrence as it stands now, and the date it was expected on."""

    kind: ChangeKind
    occurrence: Occurrence
    was_on: date


def plan(tx: Tx, programme_id: int) -> list[Change] | None:
    """Write dates ahead, and return which are not kept as the rule says because of a day off.

    None when there is nothing to plan: somebody did, or the programme has ended.
    """
    programme = programmes.get(tx, programme_id)
    if programme is None or tx.now < programmes.replan_at(tx, programme):
        return None
    until = tx.today + PLANNED_AHEAD
    if not programmes.claim_plan(tx, programme, until):
        return None
    first_on = max(programme.planned_until + timedelta(days=1), tx.today - timedelta(days=1))
    return _settle(tx, programme, first_on, until)


def replan(tx: Tx, programme_id: int) -> list[Change]:
    """Bring the dates from today on in line, and return those that are kept otherwise now.

    What a person moved, added or cancelled stays; an ended programme keeps no date.
    """
    programme = programmes.get(tx, programme_id)
    if programme is None:
        coming = programmes.of_programme(tx, programme_id)
        return [_cancelled(tx, o, RULE) for o in coming if _is_coming(tx, o)]
    return _settle(tx, programme, tx.today, programme.planned_until)


def replan_all(tx: Tx) -> list[Change]:
    """Bring every programme in line, after days off or hamlets changed."""
    return [change for p in programmes.running(tx) for change in replan(tx, p.id)]


def _settle(tx: Tx, programme: Programme, first_on: date, until: date) -> list[Change]:
    known = programmes.of_programme(tx, programme.id)
    by_hand = [o for o in known if o.cause == HAND]
    settled = {o.planned_on for o in by_hand}
    mine = {o.planned_on: o for o in known if o.cause != HAND and o.planned_on}
    is_off = workdays.calendar(tx).is_off
    earlier = [o for on, o in mine.items() if on < first_on and _is_coming(tx, o)]
    taken = {o.occurs_on for o in [*by_hand, *earlier] if not o.is_cancelled}
    standing = _standing(tx, programme, earlier, taken, is_off)
    wanted = [
        p
        for p in schedule(programme.rule, is_off, first_on, until, taken)
        if p.planned_on not in settled
    ]
    dates = {p.planned_on for p in wanted}
    gone = [o for on, o in mine.items() if on not in dates and first_on <= on <= until]
    changes: list[Change | None] = [_cancelled(tx, o, RULE) for o in gone if _is_coming(tx, o)]
    # One date has one occurrence: those that leave theirs do so first.
    for p in [*standing, *wanted]:
        if p.planned_on in mine and mine[p.planned_on].occurs_on != p.occurs_on:
            occurrences.cancel(tx, mine[p.planned_on], mine[p.planned_on].cause)
    for p in standing:
        changes.append(_kept(tx, programme, p, mine[p.planned_on], HOLIDAY))
    for p in wanted:
        off = HOLIDAY if is_off(p.planned_on) else "" if p.occurs_on else RULE
        changes.append(_kept(tx, programme, p, mine.get(p.planned_on), off))
    _redirect(tx, programme, by_hand)
    return [c for c in changes if c and c.occurrence.kind is not OccurrenceKind.OFFICE]


def _standing(
    tx: Tx,
    programme: Programme,
    earlier: list[Occurrence],
    taken: set[date],
    is_off: Callable[[date], bool],
) -> list[Planned]:
    """What a day off moved from a date that is past: it stays, unless it stands on another one."""
    standing = []
    for o in earlier:
        if o.planned_on is None or o.planned_on >= tx.today:
            continue
        to: date | None = o.occurs_on
        if is_off(o.occurs_on):
            taken.discard(o.occurs_on)
            to = moved_again(programme.rule, o.occurs_on, is_off, tx.today, taken)
            taken |= {to} if to else set()
        standing.append(Planned(o.planned_on, to, o.kind))
    return standing


def _kept(
    tx: Tx, programme: Programme, planned: Planned, was: Occurrence | None, cause: str
) -> Change | None:
    """One date as it is to be; the change, if somebody could know of it otherwise."""
    on = planned.occurs_on or planned.planned_on
    if was is None:
        now = occurrences.add(
            tx,
            programme,
            on,
            planned.kind,
            planned_on=planned.planned_on,
            cause=cause,
            is_kept=planned.occurs_on is not None,
        )
        return _change(now, planned.planned_on) if cause else None
    if planned.occurs_on is None:
        return None if was.is_cancelled else _cancelled(tx, was, cause)
    hamlet_ids, place = occurrences.destination(tx, programme, on, planned.kind, was.hamlet_ids)
    values: dict[str, Any] = {
        "occurs_on": on,
        "kind": str(planned.kind),
        "hamlet_ids": list(hamlet_ids),
        "place": place,
        "cause": cause,
        "reason": "",
    }
    now = occurrences.keep(tx, was, **values)
    same = was.occurs_on == on and was.kind is now.kind and not was.is_cancelled
    return None if same else _change(now, was.occurs_on)


def _redirect(tx: Tx, programme: Programme, by_hand: list[Occurrence]) -> None:
    """What was moved by hand keeps its date; its reminders and destination follow the rule."""
    for was in by_hand:
        if _is_coming(tx, was):
            ids, place = occurrences.destination(
                tx, programme, was.occurs_on, was.kind, was.hamlet_ids
            )
            occurrences.keep(tx, was, hamlet_ids=list(ids), place=place)


def _is_coming(tx: Tx, occurrence: Occurrence) -> bool:
    return occurrence.occurs_on >= tx.today and not occurrence.is_cancelled


def _cancelled(tx: Tx, occurrence: Occurrence, cause: str) -> Change:
    now = occurrences.cancel(tx, occurrence, cause)
    return Change(ChangeKind.CANCELLED, now, occurrence.occurs_on)


def _change(now: Occurrence, was_on: date) -> Change:
    if now.is_cancelled:
        return Change(ChangeKind.CANCELLED, now, was_on)
    kind = ChangeKind.ADDED if now.occurs_on == was_on else ChangeKind.MOVED
    return Change(kind, now, was_on)
