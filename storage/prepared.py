"""Acts that an assistant prepared on an issue, for a leader to approve."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, insert, select, update

from storage.tables.issue import PreparedRow
from storage.transaction import Tx
from storage.types import table

_prepared = table(PreparedRow)
_OPEN = _prepared.c.ended_at.is_(None)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A prepared act. `values` are empty once it ended: approved, declined or overtaken."""

    id: int
    issue_id: int
    version: int
    act: str
    values: dict[str, Any]
    talk_id: int | None
    prepared_by: int
    prepared_for: int
    prepared_at: datetime
    ending: str | None


_columns = tuple(_prepared.c[name] for name in Prepared.__slots__)


def keep(
    tx: Tx,
    issue_id: int,
    version: int,
    act: str,
    values: dict[str, Any],
    talk_id: int | None,
    *,
    by: int,
    for_id: int,
) -> Prepared:
    """Keep a prepared act; it takes the place of what the same person prepared before."""
    _end(tx, (_prepared.c.issue_id == issue_id) & (_prepared.c.prepared_by == by), "overtaken")
    row = {
        "issue_id": issue_id,
        "version": version,
        "act": act,
        "values": values,
        "talk_id": talk_id,
        "prepared_by": by,
        "prepared_for": for_id,
        "prepared_at": tx.now,
    }
    added = tx.connection.execute(insert(_prepared).values(row).returning(*_columns))
    return Prepared(*added.one())


def get(tx: Tx, prepared_id: int) -> Prepared | None:
    """A prepared act, open or ended."""
    chosen = select(*_columns).where(_prepared.c.id == prepared_id)
    row = tx.connection.execute(chosen).first()
    return Prepared(*row) if row else None


def open_of(tx: Tx, issue_id: int) -> list[Prepared]:
    """What waits for approval on an issue, the oldest first."""
    chosen = select(*_columns).where(_prepared.c.issue_id == issue_id, _OPEN)
    return [Prepared(*row) for row in tx.connection.execute(chosen.order_by(_prepared.c.id))]


def deciders(tx: Tx, issue_id: int) -> set[int]:
    """Who is to decide on what waits for approval on an issue."""
    return {one.prepared_for for one in open_of(tx, issue_id)}


def to_decide(person_id: int) -> Select[tuple[int]]:
    """Ids of the issues on which something waits for a person's approval."""
    return select(_prepared.c.issue_id).where(_prepared.c.prepared_for == person_id, _OPEN)


def end(tx: Tx, prepared_id: int, ending: str) -> bool:
    """End it once, and let go of the words; False when it had ended."""
    return _end(tx, _prepared.c.id == prepared_id, ending) == 1


def overtake(tx: Tx, issue_id: int) -> None:
    """The issue was acted on: what was prepared on it holds no more."""
    _end(tx, _prepared.c.issue_id == issue_id, "overtaken")


def follow(tx: Tx, issue_id: int, version: int) -> None:
    """The issue changed in what no prepared act depends on: those hold for it as it is now."""
    mine = update(_prepared).where(_prepared.c.issue_id == issue_id, _OPEN)
    tx.connection.execute(mine.values(version=version))


def _end(tx: Tx, mine: ColumnElement[bool], ending: str) -> int:
    ended = {"ended_at": tx.now, "ending": ending, "values": {}}
    return tx.connection.execute(update(_prepared).where(mine, _OPEN).values(ended)).rowcount
