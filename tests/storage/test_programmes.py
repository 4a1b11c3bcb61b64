"""Programmes are planned ahead, each moment comes once, and a word may change."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from domain.ladder import Outcome
from domain.programme import (
    EVE_AND_MORNING,
    SATURDAY_WITH_THE_PEOPLE,
    MomentKind,
    OccurrenceKind,
    ProgrammeRule,
)
from domain.visiting import Reason
from storage import moments, notices, planning, programmes, proposals, registrations
from storage.programme_rules import rule_from_json, rule_to_json
from storage.programmes import Occurrence
from storage.proposals import Proposed
from storage.transaction import Store, Tx
from tests.storage.conftest import Clock
from tests.storage.people import SATURDAY, never_visited, settle, visited

RULE = replace(SATURDAY_WITH_THE_PEOPLE, moments=EVE_AND_MORNING)


def established(tx: Tx, rule: ProgrammeRule = RULE) -> int:
    programme_id = programmes.establish(tx, rule)
    assert planning.plan(tx, programme_id) is not None
    return programme_id


def saturday(tx: Tx) -> Occurrence:
    occurrence = programmes.next_one(tx)
    assert occurrence is not None
    return occurrence


@pytest.mark.parametrize("rule", [RULE, replace(RULE, name="<b>", days=(), moments=())])
def test_a_rule_is_read_back_as_it_was_stored(rule: ProgrammeRule) -> None:
    assert rule_from_json(rule_to_json(rule)) == rule


def test_dates_are_planned_once_and_more_when_time_has_passed(store: Store, clock: Clock) -> None:
    programme_id = store.run(established)
    assert store.run(lambda tx: planning.plan(tx, programme_id)) is None
    dates = []
    for _ in range(120):
        due = store.run(
            lambda tx: [(p.id, programmes.replan_at(tx, p)) for p in programmes.running(tx)]
        )
        if due[0][1] <= clock.now:
            assert store.run(lambda tx: planning.plan(tx, programme_id)) is not None
        coming = store.run(saturday)
        dates.append(coming.occurs_on)
        clock.passes(days=3)
    expected = RULE.dates(date(2026, 1, 1), date(2026, 12, 31), {OccurrenceKind.VISITS})
    assert [on for on in expected if on in dates] == [on for on in expected if on <= dates[-1]]


def test_a_month_of_downtime_leaves_no_date_out(store: Store, clock: Clock) -> None:
    programme_id = store.run(established)
    clock.passes(days=30)
    assert store.run(lambda tx: planning.plan(tx, programme_id)) is not None

    def dates(tx: Tx) -> set[date]:
        found = [moments.get(tx, id) for id, _ in moments.due(tx, 100)]
        return {m.for_on for m in found if m}

    assert store.run(dates) >= {date(2026, 1, 3), date(2026, 1, 17)}


def test_a_moment_is_taken_once_in_the_order_of_time(store: Store, clock: Clock) -> None:
    store.run(established)
    clock.now = clock.now.replace(day=16, hour=7, minute=6)
    due = store.run(lambda tx: moments.due(tx, 100))
    assert [at for _, at in due] == sorted(at for _, at in due)
    first, again = (
        [store.run(partial(moments.take, moment_id=id)) for id, _ in due] for _ in range(2)
    )
    taken = [moment for moment in first if moment]
    assert [m.kind for m in taken] == [MomentKind.NOTICE, MomentKind.TURNOUT]
    assert {m.for_on for m in taken} == {date(2026, 1, 17)}
    assert again == [None] * len(due)
    following = store.run(moments.next_at)
    assert following == taken[0].due_at + timedelta(hours=6)
    assert store.run(lambda tx: moments.take(tx, 999_999)) is None


def test_a_moment_whose_time_has_passed_is_missed_and_never_due_again(
    store: Store, clock: Clock
) -> None:
    store.run(established)
    clock.passes(days=2)
    due = store.run(lambda tx: moments.due(tx, 100))
    assert len(due) == 4
    assert [store.run(partial(moments.take, moment_id=id)) for id, _ in due] == [None] * 4
    assert store.run(lambda tx: moments.due(tx, 100)) == []


@pytest.mark.parametrize(
    ("on", "counts_for"),
    [
        (date(2026, 1, 1), None),
        (date(2026, 1, 2), SATURDAY),
        (date(2026, 1, 3), SATURDAY),
        (date(2026, 1, 4), SATURDAY),
        (date(2026, 1, 5), None),
        (date(2026, 1, 16), date(2026, 1, 17)),
    ],
)
def test_a_date_counts_for_the_occurrence_around_it(
    store: Store, on: date, counts_for: date | None
) -> None:
    def unit(tx: Tx) -> date | None:
        established(tx)
        found = programmes.counting_on(tx, on, 1)
        return found.occurs_on if found else None

    assert store.run(unit) == counts_for


def test_a_notice_is_taken_once(store: Store, clock: Clock) -> None:
    def unit(tx: Tx) -> list[int]:
        here = settle(tx)
        established(tx)
        moment_id = moments.due(tx, 9)[0][0]
        notices.spread(tx, moment_id, [here.hoa, here.tu], tx.now)
        notices.spread(tx, moment_id, [here.hoa, here.tu], tx.now)
        notices.spread(tx, moment_id + 1, [], tx.now)
        return [id for id, _ in notices.due(tx, 9)]

    ids = store.run(unit)
    assert len(ids) == 2
    assert store.run(notices.next_at) == clock.now
    assert [store.run(lambda tx: notices.take(tx, ids[0])) is None for _ in range(2)] == [
        False,
        True,
    ]
    store.run(lambda tx: notices.settle(tx, ids[0], Outcome.QUEUED))
    assert [id for id, _ in store.run(lambda tx: notices.due(tx, 9))] == ids[1:]
    assert store.run(lambda tx: notices.get(tx, ids[0])) is not None
    assert store.run(lambda tx: notices.get(tx, 999_999)) is None


def test_a_persons_word_replaces_the_one_before(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        established(tx)
        occurrence = saturday(tx)
        assert registrations.of(tx, occurrence.id) == {}
        registrations.answer(tx, occurrence.id, here.hoa, takes_part=False, reason="Ốm <đau>")
        registrations.answer(tx, occurrence.id, here.tu, takes_part=True)
        words = registrations.of(tx, occurrence.id)
        assert (words[here.hoa].takes_part, words[here.hoa].reason) == (False, "Ốm <đau>")
        registrations.answer(tx, occurrence.id, here.hoa, takes_part=True)
        assert registrations.of(tx, occurrence.id)[here.hoa].takes_part
        assert registrations.of(tx, occurrence.id + 1) == {}

    store.run(unit)


def test_a_list_shrinks_by_visits_around_the_day_by_whomever(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        established(tx)
        occurrence = saturday(tx)
        proposals.propose(tx, occurrence.id, here.hoa, never_visited(here.lan, here.ba))
        proposals.propose(tx, occurrence.id, here.tu, [])
        assert proposals.of_occurrence(tx, occurrence) == [
            Proposed(here.lan, here.hamlets[0], here.hoa, Reason.NEVER_VISITED, False),
            Proposed(here.ba, here.hamlets[0], here.hoa, Reason.NEVER_VISITED, False),
        ]
        assert proposals.still_to_visit(tx, occurrence, here.hoa) == [here.lan, here.ba]
        visited(tx, here.lan, here.tu, date(2026, 1, 1))
        assert proposals.still_to_visit(tx, occurrence, here.hoa) == [here.lan, here.ba]
        visited(tx, here.lan, here.tu, date(2026, 1, 4))
        assert proposals.still_to_visit(tx, occurrence, here.hoa) == [here.ba]
        assert proposals.listed(tx, occurrence.id, here.hoa) == [here.lan, here.ba]
        visited(tx, here.ba, here.hoa, occurrence_id=occurrence.id)
        assert registrations.visited_count(tx, occurrence) == 1

    store.run(unit)


def test_the_window_of_an_occurrence_is_friday_to_sunday() -> None:
    window = registrations.window(Occurrence(1, SATURDAY, RULE))
    assert window == (date(2026, 1, 2), date(2026, 1, 4))
