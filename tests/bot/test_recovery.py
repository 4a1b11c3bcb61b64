import asyncio
import sqlite3

import pytest

from bot import worker
from domain.message import Card, Say
from storage import outbox
from tests.bot.conftest import House
from tests.bot.updates import LAN, MINH, a_message, a_tap


async def test_rows_that_waited_leave_after_a_restart(house: House) -> None:
    store = house.store()
    store.run(lambda tx: outbox.queue(tx, LAN, [Say("một"), Say("hai")]))
    store.close()
    app = await house.app()
    await app.settle()
    assert house.telegram.texts(LAN) == ["một", "hai"]


async def test_updates_that_were_stored_are_handled_after_a_restart(house: House) -> None:
    app = await house.app()
    house.parrot.failures["một"] = 1
    await app.receive([a_message(text="một"), a_message(text="hai")])
    await app.settle()
    await app.stop()
    again = await house.app()
    await again.settle()
    assert house.telegram.texts(LAN) == []
    house.clock.turn(1)
    await again.settle()
    assert house.telegram.texts(LAN) == ["một", "hai"]


async def test_after_a_kill_nothing_is_lost_and_no_record_doubled(house: House) -> None:
    house.telegram.hold = asyncio.Event()
    killed = await house.app()
    updates = [a_message(text="một"), a_message(text="hai"), a_tap(data="ba")]
    await killed.receive(updates)
    while not house.telegram.in_flight[LAN]:
        await killed.run_unit(lambda tx: None)
    second = await house.app()
    await second.receive(updates)  # Telegram was never told that we have them
    house.telegram.hold.set()
    await second.settle()
    assert len(house.parrot.heard) == 3
    assert set(house.telegram.texts(LAN)) == {"một", "hai", "ba"}


async def test_five_parallel_deliveries_make_one_record(house: House) -> None:
    app = await house.app()
    update = a_message(text="một")
    await asyncio.gather(*(app.receive([update]) for _ in range(5)))
    await app.receive([update, update])
    await app.settle()
    assert len(house.parrot.heard) == 1
    assert house.telegram.texts(LAN) == ["một"]


async def test_a_failing_update_holds_its_chat_until_it_succeeds(house: House) -> None:
    app = await house.app()
    house.parrot.failures["một"] = 3
    await app.receive([a_message(text="một"), a_message(text="hai"), a_message(MINH, text="ba")])
    for seconds in (0, 1, 4, 14):
        house.clock.turn(seconds)
        await app.settle()
        assert house.telegram.texts(LAN) == []
        assert house.telegram.texts(MINH) == ["ba"]
    house.clock.turn(1)
    await app.settle()
    assert house.telegram.texts(LAN) == ["một", "hai"]


async def test_after_the_fourth_failure_the_chat_goes_on(house: House) -> None:
    app = await house.app()
    house.parrot.failures["một"] = 99
    await app.receive([a_message(text="một"), a_message(text="hai")])
    for seconds in (0, 1, 4, 15, 3600):
        house.clock.turn(seconds)
        await app.settle()
    assert house.telegram.texts(LAN) == ["Đã giữ lại", "hai"]
    assert house.parrot.failures["một"] == 95


async def test_what_cannot_be_read_is_parked_at_once(house: House) -> None:
    app = await house.app()
    broken = a_message(text="x")
    broken["message"]["date"] = "yesterday"
    await app.receive([broken, a_message(text="hai")])
    await app.settle()
    assert house.telegram.texts(LAN) == ["Đã giữ lại", "hai"]


async def test_a_locked_database_is_nobodys_fault(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "backoff", lambda _failures, _ceiling: 0.001)
    app = await house.app()
    other = sqlite3.connect(house.directory / "gandan.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    received = asyncio.create_task(
        app.receive([a_message(text="một"), a_message(text="hai"), a_message(MINH, text="ba")])
    )
    await asyncio.wait({received}, timeout=0.06)
    assert not received.done()
    other.execute("COMMIT")
    other.close()
    await received
    await app.settle()
    assert house.telegram.texts(LAN) == ["một", "hai"]
    assert house.telegram.texts(MINH) == ["ba"]


async def test_a_full_disk_is_nobodys_fault(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "backoff", lambda _failures, _ceiling: 0.001)
    house.prepares(f"max_page_count = {house.value('PRAGMA page_count')}")
    app = await house.app()
    many = [a_message(text=f"{number}" + " " * 4000) for number in range(20)]
    received = asyncio.create_task(app.receive(many))
    await asyncio.wait({received}, timeout=0.05)
    assert not received.done()
    house.prepares()
    await received
    await app.settle()
    assert [text.strip() for text in house.telegram.texts(LAN)] == [str(n) for n in range(20)]


async def test_an_excuse_that_fails_does_not_hold_the_chat(house: House) -> None:
    app = await house.app()
    house.parrot.excuses = False
    broken = a_message(text="x")
    broken["message"]["date"] = "yesterday"
    await app.receive([broken, a_message(text="hai")])
    await app.settle()
    assert house.telegram.texts(LAN) == ["hai"]


async def test_a_stop_finishes_what_it_holds(house: House) -> None:
    app = await house.app()
    await app.receive([a_message(text=str(n)) for n in range(4)])
    await app.stop()
    assert house.telegram.texts(LAN) == ["0", "1", "2", "3"]
    again = await house.app()
    await again.settle()
    assert len(house.telegram.sent()) == 4


async def test_a_restart_remembers_where_a_card_stands(house: House) -> None:
    app = await house.app()
    await app.run_unit(lambda tx: outbox.queue(tx, LAN, [Card("talk", "1")]))
    await app.stop()
    again = await house.app()
    await again.run_unit(lambda tx: outbox.queue(tx, LAN, [Card("talk", "2")]))
    await again.settle()
    assert house.telegram.texts(LAN) == ["2"]
