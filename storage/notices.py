"""What each person is told for a moment: queued once, or left out with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update

from storage.tables.programme import NoticeRow
from storage.transaction import Tx
from storage.types import table

_notices = table(NoticeRow)


@dataclass(frozen=True, slots=True)
class Notice:
    """One person's part of a moment."""

    id: int
    moment_id: int
    person_id: int


_open = (
    select(_notices.c.id, _notices.c.due_at)
    .where(_notices.c.done_at.is_(None))
    .order_by(_notices.c.due_at, _notices.c.id)
)


def spread(tx: Tx, moment_id: int, person_ids: Iterable[int]) -> None:
    """A notice for each person, due now."""
    rows = [
        {"moment_id": moment_id, "person_id": person_id, "due_at": tx.now}
        for person_id in person_ids
    ]
    if rows:
        tx.connection.execute(insert(_notices), rows)


def due(tx: Tx, limit: int) -> list[tuple[int, datetime]]:
    """Ids and times of notices that are due and not done, oldest first."""
    waiting = _open.where(_notices.c.due_at <= tx.now).limit(limit)
    return [(row.id, row.due_at) for row in tx.connection.execute(waiting)]


def next_at(tx: Tx) -> datetime | None:
    """When the next notice is due."""
    row = tx.connection.execute(_open.limit(1)).first()
    return row.due_at if row else None


def take(tx: Tx, notice_id: int) -> Notice | None:
    """Claim a notice; None when it is done."""
    claimed = tx.connection.execute(
        update(_notices)
        .where(_notices.c.id == notice_id, _notices.c.done_at.is_(None))
        .values(done_at=tx.now)
        .returning(_notices.c.id, _notices.c.moment_id, _notices.c.person_id)
    ).first()
    return Notice(*claimed) if claimed else None


def settle(tx: Tx, notice_id: int, outcome: str) -> None:
    """What became of a notice: queued, or why not."""
    tx.connection.execute(
        update(_notices).where(_notices.c.id == notice_id).values(outcome=outcome)
    )


def get(tx: Tx, notice_id: int) -> Notice | None:
    """A notice, done or not."""
    row = tx.connection.execute(
        select(_notices.c.id, _notices.c.moment_id, _notices.c.person_id).where(
            _notices.c.id == notice_id
        )
    ).first()
    return Notice(*row) if row else None
