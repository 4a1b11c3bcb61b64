"""The units that what was done is counted in; a new one is known once it was used."""

from collections.abc import Sequence

from sqlalchemy import insert, select

from domain.quantity import Unit
from storage.tables.meeting import UnitRow
from storage.transaction import Tx
from storage.types import table

_units = table(UnitRow)


def every_one(tx: Tx) -> list[Unit]:
    """All that are known, the oldest first."""
    rows = tx.connection.execute(select(_units.c.name, _units.c.spellings).order_by(_units.c.id))
    return [Unit(row.name, tuple(row.spellings)) for row in rows]


def add(tx: Tx, name: str, spellings: Sequence[str] = ()) -> int:
    """The id of the unit of this name, which is known from now on."""
    known = tx.connection.execute(select(_units.c.id).where(_units.c.name == name)).first()
    if known is not None:
        return int(known.id)
    values = {"name": name, "spellings": list(spellings)}
    added = tx.connection.execute(insert(_units).values(values).returning(_units.c.id))
    return int(added.scalar_one())
