"""Programmes, their dates, and the moments at which something is said for them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Integer, Select, Text, bindparam, insert, select, type_coerce, update

from domain.calendar import Weekday, instant
from domain.programme import MomentKind, MomentRule, ProgrammeRule
from storage.statements import Statement
from storage.tables.programme import MomentRow, OccurrenceRow, ProgrammeRow
from storage.transaction import Tx
from storage.types import table

_programmes = table(ProgrammeRow)
_occurrences = table(OccurrenceRow)
_moments = table(MomentRow)

PLANNED_AHEAD = timedelta(days=35)
"""How far ahead dates and their moments stand in the database."""

REPLAN_BELOW = timedelta(days=28)
"""When less than this is planned ahead, more is planned."""


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme that runs."""

    id: int
    rule: ProgrammeRule
    planned_until: date


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date of a programme."""

    id: int
    occurs_on: date
    rule: ProgrammeRule


@dataclass(frozen=True, slots=True)
class Moment:
    """Something to be said for an occurrence, once, until `not_after`."""

    id: int
    kind: MomentKind
    due_at: datetime
    not_after: datetime
    occurrence: Occurrence


_occurrence_columns = (
    _occurrences.c.id,
    _occurrences.c.occurs_on,
    type_coerce(_programmes.c.rule, Text),
)
_with_programme = _occurrences.join(_programmes)

_BETWEEN = Statement(
    select(*_occurrence_columns)
    .select_from(_with_programme)
    .where(_occurrences.c.occurs_on.between(bindparam("first_on"), bindparam("last_on")))
)
_NEXT = Statement(
    select(*_occurrence_columns)
    .select_from(_with_programme)
    .where(_occurrences.c.occurs_on >= bindparam("from_on"))
    .order_by(_occurrences.c.occurs_on)
    .limit(bindparam("most", type_=Integer))
)


def establish(tx: Tx, rule: ProgrammeRule) -> int:
    """A new programme's id; its dates are planned from today."""
    values = {
        "rule": rule_to_json(rule),
        "starts_on": tx.today,
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


def replan_at(tx: Tx, programme: Programme) -> datetime:
    """The UTC instant from which more of a programme is to be planned."""
    return instant(programme.planned_until - REPLAN_BELOW, time.min, tx.zone)


def plan(tx: Tx, programme_id: int) -> bool:
    """Write dates and moments ahead; False when somebody did, or the programme has ended."""
    programme = next((p for p in running(tx) if p.id == programme_id), None)
    if programme is None or tx.now < replan_at(tx, programme):
        return False
    until = tx.today + PLANNED_AHEAD
    claimed = tx.connection.execute(
        update(_programmes)
        .where(_programmes.c.id == programme_id)
        .where(_programmes.c.planned_until == programme.planned_until)
        .values(planned_until=until)
    )
    if claimed.rowcount != 1:
        return False
    first_on = max(programme.planned_until + timedelta(days=1), tx.today - timedelta(days=1))
    for on in programme.rule.dates(first_on, until):
        _add_occurrence(tx, programme, on)
    return True


def _add_occurrence(tx: Tx, programme: Programme, on: date) -> None:
    values = {"programme_id": programme.id, "occurs_on": on}
    added = tx.connection.execute(insert(_occurrences).values(values).returning(_occurrences.c.id))
    occurrence_id = int(added.scalar_one())
    rows = [
        {
            "occurrence_id": occurrence_id,
            "kind": str(rule.kind),
            "due_at": rule.due_at(on, tx.zone),
            "not_after": rule.not_after(on, tx.zone),
        }
        for rule in programme.rule.moments
    ]
    tx.connection.execute(insert(_moments), rows)


def occurrence(tx: Tx, occurrence_id: int) -> Occurrence | None:
    """One date of a programme, or None."""
    row = tx.connection.execute(
        select(*_occurrence_columns)
        .select_from(_with_programme)
        .where(_occurrences.c.id == occurrence_id)
    ).first()
    return _occurrence(row) if row else None


def counting_on(tx: Tx, on: date) -> Occurrence | None:
    """The occurrence that a visit on a date counts for, the nearest first; or None."""
    near = timedelta(days=7)
    rows = _BETWEEN.rows(tx, {"first_on": on - near, "last_on": on + near})
    counting = [o for o in map(_occurrence, rows) if o.rule.counts_on(o.occurs_on, on)]
    return min(counting, key=lambda o: abs((o.occurs_on - on).days), default=None)


def next_one(tx: Tx) -> Occurrence | None:
    """The next occurrence, today's included."""
    row = _NEXT.first(tx, {"from_on": tx.today, "most": 1})
    return _occurrence(row) if row else None


_open_moments = (
    select(_moments.c.id, _moments.c.due_at)
    .where(_moments.c.done_at.is_(None))
    .order_by(_moments.c.due_at, _moments.c.id)
)


def due_moments(tx: Tx, limit: int) -> list[tuple[int, datetime]]:
    """Ids and times of moments that are due and not done, oldest first."""
    due = _open_moments.where(_moments.c.due_at <= tx.now).limit(limit)
    return [(row.id, row.due_at) for row in tx.connection.execute(due)]


def next_moment_at(tx: Tx) -> datetime | None:
    """When the next moment is due."""
    row = tx.connection.execute(_open_moments.limit(1)).first()
    return row.due_at if row else None


def take_moment(tx: Tx, moment_id: int) -> Moment | None:
    """Claim a moment; None when it is done, or its time has passed: then it is missed."""
    moment = _moment(tx, _moments.c.id == moment_id)
    if moment is None:
        return None
    missed = tx.now > moment.not_after
    claimed = tx.connection.execute(
        update(_moments)
        .where(_moments.c.id == moment_id, _moments.c.done_at.is_(None))
        .values(done_at=tx.now, missed=missed)
    )
    return moment if claimed.rowcount == 1 and not missed else None


def moment(tx: Tx, moment_id: int) -> Moment | None:
    """A moment, done or not."""
    return _moment(tx, _moments.c.id == moment_id)


def _moment(tx: Tx, *where: Any) -> Moment | None:
    chosen: Select[Any] = select(
        _moments.c.id.label("moment_id"),
        _moments.c.kind,
        _moments.c.due_at,
        _moments.c.not_after,
        *_occurrence_columns,
    ).select_from(_moments.join(_with_programme))
    row = tx.connection.execute(chosen.where(*where)).first()
    if row is None:
        return None
    moment_id, kind, due_at, not_after, *occurrence = row
    return Moment(moment_id, MomentKind(kind), due_at, not_after, _occurrence(occurrence))


def _occurrence(row: Sequence[Any]) -> Occurrence:
    id, occurs_on, rule = row
    return Occurrence(id, occurs_on, _rule(rule))


# Most steps look at a rule, and hardly any is ever changed.
@lru_cache(100)
def _rule(stored: str) -> ProgrammeRule:
    return rule_from_json(json.loads(stored))


def rule_to_json(rule: ProgrammeRule) -> dict[str, Any]:
    """A rule as stored."""
    moments = [
        [str(m.kind), m.days, m.at.isoformat(), m.until_days, m.until.isoformat()]
        for m in rule.moments
    ]
    return {
        "name": rule.name,
        "weekday": int(rule.weekday),
        "weeks": sorted(rule.weeks),
        "moments": moments,
        "households_per_hamlet": rule.households_per_hamlet,
        "opens_days": rule.opens_days,
        "closes_days": rule.closes_days,
    }


def rule_from_json(stored: dict[str, Any]) -> ProgrammeRule:
    """A rule from what `rule_to_json` gave."""
    moments = tuple(
        MomentRule(
            MomentKind(kind), days, time.fromisoformat(at), until, time.fromisoformat(until_at)
        )
        for kind, days, at, until, until_at in stored["moments"]
    )
    return ProgrammeRule(
        name=stored["name"],
        weekday=Weekday(stored["weekday"]),
        weeks=frozenset(stored["weeks"]),
        moments=moments,
        households_per_hamlet=stored["households_per_hamlet"],
        opens_days=stored["opens_days"],
        closes_days=stored["closes_days"],
    )
