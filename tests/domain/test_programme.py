"""On which dates a programme falls, and when something is said."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from domain.calendar import Weekday
from domain.programme import (
    SATURDAY_WITH_THE_PEOPLE,
    MomentKind,
    OccurrenceKind,
    ProgrammeRule,
    Weekly,
)

SAIGON = ZoneInfo("Asia/Ho_Chi_Minh")
RULE = SATURDAY_WITH_THE_PEOPLE
VISITS = {OccurrenceKind.VISITS}
TEN_YEARS = (date(2026, 1, 1), date(2035, 12, 31))


def test_the_preset_has_two_saturdays_in_every_month_and_two_at_the_office() -> None:
    at_office = RULE.dates(*TEN_YEARS, {OccurrenceKind.OFFICE})
    assert {(on.day - 1) // 7 + 1 for on in at_office} == {2, 4}
    dates = RULE.dates(*TEN_YEARS, VISITS)
    assert len(dates) == 10 * 12 * 2
    assert {on.weekday() for on in dates} == {Weekday.SATURDAY}
    assert {on.day <= 7 or 15 <= on.day <= 21 for on in dates} == {True}


def test_a_fifth_saturday_is_nobodys() -> None:
    fifths = [on for on in RULE.dates(*TEN_YEARS) if on.day > 28]
    assert fifths == []
    fifth = replace(RULE, days=(Weekly(Weekday.SATURDAY, frozenset({5})),))
    assert fifth.dates(date(2026, 8, 1), date(2026, 8, 31)) == [date(2026, 8, 29)]


@pytest.mark.parametrize(
    ("month", "saturdays"),
    [((2026, 8), (1, 15)), ((2026, 12), (5, 19)), ((2027, 2), (6, 20)), ((2028, 1), (1, 15))],
)
def test_known_months(month: tuple[int, int], saturdays: tuple[int, int]) -> None:
    first = date(*month, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    assert tuple(on.day for on in RULE.dates(first, last, VISITS)) == saturdays


def test_spans_that_meet_give_each_date_once() -> None:
    first, last = TEN_YEARS
    cuts = [first + timedelta(days=n) for n in range(0, 3653, 17)]
    pieces = [RULE.dates(a, b - timedelta(days=1)) for a, b in pairwise(cuts)]
    pieces.append(RULE.dates(cuts[-1], last))
    assert [on for piece in pieces for on in piece] == RULE.dates(first, last)


@pytest.mark.parametrize(
    ("kind", "due", "until"),
    [
        (MomentKind.NOTICE, "2026-12-29 08:00", "2026-12-30 08:00"),
        (MomentKind.SILENT, "2026-12-30 16:00", "2026-12-31 12:00"),
        (MomentKind.LAST_CALL, "2026-12-31 19:00", "2026-12-31 21:00"),
        (MomentKind.START, "2027-01-01 06:30", "2027-01-01 18:00"),
        (MomentKind.DIGEST, "2027-01-02 19:00", "2027-01-03 12:00"),
    ],
)
def test_moments_of_an_occurrence_on_new_years_day(kind: MomentKind, due: str, until: str) -> None:
    moment = next(m for m in RULE.moments if m.kind is kind)
    on = date(2027, 1, 1)
    assert moment.due_at(on, SAIGON) == _local(due)
    assert moment.not_after(on, SAIGON) == _local(until)


def test_moments_come_in_order_and_none_ends_before_it_begins() -> None:
    for on in RULE.dates(*TEN_YEARS):
        due = [m.due_at(on, SAIGON) for m in RULE.moments]
        assert due == sorted(due)
        assert all(m.due_at(on, SAIGON) < m.not_after(on, SAIGON) for m in RULE.moments)


def test_nothing_is_said_in_quiet_hours() -> None:
    hours = [m.due_at(date(2026, 12, 5), SAIGON).astimezone(SAIGON).hour for m in RULE.moments]
    assert all(6 <= hour < 21 for hour in hours)


@pytest.mark.parametrize(
    ("days", "counts"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)]
)
def test_a_visit_counts_from_friday_to_sunday(days: int, counts: bool) -> None:
    saturday = date(2026, 12, 5)
    assert RULE.counts_on(saturday, saturday + timedelta(days=days)) is counts


def test_another_commune_may_go_out_on_sundays() -> None:
    sundays = Weekly(Weekday.SUNDAY, frozenset({2, 4}), OccurrenceKind.WORK_DAY)
    green = ProgrammeRule("Ngày Chủ nhật xanh", (sundays,), ())
    assert green.dates(date(2026, 12, 1), date(2026, 12, 31)) == [
        date(2026, 12, 13),
        date(2026, 12, 27),
    ]


def _local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SAIGON).astimezone(UTC)
