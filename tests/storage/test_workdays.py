"""The country's working days of 2026 and 2027, and the days a commune changed."""

from datetime import date, timedelta

from domain.issue import Limits, Urgency, clocks
from domain.workdays import WorkCalendar
from storage import categories, workdays
from storage.transaction import Store, Tx

TET = [date(2026, 2, 16) + timedelta(days=n) for n in range(5)]
FIXED = [date(2026, 1, 1), date(2026, 4, 30), date(2026, 5, 1), date(2026, 9, 1), date(2026, 9, 2)]
KINGS = date(2026, 4, 27)
"""The tenth of the third lunar month is a Sunday: the Monday after it is off."""

CULTURE = date(2026, 11, 24)
SWAPPED_OFF, SWAPPED_ON = date(2026, 8, 31), date(2026, 8, 22)


def independent(first: date, last: date) -> set[date]:
    """The days worked in 2026 by the official notice, without the swap of January."""
    off = {*TET, *FIXED, KINGS, CULTURE, SWAPPED_OFF}
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return {on for on in days if on.weekday() < 5 and on not in off} | {SWAPPED_ON}


def test_the_year_2026_is_as_it_was_announced(store: Store) -> None:
    calendar = store.run(workdays.calendar)
    first, last = date(2026, 1, 3), date(2026, 12, 31)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    assert {on for on in days if calendar.is_worked(on)} == independent(first, last)


def test_a_due_date_steps_over_tet(store: Store) -> None:
    calendar = store.run(workdays.calendar)
    assert calendar.after(date(2026, 2, 13), 1) == date(2026, 2, 23)
    assert calendar.after(date(2026, 2, 14), 1) == date(2026, 2, 23)
    assert calendar.after(date(2026, 2, 10), 10) == date(2026, 3, 3)
    assert calendar.after(date(2026, 2, 23), -1) == date(2026, 2, 13)


def test_the_swap_before_the_national_day(store: Store) -> None:
    calendar = store.run(workdays.calendar)
    assert calendar.after(date(2026, 8, 21), 1) == SWAPPED_ON
    assert calendar.after(date(2026, 8, 28), 1) == date(2026, 9, 3)


def test_the_commune_enters_a_swap_the_list_does_not_know(store: Store) -> None:
    def swap(tx: Tx) -> None:
        workdays.change_day(tx, date(2026, 1, 2), is_worked=False, reason="hoán đổi")
        workdays.change_day(tx, date(2026, 1, 10), is_worked=True, reason="làm bù")

    store.run(swap)
    store.run(swap)
    calendar = store.run(workdays.calendar)
    assert not calendar.is_worked(date(2026, 1, 2))
    assert calendar.is_worked(date(2026, 1, 10))
    assert calendar.after(date(2025, 12, 31), 1) == date(2026, 1, 5)
    assert calendar.after(date(2026, 1, 9), 1) == date(2026, 1, 10)


def test_a_holiday_can_be_worked_and_taken_back(store: Store) -> None:
    def working(is_worked: bool) -> WorkCalendar:
        def change(tx: Tx) -> WorkCalendar:
            workdays.change_day(tx, CULTURE, is_worked=is_worked, reason="trực")
            return workdays.calendar(tx)

        return store.run(change)

    assert working(True).is_worked(CULTURE)
    assert not working(False).is_worked(CULTURE)


def test_the_turn_of_the_year(store: Store) -> None:
    calendar = store.run(workdays.calendar)
    assert calendar.after(date(2026, 12, 31), 1) == date(2027, 1, 4)
    assert calendar.between(date(2026, 12, 28), date(2027, 1, 4)) == 4


def test_limits_hold_from_their_day_on(store: Store) -> None:
    def settle(tx: Tx) -> None:
        days = {urgency: Limits(10, 10) for urgency in Urgency}
        categories.add(
            tx, "Điện", ["điện"], 1, is_beyond=False, limits=days, valid_from=date(2026, 1, 1)
        )

    store.run(settle)
    (category,) = store.run(categories.open_ones)
    limits = store.run(
        lambda tx: categories.limits(tx, category.id, Urgency.NORMAL, date(2026, 2, 7))
    )
    due = clocks(limits, date(2026, 2, 7), store.run(workdays.calendar))
    assert due.answer_on == date(2026, 2, 27)
