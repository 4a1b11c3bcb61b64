"""To the minute: when a matter that everybody lets pass goes further, over weekends and Tết."""

from datetime import date, datetime, time, timedelta

import pytest

from bench.town import ZONE, Town, does, opens, sweeps
from domain.issue import Stage, Urgency
from domain.people import Role
from domain.responsibility import Part
from handlers.absence import setting
from storage import absences, issues, responsibles, staff, workdays
from storage.issues import Issue
from storage.transaction import Tx

HOA, AN, BINH, CHIN = 1, 4, 5, 6

# Written out by hand from the official list of 2026; Friday the 2nd is made up for on the 10th.
OFF = {date(2026, 1, 1), date(2026, 1, 2), *(date(2026, 2, d) for d in range(16, 21))}
MADE_UP = {date(2026, 1, 10)}
SWAP = (date(2026, 1, 2), date(2026, 1, 10))


def counted(on: date, working_days: int) -> date:
    """So many working days later, day by day."""
    while working_days:
        on += timedelta(days=1)
        working_days -= on in MADE_UP or (on.weekday() < 5 and on not in OFF)
    return on


def morning(on: date) -> datetime:
    return datetime.combine(on, time(7, 30), ZONE)


def swap(tx: Tx) -> None:
    """What the commune enters itself."""
    workdays.change_day(tx, SWAP[0], is_worked=False, reason="nghỉ hoán đổi")
    workdays.change_day(tx, SWAP[1], is_worked=True, reason="làm bù")


def rungs(tx: Tx) -> None:
    swap(tx)
    responsibles.put(tx, None, None, Part.RESPONSIBLE, [AN])
    responsibles.put(tx, None, None, Part.ABOVE, [BINH, CHIN])


def now(tx: Tx) -> Issue:
    found = issues.get(tx, 1)
    assert found is not None
    return found


def holder_at(town: Town, at: datetime) -> int | None:
    """Who has it once everything that is due by then was done."""
    town.now = at
    town.store.run(sweeps)
    return town.store.run(lambda tx: now(tx).holder_id)


OPENED = (
    datetime(2025, 12, 29, 8, 0, tzinfo=ZONE),
    datetime(2025, 12, 31, 23, 59, tzinfo=ZONE),
    datetime(2026, 1, 2, 10, 0, tzinfo=ZONE),
    datetime(2026, 1, 8, 16, 0, tzinfo=ZONE),
    datetime(2026, 1, 10, 7, 0, tzinfo=ZONE),
    datetime(2026, 2, 11, 9, 0, tzinfo=ZONE),
    datetime(2026, 2, 13, 20, 0, tzinfo=ZONE),
    datetime(2026, 2, 14, 0, 0, tzinfo=ZONE),
    datetime(2026, 2, 17, 12, 0, tzinfo=ZONE),
    datetime(2026, 2, 22, 23, 0, tzinfo=ZONE),
)
"""Before, in and after: new year and its swap days, a made-up Saturday, Tết, weekends."""


@pytest.mark.parametrize("opened", OPENED)
def test_who_lets_it_pass_loses_it_to_the_minute(town: Town, opened: datetime) -> None:
    """Two working days to take it on, the day itself not counted; then the next, and the next."""
    town.now = opened
    town.store.run(rungs)
    town.store.run(lambda tx: opens(tx, HOA, 7))
    day, minute = opened.date(), timedelta(minutes=1)
    for before, after in ((AN, BINH), (BINH, CHIN)):
        day = counted(day, 3)
        assert holder_at(town, morning(day) - minute) == before
        assert holder_at(town, morning(day)) == after
    assert holder_at(town, morning(counted(day, 3))) == CHIN, "nobody is above"


@pytest.mark.parametrize("opened", OPENED)
def test_a_broken_promise_leaves_a_working_day_of_grace(town: Town, opened: datetime) -> None:
    town.now = opened
    town.store.run(rungs)
    town.store.run(lambda tx: opens(tx, HOA, 7))
    promised_on = counted(opened.date(), 4)
    town.store.run(lambda tx: does(tx, AN, "accept", now(tx), promised_on))
    assert holder_at(town, town.now) == AN
    assert town.store.run(now).stage == Stage.ACCEPTED
    day, minute = counted(promised_on, 2), timedelta(minutes=1)
    assert holder_at(town, morning(day) - minute) == AN
    assert holder_at(town, morning(day)) == BINH


@pytest.mark.parametrize("opened", OPENED)
@pytest.mark.parametrize("asked_days", [0, 1, 3, 9])
def test_a_question_holds_the_answer_up_by_three_working_days_at_most(
    town: Town, opened: datetime, asked_days: int
) -> None:
    """However many days of Tết lie between; the first notice is not held up at all."""
    town.now = opened
    town.store.run(swap)
    town.store.run(lambda tx: opens(tx, HOA, 7, Urgency.NORMAL))
    issue = town.store.run(now)
    assert issue.first_notice_on == counted(opened.date(), 10)
    town.store.run(lambda tx: does(tx, issue.holder_id, "ask", now(tx), "Ở đâu?"))
    town.passes(days=asked_days)
    paused = sum(
        counted(opened.date() + timedelta(days=n - 1), 1) == opened.date() + timedelta(days=n)
        for n in range(1, asked_days + 1)
    )
    town.store.run(lambda tx: does(tx, HOA, "inform", now(tx), "Đoạn cầu"))
    after = town.store.run(now)
    assert after.stage == Stage.WAITING
    assert after.answer_on == counted(issue.answer_on, min(3, paused))
    assert after.first_notice_on == issue.first_notice_on


@pytest.mark.parametrize("day", [0, 3, 4, 6, 9, 11])
def test_the_first_look_is_planned_to_the_minute_over_tet(town: Town, day: int) -> None:
    """Of what is opened before, in and after Tết: the first morning that has something to say."""
    town.now = datetime(2026, 2, 9 + day, 9, 0, tzinfo=ZONE)
    town.store.run(rungs)
    town.store.run(lambda tx: opens(tx, HOA, 7))
    issue = town.store.run(now)
    today = town.now.date()
    assert issue.answer_on == counted(today, 10)
    assert issue.climb_on == counted(today, 3)
    assert issue.check_at == morning(counted(today, 1))


def test_a_turn_is_taken_once(town: Town) -> None:
    def unit(tx: Tx) -> None:
        person = staff.everyone(tx, Role.LEADER)[0]
        first = absences.set_one(tx, person.id, None, tx.today, tx.today, tx.now)
        assert absences.turn(tx, first, None)
        assert not absences.turn(tx, first, None)
        assert setting.turn(tx, 999) == []
        assert absences.end(tx, person.id) is not None
        assert absences.end(tx, person.id) is None

    town.store.run(unit)
