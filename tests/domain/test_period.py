"""The periods of reports, by name and typed."""

from datetime import date

import pytest

from domain.period import Period, Span, from_text, period_of, typed_period

TODAY = date(2026, 12, 3)


def period(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("span", "today", "expected"),
    [
        (Span.MONTH, TODAY, period("2026-12-01", "2026-12-31")),
        (Span.LAST_MONTH, TODAY, period("2026-11-01", "2026-11-30")),
        (Span.LAST_MONTH, date(2027, 1, 1), period("2026-12-01", "2026-12-31")),
        (Span.QUARTER, TODAY, period("2026-10-01", "2026-12-31")),
        (Span.QUARTER, date(2028, 2, 29), period("2028-01-01", "2028-03-31")),
        (Span.HALF_YEAR, TODAY, period("2026-07-01", "2026-12-31")),
        (Span.HALF_YEAR, date(2026, 6, 30), period("2026-01-01", "2026-06-30")),
        (Span.YEAR, TODAY, period("2026-01-01", "2026-12-31")),
    ],
)
def test_named_periods(span: Span, today: date, expected: Period) -> None:
    assert period_of(span, today) == expected
    assert from_text(expected.to_text()) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("01/01/2026 - 15/03/2026", period("2026-01-01", "2026-03-15")),
        ("từ 1/1 đến 15/3", period("2026-01-01", "2026-03-15")),
        ("Từ 1/12/2025 đến 15/3/2026", period("2025-12-01", "2026-03-15")),
        ("1/1–15/3/2025", period("2025-01-01", "2025-03-15")),
        ("11/2026", period("2026-11-01", "2026-11-30")),
        ("tháng 2", period("2026-02-01", "2026-02-28")),
        ("Tháng 2/2028", period("2028-02-01", "2028-02-29")),
        ("quý 3", period("2026-07-01", "2026-09-30")),
        ("Quý 1/2025", period("2025-01-01", "2025-03-31")),
        ("quý 2 năm 2025", period("2025-04-01", "2025-06-30")),
        ("2025", period("2025-01-01", "2025-12-31")),
        ("năm 2025", period("2025-01-01", "2025-12-31")),
    ],
)
def test_typed_periods(text: str, expected: Period) -> None:
    assert typed_period(text, TODAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hôm qua",
        "31/2 - 1/3",
        "15/3 - 1/1",
        "13/2026",
        "quý 5",
        "1/1/1990 - 1/2/1990",
        "1/1/2025 - 2/1/2026",
        "0",
        "-",
        "1/1/2101 - 2/1/2101",
        "1/12/9999 - 31/12/9999",
    ],
)
def test_nonsense_is_no_period(text: str) -> None:
    assert typed_period(text, TODAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "20261201",
        "20261301.20261231",
        "20261231.20261201",
        "٢٠٢٦١٢٠١.20261231",
        "99981231.99991231",
        "99991201.99991231",
    ],
)
def test_forged_buttons_are_no_period(text: str) -> None:
    assert from_text(text) is None


def test_the_months_a_period_touches() -> None:
    assert period("2026-11-30", "2027-02-01").months == ["2026-11", "2026-12", "2027-01", "2027-02"]
