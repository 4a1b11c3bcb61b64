"""What somebody still has to do goes to somebody else."""

from domain.people import Role
from domain.programme import SATURDAY_WITH_THE_PEOPLE
from storage import commune, handovers, households, planning, programmes, proposals, staff
from storage.transaction import Store, Tx
from tests.storage.conftest import Clock
from tests.storage.people import never_visited


def proposed(tx: Tx) -> tuple[int, int, int]:
    """Two households stand on Hoa's list for today, one on Tú's; occurrence, Hoa and Tú."""
    hamlet_id = commune.add_hamlet(tx, "Ấp 1") or 0
    hoa, tu = (staff.add(tx, name, [Role.CADRE]) for name in ("Lê Thị Hoa", "Ngô Anh Tú"))
    ids = [households.add(tx, hamlet_id, name, by=None) for name in ("bà Lan", "ông Ba", "bà Sa")]
    planning.plan(tx, programmes.establish(tx, SATURDAY_WITH_THE_PEOPLE))
    coming = programmes.next_one(tx)
    assert coming is not None
    proposals.propose(tx, coming.id, hoa, never_visited(*ids[:2]))
    proposals.propose(tx, coming.id, tu, never_visited(*ids[2:]))
    return coming.id, hoa, tu


def test_tasks_go_to_the_end_of_the_heirs_list_in_order(store: Store) -> None:
    occurrence_id, hoa, tu = store.run(proposed)
    before = store.run(lambda tx: proposals.listed(tx, occurrence_id, tu))
    tasks = store.run(lambda tx: handovers.open_tasks(tx, hoa))
    store.run(lambda tx: handovers.hand_over(tx, tasks, tu))
    after = store.run(lambda tx: proposals.listed(tx, occurrence_id, tu))
    assert after == before + [task.household_id for task in tasks]
    assert store.run(lambda tx: handovers.open_tasks(tx, hoa)) == []


def test_past_occurrences_leave_no_tasks(store: Store, clock: Clock) -> None:
    _, hoa, _ = store.run(proposed)
    clock.passes(days=1)
    assert len(store.run(lambda tx: handovers.open_tasks(tx, hoa))) == 2
    clock.passes(days=1)
    assert store.run(lambda tx: handovers.open_tasks(tx, hoa)) == []
