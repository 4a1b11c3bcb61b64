"""What is known of a hamlet when it is decided who is visited next."""

from datetime import date

from sqlalchemy import update

from domain.issue import Stage
from domain.programme import SATURDAY_WITH_THE_PEOPLE
from domain.visit import NotMet
from domain.visiting import Came, Reason, Standing
from storage import (
    attempts,
    planning,
    priorities,
    programmes,
    proposals,
    talks,
    turns,
    visits,
)
from storage.programmes import Occurrence
from storage.tables.issue import IssueRow
from storage.transaction import Store, Tx
from storage.types import table
from tests.storage.conftest import Clock
from tests.storage.people import SATURDAY, Settled, never_visited, settle, visited
from tests.storage.test_checks import opened


def saturday(tx: Tx) -> Occurrence:
    planning.plan(tx, programmes.establish(tx, SATURDAY_WITH_THE_PEOPLE))
    found = programmes.next_one(tx)
    assert found is not None
    return found


def raised(tx: Tx, here: Settled, household_id: int, stage: Stage) -> None:
    issue = opened(tx, here.hoa, here.hoa, stage)
    issues = table(IssueRow)
    mine = update(issues).where(issues.c.id == issue.id)
    tx.connection.execute(mine.values(household_id=household_id))


def test_the_first_group_today_and_what_is_to_be_told_now(store: Store, clock: Clock) -> None:
    def unit(tx: Tx) -> Settled:
        here = settle(tx)
        first, second = (priorities.add_group(tx, name) or 0 for name in ("Một", "Hai"))
        priorities.set_groups(tx, here.lan, [second, first], by=here.hoa)
        lapsing = priorities.add_group(tx, "Ba", is_yearly=True) or 0
        priorities.set_groups(tx, here.ba, [lapsing], by=here.hoa)
        raised(tx, here, here.lan, Stage.WAITING)
        raised(tx, here, here.lan, Stage.CLOSED)
        raised(tx, here, here.ba, Stage.ANSWERED)
        assert turns.standings(tx, here.hamlets[0]) == [
            Standing(here.lan, SATURDAY, place=1),
            Standing(here.ba, SATURDAY, place=3, has_answer=True),
        ]
        priorities.close_group(tx, first)
        return here

    here = store.run(unit)
    clock.passes(days=365)
    assert store.run(lambda tx: turns.standings(tx, here.hamlets[0])) == [
        Standing(here.lan, SATURDAY, place=2),
        Standing(here.ba, SATURDAY, has_answer=True),
    ]


def test_who_came_when_and_whether_it_was_proposed(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        on = saturday(tx)
        proposals.propose(tx, on.id, here.hoa, never_visited(here.lan))
        visited(tx, here.lan, here.hoa, occurrence_id=on.id)
        visited(tx, here.ba, here.hoa, date(2026, 1, 2), occurrence_id=on.id)
        mistake = visited(tx, here.ba, here.tu)
        visits.withdraw(tx, mistake.id, "ghi nhầm", by=here.tu)
        visited(tx, here.ut, here.tu)
        talk = talks.begin(tx, here.hoa, "visit", {})
        attempts.record(tx, here.ba, NotMet.NOT_HOME, by=here.hoa, on=SATURDAY, talk_id=talk.id)
        assert turns.came(tx, here.hamlets[0]) == [
            Came(here.ba, date(2026, 1, 2)),
            Came(here.lan, SATURDAY, listed=True),
            Came(here.ba, SATURDAY, met=False),
        ]
        proposals.exchange(tx, on.id, here.lan, here.ba)
        assert not any(one.listed for one in turns.came(tx, here.hamlets[0]))

    store.run(unit)


def test_a_household_is_exchanged_once_and_released(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        on = saturday(tx)
        proposals.propose(tx, on.id, here.hoa, never_visited(here.lan))
        assert proposals.exchange(tx, on.id, here.lan, here.ba)
        assert not proposals.exchange(tx, on.id, here.lan, here.ut)
        (only,) = proposals.of_occurrence(tx, on)
        assert (only.household_id, only.person_id, only.reason) == (
            here.ba,
            here.hoa,
            Reason.CHOSEN,
        )
        assert proposals.elsewhere(tx, on.id, here.hamlets[0]) == set()
        assert proposals.elsewhere(tx, on.id + 1, here.hamlets[0]) == {here.ba}
        proposals.release(tx, on.id, [here.ba])
        assert proposals.of_occurrence(tx, on) == []

    store.run(unit)


def test_a_shared_list_is_everybodys_who_takes_part_and_nobodys_task(store: Store) -> None:
    def unit(tx: Tx) -> None:
        here = settle(tx)
        on = saturday(tx)
        proposals.propose(tx, on.id, None, never_visited(here.ba, here.lan))
        for person_id in (here.hoa, here.tu):
            assert proposals.listed(tx, on.id, person_id) == [here.ba, here.lan]
            assert proposals.is_listed(tx, on.id, person_id, here.lan)
        visited(tx, here.ba, here.tu)
        assert proposals.still_to_visit(tx, on, here.hoa) == [here.lan]
        assert not proposals.is_listed(tx, on.id, here.hoa, here.ut)

    store.run(unit)
