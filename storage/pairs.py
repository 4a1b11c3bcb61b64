"""Pairs of households that may be one: looked for when somebody asks, gone through one by one."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, func, insert, or_, select, update

from domain.roster.alike import Likeness, Pair
from storage.statements import Statement, insertion
from storage.tables.roster import HouseholdRow, PairRow, PairSearchRow
from storage.transaction import Tx
from storage.types import table

_pairs = table(PairRow)
_searches = table(PairSearchRow)
_households = table(HouseholdRow)

_open = _pairs.c.apart_at.is_(None)
_ADD = Statement(insertion(_pairs, "one_id", "other_id", "likeness", "place"))


@dataclass(frozen=True, slots=True)
class Search:
    """A search that was asked for."""

    id: int
    asked_by: int


@dataclass(frozen=True, slots=True)
class Offered:
    """A pair that waits for somebody's word, and its place among them."""

    place: int
    pair: Pair


def ask(tx: Tx, *, by: int) -> int:
    """A new search's id; one that this person asked for and that still waits is as good."""
    waiting = select(_searches.c.id).where(
        _searches.c.ended_at.is_(None), _searches.c.asked_by == by
    )
    known = tx.connection.execute(waiting).scalar()
    if known is not None:
        return int(known)
    values = {"asked_by": by, "asked_at": tx.now}
    added = tx.connection.execute(insert(_searches).values(values).returning(_searches.c.id))
    return int(added.scalar_one())


def asked(tx: Tx) -> list[Search]:
    """The searches that wait to be done, oldest first."""
    waiting = select(_searches.c.id, _searches.c.asked_by).where(_searches.c.ended_at.is_(None))
    return [Search(*row) for row in tx.connection.execute(waiting.order_by(_searches.c.id))]


def finish(tx: Tx, search_id: int) -> bool:
    """End a search once; False when it had ended."""
    mine = (_searches.c.id == search_id) & _searches.c.ended_at.is_(None)
    return bool(
        tx.connection.execute(update(_searches).where(mine).values(ended_at=tx.now)).rowcount
    )


def clear(tx: Tx) -> None:
    """What an earlier search offered goes; that two are two stays."""
    tx.connection.execute(delete(_pairs).where(_open))


def add_some(tx: Tx, some: Sequence[Pair], place: int) -> None:
    """Some pairs are offered from now on, in this order; those that were told apart are not.

    `place` is that of the first.
    """
    ids = [one.one_id for one in some]
    apart = select(_pairs.c.one_id, _pairs.c.other_id).where(_pairs.c.one_id.in_(ids))
    known = {tuple(row) for row in tx.connection.execute(apart)}
    standing = _standing(tx, {id for one in some for id in (one.one_id, one.other_id)})
    rows = [
        {
            "one_id": one.one_id,
            "other_id": one.other_id,
            "likeness": str(one.likeness),
            "place": number,
        }
        for number, one in enumerate(some, place)
        if (one.one_id, one.other_id) not in known and {one.one_id, one.other_id} <= standing
    ]
    if rows:
        _ADD.many(tx, rows)


def _standing(tx: Tx, ids: set[int]) -> set[int]:
    stands = _households.c.id.in_(ids) & _households.c.merged_into_id.is_(None)
    return set(tx.connection.scalars(select(_households.c.id).where(stands)))


def first(tx: Tx, at_least: int = 0) -> Offered | None:
    """The first pair that waits from a place on."""
    return _one(tx, _pairs.c.place >= at_least)


def get(tx: Tx, one_id: int, other_id: int) -> Offered | None:
    """A pair that waits; None when somebody decided, or a household of it went."""
    return _one(tx, (_pairs.c.one_id == one_id) & (_pairs.c.other_id == other_id))


def _one(tx: Tx, where: ColumnElement[bool]) -> Offered | None:
    found = select(_pairs.c.place, _pairs.c.one_id, _pairs.c.other_id, _pairs.c.likeness)
    ordered = found.where(_open, where).order_by(_pairs.c.place, _pairs.c.one_id, _pairs.c.other_id)
    row = tx.connection.execute(ordered.limit(1)).first()
    return (
        Offered(row.place, Pair(row.one_id, row.other_id, Likeness(row.likeness))) if row else None
    )


def count(tx: Tx) -> int:
    """How many pairs wait."""
    counted = select(func.count()).select_from(_pairs).where(_open)
    return int(tx.connection.execute(counted).scalar_one())


def keep_apart(tx: Tx, one_id: int, other_id: int, *, by: int) -> bool:
    """These are two, and are never offered again; False when nobody asked any more."""
    mine = (_pairs.c.one_id == one_id) & (_pairs.c.other_id == other_id) & _open
    said = update(_pairs).where(mine).values(apart_at=tx.now, apart_by=by)
    return bool(tx.connection.execute(said).rowcount)


def follow(tx: Tx, gone_id: int, stays_id: int) -> None:
    """One household became another: who was told apart from it is apart from the one that stays."""
    mine = or_(_pairs.c.one_id == gone_id, _pairs.c.other_id == gone_id)
    rows = tx.connection.execute(select(_pairs).where(mine)).all()
    tx.connection.execute(delete(_pairs).where(mine))
    for row in rows:
        other_id = row.other_id if row.one_id == gone_id else row.one_id
        if row.apart_at is None or other_id == stays_id:
            continue
        one_id, last_id = sorted((other_id, stays_id))
        here = (_pairs.c.one_id == one_id) & (_pairs.c.other_id == last_id)
        tx.connection.execute(delete(_pairs).where(here))
        values = {**row._mapping, "one_id": one_id, "other_id": last_id}
        tx.connection.execute(insert(_pairs).values(values))
