"""Whom leaders named to prepare acts for them, while both are on the staff."""

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    bindparam,
    insert,
    select,
    update,
)

from domain.people import Role
from storage.statements import Statement
from storage.tables.issue import AssistantRow
from storage.tables.staff import PersonRoleRow, PersonRow
from storage.transaction import Tx
from storage.types import table

_assistants = table(AssistantRow)
_people = table(PersonRow)
_roles = table(PersonRoleRow)


def name(tx: Tx, leader_id: int, assistant_id: int) -> bool:
    """Name somebody from now on; False when they were named before."""
    if tx.connection.execute(select(_assistants.c.id).where(_pair(leader_id, assistant_id))).all():
        return False
    values = {"leader_id": leader_id, "assistant_id": assistant_id, "named_at": tx.now}
    tx.connection.execute(insert(_assistants).values(values))
    return True


def end(tx: Tx, leader_id: int, assistant_id: int) -> bool:
    """They are no assistant from now on; False when they were none."""
    mine = update(_assistants).where(_pair(leader_id, assistant_id))
    return tx.connection.execute(mine.values(ended_at=tx.now)).rowcount == 1


def of_leader(tx: Tx, leader_id: int) -> frozenset[int]:
    """Who assists a leader now."""
    rows = _OF_LEADER.rows(tx, {"leader_id": leader_id})
    return frozenset(assistant_id for _, assistant_id in rows)


def leaders_of(tx: Tx, assistant_id: int) -> frozenset[int]:
    """The leaders whom somebody assists now."""
    rows = _LEADERS_OF.rows(tx, {"assistant_id": assistant_id})
    return frozenset(leader_id for (leader_id,) in rows)


def leaders_chosen(assistant_id: int | BindParameter[int]) -> Select[tuple[int]]:
    """The same, to be part of a statement."""
    mine = _standing().where(_assistants.c.assistant_id == assistant_id)
    return mine.with_only_columns(_assistants.c.leader_id)


def _pair(leader_id: int, assistant_id: int) -> ColumnElement[bool]:
    mine = (_assistants.c.leader_id == leader_id) & (_assistants.c.assistant_id == assistant_id)
    return mine & _assistants.c.ended_at.is_(None)


def _standing() -> Select[tuple[int, int]]:
    """Open rows whose leader still is one, with both on the staff."""
    leader, assistant = _people.alias("leader"), _people.alias("assistant_person")
    joined = (
        _assistants.join(leader, leader.c.id == _assistants.c.leader_id)
        .join(assistant, assistant.c.id == _assistants.c.assistant_id)
        .join(_roles, _roles.c.person_id == leader.c.id)
    )
    return (
        select(_assistants.c.leader_id, _assistants.c.assistant_id)
        .select_from(joined)
        .where(_roles.c.role == str(Role.LEADER), _assistants.c.ended_at.is_(None))
        .where(leader.c.left_at.is_(None), assistant.c.left_at.is_(None))
    )


# Every push asks who assists, and every look whom somebody assists.
_OF_LEADER = Statement(
    _standing().where(_assistants.c.leader_id == bindparam("leader_id", type_=Integer))
)
_LEADERS_OF = Statement(leaders_chosen(bindparam("assistant_id", type_=Integer)))
