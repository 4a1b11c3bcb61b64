"""The households: found by folded name, within the hamlets somebody may see."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Integer, String, bindparam, func, select

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
_BY_ID = Statement(
    select(*_columns).select_from(_joined).where(_households.c.id == bindparam("household"))
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
    """A household, or None."""
    row = _BY_ID.first(tx, {"household": household_id})
    return Household(*row) if row else None


def some(tx: Tx, household_ids: Collection[int]) -> dict[int, Household]:
    """Households by id."""
    if not household_ids:
        return {}
    values = {f"household_{n}": household_id for n, household_id in enumerate(household_ids)}
    return {row[0]: Household(*row) for row in _with_ids(len(values)).rows(tx, values)}


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
    counted = select(func.count()).where(_households.c.hamlet_id == hamlet_id)
    return int(tx.connection.execute(counted).scalar_one())


@lru_cache(256)
def _with_ids(households: int) -> Statement:
    """A statement for so many households."""
    named = [bindparam(f"household_{n}", type_=Integer) for n in range(households)]
    return Statement(select(*_columns).select_from(_joined).where(_households.c.id.in_(named)))


@lru_cache(256)
def _finding(hamlets: int | None, words: int) -> Statement:
    """A statement for so many hamlets (None: all) and words; every row carries the total."""
    found = (
        select(*_columns, func.count().over())
        .select_from(_joined)
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
