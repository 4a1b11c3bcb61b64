"""The table of who is responsible, and absences, on every database."""

from datetime import timedelta

import pytest

from domain.issue import Limits, Urgency
from domain.responsibility import Part, Post
from storage import absences, categories, responsibles
from storage.transaction import Store, Tx
from tests.storage.conftest import Clock
from tests.storage.people import Settled, settle


@pytest.fixture
def here(store: Store) -> Settled:
    def prepare(tx: Tx) -> Settled:
        limits = {Urgency.NORMAL: Limits(10, 10)}
        categories.add(tx, "Giao thông", [], 1, is_beyond=False, limits=limits, valid_from=tx.today)
        return settle(tx)

    return store.run(prepare)


def test_only_lines_that_can_count_are_found(store: Store, here: Settled) -> None:
    def unit(tx: Tx) -> None:
        hamlet, roads = here.hamlets[0], categories.open_ones(tx)[0].id
        responsibles.put(tx, None, None, Part.RESPONSIBLE, [here.ha])
        responsibles.put(tx, roads, hamlet, Part.RESPONSIBLE, [here.hoa])
        responsibles.put(tx, roads, None, Part.ABOVE, [here.ha, here.tu])
        general = Post(None, None, Part.RESPONSIBLE, 0, here.ha)
        near = Post(roads, hamlet, Part.RESPONSIBLE, 0, here.hoa)
        above = {
            Post(roads, None, Part.ABOVE, 0, here.ha),
            Post(roads, None, Part.ABOVE, 1, here.tu),
        }
        assert set(responsibles.concerning(tx, roads, hamlet)) == {general, near, *above}
        assert set(responsibles.concerning(tx, roads, None)) == {general, *above}
        assert set(responsibles.concerning(tx, roads + 1, hamlet)) == {general}
        responsibles.put(tx, roads, None, Part.ABOVE, [here.tu])
        responsibles.put(tx, None, None, Part.RESPONSIBLE, [])
        assert set(responsibles.everything(tx)) == {near, Post(roads, None, Part.ABOVE, 0, here.tu)}
        responsibles.replace(tx, [general])
        assert responsibles.everything(tx) == [general]

    store.run(unit)


def test_an_absence_holds_from_day_to_day_and_turns_twice(
    store: Store, here: Settled, clock: Clock
) -> None:
    def away(tx: Tx) -> dict[int, int | None]:
        return absences.now(tx)

    def sets(tx: Tx) -> int:
        first_on, last_on = tx.today + timedelta(days=1), tx.today + timedelta(days=2)
        look_at = tx.now + timedelta(days=1)
        return absences.set_one(tx, here.hoa, here.tu, first_on, last_on, look_at)

    one = store.run(sets)
    assert store.run(away) == {}
    assert store.run(lambda tx: absences.due(tx, 9)) == []
    clock.passes(days=1)
    assert store.run(away) == {here.hoa: here.tu}
    due = store.run(lambda tx: absences.due(tx, 9))
    assert due == [(one, clock.now)]
    ends_at = clock.now + timedelta(days=2)
    assert store.run(lambda tx: absences.turn(tx, one, ends_at))
    assert not store.run(lambda tx: absences.turn(tx, one, ends_at))
    assert store.run(absences.next_at) == ends_at
    clock.passes(days=2)
    assert store.run(away) == {}
    assert store.run(lambda tx: absences.of(tx, here.hoa)) is None
    assert store.run(lambda tx: absences.turn(tx, one, None))
    assert store.run(absences.next_at) is None


def test_limits_of_a_day_are_set_anew_and_earlier_ones_stand(store: Store, here: Settled) -> None:
    def unit(tx: Tx) -> None:
        roads = categories.open_ones(tx)[0].id
        today, later = tx.today, tx.today + timedelta(days=5)
        for days in (20, 30):
            categories.set_limits(tx, roads, Urgency.NORMAL, Limits(10, days, 4), later)
        assert categories.limits(tx, roads, Urgency.NORMAL, today) == Limits(10, 10, 2)
        assert categories.limits(tx, roads, Urgency.NORMAL, later) == Limits(10, 30, 4)

    store.run(unit)
