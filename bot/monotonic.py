"""Time that only runs forward, for pace and back-off; tests bring their own."""

import asyncio
import time
from collections.abc import Callable
from typing import Protocol


class Alarm(Protocol):
    """Something that will happen, unless it is called off."""

    def cancel(self) -> None:
        """Call it off; a second time does nothing."""


class Monotonic(Protocol):
    """Seconds that never run backwards, and alarms set in them."""

    def now(self) -> float:
        """Seconds since some moment in the past."""

    def call_later(self, seconds: float, action: Callable[[], object]) -> Alarm:
        """Run `action` in the event loop after `seconds`."""


class LoopTime:
    """The real thing: the machine's monotonic clock and the running event loop."""

    def now(self) -> float:
        """Seconds since some moment in the past."""
        return time.monotonic()

    def call_later(self, seconds: float, action: Callable[[], object]) -> Alarm:
        """Run `action` in the event loop after `seconds`."""
        return asyncio.get_running_loop().call_later(seconds, action)


async def pause(monotonic: Monotonic, seconds: float) -> None:
    """Wait for `seconds` of the given time."""
    over = asyncio.Event()
    alarm = monotonic.call_later(seconds, over.set)
    try:
        await over.wait()
    finally:
        alarm.cancel()


def backoff(failures: int, ceiling: float) -> float:
    """How long to wait after the n-th failure in a row: 1, 2, 4 … `ceiling` seconds."""
    return min(ceiling, float(2 ** min(failures - 1, 10)))
