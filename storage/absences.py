"""Who is away, from when to when, and who stands in for them."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Date, bindparam, func, insert, select, update

from storage.statements import Statement
from storage.tables.staff import AbsenceRow
from storage.transaction import Tx
from storage.types import table

_absences = table(AbsenceRow)
_OPEN = _absences.c.ended_at.is_(None)


@dataclass(frozen=True, slots=True)
class Absence:
    """An absence, both days counted. `deputy_id` None: nobody stands in."""

    id: int
    person_id: int
    deputy_id: int | None
    from_on: date
    to_on: date
    look_at: datetime | None


_columns = tuple(_absences.c[name] for name in Absence.__slots__)
# Whoever gets an issue is asked for: at every opening and every look.
_NOW = Statement(
    select(_absences.c.person_id, _absences.c.deputy_id)
    .where(
        _OPEN,
        _absences.c.from_on <= bindparam("day", type_=Date),
        _absences.c.to_on >= bindparam("until", type_=Date),
    )
    .order_by(_absences.c.id)
)


def now(tx: Tx) -> dict[int, int | None]:
    """Who is away today, and who stands in; the absence that was set last counts."""
    return dict(_NOW.rows(tx, {"day": tx.today, "until": tx.today}))


def set_one(
    tx: Tx,
    person_id: int,
    deputy_id: int | None,
    from_on: date,
    to_on: date,
    look_at: datetime,
) -> int:
    """Somebody will be away; what they had set before ends. The id of the absence."""
    end(tx, person_id)
    values = {
        "person_id": person_id,
        "deputy_id": deputy_id,
        "from_on": from_on,
        "to_on": to_on,
        "set_at": tx.now,
        "look_at": look_at,
    }
    added = tx.connection.execute(insert(_absences).values(values).returning(_absences.c.id))
    return int(added.scalar_one())


def end(tx: Tx, person_id: int) -> Absence | None:
    """Somebody is away no more; the absence that ended, if there was one."""
    standing = of(tx, person_id)
    tx.connection.execute(
        update(_absences)
        .where(_absences.c.person_id == person_id, _OPEN)
        .values(ended_at=tx.now, look_at=None)
    )
    return standing


def of(tx: Tx, person_id: int) -> Absence | None:
    """The absence that somebody has set, if it is not over."""
    chosen = select(*_columns).where(
        _absences.c.person_id == person_id, _OPEN, _absences.c.to_on >= tx.today
    )
    row = tx.connection.execute(chosen.order_by(_absences.c.id.desc())).first()
    return Absence(*row) if row else None


def get(tx: Tx, absence_id: int) -> Absence | None:
    """An absence by its id."""
    row = tx.connection.execute(select(*_columns).where(_absences.c.id == absence_id)).first()
    return Absence(*row) if row else None


def due(tx: Tx, limit: int) -> list[tuple[int, datetime]]:
    """Absences that begin or end now."""
    rows = tx.connection.execute(
        select(_absences.c.id, _absences.c.look_at)
        .where(_absences.c.look_at <= tx.now)
        .order_by(_absences.c.look_at, _absences.c.id)
        .limit(limit)
    )
    return [(row.id, row.look_at) for row in rows]


def next_at(tx: Tx) -> datetime | None:
    """When the next absence begins or ends."""
    chosen = select(func.min(_absences.c.look_at)).where(_absences.c.look_at.is_not(None))
    return tx.connection.execute(chosen).scalar()


def turn(tx: Tx, absence_id: int, look_at: datetime | None) -> bool:
    """Its turn that was due is taken, and the next planned; False when that was done before."""
    taken = tx.connection.execute(
        update(_absences)
        .where(_absences.c.id == absence_id, _absences.c.look_at <= tx.now)
        .values(look_at=look_at)
    )
    return taken.rowcount == 1
