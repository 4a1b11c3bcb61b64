"""Who takes part in an occurrence, and which households are proposed to whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, exists, func, insert, select

from storage.programmes import Occurrence
from storage.tables.programme import ProposalRow, RegistrationRow
from storage.tables.visit import VisitRow
from storage.transaction import Tx
from storage.types import table

_registrations = table(RegistrationRow)
_proposals = table(ProposalRow)
_visits = table(VisitRow)


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
    rows = tx.connection.execute(
        select(
            _registrations.c.person_id, _registrations.c.takes_part, _registrations.c.reason
        ).where(_registrations.c.occurrence_id == occurrence_id)
    )
    return {row.person_id: Registration(row.takes_part, row.reason) for row in rows}


def propose(tx: Tx, occurrence_id: int, person_id: int, household_ids: Sequence[int]) -> None:
    """Households for a person to visit, in order."""
    rows = [
        {
            "occurrence_id": occurrence_id,
            "household_id": household_id,
            "person_id": person_id,
            "place": place,
        }
        for place, household_id in enumerate(household_ids)
    ]
    if rows:
        tx.connection.execute(insert(_proposals), rows)


def proposed(tx: Tx, occurrence_id: int) -> dict[int, int]:
    """Who each proposed household went to: household id to person id."""
    rows = tx.connection.execute(
        select(_proposals.c.household_id, _proposals.c.person_id).where(
            _proposals.c.occurrence_id == occurrence_id
        )
    )
    return {row.household_id: row.person_id for row in rows}


def listed(tx: Tx, occurrence_id: int, person_id: int) -> list[int]:
    """The households proposed to a person, in order, visited ones included."""
    rows = tx.connection.execute(
        select(_proposals.c.household_id)
        .where(_proposals.c.occurrence_id == occurrence_id, _proposals.c.person_id == person_id)
        .order_by(_proposals.c.place)
    )
    return [row.household_id for row in rows]


def still_to_visit(tx: Tx, occurrence: Occurrence, person_id: int) -> list[int]:
    """Those on a person's list that nobody has visited for the occurrence yet, in order."""
    first_on, last_on = window(occurrence)
    visited = exists().where(
        _visits.c.household_id == _proposals.c.household_id,
        _visits.c.withdrawn_at.is_(None),
        _visits.c.visited_on.between(first_on, last_on),
    )
    rows = tx.connection.execute(
        select(_proposals.c.household_id)
        .where(_proposals.c.occurrence_id == occurrence.id, _proposals.c.person_id == person_id)
        .where(~visited)
        .order_by(_proposals.c.place)
    )
    return [row.household_id for row in rows]


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
