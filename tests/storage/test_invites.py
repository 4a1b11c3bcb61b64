"""Invitations are used once, expire, can be withdrawn and taken back."""

from functools import partial

from sqlalchemy import text

from domain.people import Role
from storage import invites, staff
from storage.transaction import Store, Tx
from tests.storage.conftest import Clock


def invited(tx: Tx, by: int | None = None, person_id: int | None = None) -> int:
    code = invites.create(tx, "Mai", [Role.CADRE], invited_by=by, person_id=person_id)
    invite = invites.behind(tx, code)
    assert invite is not None
    return invite.id


def somebody(tx: Tx) -> int:
    return staff.add(tx, "Lê Thị Hoa", [Role.ADMIN])


def test_an_invitation_is_used_once(store: Store, clock: Clock) -> None:
    person_id, invite_id = store.run(somebody), store.run(invited)
    assert store.run(lambda tx: invites.use(tx, invite_id, person_id))
    assert not store.run(lambda tx: invites.use(tx, invite_id, person_id))
    used = store.run(lambda tx: invites.get(tx, invite_id))
    assert used is not None
    assert (used.joined_id, used.used_at) == (person_id, clock.now)


def test_it_cannot_be_used_after_it_expired(store: Store, clock: Clock) -> None:
    person_id, invite_id = store.run(somebody), store.run(invited)
    clock.passes(days=7)
    assert not store.run(lambda tx: invites.use(tx, invite_id, person_id))
    assert store.run(invites.pending) == []


def test_the_code_itself_is_not_kept(store: Store) -> None:
    code = store.run(lambda tx: invites.create(tx, "Mai", [Role.CADRE]))
    query = text("SELECT * FROM invite")
    kept = store.run(lambda tx: str(tx.connection.execute(query).all()))
    assert code not in kept
    assert code.removeprefix("i_") not in kept


def test_it_is_taken_back_once_and_only_after_it_was_used(store: Store) -> None:
    person_id, invite_id = store.run(somebody), store.run(invited)
    take_back = partial(invites.take_back, invite_id=invite_id)
    assert not store.run(take_back)
    store.run(lambda tx: invites.use(tx, invite_id, person_id))
    assert store.run(take_back)
    assert not store.run(take_back)


def test_withdrawing_ends_those_by_a_person_and_those_for_their_phone(store: Store) -> None:
    hoa, tu = store.run(somebody), store.run(somebody)
    store.run(lambda tx: invited(tx, by=hoa))
    store.run(lambda tx: invited(tx, by=tu, person_id=hoa))
    kept = store.run(lambda tx: invited(tx, by=tu))
    store.run(lambda tx: invites.withdraw_of(tx, hoa))
    assert [invite.id for invite in store.run(invites.pending)] == [kept]


def test_the_last_one_for_a_phone_is_known(store: Store) -> None:
    hoa = store.run(somebody)
    assert store.run(lambda tx: invites.last_for(tx, hoa)) == 0
    first = store.run(lambda tx: invited(tx, person_id=hoa))
    second = store.run(lambda tx: invited(tx, person_id=hoa))
    assert store.run(lambda tx: invites.last_for(tx, hoa)) == second > first
    store.run(lambda tx: invites.withdraw_phones(tx, hoa))
    assert store.run(invites.pending) == []
