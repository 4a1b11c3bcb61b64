"""Who takes part in an occurrence, and which households are proposed to whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, exists, func, insert, select, update

from storage.programmes import Occurrence
from storage.statements import Statement
from storage.tables.programme import ProposalRow, RegistrationRow
from storage.tables.visit import VisitRow
from storage.transaction import Tx
from storage.types import table

_registrations = table(RegistrationRow)
_proposals = table(ProposalRow)
_visits = table(VisitRow)

_word = (
    _registrations.c.takes_part,
    _registrations.c.reason,
    _registrations.c.tasks,
    _registrations.c.registered_by,
)
_is_listed = (
    _proposals.c.occurrence_id == bindparam("occurrence"),
    _proposals.c.person_id == bindparam("person"),
)
_visited = exists().where(
    _visits.c.household_id == _proposals.c.household_id,
    _visits.c.withdrawn_at.is_(None),
    _visits.c.visited_on.between(bindparam("first_on"), bindparam("last_on")),
)
_LISTED = Statement(
    select(_proposals.c.household_id).where(*_is_listed).order_by(_proposals.c.place)
)
_STILL_TO_VISIT = Statement(
    select(_proposals.c.household_id).where(*_is_listed, ~_visited).order_by(_proposals.c.place)
)
_OF = Statement(
    select(_registrations.c.person_id, *_word).where(
        _registrations.c.occurrence_id == bindparam("occurrence")
    )
)
_WORD = Statement(
    select(*_word).where(
        _registrations.c.occurrence_id == bindparam("occurrence"),
        _registrations.c.person_id == bindparam("person"),
    )
)


@dataclass(frozen=True, slots=True)
class Registration:
    """A person's word: taking part, with what they take on, or absent with a reason.

    `registered_by` is whoever gave it for them, None when it is their own.
    """

    takes_part: bool
    reason: str = ""
    tasks: tuple[str, ...] = ()
    registered_by: int | None = None


def answer(
    tx: Tx,
    occurrence_id: int,
    person_id: int,
    *,
    takes_part: bool,
    reason: str = "",
    registered_by: int | None = None,
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
            tasks=[],
            registered_by=registered_by,
        )
    )


def take_on(tx: Tx, occurrence_id: int, person_id: int, tasks: Sequence[str]) -> None:
    """What a person who takes part will do, in place of what they said before."""
    mine = (
        _registrations.c.occurrence_id == occurrence_id,
        _registrations.c.person_id == person_id,
    )
    tx.connection.execute(update(_registrations).where(*mine).values(tasks=list(tasks)))


def word(tx: Tx, occurrence_id: int, person_id: int) -> Registration | None:
    """One person's answer for an occurrence, or None."""
    row = _WORD.first(tx, {"occurrence": occurrence_id, "person": person_id})
    return _registration(row) if row else None


def of(tx: Tx, occurrence_id: int) -> dict[int, Registration]:
    """Every answer for an occurrence, by person."""
    rows = _OF.rows(tx, {"occurrence": occurrence_id})
    return {person_id: _registration(word) for person_id, *word in rows}


def _registration(row: Sequence[Any]) -> Registration:
    takes_part, reason, tasks, registered_by = row
    return Registration(takes_part, reason, tuple(tasks), registered_by)


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
    rows = _LISTED.rows(tx, {"occurrence": occurrence_id, "person": person_id})
    return [household_id for (household_id,) in rows]


def still_to_visit(tx: Tx, occurrence: Occurrence, person_id: int) -> list[int]:
    """Those on a person's list that nobody has visited for the occurrence yet, in order."""
    first_on, last_on = window(occurrence)
    values = {
        "occurrence": occurrence.id,
        "person": person_id,
        "first_on": first_on,
        "last_on": last_on,
    }
    return [household_id for (household_id,) in _STILL_TO_VISIT.rows(tx, values)]


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
