"""The accounts people speak from, and the bot's own name."""

from domain.people import Role
from storage import accounts, bot_identity, staff
from storage.transaction import Store
from tests.storage.conftest import Clock


def test_an_account_is_known_also_after_it_ended(store: Store, clock: Clock) -> None:
    person_id = store.run(lambda tx: staff.add(tx, "Lê Thị Hoa", [Role.CADRE]))
    assert store.run(lambda tx: accounts.bound_at(tx, person_id)) is None
    assert store.run(lambda tx: accounts.whose(tx, 7)) is None
    store.run(lambda tx: staff.bind(tx, person_id, 7, 7))
    assert store.run(lambda tx: accounts.bound_at(tx, person_id)) == clock.now
    store.run(lambda tx: staff.leave(tx, person_id))
    assert store.run(lambda tx: accounts.bound_at(tx, person_id)) is None
    assert store.run(lambda tx: accounts.whose(tx, 7)) == person_id


def test_the_bots_name_is_the_last_one_told(store: Store) -> None:
    assert store.run(bot_identity.username) == ""
    for name in ("@gandan_bot", "tanlua_bot"):
        store.run(lambda tx, name=name: bot_identity.remember(tx, name))  # type: ignore[misc]
    assert store.run(bot_identity.username) == "tanlua_bot"
