"""Invitations: single-use, expiring, known only by the hash of their code."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, func, insert, or_, select, update

from domain.people import Role
from domain.text import one_line
from storage.tables.staff import InviteRow
from storage.transaction import Tx
from storage.types import table

_invites = table(InviteRow)

VALID_FOR = timedelta(days=7)
"""How long an invitation can be used."""


@dataclass(frozen=True, slots=True)
class Invite:
    """An invitation. With `person_id` it binds a new phone to someone already on the staff."""

    id: int
    full_name: str
    roles: frozenset[Role]
    hamlet_ids: frozenset[int]
    whole_commune: bool
    person_id: int | None
    invited_by: int | None
    expires_at: datetime
    joined_id: int | None
    used_at: datetime | None


def create(
    tx: Tx,
    full_name: str,
    roles: Iterable[Role],
    hamlet_ids: Iterable[int] = (),
    *,
    whole_commune: bool = False,
    person_id: int | None = None,
    invited_by: int | None = None,
) -> str:
    """Create an invitation and return its code, `i_…`, for a `?start=` link."""
    code = "i_" + secrets.token_urlsafe(18)
    tx.connection.execute(
        insert(_invites).values(
            code_hash=_hash(code),
            full_name=one_line(full_name),
            roles=sorted(str(role) for role in roles),
            hamlet_ids=sorted(hamlet_ids),
            whole_commune=whole_commune,
            person_id=person_id,
            invited_by=invited_by,
            created_at=tx.now,
            expires_at=tx.now + VALID_FOR,
        )
    )
    return code


def usable(tx: Tx, code: str) -> Invite | None:
    """The invitation behind a code, if it can be used now."""
    return _one(tx, _invites.c.code_hash == _hash(code), *_open(tx))


def usable_by_id(tx: Tx, invite_id: int) -> Invite | None:
    """The invitation, if it can be used now."""
    return _one(tx, _invites.c.id == invite_id, *_open(tx))


def get(tx: Tx, invite_id: int) -> Invite | None:
    """The invitation, used or not."""
    return _one(tx, _invites.c.id == invite_id)


def behind(tx: Tx, code: str) -> Invite | None:
    """The invitation behind a code, used or not."""
    return _one(tx, _invites.c.code_hash == _hash(code))


def pending(tx: Tx) -> list[Invite]:
    """The invitations that wait to be used, oldest first."""
    return _some(tx, *_open(tx))


def last_for(tx: Tx, person_id: int) -> int:
    """The id of the last invitation that binds this person's phone; 0 before the first."""
    last = select(func.max(_invites.c.id)).where(_invites.c.person_id == person_id)
    return int(tx.connection.execute(last).scalar() or 0)


def use(tx: Tx, invite_id: int, person_id: int) -> bool:
    """Use an invitation up; False when somebody was faster or it cannot be used any more."""
    used = tx.connection.execute(
        update(_invites)
        .where(_invites.c.id == invite_id, *_open(tx))
        .values(used_at=tx.now, joined_id=person_id)
    )
    return used.rowcount == 1


def change(
    tx: Tx,
    invite_id: int,
    roles: Iterable[Role],
    hamlet_ids: Iterable[int],
    *,
    whole_commune: bool,
) -> bool:
    """The invitation gives something else, by the same link; False when it cannot be used now."""
    changed = tx.connection.execute(
        update(_invites)
        .where(_invites.c.id == invite_id, *_open(tx))
        .values(
            roles=sorted(str(role) for role in roles),
            hamlet_ids=sorted(hamlet_ids),
            whole_commune=whole_commune,
        )
    )
    return changed.rowcount == 1


def take_back(tx: Tx, invite_id: int) -> bool:
    """Mark a used invitation as taken back; False when it was, or was never used."""
    taken = tx.connection.execute(
        update(_invites)
        .where(_invites.c.id == invite_id)
        .where(_invites.c.used_at.is_not(None), _invites.c.withdrawn_at.is_(None))
        .values(withdrawn_at=tx.now)
    )
    return taken.rowcount == 1


def withdraw(tx: Tx, invite_id: int) -> bool:
    """An unused invitation can be used no more; False when it could not be used anyway."""
    withdrawn = tx.connection.execute(
        update(_invites).where(_invites.c.id == invite_id, *_open(tx)).values(withdrawn_at=tx.now)
    )
    return withdrawn.rowcount == 1


def withdraw_of(tx: Tx, person_id: int) -> None:
    """Unused invitations made by this person, or for their next phone, can be used no more."""
    theirs = or_(_invites.c.invited_by == person_id, _invites.c.person_id == person_id)
    tx.connection.execute(update(_invites).where(theirs, *_open(tx)).values(withdrawn_at=tx.now))


def withdraw_phones(tx: Tx, person_id: int) -> None:
    """Unused invitations for this person's next phone can be used no more."""
    tx.connection.execute(
        update(_invites)
        .where(_invites.c.person_id == person_id, *_open(tx))
        .values(withdrawn_at=tx.now)
    )


def replace_hamlet(tx: Tx, hamlet_id: int, into_id: int | None) -> None:
    """Unused invitations name another hamlet instead of this one, or none."""
    for invite in pending(tx):
        if hamlet_id in invite.hamlet_ids:
            left = (invite.hamlet_ids - {hamlet_id}) | ({into_id} if into_id else set())
            tx.connection.execute(
                update(_invites).where(_invites.c.id == invite.id).values(hamlet_ids=sorted(left))
            )


def withdraw_for(tx: Tx, full_name: str, role: Role) -> None:
    """Unused invitations to this name for this role can be used no more."""
    rows = tx.connection.execute(
        select(_invites.c.id, _invites.c.roles).where(
            _invites.c.full_name == one_line(full_name), *_open(tx)
        )
    ).all()
    for row in rows:
        if str(role) in row.roles:
            withdraw(tx, row.id)


def _open(tx: Tx) -> tuple[ColumnElement[bool], ...]:
    return (
        _invites.c.used_at.is_(None),
        _invites.c.withdrawn_at.is_(None),
        _invites.c.expires_at > tx.now,
    )


def _one(tx: Tx, *where: ColumnElement[bool]) -> Invite | None:
    found = _some(tx, *where)
    return found[0] if found else None


def _some(tx: Tx, *where: ColumnElement[bool]) -> list[Invite]:
    rows = tx.connection.execute(select(_invites).where(*where).order_by(_invites.c.id))
    return [_invite(row) for row in rows]


def _invite(row: Row[Any]) -> Invite:
    return Invite(
        id=row.id,
        full_name=row.full_name,
        roles=frozenset(Role(role) for role in row.roles),
        hamlet_ids=frozenset(row.hamlet_ids),
        whole_commune=row.whole_commune,
        person_id=row.person_id,
        invited_by=row.invited_by,
        expires_at=row.expires_at,
        joined_id=row.joined_id,
        used_at=row.used_at,
    )


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode("utf-8", "replace")).hexdigest()
