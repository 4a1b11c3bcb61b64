"""Why an issue is kept in sight until it is settled, and how the list of those is narrowed."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Lag(StrEnum):
    """What holds an issue up. One may be held up in several ways."""

    STUCK = "stuck"
    OVERDUE = "overdue"
    BROKEN = "broken"
    UNNOTICED = "unnoticed"
    OUTSIDE = "outside"
    PENDING = "pending"


class Side(StrEnum):
    """By what the list is narrowed besides what holds it up."""

    HAMLET = "h"
    CATEGORY = "c"
    HOLDER = "p"


MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Sieve:
    """What of the backlog is looked at. None: all; 0: of no hamlet, with no holder."""

    lag: Lag | None = None
    hamlet_id: int | None = None
    category_id: int | None = None
    holder_id: int | None = None

    def of(self, side: Side) -> int | None:
        """What it is narrowed to on one side."""
        return {
            Side.HAMLET: self.hamlet_id,
            Side.CATEGORY: self.category_id,
            Side.HOLDER: self.holder_id,
        }[side]

    def to(self, side: Side, value: int | None) -> "Sieve":
        """Narrowed to something else on one side."""
        match side:
            case Side.HAMLET:
                return replace(self, hamlet_id=value)
            case Side.CATEGORY:
                return replace(self, category_id=value)
            case Side.HOLDER:
                return replace(self, holder_id=value)

    def written(self) -> str:
        """As a button carries it: `overdue.3..12`."""
        ids = (self.hamlet_id, self.category_id, self.holder_id)
        return ".".join([self.lag or "", *("" if id is None else str(id) for id in ids)])


def read_sieve(text: str) -> Sieve:
    """What a button carried; what makes no sense narrows nothing."""
    lag, *ids = (*text.split("."), "", "", "", "")[:4]
    return Sieve(Lag(lag) if lag in set(Lag) else None, *(_id(one) for one in ids))


def _id(text: str) -> int | None:
    known = text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    return int(text) if known else None
