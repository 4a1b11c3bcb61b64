import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import pytest

from bot.botapi import BotApi
from bot.intake import Intake, chat_of, next_offset, raws_of
from storage.inbox import Raw
from tests.bot.conftest import House
from tests.bot.fake_time import LeapingTime
from tests.bot.standin import DROPPED, TOKEN, Fault, StandIn, slow_down
from tests.bot.updates import LAN, MINH, a_message, a_tap


class Listening:
    """An intake whose store can be made to fail."""

    def __init__(self, telegram: StandIn, time: LeapingTime) -> None:
        self.api = BotApi(TOKEN, telegram.url)
        self.stored: list[int] = []
        self.failures = 0
        self.came = asyncio.Condition()
        self.intake = Intake(self.api, self._store, time)

    async def _store(self, raws: Sequence[Raw]) -> None:
        if self.failures > 0:
            self.failures -= 1
            raise RuntimeError
        async with self.came:
            self.stored += [raw.update_id for raw in raws]
            self.came.notify_all()

    async def hears(self, count: int) -> None:
        await self.api.open()
        task = asyncio.create_task(self.intake.run())
        async with asyncio.timeout(10), self.came:
            await self.came.wait_for(lambda: len(self.stored) >= count)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await self.api.close()


async def test_each_batch_is_confirmed_after_it_is_stored(
    telegram: StandIn, time: LeapingTime
) -> None:
    listening = Listening(telegram, time)
    listening.failures = 2
    updates = [a_message(text=str(n)) for n in range(250)]
    telegram.push(*updates)
    await listening.hears(250)
    assert listening.stored == [u["update_id"] for u in updates]


@pytest.mark.parametrize(
    "faults",
    [
        [Fault(500)] * 5,
        [DROPPED] * 3,
        [slow_down(30)],
        [Fault(409, "Conflict: terminated by other getUpdates request")] * 2,
        [Fault(409, "Conflict: can't use getUpdates method while webhook is active")],
        [Fault(401, "Unauthorized")],
        [Fault(404, "Not Found")],
        [Fault(200, "nonsense")],
    ],
)
async def test_listening_never_ends(
    telegram: StandIn, time: LeapingTime, faults: list[Fault]
) -> None:
    listening = Listening(telegram, time)
    telegram.fails("getUpdates", *faults)
    telegram.push(a_message(text="x"))
    await listening.hears(1)
    webhook = any("webhook" in fault.description for fault in faults)
    assert bool(telegram.made("deleteWebhook")) is webhook
    assert time.seconds >= 1


async def test_back_off_grows_to_half_a_minute(telegram: StandIn, time: LeapingTime) -> None:
    listening = Listening(telegram, time)
    telegram.fails("getUpdates", *[Fault(502)] * 7)
    telegram.push(a_message(text="x"))
    await listening.hears(1)
    assert time.seconds == 1 + 2 + 4 + 8 + 16 + 30 + 30


async def test_one_update_that_cannot_be_stored_does_not_keep_out_the_others(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = await house.app()
    poison = a_message(text="poison")
    poison["update_id"] = 2**63 - 1
    from storage import inbox

    receive = inbox.receive

    def picky(tx: Any, raws: Sequence[Raw]) -> Any:
        if any(raw.update_id == 2**63 - 1 for raw in raws):
            raise RuntimeError
        return receive(tx, raws)

    monkeypatch.setattr(inbox, "receive", picky)
    await app.receive([a_message(text="1"), poison, a_message(text="2")])
    await app.settle()
    assert house.telegram.texts(LAN) == ["1", "2"]


def test_the_chat_of_an_update_orders_it() -> None:
    assert chat_of(a_message(MINH, text="x")) == MINH
    assert chat_of(a_tap(LAN)) == LAN
    tap = a_tap(LAN)
    del tap["callback_query"]["message"]
    assert chat_of(tap) == LAN
    assert chat_of({"update_id": 1, "my_chat_member": {"chat": {"id": -5}}}) == -5


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1},
        {"update_id": 1, "message": None},
        {"update_id": 1, "message": {"chat": {"id": 10**30}}},
        {"update_id": 1, "message": {"chat": []}},
        {"update_id": 1, "callback_query": {"message": 5, "from": 7}},
    ],
)
def test_an_update_without_a_chat_is_stored_all_the_same(update: dict[str, Any]) -> None:
    [raw] = raws_of([update])
    assert raw.chat_id == 0


def test_what_has_no_id_is_left_out() -> None:
    nonsense: list[Any] = [
        None,
        5,
        [],
        {},
        {"update_id": "1"},
        {"update_id": True},
        {"update_id": 10**30},
    ]
    assert raws_of(nonsense) == []
    assert next_offset([*nonsense[:-1], {"update_id": 7}]) == 8


def test_a_payload_is_ascii() -> None:
    [raw] = raws_of([a_message(text="ấp \ud800 \x00")])
    assert raw.payload.isascii()
