"""A hamlet is closed; what belonged to it goes to another."""

from domain.people import Role
from storage import commune, history, households, invites, mergers, staff
from storage.transaction import Store, Tx


def settled(tx: Tx) -> tuple[int, int, int, int]:
    """Two hamlets, a person in charge of the first, another in charge of both."""
    first, second = (commune.add_hamlet(tx, name) or 0 for name in ("Ấp 1", "Ấp 2"))
    one = staff.add(tx, "Lê Thị Hoa", [Role.CADRE], [first])
    both = staff.add(tx, "Ngô Anh Tú", [Role.CADRE], [first, second])
    return first, second, one, both


def charges(tx: Tx, *person_ids: int) -> list[frozenset[int]]:
    people = (staff.by_id(tx, person_id) for person_id in person_ids)
    return [person.hamlet_ids for person in people if person]


def test_households_people_and_invitations_follow(store: Store) -> None:
    first, second, one, both = store.run(settled)
    household = store.run(lambda tx: households.add(tx, first, "bà Lan", by=one))
    store.run(lambda tx: invites.create(tx, "Mai", [Role.CADRE], [first]))
    store.run(lambda tx: mergers.close(tx, first, second, by=both))
    assert [h.id for h in store.run(commune.hamlets)] == [second]
    assert store.run(lambda tx: households.count(tx, second)) == 1
    assert store.run(lambda tx: charges(tx, one, both)) == [{second}, {second}]
    assert store.run(invites.pending)[0].hamlet_ids == {second}
    (event,) = store.run(lambda tx: history.of(tx, "household", household))
    assert (event.what, event.old, event.new) == ("hamlet", str(first), str(second))
    assert event.person_id == both


def test_without_another_hamlet_the_charges_just_end(store: Store) -> None:
    first, second, one, both = store.run(settled)
    store.run(lambda tx: mergers.close(tx, first, None, by=both))
    assert store.run(lambda tx: charges(tx, one, both)) == [frozenset(), {second}]
