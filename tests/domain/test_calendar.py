"""Days as a commune counts them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.calendar import Weekday, days, instant, local_date, week_of_month

SAIGON = ZoneInfo("Asia/Ho_Chi_Minh")


def test_weekdays_are_numbered_as_dates_number_them() -> None:
    assert Weekday(date(2026, 12, 5).weekday()) is Weekday.SATURDAY


def test_a_span_has_both_its_ends() -> None:
    assert list(days(date(2026, 12, 31), date(2027, 1, 1))) == [
        date(2026, 12, 31),
        date(2027, 1, 1),
    ]
    assert list(days(date(2026, 12, 5), date(2026, 12, 4))) == []


@pytest.mark.parametrize(
    ("day", "week"), [(1, 1), (7, 1), (8, 2), (14, 2), (15, 3), (21, 3), (22, 4), (29, 5), (31, 5)]
)
def test_the_first_seven_days_are_the_first_week(day: int, week: int) -> None:
    assert week_of_month(date(2026, 8, day)) == week


def test_an_instant_is_seven_hours_behind_the_clock_on_the_wall_all_year() -> None:
    first = date(2026, 1, 1)
    for on in days(first, first + timedelta(days=365)):
        at = instant(on, time(6, 30), SAIGON)
        assert at.tzinfo is UTC
        assert at == datetime(on.year, on.month, on.day, 6, 30, tzinfo=UTC) - timedelta(hours=7)


@pytest.mark.parametrize(
    ("at", "on"),
    [
        (datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 12, 31, 17, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_the_day_turns_at_local_midnight(at: datetime, on: date) -> None:
    assert local_date(at, SAIGON) == on
