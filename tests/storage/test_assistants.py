"""Assistants of leaders, as long as both are what they were."""

from collections.abc import Callable

import pytest

from domain.people import Role
from storage import assistants, staff
from storage.transaction import Store, Tx


def named(tx: Tx) -> tuple[int, int]:
    leader = staff.add(tx, "Trần Văn Minh", [Role.LEADER, Role.CADRE], whole_commune=True)
    assistant = staff.add(tx, "Ngô Anh Tú", [Role.CADRE])
    assert assistants.name(tx, leader, assistant)
    return leader, assistant


def found(store: Store, leader: int, assistant: int) -> tuple[set[int], set[int]]:
    def look(tx: Tx) -> tuple[set[int], set[int]]:
        of_leader = assistants.of_leader(tx, leader)
        return set(of_leader), set(assistants.leaders_of(tx, assistant))

    return store.run(look)


def test_somebody_is_named_once_and_ended_once(store: Store) -> None:
    leader, assistant = store.run(named)
    assert found(store, leader, assistant) == ({assistant}, {leader})
    assert not store.run(lambda tx: assistants.name(tx, leader, assistant))
    assert store.run(lambda tx: assistants.end(tx, leader, assistant))
    assert not store.run(lambda tx: assistants.end(tx, leader, assistant))
    assert found(store, leader, assistant) == (set(), set())
    assert store.run(lambda tx: assistants.name(tx, leader, assistant))
    assert found(store, leader, assistant) == ({assistant}, {leader})


ENDS: dict[str, Callable[[Tx, int, int], None]] = {
    "the leader leaves": lambda tx, leader, assistant: staff.leave(tx, leader),
    "the assistant leaves": lambda tx, leader, assistant: staff.leave(tx, assistant),
    "the role ends": lambda tx, leader, assistant: staff.set_roles(tx, leader, [Role.CADRE]),
}


@pytest.mark.parametrize("why", ENDS)
def test_it_counts_no_more_when(store: Store, why: str) -> None:
    leader, assistant = store.run(named)
    store.run(lambda tx: ENDS[why](tx, leader, assistant))
    assert found(store, leader, assistant) == (set(), set())
