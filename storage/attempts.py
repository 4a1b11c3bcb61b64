"""Households that were not met, and why: they stay on the list."""

from datetime import date

from sqlalchemy import bindparam, select

from domain.visit import NotMet
from storage.statements import Statement, insertion
from storage.tables.visit import AttemptRow
from storage.transaction import Tx
from storage.types import table

_attempts = table(AttemptRow)

_RECORD = Statement(
    insertion(
        _attempts, "household_id", "person_id", "why", "attempted_on", "recorded_at", "talk_id"
    )
)
_MADE_ON = Statement(
    select(_attempts.c.household_id).where(
        _attempts.c.person_id == bindparam("person"), _attempts.c.attempted_on == bindparam("day")
    )
)


def record(tx: Tx, household_id: int, why: NotMet, *, by: int, on: date, talk_id: int) -> None:
    """Record that a household was not met."""
    values = {
        "household_id": household_id,
        "person_id": by,
        "why": str(why),
        "attempted_on": on,
        "recorded_at": tx.now,
        "talk_id": talk_id,
    }
    _RECORD.run(tx, values)


def made_on(tx: Tx, person_id: int, on: date) -> set[int]:
    """The households a person came to that day and did not meet."""
    rows = _MADE_ON.rows(tx, {"person": person_id, "day": on})
    return {household_id for (household_id,) in rows}
