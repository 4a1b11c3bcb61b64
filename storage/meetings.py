"""What came of a date of a programme: recorded, and corrected with history."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update

from domain.meeting import Outcome, from_thousandths, to_thousandths
from domain.quantity import Work
from storage import history, units
from storage.tables.issue import IssueRow
from storage.tables.meeting import OutcomeRow, UnitRow, WorkRow
from storage.transaction import Tx
from storage.types import table

_outcomes = table(OutcomeRow)
_works = table(WorkRow)
_units = table(UnitRow)
_issues = table(IssueRow)


@dataclass(frozen=True, slots=True)
class Recorded:
    """The record of a date as it stands; `version` grows with every correction."""

    outcome: Outcome
    recorded_by: int
    recorded_at: datetime
    version: int


def outcome_of(tx: Tx, occurrence_id: int) -> Recorded | None:
    """The record of a date, or None while there is none."""
    row = tx.connection.execute(
        select(_outcomes).where(_outcomes.c.occurrence_id == occurrence_id)
    ).first()
    if row is None:
        return None
    works = tx.connection.execute(
        select(_works.c.what, _works.c.quantity, _units.c.name)
        .select_from(_works.outerjoin(_units))
        .where(_works.c.occurrence_id == occurrence_id)
        .order_by(_works.c.id)
    )
    done = tuple(Work(w.what, from_thousandths(w.quantity), w.name or "") for w in works)
    outcome = Outcome(row.citizens, row.spoke, row.place, done)
    return Recorded(outcome, row.recorded_by, row.recorded_at, row.version)


def record(tx: Tx, occurrence_id: int, outcome: Outcome, *, by: int, version: int = 0) -> bool:
    """Record what came of a date, or correct it; False when it is not as it was seen.

    Args:
        tx: The unit's transaction.
        occurrence_id: The date.
        outcome: What is to stand.
        by: Who records it.
        version: That of the record that was seen, 0 when there was none.
    """
    before = outcome_of(tx, occurrence_id)
    if (before.version if before else 0) != version:
        return False
    values = {
        "citizens": outcome.citizens,
        "spoke": outcome.spoke,
        "place": outcome.place,
        "recorded_by": by,
        "recorded_at": tx.now,
        "version": version + 1,
    }
    mine = _outcomes.c.occurrence_id == occurrence_id
    if before is None:
        values["occurrence_id"] = occurrence_id
        tx.connection.execute(insert(_outcomes).values(values))
    else:
        tx.connection.execute(update(_outcomes).where(mine).values(values))
    _set_works(tx, occurrence_id, outcome)
    old = _kept(before.outcome) if before else ""
    history.record(tx, "occurrence", occurrence_id, "outcome", by=by, old=old, new=_kept(outcome))
    return True


def _set_works(tx: Tx, occurrence_id: int, outcome: Outcome) -> None:
    tx.connection.execute(delete(_works).where(_works.c.occurrence_id == occurrence_id))
    rows = [
        {
            "occurrence_id": occurrence_id,
            "what": work.what,
            "quantity": to_thousandths(work.quantity),
            "unit_id": units.add(tx, work.unit) if work.unit else None,
        }
        for work in outcome.works
    ]
    if rows:
        tx.connection.execute(insert(_works), rows)


def _kept(outcome: Outcome) -> str:
    return json.dumps(outcome.to_json(), ensure_ascii=False)


def opinions_at(tx: Tx, occurrence_id: int) -> int:
    """How many opinions were raised at a date, or collected for it."""
    counted = select(func.count()).where(_issues.c.occurrence_id == occurrence_id)
    return int(tx.connection.execute(counted).scalar_one())
