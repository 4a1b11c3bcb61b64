"""The commune and its hamlets."""

from dataclasses import dataclass

from sqlalchemy import bindparam, insert, select, update

from domain.text import fold, one_line, sort_key
from storage.statements import Statement
from storage.tables.staff import CommuneRow, HamletRow
from storage.transaction import Tx
from storage.types import table

_communes = table(CommuneRow)
_hamlets = table(HamletRow)

_COMMUNE = Statement(select(_communes.c.name, _communes.c.province, _communes.c.inspection_body))
_HAMLET = Statement(
    select(_hamlets.c.id, _hamlets.c.name).where(_hamlets.c.id == bindparam("hamlet"))
)
_OPEN_HAMLETS = Statement(
    select(_hamlets.c.id, _hamlets.c.name).where(_hamlets.c.closed_at.is_(None))
)


@dataclass(frozen=True, slots=True)
class Commune:
    """The commune this database serves."""

    name: str
    province: str
    inspection_body: str = ""


@dataclass(frozen=True, slots=True)
class Hamlet:
    """A hamlet as it stands now."""

    id: int
    name: str


def found(tx: Tx, name: str, province: str) -> None:
    """Create the commune's row, unless there is one: the settings seed the first start only."""
    if get(tx) is None:
        tx.connection.execute(
            insert(_communes).values(id=1, name=name, province=province, created_at=tx.now)
        )


def get(tx: Tx) -> Commune | None:
    """The commune, or None before the first start."""
    row = _COMMUNE.first(tx, {})
    return Commune(*row) if row else None


def name(tx: Tx) -> str:
    """The commune's name as it is shown."""
    commune = get(tx)
    return commune.name if commune else ""


def inspection_body(tx: Tx) -> str:
    """The body that takes what is said of the conduct of whoever has nobody above them."""
    commune = get(tx)
    return commune.inspection_body if commune else ""


def name_inspection(tx: Tx, body: str) -> None:
    """Name that body."""
    tx.connection.execute(update(_communes).values(inspection_body=one_line(body)))


def hamlets(tx: Tx) -> list[Hamlet]:
    """The open hamlets in Vietnamese order, numbers by their size."""
    return sorted((Hamlet(*row) for row in _OPEN_HAMLETS.rows(tx, {})), key=_in_order)


def hamlet(tx: Tx, hamlet_id: int) -> Hamlet | None:
    """A hamlet, also a closed one."""
    row = _HAMLET.first(tx, {"hamlet": hamlet_id})
    return Hamlet(*row) if row else None


def add_hamlet(tx: Tx, name: str) -> int | None:
    """A new hamlet's id, or None when an open one has that name; a closed one is reopened."""
    folded = fold(name)
    known = tx.connection.execute(
        select(_hamlets.c.id, _hamlets.c.closed_at).where(_hamlets.c.folded == folded)
    ).first()
    if known is None:
        values = {"name": one_line(name), "folded": folded, "created_at": tx.now}
        added = tx.connection.execute(insert(_hamlets).values(values).returning(_hamlets.c.id))
        return int(added.scalar_one())
    if known.closed_at is None:
        return None
    tx.connection.execute(
        update(_hamlets)
        .where(_hamlets.c.id == known.id)
        .values(name=one_line(name), closed_at=None)
    )
    return int(known.id)


def rename_hamlet(tx: Tx, hamlet_id: int, name: str) -> bool:
    """Give a hamlet another name; False when another hamlet has it."""
    folded = fold(name)
    holder = tx.connection.execute(
        select(_hamlets.c.id).where(_hamlets.c.folded == folded, _hamlets.c.id != hamlet_id)
    ).first()
    if holder is not None:
        return False
    tx.connection.execute(
        update(_hamlets)
        .where(_hamlets.c.id == hamlet_id)
        .values(name=one_line(name), folded=folded)
    )
    return True


def close_hamlet(tx: Tx, hamlet_id: int) -> None:
    """A hamlet is merged away: it is offered no more, its records stay."""
    tx.connection.execute(
        update(_hamlets).where(_hamlets.c.id == hamlet_id).values(closed_at=tx.now)
    )


def _in_order(hamlet: Hamlet) -> tuple[object, ...]:
    padded = " ".join(w.zfill(6) if w.isdigit() else w for w in hamlet.name.split())
    return (sort_key(padded), hamlet.id)
