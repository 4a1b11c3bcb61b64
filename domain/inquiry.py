"""Looking for an issue: by its code, by words, by where it is and how far it has come."""

import re
from dataclasses import dataclass
from enum import StrEnum

from domain.text import fold

LONGEST_ID = 9
"""Digits of a record's id: PostgreSQL's integers end at 2,147,483,647."""

_TYPED_CODE = re.compile(r"yk ?([0-9]{4}) ?([0-9]{1,6})|yk ?([0-9]{1,6})")


class Phase(StrEnum):
    """How far the issues somebody looks for have come."""

    OPEN = "open"
    LATE = "late"
    TO_TELL = "to_tell"
    CLOSED = "closed"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What somebody looks for. None: any hamlet, any category; hamlet 0: none in particular."""

    words: str = ""
    hamlet_id: int | None = None
    category_id: int | None = None
    phase: Phase = Phase.OPEN


def issue_code(text: str, year: int) -> str | None:
    """The code that was typed, in its one form; None when it is no code.

    `yk 2026 45` is `YK-2026-0045`; `yk 45` is one of the year.
    """
    match = _TYPED_CODE.fullmatch(fold(text))
    if match is None:
        return None
    number = int(match[2] or match[3])
    return f"YK-{match[1] or year}-{number:04d}"


def is_id(text: str) -> bool:
    """Whether it can be the id of a record, on any database; buttons may be forged."""
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_ID
