"""Staff that a list names: known ones changed, new ones invited, a few at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select, update

from domain.people import Person, Role
from domain.roster.staff import KnownStaff
from domain.text import fold
from storage import commune, history, invites, roster_imports, staff, talks
from storage.tables.roster import RosterImportRow, RosterRow
from storage.transaction import Tx
from storage.types import table

_imports = table(RosterImportRow)
_rows = table(RosterRow)

ALL = "all"
"""Stands for the whole commune in the events."""


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who was invited, and the code that lets them in: kept nowhere else."""

    full_name: str
    code: str


@dataclass(frozen=True, slots=True)
class Written:
    """What became of some rows: how many there were, who was invited, who is something else."""

    rows: int
    invited: tuple[Invited, ...] = ()
    changed: tuple[Person, ...] = ()


def known(tx: Tx) -> list[KnownStaff]:
    """Everybody on the staff, and who is invited for the first time."""
    people = [
        KnownStaff(one.id, 0, one.full_name, one.roles, one.hamlet_ids, one.whole_commune)
        for one in staff.everyone(tx)
    ]
    waiting = [
        KnownStaff(0, one.id, one.full_name, one.roles, one.hamlet_ids, one.whole_commune)
        for one in invites.pending(tx)
        if one.person_id is None
    ]
    return people + waiting


def write_some(tx: Tx, import_id: int, limit: int) -> Written:
    """Write some of the rows that wait; a row leaves in the unit that writes it."""
    mine = (_rows.c.import_id == import_id) & _rows.c.is_bad.is_(False)
    chosen = select(_rows.c.id, _rows.c.held).where(mine).order_by(_rows.c.id).limit(limit)
    rows = tx.connection.execute(chosen).all()
    if not rows:
        return Written(0)
    about = roster_imports.get(tx, import_id)
    writing = _Writing(tx, about.sent_by if about else None)
    done = sum(writing.write(row.held) for row in rows)
    tx.connection.execute(delete(_rows).where(mine, _rows.c.id <= rows[-1].id))
    counted = {
        "written": _imports.c.written + done,
        "left_out": _imports.c.left_out + len(rows) - done,
    }
    tx.connection.execute(update(_imports).where(_imports.c.id == import_id).values(counted))
    return Written(len(rows), tuple(writing.invited), tuple(writing.changed))


class _Writing:
    """One unit's writing; nobody is made an administrator by a list."""

    def __init__(self, tx: Tx, by: int | None) -> None:
        self._tx = tx
        self._by = by
        self._hamlets = {hamlet.id for hamlet in commune.hamlets(tx)}
        self._names = {fold(one.name) for one in known(tx)}
        self.invited: list[Invited] = []
        self.changed: list[Person] = []

    def write(self, values: dict[str, Any]) -> bool:
        """Whether the row could be written: whoever it is may have left or joined meanwhile."""
        roles = _roles(values["roles"])
        hamlet_ids = frozenset(values["hamlets"]) & self._hamlets
        if values["person"]:
            return self._change(values["person"], roles, hamlet_ids, values["whole"])
        if values["invite"]:
            return self._change_invite(values, roles - {Role.ADMIN}, hamlet_ids)
        return self._invite(values, roles - {Role.ADMIN}, hamlet_ids)

    def _change(
        self, person_id: int, roles: frozenset[Role], hamlet_ids: frozenset[int], whole: bool
    ) -> bool:
        person = staff.by_id(self._tx, person_id)
        if person is None:
            return False
        # Who administers is decided elsewhere, also since the preview.
        roles = (roles - {Role.ADMIN}) | (person.roles & {Role.ADMIN})
        if roles != person.roles:
            staff.set_roles(self._tx, person_id, roles)
            talks.leave_current(self._tx, person_id)
            self._keep(person_id, "roles", _joined(person.roles), _joined(roles))
        old, new = _charge(person.hamlet_ids, person.whole_commune), _charge(hamlet_ids, whole)
        if old != new:
            staff.set_hamlets(self._tx, person_id, hamlet_ids, whole_commune=whole)
            self._keep(person_id, "hamlets", old, new)
        fresh = staff.by_id(self._tx, person_id)
        if fresh is not None and fresh != person:
            self.changed.append(fresh)
        return True

    def _change_invite(
        self, values: dict[str, Any], roles: frozenset[Role], hamlet_ids: frozenset[int]
    ) -> bool:
        whole = values["whole"]
        changed = invites.change(self._tx, values["invite"], roles, hamlet_ids, whole_commune=whole)
        if changed:
            by = self._by
            history.record(self._tx, "invite", values["invite"], "changed", by=by)
        return changed

    def _invite(
        self, values: dict[str, Any], roles: frozenset[Role], hamlet_ids: frozenset[int]
    ) -> bool:
        name = values["name"]
        if fold(name) in self._names:
            return False
        self._names.add(fold(name))
        code = invites.create(
            self._tx,
            name,
            roles,
            hamlet_ids,
            whole_commune=values["whole"],
            invited_by=self._by,
        )
        invite = invites.behind(self._tx, code)
        assert invite is not None
        history.record(self._tx, "invite", invite.id, "created", by=self._by)
        self.invited.append(Invited(name, code))
        return True

    def _keep(self, person_id: int, what: str, old: str, new: str) -> None:
        history.record(self._tx, "person", person_id, what, by=self._by, old=old, new=new)


def _roles(kept: Iterable[str]) -> frozenset[Role]:
    return frozenset(Role(role) for role in kept)


def _joined(roles: frozenset[Role]) -> str:
    return ",".join(sorted(roles))


def _charge(hamlet_ids: frozenset[int], whole: bool) -> str:
    return ALL if whole else ",".join(map(str, sorted(hamlet_ids)))
