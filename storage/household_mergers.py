"""Two households turn out to be one: all that was recorded of the one belongs to the other."""

from dataclasses import dataclass

from sqlalchemy import delete, func, or_, select, update

from domain.roster.matching import better_name
from domain.text import fold
from storage import deputies, history, households, pairs
from storage.households import Household
from storage.tables.issue import ConsentRow, IssueRow
from storage.tables.programme import ProposalRow
from storage.tables.roster import HouseholdRow, PriorityRow, RosterRow
from storage.tables.visit import AttemptRow, VisitRow
from storage.transaction import Tx
from storage.types import table

_households = table(HouseholdRow)
_visits = table(VisitRow)
_attempts = table(AttemptRow)
_issues = table(IssueRow)
_consents = table(ConsentRow)
_priorities = table(PriorityRow)
_proposals = table(ProposalRow)
_staged = table(RosterRow)

_POINTING = (_visits, _attempts, _issues, _consents, _priorities, _staged)
"""Tables whose rows just follow. What hangs on a visit or an issue follows with that."""


@dataclass(frozen=True, slots=True)
class Belongings:
    """What is recorded of a household, in numbers; issues that are closed are counted too."""

    visits: int
    attempts: int
    issues: int
    groups: int


def belongings(tx: Tx, household_id: int) -> Belongings:
    """What would follow if this household were merged into another."""
    counted = (
        select(func.count()).select_from(one).where(one.c.household_id == household_id)
        for one in (_visits, _attempts, _issues, _priorities)
    )
    return Belongings(*(int(tx.connection.execute(one).scalar_one()) for one in counted))


def merge(tx: Tx, gone_id: int, stays_id: int, *, by: int) -> None:
    """From now on one household is the other: its records follow, its old buttons lead there.

    What the one that stays lacks (phone, address, the marks of its name) it is given.

    Raises:
        ValueError: They are one already, or one of them never was.
    """
    gone, stays = (households.get(tx, id) for id in (gone_id, stays_id))
    if gone is None or stays is None or gone.id == stays.id:
        raise ValueError("two households that stand are needed")
    for records in _POINTING:
        mine = records.c.household_id == gone.id
        tx.connection.execute(update(records).where(mine).values(household_id=stays.id))
    _merge_proposals(tx, gone.id, stays.id)
    pairs.follow(tx, gone.id, stays.id)
    deputies.follow(tx, gone.id, stays.id)
    _complete(tx, gone, stays, by)
    # Also what was merged into it before, so that every one is one step from the one that stays.
    here = or_(_households.c.id == gone.id, _households.c.merged_into_id == gone.id)
    tx.connection.execute(update(_households).where(here).values(merged_into_id=stays.id))
    name = gone.head_name or ""
    history.record(tx, "household", gone.id, "merged_into", by=by, old=name, new=str(stays.id))
    history.record(tx, "household", stays.id, "merged", by=by, new=str(gone.id))


def _merge_proposals(tx: Tx, gone_id: int, stays_id: int) -> None:
    """On one date a household stands on one list, the one where it stood before."""
    mine = _proposals.c.household_id == gone_id
    on_it = select(_proposals.c.occurrence_id).where(_proposals.c.household_id == stays_id)
    tx.connection.execute(delete(_proposals).where(mine, _proposals.c.occurrence_id.in_(on_it)))
    tx.connection.execute(update(_proposals).where(mine).values(household_id=stays_id))


def _complete(tx: Tx, gone: Household, stays: Household, by: int) -> None:
    name = better_name(stays.head_name or gone.head_name or "", gone.head_name or "")
    phone = stays.phone or gone.phone
    address = stays.address_note or gone.address_note
    changes = (
        ("head_name", stays.head_name or "", name),
        ("phone", stays.phone or "", phone or ""),
        ("address_note", stays.address_note, address),
    )
    for what, old, new in changes:
        if old != new:
            history.record(tx, "household", stays.id, what, by=by, old=old, new=new)
    values = {"folded": fold(name), "phone": phone, "address_note": address}
    mine = update(_households).where(_households.c.id == stays.id)
    tx.connection.execute(mine.values(head_name=name or None, **values))
