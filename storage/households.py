"""The households: found by folded name, within the hamlets somebody may see.

Whoever asks for one that was merged is given the one that stays.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Integer, String, bindparam, func, or_, select

from domain.text import fold, one_line, sort_key
from storage.statements import Statement, insertion
from storage.tables.roster import HouseholdRow
from storage.tables.staff import HamletRow
from storage.transaction import Tx
from storage.types import table

_households = table(HouseholdRow)
_hamlets = table(HamletRow)

# A whole number of pages: what comes after them is in the order of the folded names.
_MOST_RANKED = 400


@dataclass(frozen=True, slots=True)
class Household:
    """A household. `head_name` None: the name was withheld."""

    id: int
    hamlet_id: int
    hamlet_name: str
    head_name: str | None
    address_note: str
    phone: str | None


_columns = (
    _households.c.id,
    _households.c.hamlet_id,
    _hamlets.c.name,
    _households.c.head_name,
    _households.c.address_note,
    _households.c.phone,
)
_joined = _households.join(_hamlets, _hamlets.c.id == _households.c.hamlet_id)
_asked = _households.alias("asked")
_staying = _asked.join(
    _households, _households.c.id == func.coalesce(_asked.c.merged_into_id, _asked.c.id)
).join(_hamlets, _hamlets.c.id == _households.c.hamlet_id)
_stands = _households.c.merged_into_id.is_(None)
_BY_ID = Statement(
    select(*_columns).select_from(_staying).where(_asked.c.id == bindparam("household"))
)
_NAMES = Statement(
    select(_households.c.head_name)
    .where(
        or_(
            _households.c.id == bindparam("household"),
            _households.c.merged_into_id == bindparam("household"),
        ),
        _households.c.head_name.is_not(None),
    )
    .order_by(_households.c.merged_into_id.is_not(None), _households.c.id)
)

_ADD = Statement(
    insertion(
        _households,
        *("hamlet_id", "head_name", "folded", "address_note", "phone"),
        *("created_by", "created_at"),
    ).returning(_households.c.id)
)


def add(
    tx: Tx,
    hamlet_id: int,
    head_name: str | None,
    *,
    by: int | None,
    address_note: str = "",
    phone: str | None = None,
) -> int:
    """A new household's id."""
    name = one_line(head_name) if head_name else None
    values = {
        "hamlet_id": hamlet_id,
        "head_name": name,
        "folded": fold(name or ""),
        "address_note": address_note,
        "phone": phone,
        "created_by": by,
        "created_at": tx.now,
    }
    added = _ADD.first(tx, values)
    assert added is not None
    return int(added[0])


def get(tx: Tx, household_id: int) -> Household | None:
    """A household, or None; of one that was merged the one that stays."""
    row = _BY_ID.first(tx, {"household": household_id})
    return Household(*row) if row else None


def some(tx: Tx, household_ids: Collection[int]) -> dict[int, Household]:
    """Households by the id that was asked for."""
    if not household_ids:
        return {}
    values = {f"household_{n}": household_id for n, household_id in enumerate(household_ids)}
    return {row[0]: Household(*row[1:]) for row in _with_ids(len(values)).rows(tx, values)}


def names(tx: Tx, household_id: int) -> tuple[str, ...]:
    """Every name a household is written down under, the one it is called by first."""
    return tuple(name for (name,) in _NAMES.rows(tx, {"household": household_id}))


def find(
    tx: Tx, words: str, hamlet_ids: Collection[int] | None, *, skip: int, limit: int
) -> tuple[list[Household], int]:
    """Those whose folded name holds every word, exact diacritics first, and how many in all.

    `hamlet_ids` None is the whole commune.
    """
    if hamlet_ids is not None and not hamlet_ids:
        return [], 0
    folded = fold(words).split()
    values: dict[str, int | str] = {f"word_{n}": word for n, word in enumerate(folded)}
    values |= {f"hamlet_{n}": hamlet_id for n, hamlet_id in enumerate(hamlet_ids or ())}
    hamlets = None if hamlet_ids is None else len(hamlet_ids)
    beyond = skip >= _MOST_RANKED
    window = {"most": limit, "after": skip} if beyond else {"most": _MOST_RANKED, "after": 0}
    rows = _finding(hamlets, len(folded)).rows(tx, values | window)
    total = rows[0][-1] if rows else 0
    found = [Household(*row) for *row, _ in rows]
    if beyond:
        return found, total
    exact = one_line(words).lower()
    return sorted(found, key=lambda h: _rank(h, exact))[skip : skip + limit], total


def count(tx: Tx, hamlet_id: int) -> int:
    """How many households a hamlet has."""
    counted = select(func.count()).where(_households.c.hamlet_id == hamlet_id, _stands)
    return int(tx.connection.execute(counted).scalar_one())


@lru_cache(256)
def _with_ids(households: int) -> Statement:
    """A statement for so many households."""
    named = [bindparam(f"household_{n}", type_=Integer) for n in range(households)]
    found = select(_asked.c.id, *_columns).select_from(_staying)
    return Statement(found.where(_asked.c.id.in_(named)))


@lru_cache(256)
def _finding(hamlets: int | None, words: int) -> Statement:
    """A statement for so many hamlets (None: all) and words; every row carries the total."""
    found = (
        select(*_columns, func.count().over())
        .select_from(_joined)
        .where(_stands)
        .order_by(_households.c.folded, _households.c.id)
        .limit(bindparam("most", type_=Integer))
        .offset(bindparam("after", type_=Integer))
    )
    if hamlets is not None:
        within = [bindparam(f"hamlet_{n}", type_=Integer) for n in range(hamlets)]
        found = found.where(_households.c.hamlet_id.in_(within))
    for n in range(words):
        found = found.where(_households.c.folded.contains(bindparam(f"word_{n}", type_=String)))
    return Statement(found)


def _rank(household: Household, exact: str) -> tuple[object, ...]:
    name = household.head_name or ""
    given = name.split()[-1] if name else ""
    return (exact not in name.lower(), not name, sort_key(given), sort_key(name), household.id)
