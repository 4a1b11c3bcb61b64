"""What came of a date of a programme: who came, and what was done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from domain.programme import OccurrenceKind
from domain.quantity import Work

MOST_PEOPLE = 100_000
MOST_WORKS = 20

FACE_TO_FACE = (OccurrenceKind.MEETING, OccurrenceKind.DIALOGUE)
"""Where citizens are asked to speak."""

AT_WORK = (OccurrenceKind.WORK_DAY, OccurrenceKind.OFFICE)
"""Where something is done that can be counted."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The record of a date. `citizens` came, of whom `spoke` did; None: nobody counted."""

    citizens: int | None = None
    spoke: int | None = None
    place: str = ""
    works: tuple[Work, ...] = ()

    def to_json(self) -> dict[str, object]:
        """As the history keeps it."""
        return {
            "citizens": self.citizens,
            "spoke": self.spoke,
            "place": self.place,
            "works": [[w.what, w.quantity and str(w.quantity), w.unit] for w in self.works],
        }


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Somebody confirmed who came (True) and who did not, at a UTC instant."""

    came: Mapping[int, bool]
    by: int
    at: datetime


def who_came(confirmation: Confirmation | None, visitors: Mapping[int, datetime]) -> frozenset[int]:
    """Who took part in a date.

    As confirmed, and whoever has visited by a record written after that; without a
    confirmation whoever visited.

    Args:
        confirmation: The last one.
        visitors: Who took part in visits of the date, and when the last was recorded (UTC).
    """
    if confirmation is None:
        return frozenset(visitors)
    came = {person_id for person_id, did in confirmation.came.items() if did}
    return frozenset(came | {p for p, at in visitors.items() if at > confirmation.at})


def to_thousandths(quantity: Decimal | None) -> int | None:
    """A quantity as a whole number, so that sums are exact."""
    return None if quantity is None else int(quantity * 1000)


def from_thousandths(thousandths: int | None) -> Decimal | None:
    """A quantity from its thousandths."""
    return None if thousandths is None else Decimal(thousandths) / 1000
