"""The clockwork: a few fixed jobs that only wake others. When a thing is due is in the database."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from datetime import UTC, datetime
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.blame import trail
from bot.worker import StoppedError

log = structlog.get_logger()

Wake = Callable[[], Coroutine[Any, Any, object]]


class Ticks:
    """Calls each coroutine at once and then every so many seconds, never while it still runs."""

    def __init__(self, jobs: Mapping[str, tuple[int, Wake]]) -> None:
        """`jobs` are by name: the seconds between two calls, and what to call."""
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        for name, (seconds, wake) in jobs.items():
            self._scheduler.add_job(
                _guarded(name, wake),
                "interval",
                seconds=seconds,
                id=name,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
                next_run_time=datetime.now(UTC),
            )

    def start(self) -> None:
        """Begin ticking."""
        self._scheduler.start()

    def stop(self) -> None:
        """End; what runs is not waited for."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)


def _guarded(name: str, wake: Wake) -> Wake:
    running: asyncio.Task[None] | None = None

    async def guarded() -> None:
        try:
            await wake()
        except (StoppedError, asyncio.CancelledError):
            return  # the scheduler would report its own stop as an error
        except Exception as error:  # noqa: BLE001 (the next tick tries again)
            log.error("tick failed", tick=name, trail=trail(error))

    async def tick() -> None:
        # The scheduler would warn of every tick that comes while a long sweep still runs.
        nonlocal running
        if running is None or running.done():
            running = asyncio.create_task(guarded())

    return tick
