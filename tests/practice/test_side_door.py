"""The door of the rehearsing bot, and who may use it."""

import json
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from practice.clock import VirtualClock
from practice.doors import DoorClosed, HttpDoor
from practice.side_door import SideDoor
from storage import inbox
from storage.engine import open_engine
from storage.inbox import Raw
from storage.transaction import Store, Unit
from tests import ready
from tests.practice.desk import START, ZONE
from tests.world import CAST, make_commune

SECRET = "open sesame"


class Rehearsing:
    """A bot that is due in an hour, on a database with all tables."""

    settled = 0

    def __init__(self, store: Store) -> None:
        self.store = store

    async def run_unit(self, unit: Unit[Any]) -> Any:
        return self.store.run(unit)

    async def settle(self) -> None:
        self.settled += 1

    async def next_due_at(self) -> datetime | None:
        return START + timedelta(hours=1)


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[Rehearsing]:
    ready.copy(make_commune, tmp_path / "gandan.db")
    url = f"sqlite:///{(tmp_path / 'gandan.db').as_posix()}"
    store = Store(open_engine(url), lambda: START, ZONE)
    yield Rehearsing(store)
    store.close()


@pytest.fixture
async def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
async def address(app: Rehearsing, clock: VirtualClock) -> AsyncIterator[str]:
    door = SideDoor(app, clock, SECRET)
    yield f"http://127.0.0.1:{await door.open()}"
    await door.close()


def door_to(address: str, secret: str = SECRET) -> HttpDoor:
    async def where() -> str:
        return address

    return HttpDoor(where, secret)


async def test_the_server_asks_moves_and_settles(
    address: str, app: Rehearsing, clock: VirtualClock
) -> None:
    door = door_to(address)
    assert await door.next_due(START + timedelta(hours=2)) == START + timedelta(hours=1)
    assert await door.next_due(START) is None
    await door.set_clock(START, held=True)
    assert clock.now() == START
    await door.settle()
    assert app.settled == 1


async def test_it_tells_what_happened_what_comes_and_what_is_known_of_a_chat(
    address: str, app: Rehearsing
) -> None:
    hoa = CAST["hoa"][0]
    tap = {"id": "1", "from": {"id": hoa, "is_bot": False, "first_name": "Hoa"}, "data": "home"}
    tap["message"] = {"message_id": 7, "date": 1, "chat": {"id": hoa, "type": "private"}}
    update = Raw(5, hoa, json.dumps({"update_id": 5, "callback_query": tap}))
    app.store.run(lambda tx: inbox.receive(tx, [update]))
    door = door_to(address)
    counts = await door.counts()
    assert counts["visits"] == counts["beyond"] == counts["begun"] == 0
    assert counts["hamlets"] > 0 < counts["cadre"]
    assert isinstance(await door.coming(), list)
    [seen] = (await door.inspect(hoa))["updates"]
    assert (seen["what"], seen["message_id"]) == ("home", 7)
    assert json.loads(seen["raw"])["update_id"] == 5
    assert seen["handler"] == "handlers.home.actions.show_home"


async def test_nobody_else_gets_in(address: str, app: Rehearsing) -> None:
    with pytest.raises(DoorClosed):
        await door_to(address, "guessed").settle()
    async with aiohttp.ClientSession() as http, http.post(f"{address}/door/settle") as response:
        assert response.status == 403
    assert app.settled == 0


async def test_a_door_that_is_gone_is_said_to_be(unused_port: int) -> None:
    with pytest.raises(DoorClosed):
        await door_to(f"http://127.0.0.1:{unused_port}").settle()


@pytest.fixture
def unused_port() -> int:
    return 1
