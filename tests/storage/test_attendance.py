"""Who came to a date: as the visits show, as confirmed, and who visited after that."""

import pytest

from domain.programme import OccurrenceKind
from storage import attendance, history, programmes, registrations, rescheduling, visits
from storage.programmes import Occurrence
from storage.transaction import Store, Tx
from storage.visits import Visit
from tests.storage.conftest import Clock
from tests.storage.dates import dated, kept
from tests.storage.people import SATURDAY, Settled, settle, visited


@pytest.fixture
def settled(store: Store) -> Settled:
    return store.run(settle)


@pytest.fixture
def saturday(store: Store, settled: Settled) -> Occurrence:
    return store.run(lambda tx: kept(tx, dated(OccurrenceKind.VISITS, SATURDAY))[0])


def test_visits_show_who_came_and_a_word_given_does_not(
    store: Store, settled: Settled, saturday: Occurrence
) -> None:
    def visit(tx: Tx) -> Visit:
        registrations.answer(tx, saturday.id, settled.ha, takes_part=True)
        assert attendance.attended(tx, saturday) == frozenset()
        return visited(tx, settled.lan, settled.hoa, occurrence_id=saturday.id)

    first = store.run(visit)
    store.run(lambda tx: visits.join(tx, first.id, settled.tu))
    came = store.run(lambda tx: attendance.attended(tx, saturday))
    assert came == {settled.hoa, settled.tu}
    store.run(lambda tx: visits.withdraw(tx, first.id, "Nhầm hộ", by=settled.hoa))
    assert store.run(lambda tx: attendance.attended(tx, saturday)) == frozenset()


def test_what_was_confirmed_counts_and_later_visits_add_their_people(
    store: Store, settled: Settled, saturday: Occurrence, clock: Clock
) -> None:
    store.run(lambda tx: visited(tx, settled.lan, settled.hoa, occurrence_id=saturday.id))
    clock.passes(hours=1)
    came = {settled.hoa: False, settled.ha: True}
    store.run(lambda tx: attendance.confirm(tx, saturday, came, by=settled.ha))
    assert store.run(lambda tx: attendance.attended(tx, saturday)) == {settled.ha}
    clock.passes(hours=1)
    store.run(lambda tx: visited(tx, settled.ut, settled.tu, occurrence_id=saturday.id))
    assert store.run(lambda tx: attendance.attended(tx, saturday)) == {settled.ha, settled.tu}


def test_a_second_confirmation_takes_the_place_of_the_first_and_both_are_history(
    store: Store, settled: Settled, saturday: Occurrence
) -> None:
    def unit(tx: Tx) -> None:
        for came in ({settled.hoa: True}, {settled.hoa: False, settled.tu: True}):
            attendance.confirm(tx, saturday, came, by=settled.ha)

    store.run(unit)
    assert store.run(lambda tx: attendance.attended(tx, saturday)) == {settled.tu}
    events = store.run(lambda tx: history.of(tx, "occurrence", saturday.id))
    said = [(e.old, e.new, e.person_id) for e in events if e.what == "attendance"]
    hoa, tu, ha = (str(id) for id in (settled.hoa, settled.tu, settled.ha))
    assert said == [("", hoa, int(ha)), (hoa, tu, int(ha))]


def test_a_date_that_moves_after_it_was_confirmed_is_open_again(
    store: Store, settled: Settled, saturday: Occurrence
) -> None:
    came = {settled.hoa: True}
    store.run(lambda tx: attendance.confirm(tx, saturday, came, by=settled.ha))
    later = SATURDAY.replace(day=10)
    store.run(lambda tx: rescheduling.move(tx, saturday, later, "Mưa"))
    moved = store.run(lambda tx: programmes.occurrence(tx, saturday.id))
    assert moved is not None
    assert store.run(lambda tx: attendance.confirmation(tx, moved)) is None
    assert store.run(lambda tx: attendance.attended(tx, moved)) == frozenset()
