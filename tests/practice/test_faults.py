"""Faults on purpose, and the count against the limits."""

import time

import aiohttp
import pytest

from practice.pace import Pace
from tests.practice.desk import HOA, Desk

LOST = (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError)


async def test_too_many_requests_say_how_long_to_wait(desk: Desk) -> None:
    await desk.do("faults", kind="429", times=1, retry_after=7)
    answer = await desk.call("sendMessage", chat_id=HOA, text="x")
    assert answer["error_code"] == 429
    assert answer["description"] == "Too Many Requests: retry after 7"
    assert answer["parameters"] == {"retry_after": 7}
    await desk.sent()


async def test_an_error_can_be_for_one_chat_or_method_only(desk: Desk) -> None:
    await desk.do("faults", kind="500", chat_id=999)
    await desk.do("faults", kind="500", methods=["sendPhoto"])
    await desk.sent()
    refusal = await desk.refused("sendPhoto", chat_id=HOA)
    assert refusal == "500 Internal Server Error"


async def test_in_an_outage_nothing_is_answered(desk: Desk) -> None:
    await desk.do("faults", kind="outage")
    with pytest.raises(LOST):
        await desk.call("getMe")
    with pytest.raises(LOST):
        await desk.sent()
    await desk.do("faults/clear")
    await desk.sent()
    assert len((await desk.look(f"chats/{HOA}"))["messages"]) == 1


async def test_a_dropped_reply_was_carried_out(desk: Desk) -> None:
    await desk.do("faults", kind="drop", times=1)
    with pytest.raises(LOST):
        await desk.sent("đã gửi")
    [message] = (await desk.look(f"chats/{HOA}"))["messages"]
    assert message["text"] == "đã gửi"


async def test_a_slow_network_takes_its_time(desk: Desk) -> None:
    await desk.do("faults", kind="slow", times=1, seconds=0.3)
    began = time.monotonic()
    await desk.sent()
    assert time.monotonic() - began > 0.25


async def test_a_fault_ends_by_itself(desk: Desk) -> None:
    await desk.do("faults", kind="outage", for_seconds=0)
    await desk.sent()
    assert (await desk.look("state"))["faults"] == []


async def test_an_unknown_fault_is_refused(desk: Desk) -> None:
    assert "earthquake" in await desk.impossible("faults", kind="earthquake")


async def test_limits_are_counted_and_enforced_on_request(desk: Desk) -> None:
    for _ in range(8):
        await desk.sent()
    assert (await desk.look("calls"))["pace"]["violation_count"] > 0
    await desk.do("faults", kind="limits")
    answer = await desk.call("sendMessage", chat_id=HOA, text="x")
    assert answer["parameters"]["retry_after"] >= 1


def test_a_group_takes_20_a_minute() -> None:
    pace = Pace()
    waits = [pace.count(-5) for _ in range(21)]
    assert waits[-1] == 60
