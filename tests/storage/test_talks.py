"""Talks: one is current, many may wait, each ends once."""

from storage import talks
from storage.transaction import Store, Tx
from tests.storage.conftest import Clock
from tests.storage.people import settle


def test_a_state_is_read_back_as_it_was_stored(store: Store) -> None:
    state = {"answers": {"note": "😀 \ud83d \x00 <b>"}, "turn": 3, "last": [1, "+3"], "n": None}

    def unit(tx: Tx) -> None:
        talk = talks.begin(tx, settle(tx).hoa, "visit", state)
        assert talk.state == state
        talks.save(tx, talk, {**state, "turn": 4}, "household:1")
        saved = talks.get(tx, talk.id)
        assert saved is not None
        assert (saved.state["turn"], saved.subject, saved.ending) == (4, "household:1", None)

    store.run(unit)


def test_one_talk_of_a_person_is_current(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        first, second = (talks.begin(tx, here.hoa, "visit", {}) for _ in range(2))
        other = talks.begin(tx, here.tu, "visit", {})
        assert _current(tx, here.hoa) == second.id
        again = talks.get(tx, first.id)
        assert again is not None
        talks.make_current(tx, again)
        talks.make_current(tx, again)
        assert _current(tx, here.hoa) == first.id
        assert _current(tx, here.tu) == other.id
        talks.leave_current(tx, here.hoa)
        assert _current(tx, here.hoa) is None
        assert {talk.id for talk in talks.open_of(tx, here.hoa)} == {first.id, second.id}

    store.run(unit)


def test_a_talk_ends_once_and_nobody_types_into_it(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        talk = talks.begin(tx, here.hoa, "visit", {})
        assert talks.end(tx, talk.id, "done")
        assert not talks.end(tx, talk.id, "cancelled")
        ended = talks.get(tx, talk.id)
        assert ended is not None
        assert (ended.ending, ended.is_current) == ("done", False)
        assert _current(tx, here.hoa) is None
        assert talks.open_of(tx, here.hoa) == []

    store.run(unit)


def test_an_offer_is_taken_once(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        talk = talks.begin(tx, here.hoa, "correct", {})
        assert not talks.take_offer(tx, talk.id)
        talks.end(tx, talk.id, "offered")
        assert talks.take_offer(tx, talk.id)
        assert not talks.take_offer(tx, talk.id)

    store.run(unit)


def test_a_cancelled_talk_is_taken_back(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        talk = talks.begin(tx, here.hoa, "visit", {"turn": 1})
        talks.end(tx, talk.id, "cancelled")
        talks.reopen(tx, talk.id)
        assert [t.id for t in talks.open_of(tx, here.hoa)] == [talk.id]

    store.run(unit)


def test_open_talks_stand_in_the_order_of_their_last_change(store: Store, clock: Clock) -> None:
    here = store.run(settle)
    made = [store.run(lambda tx: talks.begin(tx, here.hoa, "visit", {})) for _ in range(2)]
    clock.passes(minutes=1)
    store.run(lambda tx: talks.save(tx, made[0], {}, None))
    found = store.run(lambda tx: talks.open_of(tx, here.hoa))
    assert [talk.id for talk in found] == [made[0].id, made[1].id]


def test_answers_of_ended_talks_are_forgotten_later_and_those_of_open_ones_never(
    store: Store, clock: Clock
) -> None:
    here = store.run(settle)
    state = {"answers": {"note": {"value": "kín"}}, "start": {"visit": 1}, "title": "x", "left": 1}

    def begin(tx: Tx) -> tuple[int, int]:
        open_one, ended = (talks.begin(tx, here.hoa, "visit", state) for _ in range(2))
        talks.end(tx, ended.id, "done")
        return open_one.id, ended.id

    open_one, ended = store.run(begin)
    assert store.run(lambda tx: talks.forget_states(tx, tx.now)) == 0
    before = clock.passes(days=8)
    assert store.run(lambda tx: talks.forget_states(tx, before)) == 1
    assert store.run(lambda tx: talks.forget_states(tx, before)) == 0

    def states(tx: Tx) -> list[str]:
        return [
            str(talk and talk.state) for talk in (talks.get(tx, id) for id in (open_one, ended))
        ]

    kept, forgotten = store.run(states)
    assert "kín" in kept
    assert "kín" not in forgotten


def _current(tx: Tx, person_id: int) -> int | None:
    talk = talks.current(tx, person_id)
    return talk.id if talk else None
