"""Who takes part in an occurrence, and who does not and why."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import bindparam, delete, func, insert, select

from storage.programmes import Occurrence
from storage.statements import Statement
from storage.tables.programme import RegistrationRow
from storage.tables.visit import VisitRow
from storage.transaction import Tx
from storage.types import table

_registrations = table(RegistrationRow)
_visits = table(VisitRow)

_OF = Statement(
    select(_registrations.c.person_id, _registrations.c.takes_part, _registrations.c.reason).where(
        _registrations.c.occurrence_id == bindparam("occurrence")
    )
)


@dataclass(frozen=True, slots=True)
class Registration:
    """A person's word: taking part, or absent with a reason."""

    takes_part: bool
    reason: str


def answer(
    tx: Tx, occurrence_id: int, person_id: int, *, takes_part: bool, reason: str = ""
) -> None:
    """A person's word, in place of an earlier one."""
    mine = (
        _registrations.c.occurrence_id == occurrence_id,
        _registrations.c.person_id == person_id,
    )
    tx.connection.execute(delete(_registrations).where(*mine))
    tx.connection.execute(
        insert(_registrations).values(
            occurrence_id=occurrence_id,
            person_id=person_id,
            takes_part=takes_part,
            reason=reason,
            answered_at=tx.now,
        )
    )


def of(tx: Tx, occurrence_id: int) -> dict[int, Registration]:
    """Every answer for an occurrence, by person."""
    rows = _OF.rows(tx, {"occurrence": occurrence_id})
    return {person_id: Registration(*word) for person_id, *word in rows}


def visited_count(tx: Tx, occurrence: Occurrence) -> int:
    """How many visits were recorded for an occurrence."""
    counted = select(func.count()).where(
        _visits.c.occurrence_id == occurrence.id, _visits.c.withdrawn_at.is_(None)
    )
    return int(tx.connection.execute(counted).scalar_one())


def window(occurrence: Occurrence) -> tuple[date, date]:
    """The first and last date on which a visit counts for the occurrence."""
    rule = occurrence.rule
    return (
        occurrence.occurs_on + timedelta(days=rule.opens_days),
        occurrence.occurs_on + timedelta(days=rule.closes_days),
    )
