"""Programmes and their dates."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Text, bindparam, insert, select, type_coerce, update

from domain.calendar import instant
from domain.programme import OccurrenceKind, ProgrammeRule, Who
from storage import deputies
from storage.programme_rules import rule_from_json, rule_to_json
from storage.statements import Statement
from storage.tables.programme import OccurrenceRow, ProgrammeRow
from storage.transaction import Tx
from storage.types import table

_programmes = table(ProgrammeRow)
_occurrences = table(OccurrenceRow)

PLANNED_AHEAD = timedelta(days=60)
"""How far ahead dates and their moments stand in the database."""

REPLAN_BELOW = timedelta(days=45)
"""When less than this is planned ahead, more is planned."""

NEAR = timedelta(days=7)
"""No visit counts for an occurrence further away than this."""

LOOK_AHEAD = timedelta(days=370)

HAND = "hand"
"""The cause of what a person moved, added or cancelled: no rule changes it again."""


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme that runs."""

    id: int
    rule: ProgrammeRule
    planned_until: date


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date of a programme. `planned_on` is the rule's date for it, None when it was added."""

    id: int
    occurs_on: date
    rule: ProgrammeRule
    kind: OccurrenceKind = OccurrenceKind.VISITS
    programme_id: int = 0
    hamlet_ids: tuple[int, ...] = ()
    place: str = ""
    planned_on: date | None = None
    cause: str = ""
    reason: str = ""
    is_cancelled: bool = False


OCCURRENCE_COLUMNS = (
    _occurrences.c.id,
    _occurrences.c.occurs_on,
    type_coerce(_programmes.c.rule, Text),
    _occurrences.c.kind,
    _occurrences.c.programme_id,
    _occurrences.c.hamlet_ids,
    _occurrences.c.place,
    _occurrences.c.planned_on,
    _occurrences.c.cause,
    _occurrences.c.reason,
    _occurrences.c.cancelled_at,
)
"""What `occurrence_from` reads, of occurrences joined with their programmes."""

_with_programme = _occurrences.join(_programmes)

_BETWEEN = Statement(
    select(*OCCURRENCE_COLUMNS)
    .select_from(_with_programme)
    .where(_occurrences.c.cancelled_at.is_(None))
    .where(_occurrences.c.occurs_on.between(bindparam("first_on"), bindparam("last_on")))
    .order_by(_occurrences.c.occurs_on, _occurrences.c.id)
)


def establish(tx: Tx, rule: ProgrammeRule) -> int:
    """A new programme's id; its dates are planned from today."""
    values = {
        "rule": rule_to_json(rule),
        "planned_until": tx.today - timedelta(days=1),
    }
    added = tx.connection.execute(insert(_programmes).values(values).returning(_programmes.c.id))
    return int(added.scalar_one())


def running(tx: Tx) -> list[Programme]:
    """The programmes that run."""
    rows = tx.connection.execute(
        select(_programmes.c.id, _programmes.c.rule, _programmes.c.planned_until)
        .where(_programmes.c.ended_at.is_(None))
        .order_by(_programmes.c.id)
    )
    return [Programme(row.id, rule_from_json(row.rule), row.planned_until) for row in rows]


def get(tx: Tx, programme_id: int) -> Programme | None:
    """A programme that runs, or None."""
    return next((p for p in running(tx) if p.id == programme_id), None)


def change(tx: Tx, programme_id: int, rule: ProgrammeRule) -> None:
    """The programme's rule from now on; `storage.planning` brings its dates in line."""
    tx.connection.execute(
        update(_programmes).where(_programmes.c.id == programme_id).values(rule=rule_to_json(rule))
    )


def end(tx: Tx, programme_id: int) -> bool:
    """The programme runs no more; False when it had ended."""
    ended = tx.connection.execute(
        update(_programmes)
        .where(_programmes.c.id == programme_id, _programmes.c.ended_at.is_(None))
        .values(ended_at=tx.now)
    )
    return ended.rowcount == 1


def claim_plan(tx: Tx, programme: Programme, until: date) -> bool:
    """Somebody plans up to a date; False when somebody else did."""
    claimed = tx.connection.execute(
        update(_programmes)
        .where(_programmes.c.id == programme.id)
        .where(_programmes.c.planned_until == programme.planned_until)
        .values(planned_until=until)
    )
    return claimed.rowcount == 1


def replan_at(tx: Tx, programme: Programme) -> datetime:
    """The UTC instant from which more of a programme is to be planned."""
    return instant(programme.planned_until - REPLAN_BELOW, time.min, tx.zone)


def occurrence(tx: Tx, occurrence_id: int) -> Occurrence | None:
    """One date of a programme, or None."""
    row = tx.connection.execute(
        select(*OCCURRENCE_COLUMNS)
        .select_from(_with_programme)
        .where(_occurrences.c.id == occurrence_id)
    ).first()
    return occurrence_from(row) if row else None


def kept_between(tx: Tx, first_on: date, last_on: date) -> list[Occurrence]:
    """The occurrences of all programmes that are kept in a span, in order."""
    rows = _BETWEEN.rows(tx, {"first_on": first_on, "last_on": last_on})
    return [occurrence_from(row) for row in rows]


def of_programme(tx: Tx, programme_id: int) -> list[Occurrence]:
    """All occurrences of a programme in order, the cancelled ones too."""
    rows = tx.connection.execute(
        select(*OCCURRENCE_COLUMNS)
        .select_from(_with_programme)
        .where(_occurrences.c.programme_id == programme_id)
        .order_by(_occurrences.c.occurs_on, _occurrences.c.id)
    )
    return [occurrence_from(row) for row in rows]


def counting_on(tx: Tx, on: date, person_id: int) -> Occurrence | None:
    """The occurrence that a person's visit on a date counts for; or None.

    The nearest first, and of two on one date that of a delegation or group before everybody's.
    """
    near = kept_between(tx, on - NEAR, on + NEAR)
    stands_in = deputies.stood_in(tx, person_id)
    counting = [o for o in near if _counts(o, on, person_id, stands_in)]
    return min(counting, key=lambda o: _distance(o, on), default=None)


def next_one(tx: Tx, person_id: int | None = None) -> Occurrence | None:
    """The next occurrence that people answer for, today's included: a person's, or anybody's."""
    coming = kept_between(tx, tx.today, tx.today + LOOK_AHEAD)
    stands_in = deputies.stood_in(tx, person_id) if person_id is not None else frozenset()
    return next((o for o in coming if _is_answered(o, person_id, stands_in)), None)


def _counts(occurrence: Occurrence, on: date, person_id: int, stands_in: Collection[int]) -> bool:
    rule = occurrence.rule
    is_theirs = rule.participants.include(person_id) or occurrence.id in stands_in
    is_visits = occurrence.kind is OccurrenceKind.VISITS
    return is_theirs and is_visits and rule.counts_on(occurrence.occurs_on, on)


def _distance(occurrence: Occurrence, on: date) -> tuple[int, bool]:
    is_everyones = occurrence.rule.participants.who is Who.ALL
    return abs((occurrence.occurs_on - on).days), is_everyones


def _is_answered(occurrence: Occurrence, person_id: int | None, stands_in: Collection[int]) -> bool:
    is_theirs = person_id is None or occurrence.rule.participants.include(person_id)
    return (
        is_theirs or occurrence.id in stands_in
    ) and occurrence.kind is not OccurrenceKind.OFFICE


def occurrence_from(row: Sequence[Any]) -> Occurrence:
    """An occurrence from a row of `OCCURRENCE_COLUMNS`."""
    id, occurs_on, rule, kind, programme_id, hamlet_ids, *rest, cancelled_at = row
    place, planned_on, cause, reason = rest
    return Occurrence(
        id=id,
        occurs_on=occurs_on,
        rule=_rule(rule),
        kind=OccurrenceKind(kind),
        programme_id=programme_id,
        hamlet_ids=tuple(hamlet_ids),
        place=place,
        planned_on=planned_on,
        cause=cause,
        reason=reason,
        is_cancelled=cancelled_at is not None,
    )


# Most steps look at a rule, and hardly any is ever changed.
@lru_cache(100)
def _rule(stored: str) -> ProgrammeRule:
    return rule_from_json(json.loads(stored))
