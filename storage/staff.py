"""The staff: who they are now, and the Telegram accounts they speak from."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, func, insert, select, update

from domain.people import Person, Role
from domain.text import fold, one_line, sort_key
from storage.tables.staff import AccountRow, PersonHamletRow, PersonRoleRow, PersonRow
from storage.transaction import Tx
from storage.types import table

_people = table(PersonRow)
_roles = table(PersonRoleRow)
_charges = table(PersonHamletRow)
_accounts = table(AccountRow)

_person = (
    select(
        _people.c.id,
        _people.c.full_name,
        _people.c.whole_commune,
        _accounts.c.chat_id,
        _accounts.c.unreachable_at,
    )
    .select_from(
        _people.outerjoin(
            _accounts,
            (_accounts.c.person_id == _people.c.id) & _accounts.c.ended_at.is_(None),
        )
    )
    .where(_people.c.left_at.is_(None))
)


def by_account(tx: Tx, user_id: int) -> Person | None:
    """Who speaks from a Telegram account; None for a stranger or someone who left."""
    return _first(tx, _accounts.c.user_id == user_id)


def by_id(tx: Tx, person_id: int) -> Person | None:
    """A member of staff, or None when they left."""
    return _first(tx, _people.c.id == person_id)


def everyone(tx: Tx, role: Role | None = None) -> list[Person]:
    """All staff, or those with a role, in Vietnamese order of given names."""
    holds = exists().where(_roles.c.person_id == _people.c.id, _roles.c.role == role)
    people = _all(tx, *([holds] if role else []))
    return sorted(people, key=lambda p: (sort_key(p.given_name), sort_key(p.full_name)))


def name_of(tx: Tx, person_id: int | None) -> str:
    """The full name, also of someone who left; empty for nobody."""
    found = tx.connection.execute(select(_people.c.full_name).where(_people.c.id == person_id))
    return str(found.scalar() or "")


def count(tx: Tx) -> int:
    """How many people are on the staff."""
    counted = select(func.count()).select_from(_people).where(_people.c.left_at.is_(None))
    return int(tx.connection.execute(counted).scalar_one())


def add(
    tx: Tx,
    full_name: str,
    roles: Iterable[Role],
    hamlet_ids: Iterable[int] = (),
    *,
    whole_commune: bool = False,
) -> int:
    """A new member of staff's id. They have no account yet."""
    name = one_line(full_name)
    values = {
        "full_name": name,
        "folded": fold(name),
        "whole_commune": whole_commune,
        "created_at": tx.now,
    }
    added = tx.connection.execute(insert(_people).values(values).returning(_people.c.id))
    person_id = int(added.scalar_one())
    set_roles(tx, person_id, roles)
    set_hamlets(tx, person_id, hamlet_ids, whole_commune=whole_commune)
    return person_id


def rename(tx: Tx, person_id: int, full_name: str) -> None:
    """The person is called this from now on."""
    name = one_line(full_name)
    values = {"full_name": name, "folded": fold(name)}
    tx.connection.execute(update(_people).where(_people.c.id == person_id).values(values))


def set_roles(tx: Tx, person_id: int, roles: Iterable[Role]) -> None:
    """The roles a person holds from now on."""
    tx.connection.execute(delete(_roles).where(_roles.c.person_id == person_id))
    rows = [{"person_id": person_id, "role": str(role)} for role in set(roles)]
    if rows:
        tx.connection.execute(insert(_roles), rows)


def set_hamlets(tx: Tx, person_id: int, hamlet_ids: Iterable[int], *, whole_commune: bool) -> None:
    """The hamlets in a person's charge from now on."""
    tx.connection.execute(delete(_charges).where(_charges.c.person_id == person_id))
    rows = [{"person_id": person_id, "hamlet_id": hamlet_id} for hamlet_id in set(hamlet_ids)]
    if rows:
        tx.connection.execute(insert(_charges), rows)
    tx.connection.execute(
        update(_people).where(_people.c.id == person_id).values(whole_commune=whole_commune)
    )


def bind(tx: Tx, person_id: int, user_id: int, chat_id: int) -> None:
    """The person speaks from this account from now on; older bindings of both end."""
    other = (_accounts.c.person_id == person_id) | (_accounts.c.user_id == user_id)
    tx.connection.execute(
        update(_accounts).where(_accounts.c.ended_at.is_(None) & other).values(ended_at=tx.now)
    )
    values = {
        "person_id": person_id,
        "user_id": user_id,
        "chat_id": chat_id,
        "bound_at": tx.now,
    }
    tx.connection.execute(insert(_accounts).values(values))


def unbind(tx: Tx, person_id: int) -> None:
    """The person's account can do nothing from now on."""
    tx.connection.execute(
        update(_accounts)
        .where(_accounts.c.person_id == person_id, _accounts.c.ended_at.is_(None))
        .values(ended_at=tx.now)
    )


def leave(tx: Tx, person_id: int) -> None:
    """The person is staff no more: every access ends, their records stay."""
    unbind(tx, person_id)
    tx.connection.execute(update(_people).where(_people.c.id == person_id).values(left_at=tx.now))


def unreachable(tx: Tx, chat_id: int) -> None:
    """The person blocked the bot or deleted the account."""
    _mark_reach(tx, chat_id, tx.now)


def reachable(tx: Tx, chat_id: int) -> None:
    """The person can be written to again."""
    _mark_reach(tx, chat_id, None)


def _mark_reach(tx: Tx, chat_id: int, at: object) -> None:
    tx.connection.execute(
        update(_accounts)
        .where(_accounts.c.chat_id == chat_id, _accounts.c.ended_at.is_(None))
        .values(unreachable_at=at)
    )


def _first(tx: Tx, *where: ColumnElement[bool]) -> Person | None:
    people = _all(tx, *where)
    return people[0] if people else None


def _all(tx: Tx, *where: ColumnElement[bool]) -> list[Person]:
    rows = tx.connection.execute(_person.where(*where)).all()
    ids = [row.id for row in rows]
    roles = _grouped(tx, _roles.c.person_id, _roles.c.role, ids)
    charges = _grouped(tx, _charges.c.person_id, _charges.c.hamlet_id, ids)
    return [
        Person(
            id=row.id,
            full_name=row.full_name,
            roles=frozenset(Role(role) for role in roles.get(row.id, ())),
            hamlet_ids=frozenset(charges.get(row.id, ())),
            whole_commune=row.whole_commune,
            chat_id=row.chat_id,
            reachable=row.unreachable_at is None,
        )
        for row in rows
    ]


def _grouped(
    tx: Tx, owner: ColumnElement[int], value: ColumnElement[Any], ids: Sequence[int]
) -> dict[int, list[Any]]:
    grouped: dict[int, list[Any]] = {}
    if len(ids) <= 500:
        rows = tx.connection.execute(select(owner, value).where(owner.in_(ids)))
    else:
        rows = tx.connection.execute(select(owner, value))
    for person_id, held in rows:
        grouped.setdefault(person_id, []).append(held)
    return grouped
