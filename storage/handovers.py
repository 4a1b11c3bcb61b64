"""What a person still has to do, and how it goes to somebody else."""

from dataclasses import dataclass

from sqlalchemy import func, select, update

from storage import programmes, proposals
from storage.registrations import window
from storage.tables.programme import ProposalRow
from storage.transaction import Tx
from storage.types import table

_proposals = table(ProposalRow)


@dataclass(frozen=True, slots=True)
class Task:
    """A household that a person is still to visit for an occurrence."""

    occurrence_id: int
    household_id: int
    hamlet_id: int


def open_tasks(tx: Tx, person_id: int) -> list[Task]:
    """The households proposed for present and coming occurrences that nobody visited yet."""
    rows = tx.connection.execute(
        select(_proposals.c.occurrence_id)
        .where(_proposals.c.person_id == person_id)
        .distinct()
        .order_by(_proposals.c.occurrence_id)
    )
    return [task for row in rows for task in _tasks(tx, row.occurrence_id, person_id)]


def hand_over(tx: Tx, tasks: list[Task], heir_id: int) -> None:
    """These households stand at the end of somebody else's lists from now on."""
    for task in tasks:
        mine = (_proposals.c.occurrence_id == task.occurrence_id,)
        last = select(func.max(_proposals.c.place)).where(*mine, _proposals.c.person_id == heir_id)
        place = tx.connection.execute(last).scalar()
        tx.connection.execute(
            update(_proposals)
            .where(*mine, _proposals.c.household_id == task.household_id)
            .values(person_id=heir_id, place=0 if place is None else place + 1)
        )


def _tasks(tx: Tx, occurrence_id: int, person_id: int) -> list[Task]:
    occurrence = programmes.occurrence(tx, occurrence_id)
    if occurrence is None or window(occurrence)[1] < tx.today:
        return []
    return [
        Task(occurrence_id, one.household_id, one.hamlet_id)
        for one in proposals.of_occurrence(tx, occurrence)
        if one.person_id == person_id and not one.is_visited
    ]
