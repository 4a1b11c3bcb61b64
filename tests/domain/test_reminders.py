"""When a clock reminds. Of December 2026 Saturday the 12th is worked for Friday the 11th."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.issue import Stage
from domain.reminders import (
    DAYS_AFTER,
    ON_THE_DAY,
    Clock,
    Look,
    Reminder,
    due_next,
    is_decided,
    look,
    morning_from,
    speaks_at,
)
from domain.workdays import WorkCalendar

CALENDAR = WorkCalendar(frozenset({date(2026, 12, 11)}), frozenset({date(2026, 12, 12)}))
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def day(number: int) -> date:
    return date(2026, 12, number)


def at(number: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, number, hour, minute, tzinfo=ZONE)


ROWS = [
    # due, given before, today → about, overdue, given, next
    ((17,), 0, 3, None, 0, 16),
    ((17,), 0, 15, None, 0, 16),
    ((17,), 0, 16, (17, 0), 1, 18),
    ((17,), 1, 16, None, 1, 18),
    ((17,), 1, 17, None, 1, 18),
    ((17,), 1, 18, (17, 1), 2, 21),
    ((17,), 2, 21, (17, 2), 3, 28),
    ((17,), 3, 24, None, 3, 28),
    ((17,), 3, 28, (17, 7), 4, 35),
    # a week of downtime is one reminder
    ((17,), 0, 25, (17, 6), 3, 28),
    # over a holiday and a Saturday that is worked
    ((14,), 0, 11, None, 0, 12),
    ((14,), 0, 12, (14, 0), 1, 15),
    # a broken promise goes on, and the answer's own date is not lost
    ((4, 17), 0, 3, (4, 0), 1, 7),
    ((4, 17), 1, 7, (4, 1), 2, 8),
    ((4, 17), 2, 8, (4, 2), 3, 15),
    ((4, 17), 3, 15, (4, 7), 4, 16),
    ((4, 17), 4, 16, (17, 0), 5, 18),
    ((4, 17), 5, 18, (17, 1), 6, 21),
    # two dates on one day are one reminder, about the later
    ((4, 7), 3, 8, (7, 1), 4, 9),
]


@pytest.mark.parametrize(("due", "given", "today", "about", "then", "following"), ROWS)
def test_what_a_look_finds(
    due: tuple[int, ...],
    given: int,
    today: int,
    about: tuple[int, int] | None,
    then: int,
    following: int,
) -> None:
    clock = Clock(tuple(map(day, due)), given)
    said = Reminder(day(about[0]), about[1]) if about else None
    next_on = day(following) if following <= 31 else date(2027, 1, following - 31)
    assert look(clock, day(today), CALENDAR) == Look(said, then, next_on)


def test_whoever_transferred_is_reminded_on_the_day_itself() -> None:
    clock = Clock((day(17),), days=ON_THE_DAY)
    assert look(clock, day(16), CALENDAR) == Look(None, 0, day(17))
    assert look(clock, day(17), CALENDAR) == Look(Reminder(day(17), 0), 1, day(18))


@pytest.mark.parametrize(
    ("dated", "today", "expected"),
    [
        # what comes first, however far it is; what comes later not before it is near
        ((("accept", 8), ("answer", 17)), 3, [("accept", 8, 0)]),
        ((("accept", 8), ("answer", 17)), 8, [("accept", 8, 0)]),
        ((("accept", 8), ("answer", 17)), 15, [("accept", 8, 5)]),
        ((("accept", 8), ("answer", 17)), 16, [("accept", 8, 6), ("answer", 17, 0)]),
        ((("accept", 8), ("answer", 17)), 18, [("accept", 8, 8), ("answer", 17, 1)]),
        # the earliest first; two on one day are both said
        ((("accept", 21), ("answer", 17)), 18, [("answer", 17, 1), ("accept", 21, 0)]),
        ((("answer", 17), ("notice", 17)), 3, [("answer", 17, 0), ("notice", 17, 0)]),
        # over a holiday and a Saturday that is worked
        ((("accept", 8), ("answer", 14)), 11, [("accept", 8, 2)]),
        ((("accept", 8), ("answer", 14)), 12, [("accept", 8, 3), ("answer", 14, 0)]),
    ],
)
def test_what_is_due_next(
    dated: tuple[tuple[str, int], ...], today: int, expected: list[tuple[str, int, int]]
) -> None:
    found = due_next([(what, day(on)) for what, on in dated], day(today), CALENDAR)
    assert found == [(what, Reminder(day(on), overdue)) for what, on, overdue in expected]


def test_a_look_that_may_not_speak_counts_nothing() -> None:
    clock = Clock((day(17),), 1)
    assert look(clock, day(25), CALENDAR, speaks=False) == Look(None, 1, day(18))


def test_every_reminder_of_a_year_is_given_once() -> None:
    clock, said, today = Clock((day(17),)), 0, day(3)
    for _ in range(60):
        found = look(clock, today, CALENDAR)
        said += found.reminder is not None
        assert found.next_on > today
        clock, today = Clock(clock.due_ons, found.reminded), found.next_on
    assert said == 59
    assert clock.reminded == 59
    assert DAYS_AFTER == (-1, 1, 2)


@pytest.mark.parametrize(
    ("now", "planned", "may"),
    [
        (at(16, 7, 30), at(16, 7, 30), True),
        (at(16, 10), at(14, 7, 30), True),
        (at(16, 10), at(16, 9, 58), False),  # it came because somebody changed
        (at(16, 21), at(16, 7, 30), False),
        (at(16, 6), at(15, 7, 30), False),
        (at(19, 10), at(18, 7, 30), False),  # a Saturday
        (at(12, 10), at(12, 7, 30), True),  # a Saturday that is worked
        (at(11, 10), at(11, 7, 30), False),  # a holiday
    ],
)
def test_reminders_come_by_day_on_working_days(now: datetime, planned: datetime, may: bool) -> None:
    assert speaks_at(now, planned, CALENDAR) is may


@pytest.mark.parametrize(
    ("on", "now", "expected"),
    [
        (16, at(16, 7), at(16, 7, 30)),
        (16, at(16, 7, 30), at(17, 7, 30)),
        (3, at(16, 22), at(17, 7, 30)),
        (18, at(18, 8), at(21, 7, 30)),
        (10, at(10, 8), at(12, 7, 30)),
        (21, at(16, 8), at(21, 7, 30)),
    ],
)
def test_the_next_look_is_a_working_morning(on: int, now: datetime, expected: datetime) -> None:
    found = morning_from(day(on), now, CALENDAR)
    assert found == expected
    assert found.tzinfo is UTC


@pytest.mark.parametrize(
    ("stage", "promised", "decided"),
    [
        (Stage.UNHELD, False, False),
        (Stage.WAITING, False, False),
        (Stage.ASKED, False, False),
        (Stage.ASKED, True, True),
        (Stage.ACCEPTED, True, True),
        (Stage.TRANSFERRED, False, True),
        (Stage.ANSWERED, False, True),
        (Stage.REFUSED, False, True),
    ],
)
def test_the_citizen_can_be_told_once_a_leader_has_decided(
    stage: Stage, promised: bool, decided: bool
) -> None:
    assert is_decided(stage, day(4) if promised else None) is decided
