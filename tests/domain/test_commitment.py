"""When a commitment is written, and when it is reviewed."""

from datetime import date

import pytest

from domain.commitment import may_be_made, may_be_reviewed


@pytest.mark.parametrize(
    ("year", "may"), [(2025, False), (2026, True), (2027, True), (2028, False)]
)
def test_it_is_made_for_this_year_or_the_next(year: int, may: bool) -> None:
    assert may_be_made(year, date(2026, 12, 31)) is may


@pytest.mark.parametrize(
    ("today", "may"),
    [(date(2026, 10, 31), False), (date(2026, 11, 1), True), (date(2027, 3, 1), True)],
)
def test_it_is_reviewed_when_the_year_nears_its_end(today: date, may: bool) -> None:
    assert may_be_reviewed(2026, today) is may
