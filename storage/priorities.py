"""The groups that are visited first, and which households are in them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, bindparam, func, insert, select, update

from domain.priority import Membership, PriorityGroup, holds_until
from domain.text import fold, one_line
from storage import history
from storage.statements import Statement, insertion
from storage.tables.roster import PriorityGroupRow, PriorityRow
from storage.transaction import Tx
from storage.types import table

_groups = table(PriorityGroupRow)
_members = table(PriorityRow)

_SHOWN = (_groups.c.id, _groups.c.name, _groups.c.is_sensitive, _groups.c.is_yearly)
_OPEN = Statement(
    select(*_SHOWN).where(_groups.c.closed_at.is_(None)).order_by(_groups.c.place, _groups.c.id)
)
_HOLDS = (
    _groups.c.closed_at.is_(None),
    _members.c.since_on <= bindparam("today"),
    _members.c.until_on.is_(None) | (_members.c.until_on > bindparam("today")),
)
_OF_HOUSEHOLD = Statement(
    select(*_SHOWN, _members.c.since_on, _members.c.until_on)
    .select_from(_members.join(_groups, _groups.c.id == _members.c.group_id))
    .where(_members.c.household_id == bindparam("household"), *_HOLDS)
    .order_by(_groups.c.place, _groups.c.id, _members.c.id)
)

_JOIN = Statement(
    insertion(_members, "household_id", "group_id", "since_on", "until_on", "set_by", "set_at")
)


def open_groups(tx: Tx) -> list[PriorityGroup]:
    """The groups as they stand now, in order."""
    return [PriorityGroup(*row) for row in _OPEN.rows(tx, {})]


def add_group(
    tx: Tx, name: str, *, is_sensitive: bool = True, is_yearly: bool = False
) -> int | None:
    """A new group's id, or None when an open one has that name; a closed one is reopened.

    Until somebody says otherwise nobody is told its name who need not know.
    """
    folded = fold(name)
    known = tx.connection.execute(
        select(_groups.c.id, _groups.c.closed_at).where(_groups.c.folded == folded)
    ).first()
    if known is not None:
        return int(known.id) if _reopened(tx, known.id) else None
    last = tx.connection.execute(select(func.max(_groups.c.place))).scalar()
    values = {
        "name": one_line(name),
        "folded": folded,
        "place": (last or 0) + 1,
        "is_sensitive": is_sensitive,
        "is_yearly": is_yearly,
    }
    added = tx.connection.execute(insert(_groups).values(values).returning(_groups.c.id))
    return int(added.scalar_one())


def _reopened(tx: Tx, group_id: int) -> bool:
    """Whether the group was closed; whoever was in it when it was closed is not any more."""
    closed = (_groups.c.id == group_id) & _groups.c.closed_at.is_not(None)
    reopened = tx.connection.execute(update(_groups).where(closed).values(closed_at=None))
    return bool(reopened.rowcount)


def rename_group(tx: Tx, group_id: int, name: str) -> bool:
    """Give a group another name; False when another group has it."""
    folded = fold(name)
    holder = select(_groups.c.id).where(_groups.c.folded == folded, _groups.c.id != group_id)
    if tx.connection.execute(holder).first() is not None:
        return False
    values = {"name": one_line(name), "folded": folded}
    tx.connection.execute(update(_groups).where(_groups.c.id == group_id).values(values))
    return True


def mark_group(tx: Tx, group_id: int, *, is_sensitive: bool, is_yearly: bool) -> None:
    """Whether a group's name is everybody's business, and whether it is found anew each year."""
    values = {"is_sensitive": is_sensitive, "is_yearly": is_yearly}
    tx.connection.execute(update(_groups).where(_groups.c.id == group_id).values(values))


def close_group(tx: Tx, group_id: int) -> None:
    """A group is offered no more, and nobody is in it from today on."""
    in_it = (_members.c.group_id == group_id) & _still(tx)
    tx.connection.execute(update(_members).where(in_it).values(until_on=tx.today))
    closing = update(_groups).where(_groups.c.id == group_id).values(closed_at=tx.now)
    tx.connection.execute(closing)


def count_of(tx: Tx, group_id: int) -> int:
    """How many households are in a group today."""
    begun = _members.c.since_on <= tx.today
    counted = select(func.count(_members.c.household_id.distinct())).where(
        _members.c.group_id == group_id, begun, _still(tx)
    )
    return int(tx.connection.execute(counted).scalar_one())


def of_household(tx: Tx, household_id: int) -> list[Membership]:
    """The groups a household is in today, in order, each once."""
    rows = _OF_HOUSEHOLD.rows(tx, {"household": household_id, "today": tx.today})
    found = {row[0]: Membership(PriorityGroup(*row[:4]), row[4], row[5]) for row in rows}
    return list(found.values())


def set_groups(tx: Tx, household_id: int, group_ids: Sequence[int], *, by: int) -> bool:
    """From today on a household is in these groups and no others; whether anything changed."""
    known = {group.id: group for group in open_groups(tx)}
    now = {membership.group.id for membership in of_household(tx, household_id)}
    wanted = set(group_ids) & known.keys()
    for group_id in sorted(wanted - now):
        join(tx, household_id, known[group_id], by=by)
    for group_id in sorted(now - wanted):
        _leave(tx, household_id, group_id, by)
    return wanted != now


def join(
    tx: Tx,
    household_id: int,
    group: PriorityGroup,
    *,
    by: int | None,
    since_on: date | None = None,
    until_on: date | None = None,
) -> None:
    """From a day on (today) a household is in a group, until a day or as the group has it."""
    since_on = since_on or tx.today
    values = {
        "household_id": household_id,
        "group_id": group.id,
        "since_on": since_on,
        "until_on": until_on or holds_until(group.is_yearly, since_on),
        "set_by": by,
        "set_at": tx.now,
    }
    _JOIN.run(tx, values)
    # The number and not the name: what changed says no more than who may see it can look up.
    history.record(tx, "household", household_id, "priority", by=by, new=str(group.id))


def _leave(tx: Tx, household_id: int, group_id: int, by: int) -> None:
    mine = (_members.c.household_id == household_id) & (_members.c.group_id == group_id)
    ending = update(_members).where(mine & _still(tx)).values(until_on=tx.today)
    tx.connection.execute(ending)
    history.record(tx, "household", household_id, "priority", by=by, old=str(group_id))


def _still(tx: Tx) -> ColumnElement[bool]:
    return _members.c.until_on.is_(None) | (_members.c.until_on > tx.today)
