"""The daily audits: planned one ahead, made step by step, each step once, and kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import insert, select, update

from storage.statements import Statement
from storage.tables.audit import AuditRow
from storage.transaction import Tx
from storage.types import table

_audits = table(AuditRow)
MOST_CODES = 10

Found: TypeAlias = Mapping[str, tuple[int, tuple[str, ...]]]
"""By kind of what was found: how many, and the codes of the first ones."""


@dataclass(frozen=True, slots=True)
class Audit:
    """An audit as far as it came; `ended_at` None: it goes on after issue `seen_id`."""

    id: int
    due_at: datetime
    seen_id: int
    found: Found
    ended_at: datetime | None


_columns = tuple(_audits.c[name] for name in Audit.__slots__)
_OPEN = Statement(
    select(_audits.c.id, _audits.c.due_at)
    .where(_audits.c.ended_at.is_(None))
    .order_by(_audits.c.due_at)
    .limit(1)
)


def due(tx: Tx, limit: int) -> list[tuple[int, datetime]]:
    """The audit whose next step is due; 0 is the planning of the first one."""
    at = next_at(tx)
    row = _OPEN.first(tx, {})
    return [(row[0] if row else 0, at)] if at <= tx.now and limit else []


def next_at(tx: Tx) -> datetime:
    """When the next step is due."""
    row = _OPEN.first(tx, {})
    return row[1] if row else tx.now


def plan(tx: Tx, due_at: datetime) -> None:
    """The next audit is due at an instant (UTC), unless one is planned."""
    if _OPEN.first(tx, {}) is None:
        tx.connection.execute(insert(_audits).values(due_at=due_at, seen_id=0, found={}))


def get(tx: Tx, audit_id: int) -> Audit | None:
    """An audit, made or not."""
    row = tx.connection.execute(select(*_columns).where(_audits.c.id == audit_id)).first()
    return _audit(*row) if row else None


def last(tx: Tx, limit: int) -> list[Audit]:
    """The audits that were made, the newest first."""
    chosen = select(*_columns).where(_audits.c.ended_at.is_not(None))
    rows = tx.connection.execute(chosen.order_by(_audits.c.id.desc()).limit(limit))
    return [_audit(*row) for row in rows]


def step(tx: Tx, audit: Audit, seen_id: int, found: Found, *, ends: bool = False) -> bool:
    """It came further and found more; False when that step was made before."""
    values = {"seen_id": seen_id, "found": merged(audit.found, found)}
    made = tx.connection.execute(
        update(_audits)
        .where(
            _audits.c.id == audit.id,
            _audits.c.seen_id == audit.seen_id,
            _audits.c.ended_at.is_(None),
        )
        .values(**values, ended_at=tx.now if ends else None)
    )
    return made.rowcount == 1


def merged(found: Found, more: Found) -> dict[str, tuple[int, tuple[str, ...]]]:
    """Both findings as one."""
    both = dict(found)
    for kind, (count, codes) in more.items():
        before, known = both.get(kind, (0, ()))
        both[kind] = (before + count, (*known, *codes)[:MOST_CODES])
    return both


def _audit(
    id: int,
    due_at: datetime,
    seen_id: int,
    found: Mapping[str, tuple[int, list[str]]],
    ended_at: datetime | None,
) -> Audit:
    kept = {kind: (count, tuple(codes)) for kind, (count, codes) in found.items()}
    return Audit(id, due_at, seen_id, kept, ended_at)
