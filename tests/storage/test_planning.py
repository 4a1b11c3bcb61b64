"""Dates follow their rule and the days off, from today on, without doubling what was said."""

from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta

from domain.calendar import Weekday
from domain.programme import (
    A_DESTINATION_A_WEEK,
    EVE_AND_MORNING,
    SATURDAY_WITH_THE_PEOPLE,
    MomentKind,
    OccurrenceKind,
    OnHoliday,
    Participants,
    ProgrammeRule,
    Weekly,
)
from storage import agenda, commune, mergers, moments, planning, programmes, registrations, workdays
from storage import rescheduling as by_hand
from storage.planning import ChangeKind
from storage.programmes import Occurrence, Programme
from storage.transaction import Store, Tx
from tests.storage.conftest import Clock
from tests.storage.people import settle

SATURDAY = replace(SATURDAY_WITH_THE_PEOPLE, moments=EVE_AND_MORNING)
IN_TURN = replace(A_DESTINATION_A_WEEK, participants=Participants())
"""Every Saturday from the 3rd of January 2026 on, the hamlets in turn."""


def established(tx: Tx, rule: ProgrammeRule) -> Programme:
    programme_id = programmes.establish(tx, rule)
    planning.plan(tx, programme_id)
    programme = programmes.get(tx, programme_id)
    assert programme is not None
    return programme


def kept(tx: Tx, programme: Programme) -> list[Occurrence]:
    return [o for o in programmes.of_programme(tx, programme.id) if not o.is_cancelled]


def on_dates(tx: Tx, programme: Programme) -> list[date]:
    return [o.occurs_on for o in kept(tx, programme)]


def the_one_on(tx: Tx, programme: Programme, on: date) -> Occurrence:
    return next(o for o in kept(tx, programme) if o.occurs_on == on)


def waiting(tx: Tx) -> Counter[tuple[date, MomentKind]]:
    """What is still to be said, for which date."""
    found = agenda.coming(tx, tx.now + timedelta(days=400))
    return Counter((m.for_on, m.kind) for m in found)


def test_hamlets_take_turns_and_a_cancelled_date_moves_no_other(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        third, fourth = here.hamlets
        programme = established(tx, IN_TURN)
        first = kept(tx, programme)[:4]
        assert [o.hamlet_ids for o in first] == [(third,), (fourth,), (third,), (fourth,)]
        by_hand.cancel(tx, first[1], "mưa bão")
        planning.replan(tx, programme.id)
        now = kept(tx, programme)[:3]
        assert [o.hamlet_ids for o in now] == [(third,), (third,), (fourth,)]
        assert first[1].occurs_on not in [o.occurs_on for o in now]

    store.run(unit)


def test_a_hamlet_that_is_merged_away_changes_only_its_own_dates(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        fifth = commune.add_hamlet(tx, "Ấp 5") or 0
        programme = established(tx, IN_TURN)
        before = {o.occurs_on: o.hamlet_ids for o in kept(tx, programme)}
        mergers.close(tx, here.hamlets[1], fifth, by=here.ha)
        after = {o.occurs_on: o.hamlet_ids for o in kept(tx, programme)}
        changed = {on for on in before if before[on] != after[on]}
        assert changed == {on for on, ids in before.items() if ids == (here.hamlets[1],)}
        assert {id for ids in after.values() for id in ids} == {here.hamlets[0], fifth}

    store.run(unit)


def test_a_day_off_added_later_moves_the_date_and_taken_back_brings_it_back(store: Store) -> None:
    def unit(tx: Tx) -> None:
        settle(tx)
        programme = established(tx, SATURDAY)
        off = date(2026, 1, 17)
        workdays.change_day(tx, off, is_worked=False, reason="lễ của xã")
        changes = planning.replan_all(tx)
        assert [(c.kind, c.was_on, c.occurrence.occurs_on) for c in changes] == [
            (ChangeKind.MOVED, off, date(2026, 1, 24))
        ]
        assert waiting(tx)[off, MomentKind.NOTICE] == 0
        assert waiting(tx)[date(2026, 1, 24), MomentKind.NOTICE] == 1
        assert planning.replan_all(tx) == []
        workdays.forget_day(tx, off)
        back = planning.replan_all(tx)
        assert [(c.kind, c.occurrence.occurs_on) for c in back] == [(ChangeKind.MOVED, off)]
        assert on_dates(tx, programme)[:4] == [
            date(2026, 1, 3),
            date(2026, 1, 10),
            off,
            date(2026, 1, 24),
        ]

    store.run(unit)


def test_the_rule_may_say_that_a_day_off_cancels(store: Store) -> None:
    def unit(tx: Tx) -> None:
        settle(tx)
        programme = established(tx, replace(SATURDAY, on_holiday=OnHoliday.CANCEL))
        workdays.change_day(tx, date(2026, 1, 17), is_worked=False, reason="lễ")
        (change,) = planning.replan_all(tx)
        assert (change.kind, change.occurrence.is_cancelled) == (ChangeKind.CANCELLED, True)
        assert date(2026, 1, 17) not in on_dates(tx, programme)
        assert waiting(tx)[date(2026, 1, 17), MomentKind.NOTICE] == 0

    store.run(unit)


def test_other_reminder_times_neither_double_nor_lose_what_is_said(
    store: Store, clock: Clock
) -> None:
    programme = store.run(lambda tx: established(tx, SATURDAY))
    clock.now = clock.now.replace(day=16, hour=7, minute=5)  # 14:05 on the eve

    def unit(tx: Tx) -> None:
        for id, _ in moments.due(tx, 100):
            moments.take(tx, id)
        before = waiting(tx)
        earlier = tuple(replace(m, at=time(m.at.hour - 1)) for m in SATURDAY.moments)
        programmes.change(tx, programme.id, replace(SATURDAY, moments=earlier))
        assert planning.replan(tx, programme.id) == []
        # The notice and the first board were said; the second board and the start are to come.
        assert waiting(tx) == before
        on = date(2026, 1, 17)
        assert (before[on, MomentKind.NOTICE], before[on, MomentKind.TURNOUT]) == (0, 1)
        assert before[on, MomentKind.START] == 1

    store.run(unit)


def test_another_weekday_cancels_the_old_dates_and_plans_the_new_ones(store: Store) -> None:
    def unit(tx: Tx) -> None:
        settle(tx)
        programme = established(tx, SATURDAY)
        old = [o.occurs_on for o in kept(tx, programme) if o.kind is OccurrenceKind.VISITS]
        sundays = replace(SATURDAY, days=(Weekly(Weekday.SUNDAY, frozenset({1, 3})),))
        programmes.change(tx, programme.id, sundays)
        changes = planning.replan(tx, programme.id)
        assert {c.was_on for c in changes if c.kind is ChangeKind.CANCELLED} == set(old)
        assert {on.weekday() for on in on_dates(tx, programme)} == {Weekday.SUNDAY}
        programmes.change(tx, programme.id, SATURDAY)
        planning.replan(tx, programme.id)
        again = [o.occurs_on for o in kept(tx, programme) if o.kind is OccurrenceKind.VISITS]
        assert again == old
        assert set(waiting(tx).values()) == {1, 2}

    store.run(unit)


def test_what_was_moved_by_hand_stays_when_the_rule_changes(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        programme = established(tx, SATURDAY)
        third = the_one_on(tx, programme, date(2026, 1, 17))
        registrations.answer(tx, third.id, here.hoa, takes_part=True)
        moved = by_hand.move(tx, third, date(2026, 1, 20), "họp huyện")
        assert moved is not None
        assert (moved.occurs_on, moved.reason) == (date(2026, 1, 20), "họp huyện")
        assert registrations.of(tx, third.id) == {}
        programmes.change(tx, programme.id, replace(SATURDAY, households_per_hamlet=3))
        assert planning.replan(tx, programme.id) == []
        assert date(2026, 1, 20) in on_dates(tx, programme)
        assert date(2026, 1, 17) not in on_dates(tx, programme)

    store.run(unit)


def test_two_of_one_programme_are_not_kept_on_one_day_but_the_office_gives_way(
    store: Store,
) -> None:
    def unit(tx: Tx) -> None:
        settle(tx)
        programme = established(tx, SATURDAY)
        first = the_one_on(tx, programme, date(2026, 1, 3))
        assert by_hand.move(tx, first, date(2026, 1, 17), "") is None
        assert by_hand.add(tx, programme, date(2026, 1, 17), OccurrenceKind.MEETING) is None
        assert by_hand.move(tx, first, date(2026, 1, 10), "") is not None
        assert by_hand.add(tx, programme, date(2026, 1, 3), OccurrenceKind.MEETING) is not None
        planning.replan(tx, programme.id)
        january = [(o.occurs_on.day, o.kind) for o in kept(tx, programme)][:4]
        assert january == [(3, "meeting"), (10, "visits"), (17, "visits"), (24, "office")]

    store.run(unit)


def test_an_ended_programme_says_nothing_more(store: Store) -> None:
    def unit(tx: Tx) -> None:
        settle(tx)
        programme = established(tx, SATURDAY)
        assert programmes.end(tx, programme.id)
        assert not programmes.end(tx, programme.id)
        changes = planning.replan(tx, programme.id)
        assert {c.kind for c in changes} == {ChangeKind.CANCELLED}
        assert waiting(tx) == Counter()
        assert programmes.next_one(tx) is None

    store.run(unit)


def test_a_visit_counts_for_the_persons_own_programme(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        established(tx, SATURDAY)
        theirs = established(tx, replace(IN_TURN, participants=delegation_of(here.tu)))
        counted = {
            id: programmes.counting_on(tx, date(2026, 1, 3), id) for id in (here.hoa, here.tu)
        }
        of = {id: found.programme_id if found else None for id, found in counted.items()}
        assert of[here.tu] == theirs.id
        assert of[here.hoa] not in (None, theirs.id)

    store.run(unit)


def delegation_of(head_id: int) -> Participants:
    return replace(A_DESTINATION_A_WEEK.participants, head_id=head_id)
