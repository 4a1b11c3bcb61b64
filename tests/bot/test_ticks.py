import asyncio

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
