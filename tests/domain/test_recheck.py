"""One in ten by chance, and for the same month always the same ones."""

from datetime import date

import pytest

from domain.recheck import drawn, last_months, month_of, next_month, one_of

CODES = [f"YK-2026-{n:04d}" for n in range(1, 101)]


@pytest.mark.parametrize(("known", "many"), [(0, 0), (1, 1), (10, 1), (11, 2), (100, 10)])
def test_one_in_ten_and_at_least_one_if_there_is_any(known: int, many: int) -> None:
    assert len(drawn(CODES[:known], "2026-12")) == many


def test_it_can_be_repeated_and_another_month_draws_others() -> None:
    december = drawn(CODES, "2026-12")
    assert december == drawn(reversed(CODES), "2026-12")
    assert december != drawn(CODES, "2027-01")
    assert set(december) < set(CODES)


def test_it_falls_on_everybody_some_time() -> None:
    assert {one_of([7, 8, 9], code) for code in CODES} == {7, 8, 9}
    assert one_of([9, 7, 8], CODES[0]) == one_of([7, 8, 9], CODES[0])


@pytest.mark.parametrize(
    ("on", "month", "after"),
    [
        (date(2026, 12, 31), "2026-12", date(2027, 1, 1)),
        (date(2026, 1, 1), "2026-01", date(2026, 2, 1)),
        (date(2026, 11, 30), "2026-11", date(2026, 12, 1)),
    ],
)
def test_the_month_of_a_day_and_the_one_after(on: date, month: str, after: date) -> None:
    assert (month_of(on), next_month(on)) == (month, after)


def test_the_last_months_reach_into_the_year_before() -> None:
    months = last_months(date(2027, 1, 31), 3)
    assert months == [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)]
