"""Who is visited next: once a round each, those with a reason first, and nobody is forgotten."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.visiting import Came, Next, Reason, Standing, rank

START = date(2026, 1, 3)


def day(number: int) -> date:
    return START + timedelta(days=number)


def roster(count: int) -> list[Standing]:
    return [Standing(id, START) for id in range(1, count + 1)]


def order(standings: list[Standing], *came: Came, promised: tuple[int, ...] = ()) -> list[int]:
    return [one.household_id for one in rank(standings, came, promised)]


def test_priority_then_an_answer_then_the_never_and_the_longest_unvisited() -> None:
    standings = [
        Standing(1, START),
        Standing(2, START),
        Standing(3, START, has_answer=True),
        Standing(4, START, place=2),
        Standing(5, START, place=1),
        Standing(6, START, place=2, has_answer=True),
    ]
    assert list(rank(standings, [])) == [
        Next(6, Reason.PRIORITY),
        Next(5, Reason.PRIORITY),
        Next(4, Reason.PRIORITY),
        Next(3, Reason.ANSWER_TO_BRING),
        Next(1, Reason.NEVER_VISITED),
        Next(2, Reason.NEVER_VISITED),
    ]


def test_a_reason_does_not_bring_a_household_again_while_another_waits() -> None:
    standings = [Standing(1, START, place=1, has_answer=True), *roster(3)[1:]]
    assert order(standings) == [1, 2, 3]
    assert order(standings, Came(1, day(1))) == [2, 3, 1]
    assert order(standings, Came(1, day(1)), Came(2, day(2))) == [3, 1, 2]
    done = (Came(1, day(1)), Came(2, day(2)), Came(3, day(3)))
    assert order(standings, *done) == [1, 2, 3]
    assert list(rank(standings, done))[1].reason is Reason.LONGEST_UNVISITED


def test_who_was_not_met_stays_where_it_was_until_three_days_were_tried() -> None:
    tried = [Came(1, day(n), met=False) for n in (1, 1, 2)]
    assert order(roster(3), *tried) == [1, 2, 3]
    assert order(roster(3), *tried, Came(1, day(3), met=False)) == [2, 3, 1]


def test_only_a_proposed_visit_ahead_of_its_round_costs_the_place_in_the_next() -> None:
    before = (Came(1, day(1)), Came(2, day(2)))
    standings = [Standing(1, START, place=1), *roster(3)[1:]]
    by_itself = Came(1, day(3))
    last = Came(3, day(4))
    assert order(standings, *before, by_itself, last) == [1, 2, 3]
    assert order(standings, *before, replace(by_itself, listed=True), last) == [2, 3, 1]


def test_a_house_that_nobody_comes_to_holds_nobody_up_and_is_owed_one_turn() -> None:
    standings = roster(4)
    came: list[Came] = []
    for number in range(1, 31):
        chosen = order(standings, *came)
        assert chosen[0] == 1
        came.append(Came(chosen[1], day(number), listed=True))
    counts = Counter(one.household_id for one in came)
    assert counts == {2: 10, 3: 10, 4: 10}
    assert order(standings, *came, Came(1, day(31), listed=True))[0] != 1


def test_whoever_joins_the_roster_waits_once() -> None:
    old = [Came(id, day(n)) for n in range(1, 40) for id in ((n % 3) + 1,)]
    standings = [*roster(3), Standing(9, day(41))]
    assert order(standings, *old)[0] == 9
    assert order(standings, *old, Came(9, day(42)))[0] != 9
    assert order(standings, *old, Came(9, day(30)))[-1] == 9


def test_households_on_other_lists_come_last() -> None:
    assert order(roster(3), promised=(1, 2)) == [3, 1, 2]


def test_nobody_at_all() -> None:
    assert list(rank([], [])) == []


changes = st.lists(
    st.tuples(
        st.sets(st.integers(1, 9)),  # in a priority group
        st.sets(st.integers(1, 9)),  # waiting for an answer
        st.permutations(range(4)),  # the order in which the visits are made
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(count=st.integers(1, 9), size=st.integers(1, 4), dates=changes)
def test_turns_differ_by_one_at_most_whoever_has_which_reason(
    count: int, size: int, dates: list[tuple[set[int], set[int], list[int]]]
) -> None:
    came: list[Came] = []
    turns = Counter(dict.fromkeys(range(1, count + 1), 0))
    for week, (first, answers, made) in enumerate(dates):
        standings = [
            Standing(id, START, place=1 if id in first else None, has_answer=id in answers)
            for id in turns
        ]
        listed = order(standings, *came)[: min(size, count)]
        assert len(set(listed)) == len(listed)
        for place in made:
            if place < len(listed):
                came.append(Came(listed[place], day(7 * week + place % 2), listed=True))
                turns[listed[place]] += 1
        assert max(turns.values()) - min(turns.values()) <= 1


@settings(max_examples=60, deadline=None)
@given(
    count=st.integers(2, 8),
    size=st.integers(1, 4),
    closed=st.lists(st.sets(st.integers(1, 8)), min_size=1, max_size=60),
    always=st.sets(st.integers(1, 8)),
    first=st.sets(st.integers(1, 8)),
)
def test_closed_doors_cost_the_others_nothing(
    count: int, size: int, closed: list[set[int]], always: set[int], first: set[int]
) -> None:
    """Some are never at home, some now and then: those that always are have equal turns."""
    ids = range(1, count + 1)
    standings = [Standing(id, START, place=1 if id in first else None) for id in ids]
    came: list[Came] = []
    turns = Counter(dict.fromkeys(ids, 0))
    home = set(ids) - always - set().union(*closed[::3])
    for week, shut in enumerate(closed):
        for id in order(standings, *came)[: min(size, count)]:
            met = id in home or id not in always | shut
            came.append(Came(id, day(7 * week), met=met, listed=True))
            turns[id] += met
        at_home = [turns[id] for id in home]
        assert max(at_home, default=0) - min(at_home, default=0) <= 1
        assert max(turns.values()) <= min(at_home, default=10**6) + 1


@pytest.mark.parametrize("count", [1, 5, 20])
def test_every_household_gets_its_turn(count: int) -> None:
    came: list[Came] = []
    standings = [replace(one, place=1 if one.household_id < 3 else None) for one in roster(count)]
    for week in range(count):
        came.append(Came(order(standings, *came)[0], day(7 * week), listed=True))
    assert Counter(one.household_id for one in came) == dict.fromkeys(range(1, count + 1), 1)
