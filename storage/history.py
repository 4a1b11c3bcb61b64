"""What changed, who looked, and the numbers of codes."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from storage.statements import Statement, insertion
from storage.tables.history import AccessRow, CounterRow, EventRow
from storage.transaction import Tx
from storage.types import table

_events = table(EventRow)
_access = table(AccessRow)
_counters = table(CounterRow)

_RECORD = Statement(
    insertion(_events, "at", "person_id", "subject", "subject_id", "what", "old", "new", "why")
)
_LOOKED = Statement(insertion(_access, "at", "person_id", "subject", "subject_id", "refused"))
_COUNT_ON = Statement(
    update(_counters)
    .where(_counters.c.kind == bindparam("of_kind"), _counters.c.year == bindparam("in_year"))
    .values(last=_counters.c.last + 1)
    .returning(_counters.c.last)
)


@dataclass(frozen=True, slots=True)
class Event:
    """A change to a record. `person_id` None: the software itself."""

    at: datetime
    person_id: int | None
    what: str
    old: str
    new: str
    why: str


def record(
    tx: Tx,
    subject: str,
    subject_id: int,
    what: str,
    *,
    by: int | None,
    old: str = "",
    new: str = "",
    why: str = "",
) -> None:
    """Keep a change: who, when, of what, from, to, why."""
    values = {
        "at": tx.now,
        "person_id": by,
        "subject": subject,
        "subject_id": subject_id,
        "what": what,
        "old": old,
        "new": new,
        "why": why,
    }
    _RECORD.run(tx, values)


def of(tx: Tx, subject: str, subject_id: int) -> list[Event]:
    """The changes of a record, oldest first."""
    columns = (_events.c.at, _events.c.person_id, _events.c.what)
    rows = tx.connection.execute(
        select(*columns, _events.c.old, _events.c.new, _events.c.why)
        .where(_events.c.subject == subject, _events.c.subject_id == subject_id)
        .order_by(_events.c.id)
    )
    return [Event(*row) for row in rows]


def looked(tx: Tx, subject: str, subject_id: int, *, by: int | None, refused: bool = False) -> None:
    """Keep that someone opened details, or was refused them."""
    values = {
        "at": tx.now,
        "person_id": by,
        "subject": subject,
        "subject_id": subject_id,
        "refused": refused,
    }
    _LOOKED.run(tx, values)


def next_number(tx: Tx, kind: str, year: int) -> int:
    """The next number of a kind in a year: from 1, gapless, never given twice."""
    counted = _COUNT_ON.first(tx, {"of_kind": kind, "in_year": year})
    if counted is None:
        tx.connection.execute(insert(_counters).values(kind=kind, year=year, last=1))
        return 1
    return int(counted[0])
