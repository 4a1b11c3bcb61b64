"""The door of the rehearsing bot, and who may use it."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import aiohttp
import pytest

from practice.clock import VirtualClock
from practice.doors import DoorClosed, HttpDoor
from practice.side_door import SideDoor
from tests.practice.desk import START

SECRET = "open sesame"


class Rehearsing:
    """A bot that is due in an hour."""

    settled = 0

    async def settle(self) -> None:
        self.settled += 1

    async def next_due_at(self) -> datetime | None:
        return START + timedelta(hours=1)


@pytest.fixture
async def app() -> Rehearsing:
    return Rehearsing()


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
