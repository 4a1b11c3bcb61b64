"""When something is said, each time once: for occurrences, and in the morning of every day."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, case, delete, insert, select, update

from domain.calendar import days, instant
from domain.ladder import MORNING_AT, MORNING_UNTIL, Passing, passing, still_to_say
from domain.programme import MomentKind, MomentRule
from storage.programmes import OCCURRENCE_COLUMNS, Occurrence, occurrence_from
from storage.statements import Statement
from storage.tables.programme import MomentRow, OccurrenceRow, ProgrammeRow
from storage.transaction import Tx
from storage.types import table

_moments = table(MomentRow)
_occurrences = table(OccurrenceRow)
_programmes = table(ProgrammeRow)

_PLANNED = ("kind", "for_on", "due_at", "not_after")
"""What makes a planned moment the one it is."""

MORNINGS_AHEAD = 14
"""So many days have their morning in the database; below half of that more are planned."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something to be said for an occurrence on date `for_on`, or without one for that day.

    It is said once, until `not_after`; `outcome` is what became of it.
    """

    id: int
    for_on: date
    kind: MomentKind
    planned_at: datetime
    due_at: datetime
    not_after: datetime
    outcome: Passing | None
    occurrence: Occurrence | None


_columns = (
    _moments.c.id,
    _moments.c.for_on,
    _moments.c.kind,
    _moments.c.planned_at,
    _moments.c.due_at,
    _moments.c.not_after,
    _moments.c.outcome,
)
_whole = select(*_columns, *OCCURRENCE_COLUMNS).select_from(
    _moments.outerjoin(_occurrences, _occurrences.c.id == _moments.c.occurrence_id).outerjoin(
        _programmes, _programmes.c.id == _occurrences.c.programme_id
    )
)
_GET = Statement(_whole.where(_moments.c.id == bindparam("moment")))
_open = (
    select(_moments.c.id, _moments.c.due_at)
    .where(_moments.c.done_at.is_(None))
    .order_by(_moments.c.due_at, _moments.c.id)
)
_NEXT = Statement(_open.limit(1))
ORDER = (
    _moments.c.due_at,
    case({str(kind): place for place, kind in enumerate(MomentKind)}, value=_moments.c.kind),
)
"""How moments follow each other: at one instant as they do on the ladder."""

_DAY = Statement(
    select(_moments.c.id, _moments.c.due_at, _moments.c.not_after).where(
        _moments.c.occurrence_id.is_(None),
        _moments.c.kind == str(MomentKind.MORNING),
        _moments.c.for_on == bindparam("day"),
    )
)
_LAST_MORNING = Statement(
    select(_moments.c.for_on)
    .where(_moments.c.occurrence_id.is_(None), _moments.c.kind == str(MomentKind.MORNING))
    .order_by(_moments.c.for_on.desc())
    .limit(1)
)


def due(tx: Tx, limit: int) -> list[tuple[int, datetime]]:
    """Ids and times of moments that are due and not done, oldest first."""
    waiting = _open.where(_moments.c.due_at <= tx.now).order_by(None)
    found = waiting.order_by(*ORDER, _moments.c.id).limit(limit)
    return [(row.id, row.due_at) for row in tx.connection.execute(found)]


def next_at(tx: Tx) -> datetime | None:
    """When the next moment is due."""
    row = _NEXT.first(tx, {})
    return row[1] if row else None


def get(tx: Tx, moment_id: int) -> Moment | None:
    """A moment, done or not."""
    row = _GET.first(tx, {"moment": moment_id})
    return _moment(row) if row else None


def take(tx: Tx, moment_id: int) -> Moment | None:
    """Claim a moment; None when it is done, or its time has passed: then it is missed."""
    moment = get(tx, moment_id)
    if moment is None:
        return None
    became = passing(moment.kind, tx.now, moment.planned_at, moment.due_at, moment.not_after)
    claimed = tx.connection.execute(
        update(_moments)
        .where(_moments.c.id == moment_id, _moments.c.done_at.is_(None))
        .values(done_at=tx.now, outcome=str(became))
    )
    return moment if claimed.rowcount == 1 and became is Passing.TOLD else None


def settle(tx: Tx, moment_id: int, outcome: Passing) -> None:
    """What became of a moment that was taken."""
    values = {"outcome": str(outcome)}
    tx.connection.execute(update(_moments).where(_moments.c.id == moment_id).values(values))


def waiting(tx: Tx, until: datetime) -> list[Moment]:
    """The moments that are not done and are due by an instant (UTC), in order."""
    found = _whole.where(_moments.c.done_at.is_(None), _moments.c.due_at <= until)
    rows = tx.connection.execute(found.order_by(_moments.c.due_at, _moments.c.id))
    return [_moment(row) for row in rows]


def between(tx: Tx, since: datetime, until: datetime) -> list[Moment]:
    """The moments that fall due in a span (UTC, its end included), in order, done or not."""
    found = _whole.where(_moments.c.due_at > since, _moments.c.due_at <= until)
    rows = tx.connection.execute(found.order_by(_moments.c.due_at, _moments.c.id))
    return [_moment(row) for row in rows]


def plan(tx: Tx, occurrence: Occurrence) -> Occurrence:
    """Plan what is still to be said for an occurrence as it stands now.

    What was said for its date stays said, also when its time was changed since. What was planned
    as it is to be stays as it was planned.
    """
    mine = _moments.c.occurrence_id == occurrence.id
    chosen = select(*(_moments.c[name] for name in ("id", "done_at", *_PLANNED))).where(mine)
    known = tx.connection.execute(chosen).all()
    wanted = [_values(tx, occurrence, rule) for rule in _left(tx, occurrence, known)]
    new = {tuple(values[name] for name in _PLANNED): values for values in wanted}
    gone = [m.id for m in known if not m.done_at and new.pop(_planned(m), None) is None]
    if gone:
        tx.connection.execute(delete(_moments).where(_moments.c.id.in_(gone)))
    if new:
        tx.connection.execute(insert(_moments), list(new.values()))
    return occurrence


def mornings_at(tx: Tx) -> datetime:
    """From when (UTC) more mornings are to be planned."""
    last_on = _last_morning(tx)
    if last_on is None:
        return tx.now
    return instant(last_on - timedelta(days=MORNINGS_AHEAD // 2), MORNING_AT, tx.zone)


def plan_mornings(tx: Tx) -> None:
    """A moment for every morning to come, and for those that nobody planned meanwhile."""
    if mornings_at(tx) > tx.now:
        return
    last_on = _last_morning(tx)
    first_on = last_on + timedelta(days=1) if last_on else _next_morning(tx)
    ahead = days(first_on, tx.today + timedelta(days=MORNINGS_AHEAD))
    tx.connection.execute(insert(_moments), [_morning(tx, on) for on in ahead])


def plan_lost_mornings(tx: Tx) -> int:
    """How many of the mornings that were planned are gone and still to come: they are again."""
    last_on = _last_morning(tx)
    if last_on is None:
        return 0
    mine = (_moments.c.occurrence_id.is_(None), _moments.c.kind == str(MomentKind.MORNING))
    chosen = select(_moments.c.for_on).where(*mine, _moments.c.for_on >= tx.today)
    known = set(tx.connection.scalars(chosen))
    lost = [on for on in days(tx.today, last_on) if on not in known and not _is_over(tx, on)]
    if lost:
        tx.connection.execute(insert(_moments), [_morning(tx, on) for on in lost])
    return len(lost)


def _is_over(tx: Tx, on: date) -> bool:
    return instant(on, MORNING_UNTIL, tx.zone) < tx.now


def _morning(tx: Tx, on: date) -> dict[str, Any]:
    return {
        "for_on": on,
        "kind": str(MomentKind.MORNING),
        "planned_at": tx.now,
        "due_at": instant(on, MORNING_AT, tx.zone),
        "not_after": instant(on, MORNING_UNTIL, tx.zone),
    }


def told_mornings(tx: Tx, since: date) -> list[int]:
    """Ids of the mornings from a date on and before today on which people were told something."""
    told = select(_moments.c.id).where(
        _moments.c.occurrence_id.is_(None),
        _moments.c.kind == str(MomentKind.MORNING),
        _moments.c.for_on >= since,
        _moments.c.for_on < tx.today,
        _moments.c.outcome == str(Passing.TOLD),
    )
    return list(tx.connection.scalars(told))


def morning(tx: Tx) -> int | None:
    """Today's morning while it lasts, whoever was told; None before and after."""
    row = _DAY.first(tx, {"day": tx.today})
    return row[0] if row and row[1] <= tx.now <= row[2] else None


def _last_morning(tx: Tx) -> date | None:
    row = _LAST_MORNING.first(tx, {})
    return row[0] if row else None


def _next_morning(tx: Tx) -> date:
    is_past = instant(tx.today, MORNING_AT, tx.zone) < tx.now
    return tx.today + timedelta(days=1) if is_past else tx.today


def _planned(row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in _PLANNED)


def _left(tx: Tx, occurrence: Occurrence, known: Sequence[Any]) -> list[MomentRule]:
    """The rules of what is still to be said for the date on which it is kept."""
    if occurrence.is_cancelled:
        return []
    by_kind: defaultdict[MomentKind, dict[datetime, MomentRule]] = defaultdict(dict)
    for rule in occurrence.rule.moments_of(occurrence.kind):
        by_kind[rule.kind][rule.due_at(occurrence.occurs_on, tx.zone)] = rule
    left = []
    for kind, rules in by_kind.items():
        its = [m for m in known if m.kind == kind and m.for_on == occurrence.occurs_on]
        said = {m.due_at for m in its if m.done_at}
        waiting = {m.due_at for m in its if not m.done_at}
        left += [rules[at] for at in still_to_say(sorted(rules), said, waiting)]
    return left


def _values(tx: Tx, occurrence: Occurrence, rule: MomentRule) -> dict[str, Any]:
    return {
        "occurrence_id": occurrence.id,
        "for_on": occurrence.occurs_on,
        "kind": str(rule.kind),
        "planned_at": tx.now,
        "due_at": rule.due_at(occurrence.occurs_on, tx.zone),
        "not_after": rule.not_after(occurrence.occurs_on, tx.zone),
    }


def _moment(row: Any) -> Moment:
    id, for_on, kind, planned_at, due_at, not_after, outcome, *occurrence = row
    return Moment(
        id=id,
        for_on=for_on,
        kind=MomentKind(kind),
        planned_at=planned_at,
        due_at=due_at,
        not_after=not_after,
        outcome=Passing(outcome) if outcome else None,
        occurrence=occurrence_from(occurrence) if occurrence[0] is not None else None,
    )
