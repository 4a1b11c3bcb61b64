import asyncio

import pytest

from bot.ticks import Ticks


async def test_a_tick_comes_at_once_and_survives_a_failure() -> None:
    came = asyncio.Event()

    async def good() -> None:
        came.set()

    async def bad() -> None:
        raise RuntimeError

    ticks = Ticks({"bad": (3600, bad), "good": (3600, good)})
    ticks.start()
    await asyncio.wait_for(came.wait(), 5)
    ticks.stop()
    ticks.stop()


async def test_a_tick_does_not_come_while_the_last_one_runs(
    caplog: pytest.LogCaptureFixture,
) -> None:
    came, ends = [], asyncio.Event()

    async def long() -> None:
        came.append(1)
        await ends.wait()

    ticks = Ticks({"long": (1, long)})
    ticks.start()
    await asyncio.sleep(1.2)
    assert (len(came), caplog.records) == (1, [])
    ends.set()
    ticks.stop()
