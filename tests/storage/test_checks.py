"""When issues are looked at: planned, and at once when somebody they are with changed."""

from datetime import date, timedelta
from functools import partial

import pytest

from domain.issue import Channel, Clocks, IssueDraft, Kind, Limits, Origin, Stage, Urgency
from domain.people import Role
from domain.spoken import Spoken
from storage import categories, checks, issue_lists, issues, staff
from storage.issues import Issue
from storage.transaction import Store, Tx
from tests.storage.conftest import Clock
from tests.storage.people import Settled, settle

DUE = Clocks(date(2026, 1, 19), date(2026, 1, 19))
LATER = timedelta(days=9)


def opened(tx: Tx, by: int, holder_id: int | None, stage: Stage = Stage.WAITING) -> Issue:
    """An issue that is next looked at in nine days."""
    if not categories.open_ones(tx):
        limits = {Urgency.NORMAL: Limits(10, 10)}
        categories.add(tx, "Giao thông", [], 1, is_beyond=False, limits=limits, valid_from=tx.today)
    category = categories.open_ones(tx)[0]
    return issues.open_issue(
        tx,
        IssueDraft(Kind.REPORT, Spoken("Đường ngập"), category.id),
        DUE,
        Origin(Channel.VISIT, tx.today),
        by=by,
        stage=stage,
        holder_id=holder_id,
        due_on=None if stage is Stage.CLOSED else DUE.answer_on,
        check_at=None if stage is Stage.CLOSED else tx.now + LATER,
    )


def looked_at_now(tx: Tx) -> list[int]:
    return [id for id, _ in checks.due(tx, 50)]


@pytest.fixture
def here(store: Store) -> Settled:
    def prepare(tx: Tx) -> Settled:
        here = settle(tx)
        for number, person_id in enumerate((here.hoa, here.tu, here.ha), start=1):
            staff.bind(tx, person_id, number, number)
        return here

    return store.run(prepare)


def test_who_lost_the_account_to_another_is_looked_after_at_once(
    store: Store, here: Settled
) -> None:
    lost = store.run(lambda tx: opened(tx, here.hoa, here.tu))
    assert store.run(looked_at_now) == []
    store.run(lambda tx: staff.bind(tx, here.ha, 2, 2))
    assert store.run(looked_at_now) == [lost.id]


def test_a_look_is_due_when_its_time_has_come(store: Store, here: Settled, clock: Clock) -> None:
    first = store.run(lambda tx: opened(tx, here.hoa, here.tu))
    assert store.run(checks.next_at) == clock.now + LATER
    assert store.run(looked_at_now) == []
    clock.passes(days=9)
    assert store.run(looked_at_now) == [first.id]
    later = clock.now + LATER
    store.run(lambda tx: checks.schedule(tx, first.id, later, reminders=2, notice_reminders=1))
    again = store.run(lambda tx: issues.get(tx, first.id))
    assert again is not None
    assert (again.check_at, again.reminders, again.notice_reminders) == (later, 2, 1)
    assert again.version == first.version
    assert store.run(looked_at_now) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda tx, who: staff.set_roles(tx, who, [Role.CADRE]),
        lambda tx, who: staff.set_hamlets(tx, who, [], whole_commune=True),
        lambda tx, who: staff.unbind(tx, who),
        lambda tx, who: staff.leave(tx, who),
        lambda tx, who: staff.bind(tx, who, 9, 9),
        lambda tx, who: staff.unreachable(tx, 2),
        lambda tx, who: staff.reachable(tx, 2),
    ],
)
def test_what_is_with_somebody_who_changed_is_looked_at_now(
    store: Store, here: Settled, change: object
) -> None:
    def prepare(tx: Tx) -> list[int]:
        held = opened(tx, here.hoa, here.tu)
        told = opened(tx, here.tu, here.ha)
        unheld = opened(tx, here.hoa, here.ha, Stage.UNHELD)
        stranded = opened(tx, here.hoa, here.ha, Stage.ANSWERED)
        opened(tx, here.hoa, here.hoa, Stage.ANSWERED)
        opened(tx, here.hoa, here.ha)
        opened(tx, here.tu, None, Stage.CLOSED)
        assert callable(change)
        change(tx, here.tu)
        return [held.id, told.id, unheld.id, stranded.id]

    expected = store.run(prepare)
    assert store.run(looked_at_now) == expected


def test_a_look_that_was_planned_and_missed_keeps_its_time(
    store: Store, here: Settled, clock: Clock
) -> None:
    first = store.run(lambda tx: opened(tx, here.hoa, here.tu))
    planned_at = clock.now + LATER
    clock.passes(days=12)
    store.run(lambda tx: staff.unreachable(tx, 2))
    assert store.run(lambda tx: checks.due(tx, 5)) == [(first.id, planned_at)]


def test_counts_without_a_look_at_any_issue(store: Store, here: Settled) -> None:
    def prepare(tx: Tx) -> int:
        opened(tx, here.hoa, here.tu)
        opened(tx, here.tu, here.ha)
        opened(tx, here.tu, None, Stage.CLOSED)
        return opened(tx, here.hoa, None, Stage.UNHELD).id

    assert store.run(checks.with_nobody) == (0, 0)
    unheld = store.run(prepare)
    assert store.run(lambda tx: checks.count_with(tx, here.tu)) == 2
    assert store.run(lambda tx: checks.count_with(tx, here.ha)) == 1
    assert store.run(checks.with_nobody) == (1, unheld)


def test_a_second_leader_finds_it_among_what_waits(store: Store, here: Settled) -> None:
    def prepare(tx: Tx) -> None:
        issue = opened(tx, here.hoa, here.tu)
        issues.act(tx, issue, "also_sent", {"backup_id": here.ha}, by=None)

    store.run(prepare)
    for person_id, waiting in ((here.tu, 1), (here.ha, 1), (here.hoa, 0)):
        found = store.run(partial(issue_lists.waiting_for, person_id=person_id))
        assert found.count == waiting
