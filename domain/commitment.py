"""What each member of staff commits to for a year, and how a leader reviews it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MOST_LINES = 10
LONGEST_LINE = 200
LONGEST_TARGET = 300
REVIEWED_FROM_MONTH = 11
FIRST_YEAR = 2010


class Verdict(StrEnum):
    """How a leader reviews what was committed to; never a rank among people."""

    DONE_WELL = "done_well"
    DONE = "done"
    NOT_DONE = "not_done"


@dataclass(frozen=True, slots=True)
class Pledge:
    """What a person commits to, one thing a line, and by what it is measured."""

    lines: tuple[str, ...]
    target: str = ""


def may_be_made(year: int, today: date) -> bool:
    """Whether a commitment for that year may be written today: for this or the next one."""
    return today.year <= year <= today.year + 1


def may_be_reviewed(year: int, today: date) -> bool:
    """Whether the year is near enough its end, or over."""
    return today >= date(year, REVIEWED_FROM_MONTH, 1)
