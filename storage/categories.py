"""Fields of work, what suggests them, and how many working days each has."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, delete, func, insert, select, update

from domain.issue import Limits, Urgency
from domain.people import Role
from domain.text import fold
from storage.statements import Statement
from storage.tables.issue import CategoryRow, LimitRow
from storage.transaction import Tx
from storage.types import table

_categories = table(CategoryRow)
_limits = table(LimitRow)

_OPEN = Statement(
    select(_categories.c.id, _categories.c.name, _categories.c.keywords)
    .where(_categories.c.closed_at.is_(None))
    .order_by(_categories.c.place, _categories.c.id)
)
_RULE = Statement(
    select(_categories.c.spot_roles, _categories.c.urgency, _categories.c.is_conduct).where(
        _categories.c.id == bindparam("category")
    )
)
_NAME = Statement(select(_categories.c.name).where(_categories.c.id == bindparam("category")))
_LIMITS = Statement(
    select(
        _limits.c.valid_from,
        _limits.c.first_notice_days,
        _limits.c.answer_days,
        _limits.c.accept_days,
    )
    .where(_limits.c.category_id == bindparam("category"), _limits.c.urgency == bindparam("how"))
    .order_by(_limits.c.valid_from)
)


@dataclass(frozen=True, slots=True)
class Category:
    """A field of work."""

    id: int
    name: str
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """How a category is dealt with: who may answer on the spot, which urgency is assumed.

    With `is_conduct` it is about somebody on the staff.
    """

    spot_roles: frozenset[Role]
    urgency: Urgency
    is_conduct: bool


def add(
    tx: Tx,
    name: str,
    keywords: Sequence[str],
    place: int,
    *,
    is_beyond: bool,
    limits: dict[Urgency, Limits],
    valid_from: date,
    is_conduct: bool = False,
) -> None:
    """A category with its limits from a date on; one that is beyond a cadre is the leaders'."""
    roles = [Role.LEADER] if is_beyond else [Role.CADRE, Role.LEADER]
    values = {
        "name": name,
        "keywords": [fold(word) for word in keywords],
        "place": place,
        "spot_roles": [str(role) for role in roles],
        "is_conduct": is_conduct,
    }
    added = tx.connection.execute(insert(_categories).values(values).returning(_categories.c.id))
    category_id = int(added.scalar_one())
    for urgency, limit in limits.items():
        set_limits(tx, category_id, urgency, limit, valid_from)


def set_limits(
    tx: Tx, category_id: int, urgency: Urgency, limits: Limits, valid_from: date
) -> None:
    """The limits from a date on; those of a day that were set before are set anew."""
    held = (_limits.c.category_id == category_id) & (_limits.c.urgency == str(urgency))
    tx.connection.execute(delete(_limits).where(held, _limits.c.valid_from == valid_from))
    values = {
        "category_id": category_id,
        "urgency": str(urgency),
        "first_notice_days": limits.first_notice_days,
        "answer_days": limits.answer_days,
        "accept_days": limits.accept_days,
        "valid_from": valid_from,
    }
    tx.connection.execute(insert(_limits).values(values))


def set_rule(tx: Tx, category_id: int, spot_roles: Collection[Role], urgency: Urgency) -> None:
    """Who may answer on the spot, and how urgent a matter is taken to be, from now on."""
    values = {"spot_roles": sorted(map(str, spot_roles)), "urgency": str(urgency)}
    tx.connection.execute(update(_categories).where(_categories.c.id == category_id).values(values))


def open_ones(tx: Tx) -> list[Category]:
    """The categories offered now, in order."""
    return [Category(id, name, tuple(keywords)) for id, name, keywords in _OPEN.rows(tx, {})]


def rule(tx: Tx, category_id: int) -> Rule:
    """How a category is dealt with now; one that is not there is nobody's to answer."""
    found = _RULE.first(tx, {"category": category_id})
    if found is None:
        return Rule(frozenset(), Urgency.NORMAL, is_conduct=False)
    roles, urgency, is_conduct = found
    return Rule(frozenset(map(Role, roles)), Urgency(urgency), is_conduct)


def get(tx: Tx, category_id: int) -> Category | None:
    """A category that is offered now."""
    return next((one for one in open_ones(tx) if one.id == category_id), None)


def name(tx: Tx, category_id: int) -> str:
    """A category's name."""
    found = _NAME.first(tx, {"category": category_id})
    return found[0] if found else ""


def most_accept_days(tx: Tx) -> int:
    """The most working days that any category has ever given for taking a matter on."""
    most = select(func.coalesce(func.max(_limits.c.accept_days), 0))
    return int(tx.connection.execute(most).scalar_one())


def limits(tx: Tx, category_id: int, urgency: Urgency, on: date) -> Limits:
    """The limits that hold on a day; an older matter has the first that were set."""
    rows = _LIMITS.rows(tx, {"category": category_id, "how": str(urgency)})
    held = [Limits(*days) for since, *days in rows if since <= on]
    return held[-1] if held else Limits(*rows[0][1:])
