"""Days as a commune counts them. Dates here are local dates of the commune."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum
from zoneinfo import ZoneInfo


class Weekday(IntEnum):
    """Days of the week, numbered as `date.weekday()` numbers them."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


def days(first_on: date, last_on: date) -> Iterator[date]:
    """Every date from the first to the last, both included."""
    for offset in range((last_on - first_on).days + 1):
        yield first_on + timedelta(days=offset)


def week_of_month(on: date) -> int:
    """Which of its weekday in the month a date is: the 1st to 7th are all 1."""
    return (on.day - 1) // 7 + 1


def instant(on: date, at: time, zone: ZoneInfo) -> datetime:
    """The UTC instant of a local date and time of day."""
    return datetime.combine(on, at, zone).astimezone(UTC)


def local_date(at: datetime, zone: ZoneInfo) -> date:
    """The commune's date at an instant."""
    return at.astimezone(zone).date()
