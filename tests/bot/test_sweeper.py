from datetime import timedelta

from domain.message import Say
from storage import outbox
from storage.transaction import Tx
from tests.bot.conftest import House
from tests.bot.parrot import Due
from tests.bot.updates import LAN, MINH, a_message


async def test_what_is_due_is_done_once(house: House) -> None:
    at = house.clock() + timedelta(hours=1)
    house.parrot.due_items = [Due("notice", LAN, at), Due("notice", MINH, at)]
    app = await house.app()
    await app.settle()
    assert house.telegram.sent() == []
    assert await app.next_due_at() == at
    house.clock.turn(3600)
    await app.settle()
    await app.settle()
    assert sorted(house.telegram.sent()) == [f"due {LAN}", f"due {MINH}"]
    assert await app.next_due_at() is None


async def test_one_item_that_fails_does_not_stop_the_others(house: House) -> None:
    at = house.clock()
    broken = [Due("broken", number, at) for number in range(60)]
    house.parrot.due_items = [*broken, Due("notice", LAN, at)]
    app = await house.app()
    await app.settle()
    assert house.telegram.texts(LAN) == [f"due {LAN}"]
    assert await app.next_due_at() == at + timedelta(minutes=5)


async def test_a_long_sweep_does_not_keep_people_waiting(house: House) -> None:
    at = house.clock()
    house.parrot.due_items = [Due("notice", 1000 + number, at) for number in range(200)]
    app = await house.app(paced=False)
    await app.receive([a_message(text="live")])
    await app.settle()
    assert house.telegram.sent().index("live") < 100


async def test_words_are_forgotten_after_some_days(house: House) -> None:
    app = await house.app(keep_days=7)
    await app.receive([a_message(text="riêng tư")])
    await app.settle()
    house.clock.turn(6 * 24 * 3600)
    await app.forget()
    kept = "SELECT count(*) FROM inbox WHERE payload IS NOT NULL"
    assert house.value(kept) == 1
    house.clock.turn(2 * 24 * 3600)
    await app.forget()
    assert house.value(kept) == 0
    assert house.value("SELECT count(*) FROM outbox WHERE body IS NOT NULL") == 0


async def test_what_waits_is_never_forgotten(house: House) -> None:
    app = await house.app()
    at = house.clock() + timedelta(days=30)

    def unit(tx: Tx) -> None:
        outbox.queue(tx, LAN, [Say("x", due_at=at)])

    await app.run_unit(unit)
    house.clock.turn(29 * 24 * 3600)
    await app.forget()
    house.clock.turn(24 * 3600)
    await app.settle()
    assert house.telegram.texts(LAN) == ["x"]
