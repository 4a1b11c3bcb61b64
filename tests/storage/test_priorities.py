"""Priority groups and the households in them, day by day."""

from storage import history, priorities
from storage.transaction import Store, Tx
from tests.storage.conftest import Clock
from tests.storage.people import settle


def named(tx: Tx, household_id: int) -> list[str]:
    return [one.group.name for one in priorities.of_household(tx, household_id)]


def settled(tx: Tx) -> tuple[int, int, int, int]:
    """The household of bà Lan, Hoa, a lasting group and a yearly one."""
    here = settle(tx)
    lasting = priorities.add_group(tx, "Hộ chính sách", is_sensitive=False)
    yearly = priorities.add_group(tx, "Hộ nghèo", is_yearly=True)
    return here.lan, here.hoa, lasting or 0, yearly or 0


def test_a_yearly_membership_ends_with_the_year_and_a_lasting_one_does_not(
    store: Store, clock: Clock
) -> None:
    lan, hoa, lasting, yearly = store.run(settled)
    assert store.run(lambda tx: priorities.set_groups(tx, lan, [lasting, yearly], by=hoa))
    assert not store.run(lambda tx: priorities.set_groups(tx, lan, [yearly, lasting], by=hoa))
    assert store.run(lambda tx: named(tx, lan)) == ["Hộ chính sách", "Hộ nghèo"]
    clock.passes(days=362)
    assert store.run(lambda tx: named(tx, lan)) == ["Hộ chính sách", "Hộ nghèo"]
    clock.passes(days=1)
    assert store.run(lambda tx: named(tx, lan)) == ["Hộ chính sách"]
    assert store.run(lambda tx: priorities.count_of(tx, yearly)) == 0


def test_what_is_taken_away_is_gone_at_once_and_may_come_again(store: Store) -> None:
    lan, hoa, lasting, _ = store.run(settled)

    def unit(tx: Tx) -> list[list[str]]:
        seen = []
        for wanted in ([lasting], [], [lasting], [lasting]):
            priorities.set_groups(tx, lan, wanted, by=hoa)
            seen.append(named(tx, lan))
        return seen

    assert store.run(unit) == [["Hộ chính sách"], [], ["Hộ chính sách"], ["Hộ chính sách"]]
    events = store.run(lambda tx: history.of(tx, "household", lan))
    number = str(lasting)
    assert [(e.old, e.new) for e in events] == [("", number), (number, ""), ("", number)]
    assert {e.person_id for e in events} == {hoa}


def test_a_closed_group_holds_nobody_also_when_it_is_opened_again(store: Store) -> None:
    lan, hoa, lasting, yearly = store.run(settled)
    store.run(lambda tx: priorities.set_groups(tx, lan, [lasting, yearly], by=hoa))
    store.run(lambda tx: priorities.close_group(tx, lasting))
    assert store.run(lambda tx: named(tx, lan)) == ["Hộ nghèo"]
    assert store.run(lambda tx: priorities.set_groups(tx, lan, [lasting, yearly], by=hoa)) is False
    assert store.run(lambda tx: priorities.add_group(tx, "hộ CHÍNH sách")) == lasting
    assert store.run(lambda tx: named(tx, lan)) == ["Hộ nghèo"]


def test_two_groups_never_have_one_name(store: Store) -> None:
    _, _, lasting, _ = store.run(settled)
    assert store.run(lambda tx: priorities.add_group(tx, "ho ngheo")) is None
    assert not store.run(lambda tx: priorities.rename_group(tx, lasting, "Hộ Nghèo"))
    assert store.run(lambda tx: priorities.rename_group(tx, lasting, "Hộ chính sách 2"))


def test_a_new_group_is_named_to_nobody_else_until_said_otherwise(store: Store) -> None:
    added = store.run(lambda tx: priorities.add_group(tx, "Hộ đơn thân"))
    (group,) = store.run(priorities.open_groups)
    assert (group.id, group.is_sensitive, group.is_yearly) == (added, True, False)
