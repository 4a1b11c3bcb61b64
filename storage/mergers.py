"""A hamlet that is closed: all that belonged to it, people and matters too, goes to another."""

from sqlalchemy import Table, delete, insert, literal, select, update

from storage import checks, commune, invites, planning, responsibles
from storage.tables.history import EventRow
from storage.tables.issue import IssueRow
from storage.tables.roster import HouseholdRow
from storage.tables.staff import PersonHamletRow
from storage.transaction import Tx
from storage.types import UtcDateTime, table

_households = table(HouseholdRow)
_issues = table(IssueRow)
_charges = table(PersonHamletRow)
_events = table(EventRow)


def close(tx: Tx, hamlet_id: int, into_id: int | None, *, by: int) -> None:
    """Close a hamlet. With `into_id` whatever belonged to it belongs there from now on."""
    if into_id is not None:
        _move(tx, _households, "household", hamlet_id, into_id, by)
        _move(tx, _issues, "issue", hamlet_id, into_id, by)
        _move_charges(tx, hamlet_id, into_id)
    tx.connection.execute(delete(_charges).where(_charges.c.hamlet_id == hamlet_id))
    invites.replace_hamlet(tx, hamlet_id, into_id)
    responsibles.move(tx, hamlet_id, into_id)
    commune.close_hamlet(tx, hamlet_id)
    checks.look_at_stranded(tx)
    planning.replan_all(tx)  # a programme that was to go there goes to the next in turn


def _move(tx: Tx, records: Table, subject: str, hamlet_id: int, into_id: int, by: int) -> None:
    """One statement each, however many they are: what changed, then the change."""
    here = records.c.hamlet_id == hamlet_id
    changes = select(
        literal(tx.now, UtcDateTime()),
        literal(by),
        literal(subject),
        records.c.id,
        literal("hamlet"),
        literal(str(hamlet_id)),
        literal(str(into_id)),
        literal(""),
    ).where(here)
    columns = ["at", "person_id", "subject", "subject_id", "what", "old", "new", "why"]
    tx.connection.execute(insert(_events).from_select(columns, changes))
    tx.connection.execute(update(records).where(here).values(hamlet_id=into_id))


def _move_charges(tx: Tx, hamlet_id: int, into_id: int) -> None:
    already = select(_charges.c.person_id).where(_charges.c.hamlet_id == into_id)
    tx.connection.execute(
        update(_charges)
        .where(_charges.c.hamlet_id == hamlet_id, _charges.c.person_id.not_in(already))
        .values(hamlet_id=into_id)
    )
