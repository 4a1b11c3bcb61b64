"""Updates: order, confirmation, long polling, lifetimes."""

import asyncio
import time
from datetime import timedelta

from practice.refusals import OTHER_POLLER, WEBHOOK_ACTIVE
from practice.standin import TOKEN
from tests.practice.desk import HOA, Desk


async def says(desk: Desk, *texts: str) -> None:
    for text in texts:
        await desk.do("text", user_id=HOA, text=text)


async def texts(desk: Desk, offset: int = 0, **parameters: object) -> list[str]:
    found = await desk.bot("getUpdates", offset=offset, **parameters)
    return [update["message"]["text"] for update in found]


async def test_updates_come_in_order_until_they_are_confirmed(desk: Desk) -> None:
    await says(desk, "một", "hai", "ba")
    first = (await desk.updates())[0]["update_id"]
    assert await texts(desk, first, limit=2) == ["một", "hai"]
    assert await texts(desk, first + 2) == ["ba"]
    assert await texts(desk, 1) == ["ba"]


async def test_a_negative_offset_forgets_all_but_the_last(desk: Desk) -> None:
    await says(desk, "một", "hai", "ba")
    assert await texts(desk, -1) == ["ba"]
    assert await texts(desk) == ["ba"]


async def test_hurried_questions_get_one_update(desk: Desk) -> None:
    await says(desk, "một", "hai")
    assert await texts(desk) == ["một", "hai"]
    assert await texts(desk) == ["một"]


async def test_a_long_poll_wakes_as_something_comes(desk: Desk) -> None:
    began = time.monotonic()
    poll = asyncio.create_task(texts(desk, timeout=20))
    await asyncio.sleep(0.1)
    await says(desk, "một")
    assert await poll == ["một"]
    assert time.monotonic() - began < 5


async def test_a_long_poll_ends_empty(desk: Desk) -> None:
    began = time.monotonic()
    assert await texts(desk, timeout=1) == []
    assert 0.9 < time.monotonic() - began < 5


async def test_a_second_poller_ends_the_first(desk: Desk) -> None:
    first = asyncio.create_task(desk.refused("getUpdates", timeout=20))
    await asyncio.sleep(0.1)
    second = asyncio.create_task(texts(desk, timeout=5))
    assert await first == f"409 {OTHER_POLLER}"
    await says(desk, "một")
    assert await second == ["một"]


async def test_a_look_at_what_waits_ends_no_poll(desk: Desk) -> None:
    poll = asyncio.create_task(texts(desk, timeout=20))
    await asyncio.sleep(0.1)
    assert await texts(desk, 1) == []
    await says(desk, "một")
    assert await poll == ["một"]


async def test_what_is_wanted_may_be_unreadable(desk: Desk) -> None:
    assert await desk.bot("getUpdates", allowed_updates="[") == []


async def test_with_a_webhook_there_is_no_polling(desk: Desk) -> None:
    assert "HTTPS URL must be provided" in await desk.refused("setWebhook", url="http://x.example")
    await desk.bot("setWebhook", url="https://x.example/hook")
    assert await desk.refused("getUpdates") == f"409 {WEBHOOK_ACTIVE}"
    await says(desk, "một")
    info = await desk.bot("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == ("https://x.example/hook", 1)
    await desk.bot("deleteWebhook", drop_pending_updates=True)
    assert await texts(desk) == []


async def test_messages_wait_for_a_day(desk: Desk) -> None:
    await says(desk, "hôm qua")
    desk.standin.clock.set(desk.standin.clock.now() + timedelta(hours=25))
    await says(desk, "hôm nay")
    assert await texts(desk) == ["hôm nay"]


async def test_only_wanted_kinds_are_queued(desk: Desk) -> None:
    await desk.bot("getUpdates", allowed_updates=["message"])
    [message] = await desk.do("text", user_id=HOA, text="một")
    await desk.do("edit", user_id=HOA, message_id=message["message_id"], text="hai")
    assert [list(update)[1] for update in await desk.updates()] == ["message"]


async def test_any_update_can_be_queued_however_odd(desk: Desk) -> None:
    await desk.do("update", update={"message": {"text": 5}})
    [update] = await desk.updates()
    assert update["message"] == {"text": 5}
    assert isinstance(update["update_id"], int)


async def test_what_is_late_comes_in_the_order_in_which_it_happened(desk: Desk) -> None:
    await desk.do("faults", kind="late")
    await says(desk, "một", "hai")
    assert await texts(desk) == []
    await desk.do("faults/clear", kind="late")
    assert await texts(desk, 1) == ["một", "hai"]


async def test_what_is_held_comes_by_itself_after_a_while(desk: Desk) -> None:
    await desk.do("faults", kind="late", for_seconds=0.2)
    await says(desk, "một")
    assert await texts(desk, timeout=5) == ["một"]


async def test_a_poller_that_went_away_leaves_its_updates(desk: Desk) -> None:
    url = f"{desk.address}/bot{TOKEN}/getUpdates?timeout=30"
    gone = asyncio.create_task(desk.http.get(url).__aenter__())
    await asyncio.sleep(0.1)
    gone.cancel()
    await says(desk, "một")
    assert await texts(desk, 1) == ["một"]
