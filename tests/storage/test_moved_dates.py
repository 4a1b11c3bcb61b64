"""A date that a day off moved stays in line, also when the day it was planned on is past."""

from dataclasses import replace
from datetime import date, time

import pytest

from domain.calendar import Weekday
from domain.programme import EVE_AND_MORNING, SATURDAY_WITH_THE_PEOPLE, ProgrammeRule, Weekly
from storage import agenda, planning, programmes, workdays
from storage.planning import Change, ChangeKind
from storage.programmes import Programme
from storage.transaction import Store, Tx
from tests.storage.conftest import Clock
from tests.storage.people import settle

RULE = replace(SATURDAY_WITH_THE_PEOPLE, moments=EVE_AND_MORNING)
PLANNED, MOVED = date(2026, 1, 17), date(2026, 1, 24)


@pytest.fixture
def programme(store: Store, clock: Clock) -> Programme:
    """The visits of the 17th of January are on the 24th, and it is the 20th."""

    def unit(tx: Tx) -> int:
        settle(tx)
        programme_id = programmes.establish(tx, RULE)
        planning.plan(tx, programme_id)
        workdays.change_day(tx, PLANNED, is_worked=False, reason="lễ của xã")
        planning.replan_all(tx)
        return programme_id

    programme_id = store.run(unit)
    clock.now = clock.now.replace(day=20)
    programme = store.run(lambda tx: programmes.get(tx, programme_id))
    assert programme is not None
    return programme


def changed(tx: Tx, programme: Programme, rule: ProgrammeRule) -> list[Change]:
    programmes.change(tx, programme.id, rule)
    return planning.replan(tx, programme.id)


def kept(tx: Tx, programme: Programme) -> dict[date, date | None]:
    known = programmes.of_programme(tx, programme.id)
    return {o.occurs_on: o.planned_on for o in known if not o.is_cancelled}


def test_its_reminders_follow_the_rule(store: Store, programme: Programme) -> None:
    later = tuple(replace(m, at=time(m.at.hour, 45)) for m in RULE.moments)
    assert store.run(lambda tx: changed(tx, programme, replace(RULE, moments=later))) == []
    coming = store.run(lambda tx: agenda.coming(tx, tx.now.replace(day=25)))
    assert [m.due_at.minute for m in coming if m.for_on == MOVED] == [45] * len(later)


def test_another_rule_does_not_put_a_second_one_there(store: Store, programme: Programme) -> None:
    weekly = replace(RULE, days=(Weekly(Weekday.SATURDAY),))
    store.run(lambda tx: changed(tx, programme, weekly))
    assert store.run(lambda tx: kept(tx, programme))[MOVED] == PLANNED


def test_it_goes_on_when_its_new_day_is_off_too(store: Store, programme: Programme) -> None:
    def unit(tx: Tx) -> list[Change]:
        workdays.change_day(tx, MOVED, is_worked=False, reason="bão")
        return planning.replan_all(tx)

    (change,) = store.run(unit)
    assert (change.kind, change.was_on) == (ChangeKind.MOVED, MOVED)
    assert change.occurrence.occurs_on == date(2026, 1, 31)
    assert MOVED not in store.run(lambda tx: kept(tx, programme))


def test_no_office_day_gives_way_to_a_date_that_never_was(store: Store, clock: Clock) -> None:
    def unit(tx: Tx) -> dict[date, date | None]:
        settle(tx)
        workdays.change_day(tx, PLANNED, is_worked=False, reason="lễ của xã")
        programme_id = programmes.establish(tx, RULE)
        planning.plan(tx, programme_id)
        programme = programmes.get(tx, programme_id)
        assert programme is not None
        return kept(tx, programme)

    clock.now = clock.now.replace(day=20)
    assert store.run(unit)[MOVED] == MOVED
