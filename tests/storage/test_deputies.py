"""Who goes for whom: asked and answered once, with the list that passes."""

from datetime import date, timedelta

from domain.programme import SATURDAY_WITH_THE_PEOPLE
from domain.visiting import Next, Reason
from storage import deputies, planning, programmes, proposals, registrations
from storage.deputies import Answer, Deputy
from storage.registrations import Registration
from storage.transaction import Store, Tx
from tests.storage.conftest import Clock
from tests.storage.people import Settled, settle, visited


def asked(tx: Tx, here: Settled, until_on: date) -> Deputy:
    """Tú is asked to go for Hoa."""
    planning.plan(tx, programmes.establish(tx, SATURDAY_WITH_THE_PEOPLE))
    occurrence = programmes.next_one(tx)
    assert occurrence is not None
    hamlets = here.hamlets[:1]
    id = deputies.ask(
        tx,
        occurrence.id,
        here.tu,
        for_id=here.hoa,
        hamlet_ids=hamlets,
        until_on=until_on,
        by=here.hoa,
    )
    one = deputies.get(tx, id)
    assert one is not None
    return one


def test_a_question_is_answered_once(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        one = asked(tx, here, tx.today)
        assert (one.for_id, one.hamlet_ids, one.is_open) == (here.hoa, here.hamlets[:1], True)
        assert deputies.hamlets_of(tx, here.tu) == frozenset()
        assert deputies.settle(tx, one, Answer.ACCEPTED)
        assert not deputies.settle(tx, one, Answer.DECLINED)
        assert deputies.stood_in(tx, here.tu) == {one.occurrence_id}
        assert deputies.hamlets_of(tx, here.tu) == set(here.hamlets[:1])
        deputies.withdraw_all(tx, one.occurrence_id)
        assert deputies.stood_in(tx, here.tu) == frozenset()
        assert deputies.freed_now(tx, one.occurrence_id) == [here.tu]

    store.run(unit)


def test_it_ends_with_its_last_day(store: Store, clock: Clock) -> None:
    def accept(tx: Tx) -> int:
        here = settle(tx)
        deputies.settle(tx, asked(tx, here, tx.today + timedelta(days=1)), Answer.ACCEPTED)
        return here.tu

    tu = store.run(accept)
    clock.passes(days=1)
    assert store.run(lambda tx: deputies.hamlets_of(tx, tu))
    clock.passes(days=1)
    assert not store.run(lambda tx: deputies.hamlets_of(tx, tu))


def chosen(*household_ids: int) -> list[Next]:
    return [Next(id, Reason.LONGEST_UNVISITED) for id in household_ids]


def test_a_list_passes_to_the_end_of_another_and_back(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        one = asked(tx, here, tx.today)
        on = one.occurrence_id
        proposals.propose(tx, on, here.hoa, chosen(here.lan, here.ba))
        proposals.propose(tx, on, here.tu, chosen(here.ut))
        there = deputies.proposed_in(tx, on, one.hamlet_ids)
        assert there == [(here.lan, here.hoa), (here.ba, here.hoa)]
        deputies.hand_over(tx, one, [here.lan, here.ba], None, here.tu)
        assert proposals.listed(tx, on, here.tu) == [here.ut, here.lan, here.ba]
        deputies.keep_households(tx, one, [here.lan, here.ba])
        kept = deputies.get(tx, one.id)
        assert kept is not None
        deputies.hand_over(tx, kept, kept.household_ids, here.tu, here.hoa)
        assert proposals.listed(tx, on, here.hoa) == [here.lan, here.ba]
        assert proposals.listed(tx, on, here.tu) == [here.ut]

    store.run(unit)


def test_a_word_keeps_its_tasks_and_who_wrote_it(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        on = asked(tx, here, tx.today).occurrence_id
        assert registrations.word(tx, on, here.hoa) is None
        registrations.answer(tx, on, here.hoa, takes_part=True, registered_by=here.ha)
        registrations.take_on(tx, on, here.hoa, ["Trồng <hoa>"])
        known = Registration(True, "", ("Trồng <hoa>",), here.ha)
        assert registrations.word(tx, on, here.hoa) == known
        assert registrations.of(tx, on) == {here.hoa: known}

    store.run(unit)


def test_a_visit_written_for_another_is_made_by_them(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        visit = visited(tx, here.lan, here.hoa, on_behalf_of=here.tu)
        assert (visit.recorded_by, visit.made_by) == (here.hoa, here.tu)
        assert visited(tx, here.ba, here.hoa).made_by == here.hoa

    store.run(unit)
