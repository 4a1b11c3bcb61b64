"""Spans of days that a report is about: a month, a quarter, half a year, a year, or any."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.text import fold, one_line

EARLIEST = date(2000, 1, 1)
LATEST = date(2100, 12, 31)
LONGEST = timedelta(days=365)
"""From its first to its last day: a leap year. More is added up from years."""


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included."""

    first_on: date
    last_on: date

    def to_text(self) -> str:
        """As a button carries it: `20261201.20261231`."""
        return f"{self.first_on:%Y%m%d}.{self.last_on:%Y%m%d}"

    @property
    def months(self) -> list[str]:
        """Every month it touches, `2026-12`, in order."""
        first, last = (on.year * 12 + on.month - 1 for on in (self.first_on, self.last_on))
        return [f"{n // 12}-{n % 12 + 1:02d}" for n in range(first, last + 1)]


class Span(StrEnum):
    """The periods that have a name."""

    MONTH = "month"
    LAST_MONTH = "last_month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


def period_of(span: Span, today: date) -> Period:
    """The period of that name around a day."""
    months: dict[Span, tuple[int, int]] = {
        Span.MONTH: (today.month, 1),
        Span.LAST_MONTH: (today.month - 1, 1),
        Span.QUARTER: ((today.month - 1) // 3 * 3 + 1, 3),
        Span.HALF_YEAR: ((today.month - 1) // 6 * 6 + 1, 6),
        Span.YEAR: (1, 12),
    }
    first, count = months[span]
    return _months(today.year, first, count)


def from_text(text: str) -> Period | None:
    """A period from its button, or None for nonsense."""
    first, _, last = text.partition(".")
    if not (_is_day(first) and _is_day(last)):
        return None
    return _between(_day(first[:4], first[4:6], first[6:]), _day(last[:4], last[4:6], last[6:]))


def _is_day(text: str) -> bool:
    return len(text) == 8 and text.isascii() and text.isdecimal()


def typed_period(text: str, today: date) -> Period | None:
    """A period as people type it, or None.

    `01/01/2026 - 15/03/2026`, `từ 1/1 đến 15/3`, `11/2026`, `tháng 11`, `quý 3/2026`, `2025`,
    `năm 2025`. Without a year it is this one.
    """
    words = _SPACED.sub("", _fold_keeping(text))
    for pattern, read in _FORMS:
        match = pattern.fullmatch(words)
        if match:
            return read(match, today)
    return None


def _fold_keeping(text: str) -> str:
    """Folded word by word, with the signs of dates kept."""
    return " ".join(
        part if re.fullmatch(r"[\d/.\-–]+", part) else fold(part)
        for part in one_line(text).replace("–", "-").split()
    )


def _span(match: re.Match[str], today: date) -> Period | None:
    this = str(today.year)
    first_year = match["y1"] or match["y2"] or this
    first = _day(first_year, match["m1"], match["d1"])
    return _between(first, _day(match["y2"] or this, match["m2"], match["d2"]))


def _month(match: re.Match[str], today: date) -> Period | None:
    month = int(match["m"])
    return _checked(int(match["y"] or today.year), month, 1) if 1 <= month <= 12 else None


def _quarter(match: re.Match[str], today: date) -> Period | None:
    return _checked(int(match["y"] or today.year), int(match["q"]) * 3 - 2, 3)


def _year(match: re.Match[str], today: date) -> Period | None:
    return _checked(int(match["y"]), 1, 12)


def _checked(year: int, month: int, count: int) -> Period | None:
    return _months(year, month, count) if EARLIEST.year <= year <= LATEST.year else None


_SPACED = re.compile(r"\s+")
_DAY = r"(?P<d{n}>\d{{1,2}})[/.](?P<m{n}>\d{{1,2}})(?:[/.](?P<y{n}>\d{{4}}))?"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Period | None]], ...] = (
    (re.compile(rf"(?:tu)?{_DAY.format(n=1)}(?:-|den){_DAY.format(n=2)}"), _span),
    (re.compile(r"(?:thang)?(?P<m>\d{1,2})[/.\-](?P<y>\d{4})"), _month),
    (re.compile(r"thang(?P<m>\d{1,2})(?P<y>)"), _month),
    (re.compile(r"quy(?P<q>[1-4])(?:[/.\-]?(?:nam)?(?P<y>\d{4}))?"), _quarter),
    (re.compile(r"(?:nam)?(?P<y>\d{4})"), _year),
)


def _months(year: int, month: int, count: int) -> Period:
    start = year * 12 + month - 1
    end = start + count
    first, after = (date(n // 12, n % 12 + 1, 1) for n in (start, end))
    return Period(first, after - timedelta(days=1))


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _between(first: date | None, last: date | None) -> Period | None:
    if first is None or last is None or not EARLIEST <= first <= last <= LATEST:
        return None
    return Period(first, last) if last - first <= LONGEST else None
