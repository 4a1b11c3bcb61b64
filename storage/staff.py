"""The staff: who they are now, and the Telegram accounts they speak from."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from domain.people import Person, Role
from domain.text import fold, one_line, sort_key
from storage import checks
from storage.statements import Statement
from storage.tables.staff import AccountRow, PersonHamletRow, PersonRoleRow, PersonRow
from storage.transaction import Tx
from storage.types import table

_people = table(PersonRow)
_roles = table(PersonRoleRow)
_charges = table(PersonHamletRow)
_accounts = table(AccountRow)

# One query finds a whole person: a row for each pair of a role and a hamlet.
_person = (
    select(
        _people.c.id,
        _people.c.full_name,
        _people.c.whole_commune,
        _accounts.c.chat_id,
        _accounts.c.unreachable_at,
        _roles.c.role,
        _charges.c.hamlet_id,
    )
    .select_from(
        _people.outerjoin(
            _accounts,
            (_accounts.c.person_id == _people.c.id) & _accounts.c.ended_at.is_(None),
        )
        .outerjoin(_roles, _roles.c.person_id == _people.c.id)
        .outerjoin(_charges, _charges.c.person_id == _people.c.id)
    )
    .where(_people.c.left_at.is_(None))
)
_EVERYONE = Statement(_person)
_held = _roles.alias("held")
_WITH_ROLE = Statement(
    _person.join_from(_people, _held, _held.c.person_id == _people.c.id).where(
        _held.c.role == bindparam("role_held")
    )
)
_NAME = Statement(select(_people.c.full_name).where(_people.c.id == bindparam("person")))
_BY_ACCOUNT = Statement(_person.where(_accounts.c.user_id == bindparam("of_user")))
_BY_ID = Statement(_person.where(_people.c.id == bindparam("of_person")))


def by_account(tx: Tx, user_id: int) -> Person | None:
    """Who speaks from a Telegram account; None for a stranger or someone who left."""
    return _first(tx, _BY_ACCOUNT, {"of_user": user_id})


def by_id(tx: Tx, person_id: int) -> Person | None:
    """A member of staff, or None when they left."""
    return _first(tx, _BY_ID, {"of_person": person_id})


def everyone(tx: Tx, role: Role | None = None) -> list[Person]:
    """All staff, or those with a role, in Vietnamese order of given names."""
    rows = _EVERYONE.rows(tx, {}) if role is None else _WITH_ROLE.rows(tx, {"role_held": str(role)})
    return sorted(_people_from(rows), key=lambda p: (sort_key(p.given_name), sort_key(p.full_name)))


def name_of(tx: Tx, person_id: int | None) -> str:
    """The full name, also of someone who left; empty for nobody."""
    found = _NAME.first(tx, {"person": person_id})
    return found[0] if found else ""


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
    checks.look_again(tx, person_id)


def set_hamlets(tx: Tx, person_id: int, hamlet_ids: Iterable[int], *, whole_commune: bool) -> None:
    """The hamlets in a person's charge from now on."""
    tx.connection.execute(delete(_charges).where(_charges.c.person_id == person_id))
    rows = [{"person_id": person_id, "hamlet_id": hamlet_id} for hamlet_id in set(hamlet_ids)]
    if rows:
        tx.connection.execute(insert(_charges), rows)
    tx.connection.execute(
        update(_people).where(_people.c.id == person_id).values(whole_commune=whole_commune)
    )
    checks.look_again(tx, person_id)


def bind(tx: Tx, person_id: int, user_id: int, chat_id: int) -> None:
    """The person speaks from this account from now on; older bindings of both end."""
    other = (_accounts.c.person_id == person_id) | (_accounts.c.user_id == user_id)
    ended = tx.connection.execute(
        update(_accounts)
        .where(_accounts.c.ended_at.is_(None) & other)
        .values(ended_at=tx.now)
        .returning(_accounts.c.person_id)
    )
    concerned = {person_id, *(row.person_id for row in ended.all())}
    values = {
        "person_id": person_id,
        "user_id": user_id,
        "chat_id": chat_id,
        "bound_at": tx.now,
    }
    tx.connection.execute(insert(_accounts).values(values))
    for id in concerned:
        checks.look_again(tx, id)


def unbind(tx: Tx, person_id: int) -> None:
    """The person's account can do nothing from now on."""
    tx.connection.execute(
        update(_accounts)
        .where(_accounts.c.person_id == person_id, _accounts.c.ended_at.is_(None))
        .values(ended_at=tx.now)
    )
    checks.look_again(tx, person_id)


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
    marked = tx.connection.execute(
        update(_accounts)
        .where(_accounts.c.chat_id == chat_id, _accounts.c.ended_at.is_(None))
        .values(unreachable_at=at)
        .returning(_accounts.c.person_id)
    )
    for row in marked.all():
        checks.look_again(tx, row.person_id)


def _first(tx: Tx, statement: Statement, values: dict[str, int]) -> Person | None:
    return next(iter(_people_from(statement.rows(tx, values))), None)


def _people_from(rows: Iterable[tuple[Any, ...]]) -> list[Person]:
    by_id: dict[int, list[tuple[Any, ...]]] = {}
    for row in rows:
        by_id.setdefault(row[0], []).append(row)
    return [_person_from(held) for held in by_id.values()]


def _person_from(rows: list[tuple[Any, ...]]) -> Person:
    id, full_name, whole_commune, chat_id, unreachable_at, _, _ = rows[0]
    return Person(
        id=id,
        full_name=full_name,
        roles=frozenset(Role(role) for *_, role, _ in rows if role is not None),
        hamlet_ids=frozenset(hamlet_id for *_, hamlet_id in rows if hamlet_id is not None),
        whole_commune=whole_commune,
        chat_id=chat_id,
        reachable=unreachable_at is None,
    )
