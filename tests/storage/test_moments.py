"""Moments keep why they came to nothing; notices are put off, claimed and counted."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from domain.ladder import Outcome, Passing
from domain.programme import FULL_LADDER, SATURDAY_WITH_THE_PEOPLE, MomentKind
from storage import agenda, burning, hamlet_words, moments, notices, outcomes, planning, programmes
from storage.programmes import Occurrence
from storage.transaction import Store, Tx
from tests.storage.conftest import Clock
from tests.storage.people import SATURDAY, Settled, settle, visited

KINDS = frozenset(MomentKind)


def established(tx: Tx) -> tuple[Settled, Occurrence]:
    here = settle(tx)
    planning.plan(tx, programmes.establish(tx, SATURDAY_WITH_THE_PEOPLE))
    occurrence = programmes.next_one(tx)
    assert occurrence is not None
    return here, occurrence


def test_what_was_planned_stays_what_it_was_when_a_date_is_planned_again(
    store: Store, clock: Clock
) -> None:
    _, occurrence = store.run(established)
    before = store.run(lambda tx: agenda.coming(tx, tx.now + timedelta(days=60)))
    clock.passes(hours=1)
    store.run(lambda tx: moments.plan(tx, occurrence))
    assert store.run(lambda tx: agenda.coming(tx, tx.now + timedelta(days=59))) == before
    rule = replace(occurrence.rule, moments=FULL_LADDER[:-1])
    store.run(lambda tx: moments.plan(tx, replace(occurrence, rule=rule)))
    after = store.run(lambda tx: agenda.coming(tx, tx.now + timedelta(days=59)))
    assert [m for m in before if m not in after] == [
        m for m in before if m.kind is MomentKind.DIGEST and m.for_on == SATURDAY
    ]


def test_moments_that_passed_keep_why(store: Store, clock: Clock) -> None:
    store.run(established)
    clock.passes(days=3)
    due = store.run(lambda tx: [id for id, _ in moments.due(tx, 50)])
    assert [store.run(partial(moments.take, moment_id=id)) for id in due] == [None] * len(due)
    lost = store.run(lambda tx: agenda.missed(tx, tx.now - timedelta(days=30)))
    why = {m.kind: m.outcome for m in lost}
    assert why[MomentKind.NOTICE] is why[MomentKind.SILENT] is Passing.PLANNED_LATE
    assert why[MomentKind.START] is why[MomentKind.DIGEST] is Passing.MISSED


def test_every_day_has_one_morning_however_often_it_is_planned(store: Store, clock: Clock) -> None:
    store.run(moments.plan_mornings)
    assert store.run(moments.morning) is None
    for _ in range(3):
        store.run(moments.plan_mornings)
        clock.passes(days=20)
    found = store.run(lambda tx: moments.between(tx, tx.now - timedelta(days=99), tx.now))
    days = [m.for_on for m in found]
    assert days == sorted(set(days))
    assert days[0] == date(2026, 1, 3)
    assert (days[-1] - days[0]).days == len(days) - 1
    clock.now = clock.now.replace(hour=1)  # 08:00
    store.run(moments.plan_mornings)
    assert store.run(moments.morning) is not None


def test_a_notice_is_put_off_with_those_it_was_told_with(store: Store, clock: Clock) -> None:
    def unit(tx: Tx) -> list[int]:
        here, _ = established(tx)
        ids = [m.id for m in agenda.coming(tx, tx.now + timedelta(days=60))][:3]
        for moment_id in ids:
            notices.spread(tx, moment_id, [here.hoa], tx.now)
        first, second, third = (id for id, _ in notices.due(tx, 9))
        lead = notices.take(tx, first)
        assert lead is not None
        assert notices.others_due(tx, lead, KINDS) == [second, third]
        assert notices.others_due(tx, lead, {MomentKind.MORNING}) == []
        notices.settle(tx, first, Outcome.QUEUED)
        notices.take(tx, second)
        notices.settle(tx, second, Outcome.QUEUED, first)
        assert [n.id for n in notices.of_message(tx, lead)] == [first, second]
        assert notices.put_off(tx, lead, tx.now + timedelta(hours=1))
        assert not notices.put_off(tx, lead, tx.now + timedelta(hours=1))
        again = notices.get(tx, second)
        assert again is not None
        assert (again.times, again.outcome) == (1, None)
        notices.wait(tx, third, tx.now + timedelta(hours=2))
        assert notices.due(tx, 9) == []
        assert notices.counts_of(tx, ids[0]) == {}
        assert notices.unsent_of(tx, ids[0]) == 0
        assert not agenda.unsaid(tx, tx.now - timedelta(days=9))
        assert notices.claim(tx, ids[2], here.hoa)
        assert not notices.claim(tx, ids[2], here.hoa)
        assert notices.claim(tx, ids[2], here.tu)
        assert notices.counts_of(tx, ids[2]) == {"queued": 2}
        return ids

    assert len(store.run(unit)) == 3


def test_what_came_of_a_date_is_counted(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here, occurrence = established(tx)
        assert outcomes.who_logged(tx, occurrence) == frozenset()
        visit = visited(tx, here.lan, here.hoa, occurrence_id=occurrence.id)
        visited(tx, here.ut, here.tu, occurrence_id=occurrence.id)
        assert outcomes.who_logged(tx, occurrence) == {here.hoa, here.tu}
        found = outcomes.of(tx, occurrence)
        assert (found.meetings, found.households, found.opinions) == (2, 2, 0)
        assert (found.brought, found.overdue) == (0, 0)
        assert outcomes.main_day_of(tx, visit.id) == SATURDAY
        assert burning.holders(tx, tx.today) == burning.tellers(tx) == set()
        assert burning.held(tx, here.hoa, tx.today) == burning.to_bring(tx, here.hoa) == []

    store.run(unit)


def test_whoever_passes_it_on_comes_in_the_place_of_the_bot(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here, occurrence = established(tx)
        hamlet = here.hamlets[0]
        assert hamlet_words.tell(tx, occurrence, hamlet, by=None)
        assert not hamlet_words.tell(tx, occurrence, hamlet, by=None)
        assert hamlet_words.told_by_the_bot(tx, occurrence.id) == {hamlet}
        assert hamlet_words.tell(tx, occurrence, hamlet, by=here.ha)
        assert not hamlet_words.tell(tx, occurrence, hamlet, by=here.tu)
        assert hamlet_words.told(tx, occurrence) == {hamlet: here.ha}
        assert hamlet_words.households_by_hamlet(tx, occurrence.id) == {}

    store.run(unit)
