"""Working days, against a calendar written out by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.issue import Clocks, Limits, clocks, promises
from domain.workdays import WorkCalendar

OFF = frozenset(date(2026, 12, day) for day in (9, 10))
WORKED = frozenset({date(2026, 12, 12)})
CALENDAR = WorkCalendar(OFF, WORKED)
DAYS = st.dates(date(2026, 10, 1), date(2027, 3, 1))


def by_hand(on: date) -> bool:
    if on in WORKED:
        return True
    return on.isoweekday() <= 5 and on not in OFF


@given(DAYS, st.integers(1, 30))
def test_a_due_date_has_exactly_that_many_working_days_before_it(on: date, count: int) -> None:
    due = CALENDAR.after(on, count)
    walked = [on + timedelta(days=n) for n in range(1, (due - on).days + 1)]
    assert sum(map(by_hand, walked)) == count
    assert by_hand(due)
    assert CALENDAR.between(on, due) == count


@given(DAYS, st.integers(1, 10))
def test_going_back_is_the_reverse(on: date, count: int) -> None:
    before = CALENDAR.after(on, -count)
    walked = [before + timedelta(days=n) for n in range((on - before).days)]
    assert sum(map(by_hand, walked)) == count


def test_the_day_of_receipt_is_not_counted_also_on_a_saturday() -> None:
    saturday, limits = date(2026, 12, 5), Limits(1, 5)
    plain = WorkCalendar((), ())
    assert clocks(limits, saturday, plain) == Clocks(date(2026, 12, 7), date(2026, 12, 11))
    assert clocks(limits, date(2026, 12, 4), plain) == Clocks(date(2026, 12, 7), date(2026, 12, 11))
    assert clocks(limits, saturday, CALENDAR).answer_on == date(2026, 12, 14)


@given(DAYS, st.integers(-5, 30))
def test_no_date_is_promised_that_is_past_or_after_the_deadline(today: date, left: int) -> None:
    answer_on = today + timedelta(days=left)
    offered = promises(today, answer_on, CALENDAR)
    assert 1 <= len(offered) <= 2
    assert all(today <= on for on in offered)
    assert all(on <= max(answer_on, today) for on in offered)
    assert list(offered) == sorted(set(offered))


@pytest.mark.parametrize("day", range(1, 7))
def test_friday_is_this_weeks_or_the_day_before_when_it_is_off(day: int) -> None:
    calendar = WorkCalendar({date(2026, 12, 11)}, ())
    assert date(2026, 12, 10) in promises(date(2026, 12, 4), date(2026, 12, 18), calendar)
    on = date(2026, 12, 6) + timedelta(days=day)
    assert promises(on, date(2026, 12, 31), WorkCalendar((), ()))[0].isoweekday() == 5
