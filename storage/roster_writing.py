"""Writes a staged household: a new one, or what differs of one that is known."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select, update

from domain.priority import PriorityGroup
from domain.roster.matching import better_name
from domain.text import fold
from storage import commune, history, households, priorities
from storage.households import Household
from storage.statements import Statement
from storage.tables.roster import HouseholdRow
from storage.transaction import Tx
from storage.types import table

_households = table(HouseholdRow)

_CHANGE = Statement(
    update(_households)
    .where(_households.c.id == bindparam("household"))
    .values(
        head_name=bindparam("to_name"),
        folded=bindparam("to_folded"),
        phone=bindparam("to_phone"),
        address_note=bindparam("to_address"),
    )
)
_SAME_NAME = Statement(
    select(
        _households.c.id,
        _households.c.phone,
        _households.c.address_note,
        _households.c.created_at,
    )
    .where(
        _households.c.hamlet_id == bindparam("hamlet"), _households.c.folded == bindparam("named")
    )
    .order_by(_households.c.id)
)


class Writing:
    """One unit's writing for a list that somebody sent; what is open now is read once."""

    def __init__(self, tx: Tx, import_id: int, by: int | None, since: datetime) -> None:
        self._tx = tx
        self._import_id = import_id
        self._by = by
        self._since = since
        self._hamlets = {hamlet.id for hamlet in commune.hamlets(tx)}
        self._groups = {group.id: group for group in priorities.open_groups(tx)}

    def write(self, household_id: int | None, values: dict[str, Any]) -> bool:
        """Whether the row could be written: its hamlet may have closed, its household gone.

        Who was written down since the list was sent, by another list maybe, is not doubled.
        """
        if household_id is None:
            if values["hamlet"] not in self._hamlets:
                return False
            there = self._of_that_name(values)
            if any(mine == (values["phone"], values["address"]) for _, mine, _ in there):
                return False
            meanwhile = (id for id, mine, at in there if at >= self._since and _fits(values, *mine))
            known_id = next(meanwhile, None)
            if known_id is not None:
                return self.write(known_id, values)
            self._join(self._add(values), values, set())
        else:
            household = households.get(self._tx, household_id)
            if household is None:
                return False
            self._change(household, values)
            now = {one.group.id for one in priorities.of_household(self._tx, household.id)}
            self._join(household.id, values, now)
        return True

    def _of_that_name(self, values: dict[str, Any]) -> list[tuple[int, tuple[str, str], datetime]]:
        """Households of the name in the hamlet: phone and address of each, and since when."""
        asked = {"hamlet": values["hamlet"], "named": fold(values["name"])}
        rows = _SAME_NAME.rows(self._tx, asked)
        return [(id, (phone or "", address), at) for id, phone, address, at in rows]

    def _add(self, values: dict[str, Any]) -> int:
        added = households.add(
            self._tx,
            values["hamlet"],
            values["name"],
            by=self._by,
            address_note=values["address"],
            phone=values["phone"] or None,
        )
        self._keep(added, "imported", "", str(self._import_id))
        return added

    def _change(self, household: Household, values: dict[str, Any]) -> None:
        name = better_name(household.head_name or "", values["name"])
        phone = values["phone"] or household.phone
        address = values["address"] or household.address_note
        changes = (
            ("head_name", household.head_name or "", name),
            ("phone", household.phone or "", phone or ""),
            ("address_note", household.address_note, address),
        )
        for what, old, new in changes:
            if old != new:
                self._keep(household.id, what, old, new)
        to = {"to_name": name, "to_folded": fold(name), "to_phone": phone, "to_address": address}
        _CHANGE.run(self._tx, {"household": household.id, **to})

    def _join(self, household_id: int, values: dict[str, Any], now: set[int]) -> None:
        since, until = (_day(values[name]) for name in ("since", "until"))
        for group in _wanted(values["groups"], now, self._groups):
            priorities.join(
                self._tx, household_id, group, by=self._by, since_on=since, until_on=until
            )

    def _keep(self, household_id: int, what: str, old: str, new: str) -> None:
        by = self._by
        history.record(self._tx, "household", household_id, what, by=by, old=old, new=new)


def _wanted(
    group_ids: Iterable[int], now: set[int], groups: dict[int, PriorityGroup]
) -> list[PriorityGroup]:
    return [groups[id] for id in group_ids if id in groups and id not in now]


def _fits(values: dict[str, Any], phone: str, address: str) -> bool:
    """Whether nothing that is known of both is different."""
    pairs = ((values["phone"], phone), (values["address"], address))
    return all(one == other or not (one and other) for one, other in pairs)


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None
