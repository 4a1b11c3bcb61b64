"""Which satisfied citizens are asked again, and what comes of it.

Source: phúc tra, of each month one in ten.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from hashlib import sha256

ONE_IN = 10
REMIND_AFTER = 5
"""Working days from giving a recheck to each reminder of it."""


MONTHS_BACK = 3
"""Months, this one with them, of which it is proved that they are drawn from."""


class Outcome(StrEnum):
    """What the citizen said to somebody else."""

    CONFIRMED = "confirmed"
    DIFFERS = "differs"
    NOT_MET = "not_met"
    NO_LONGER = "no_longer"


def month_of(on: date) -> str:
    """`2026-12`."""
    return f"{on:%Y-%m}"


def next_month(on: date) -> date:
    """The first day of the month after."""
    return date(on.year + on.month // 12, on.month % 12 + 1, 1)


def last_months(today: date, count: int) -> list[date]:
    """The first days of so many months up to this one, the oldest first."""
    months = range(today.year * 12 + today.month - count, today.year * 12 + today.month)
    return [date(month // 12, month % 12 + 1, 1) for month in months]


def drawn(codes: Iterable[str], month: str) -> list[str]:
    """One in ten, at least one if there is any: by chance, and for a month always the same."""
    by_chance = _shuffled(codes, month)
    return sorted(by_chance[: -(-len(by_chance) // ONE_IN)])


def one_of(people: Sequence[int], code: str) -> int:
    """Who is asked to recheck an issue: by chance, and for an issue always the same."""
    return min(people, key=lambda id: _lot(f"{code}:{id}"))


def _shuffled(codes: Iterable[str], month: str) -> list[str]:
    return sorted(codes, key=lambda code: _lot(f"{month}:{code}"))


def _lot(text: str) -> bytes:
    return sha256(text.encode()).digest()
