"""Where a matter goes when whoever must act does not: compared with counting days."""

from datetime import date, timedelta

import pytest

from domain.escalation import (
    Able,
    Exhausted,
    Ladder,
    Step,
    Tell,
    Wait,
    climbs_on,
    lateness,
    next_step,
)
from domain.issue import Cause, Stage
from domain.workdays import WorkCalendar

LADDER = Ladder((1, 2, 3))
GONE, AWAY, BLOCKED = Able(Cause.LEFT), Able(Cause.AWAY), Able(Cause.OUT_OF_REACH)
LATE = Cause.NOT_ACCEPTED


@pytest.mark.parametrize(
    ("owner", "actor", "who", "late", "expected"),
    [
        (1, 1, {}, None, Wait()),
        (1, 1, {}, LATE, Tell(2, 1, LATE)),
        (2, 2, {}, LATE, Tell(3, 2, LATE)),
        (3, 3, {}, LATE, Exhausted(LATE)),
        (1, 1, {2: GONE}, LATE, Tell(3, 2, LATE, ((2, Cause.LEFT),))),
        (1, 1, {1: GONE}, None, Tell(2, 1, Cause.LEFT)),
        (1, 1, {1: BLOCKED, 2: AWAY}, None, Tell(3, 2, Cause.OUT_OF_REACH, ((2, Cause.AWAY),))),
        (1, 1, {1: GONE, 2: GONE, 3: GONE}, None, None),
        # Away: the stand-in has the same turn, and goes on with it until the end.
        (1, 1, {1: Able(Cause.AWAY, 9)}, None, Tell(9, 0, Cause.AWAY, (), 1)),
        (1, 9, {1: Able(Cause.AWAY, 9)}, None, Wait()),
        (1, 9, {}, None, Tell(1, 0, Cause.BACK)),
        (1, 9, {1: Able(Cause.AWAY, 8)}, None, Tell(8, 0, Cause.AWAY, (), 1)),
        (1, 9, {1: Able(Cause.AWAY, 9)}, LATE, Tell(2, 1, LATE)),
        (1, 9, {1: AWAY}, None, Tell(2, 1, Cause.AWAY)),
        (1, 9, {1: GONE}, None, Tell(2, 1, Cause.LEFT)),
        # A rung whose person is away climbs to whoever stands in there.
        (1, 1, {2: Able(Cause.AWAY, 9)}, LATE, Tell(9, 1, LATE, ((2, Cause.AWAY),), 2)),
        # Nobody comes after themselves, in whoever's place.
        (1, 2, {1: Able(Cause.AWAY, 2)}, LATE, Tell(3, 2, LATE)),
        (1, 1, {2: Able(Cause.AWAY, 1)}, LATE, Tell(3, 2, LATE, ((2, Cause.AWAY),))),
        # Chosen by somebody: back to whose turn it was.
        (7, 7, {}, LATE, Tell(1, 0, LATE)),
        (7, 7, {7: GONE}, None, Tell(1, 0, Cause.LEFT)),
        (None, None, {}, None, Tell(1, 0, Cause.LEFT)),
    ],
)
def test_the_next_step(
    owner: int | None, actor: int | None, who: dict[int, Able], late: Cause | None, expected: Step
) -> None:
    step = next_step(LADDER, owner, actor, lambda id: who.get(id, Able()), late)
    if expected is None:
        assert step == Exhausted(Cause.LEFT, ((2, Cause.LEFT), (3, Cause.LEFT)))
    else:
        assert step == expected


@pytest.mark.parametrize(
    ("stage", "promised", "expected"),
    [
        (Stage.WAITING, False, Cause.NOT_ACCEPTED),
        (Stage.ACCEPTED, True, Cause.PROMISE_BROKEN),
        (Stage.TRANSFERRED, False, Cause.NOT_ANSWERED),
        (Stage.ASKED, True, Cause.NOT_INFORMED),
    ],
)
def test_what_was_let_pass(stage: Stage, promised: bool, expected: Cause) -> None:
    assert lateness(stage, promised=promised) is expected


# Tết Bính Ngọ 2026 with the swap of Friday the 2nd for Saturday the 10th of January.
TET = {date(2026, 2, 16) + timedelta(days=n) for n in range(5)} | {date(2026, 1, 1)}
CALENDAR = WorkCalendar(TET | {date(2026, 1, 2)}, {date(2026, 1, 10)})


def counted(on: date, working_days: int) -> date:
    """The same by walking over every day of the calendar."""
    days = [on + timedelta(days=n) for n in range(1, 60)]
    off = {*TET, date(2026, 1, 2)}
    usual = [day for day in days if day.weekday() < 5 and day not in off]
    worked = sorted({*usual, *(day for day in days if day == date(2026, 1, 10))})
    return worked[working_days - 1]


DAYS = [date(2025, 12, 29) + timedelta(days=n) for n in range(75)]


@pytest.mark.parametrize("accept_days", [0, 2])
def test_whoever_does_not_take_it_on_has_so_many_working_days(accept_days: int) -> None:
    for today in DAYS:
        on = climbs_on(
            Stage.WAITING,
            today + timedelta(days=20),
            today,
            CALENDAR,
            accept_days=accept_days,
            promised=False,
        )
        assert on == counted(today, accept_days + 1)


def test_a_date_that_was_passed_leaves_one_working_day_and_never_none() -> None:
    for due_on in DAYS:
        for today in (due_on - timedelta(days=5), due_on + timedelta(days=30)):
            on = climbs_on(Stage.ACCEPTED, due_on, today, CALENDAR, accept_days=2, promised=True)
            assert on == max(counted(due_on, 2), counted(today, 2))


def test_a_question_comes_back_on_the_morning_after_its_day() -> None:
    for due_on in DAYS:
        on = climbs_on(Stage.ASKED, due_on, due_on, CALENDAR, accept_days=2, promised=True)
        assert on == counted(due_on, 1)


@pytest.mark.parametrize("stage", [Stage.UNHELD, Stage.ANSWERED, Stage.REFUSED, Stage.CLOSED])
def test_what_is_not_with_a_leader_does_not_climb(stage: Stage) -> None:
    day = DAYS[0]
    assert climbs_on(stage, day, day, CALENDAR, accept_days=2, promised=False) is None
