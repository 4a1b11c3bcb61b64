"""Steering groups of issues."""

from collections.abc import Collection

from sqlalchemy import Integer, Select, bindparam, delete, insert, select

from storage.statements import Statement
from storage.tables.steering import SteeringMemberRow
from storage.transaction import Tx
from storage.types import table

_members = table(SteeringMemberRow)
_OF = Statement(
    select(_members.c.person_id)
    .where(_members.c.issue_id == bindparam("issue", type_=Integer))
    .order_by(_members.c.person_id)
)


def form(tx: Tx, issue_id: int, member_ids: Collection[int]) -> None:
    """These are the members from now on."""
    end(tx, issue_id)
    rows = [
        {"issue_id": issue_id, "person_id": person_id, "since": tx.now} for person_id in member_ids
    ]
    if rows:
        tx.connection.execute(insert(_members), rows)


def end(tx: Tx, issue_id: int) -> None:
    """The group of an issue, if it has one, is none from now on."""
    tx.connection.execute(delete(_members).where(_members.c.issue_id == issue_id))


def members(tx: Tx, issue_id: int) -> list[int]:
    """Ids of the members."""
    return [person_id for (person_id,) in _OF.rows(tx, {"issue": issue_id})]


def issues_of(person_id: int) -> Select[tuple[int]]:
    """Ids of the issues in whose groups a person is."""
    return select(_members.c.issue_id).where(_members.c.person_id == person_id)
