"""Fields of work, what suggests them, and how many working days each has."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, insert, select

from domain.issue import Limits, Urgency
from domain.text import fold
from storage.statements import Statement
from storage.tables.issue import CategoryRow, LimitRow
from storage.transaction import Tx
from storage.types import table

_categories = table(CategoryRow)
_limits = table(LimitRow)

_OPEN = Statement(
    select(_categories.c.id, _categories.c.name, _categories.c.keywords, _categories.c.is_beyond)
    .where(_categories.c.closed_at.is_(None))
    .order_by(_categories.c.place, _categories.c.id)
)
_NAME = Statement(select(_categories.c.name).where(_categories.c.id == bindparam("category")))
_LIMITS = Statement(
    select(_limits.c.valid_from, _limits.c.first_notice_days, _limits.c.answer_days)
    .where(_limits.c.category_id == bindparam("category"), _limits.c.urgency == bindparam("how"))
    .order_by(_limits.c.valid_from)
)


@dataclass(frozen=True, slots=True)
class Category:
    """A field of work. `is_beyond`: beyond a cadre's authority by default."""

    id: int
    name: str
    keywords: tuple[str, ...]
    is_beyond: bool


def add(
    tx: Tx,
    name: str,
    keywords: Sequence[str],
    place: int,
    *,
    is_beyond: bool,
    limits: dict[Urgency, Limits],
    valid_from: date,
) -> None:
    """A category with its limits from a date on."""
    values = {
        "name": name,
        "keywords": [fold(word) for word in keywords],
        "place": place,
        "is_beyond": is_beyond,
    }
    added = tx.connection.execute(insert(_categories).values(values).returning(_categories.c.id))
    category_id = int(added.scalar_one())
    rows = [
        {
            "category_id": category_id,
            "urgency": str(urgency),
            "first_notice_days": limit.first_notice_days,
            "answer_days": limit.answer_days,
            "valid_from": valid_from,
        }
        for urgency, limit in limits.items()
    ]
    tx.connection.execute(insert(_limits), rows)


def open_ones(tx: Tx) -> list[Category]:
    """The categories offered now, in order."""
    return [
        Category(id, name, tuple(keywords), is_beyond)
        for id, name, keywords, is_beyond in _OPEN.rows(tx, {})
    ]


def name(tx: Tx, category_id: int) -> str:
    """A category's name."""
    found = _NAME.first(tx, {"category": category_id})
    return found[0] if found else ""


def limits(tx: Tx, category_id: int, urgency: Urgency, on: date) -> Limits:
    """The limits that hold on a day; an older matter has the first that were set."""
    rows = _LIMITS.rows(tx, {"category": category_id, "how": str(urgency)})
    held = [Limits(notice, answer) for since, notice, answer in rows if since <= on]
    return held[-1] if held else Limits(*rows[0][1:])
