"""Does what has fallen due: each thing a unit of its own, a few to a commit."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

import structlog

from bot.blame import blame
from bot.jobs import Rank
from bot.talker import DueItem, Talker
from bot.worker import SLOW_UNITS, StoppedError, Worker
from storage import outbox
from storage.transaction import Tx, Unit

T = TypeVar("T")

AT_A_TIME = 50
_AGAIN = timedelta(minutes=5)

log = structlog.get_logger()


class Sweeper:
    """Looks for what is due and has it done.

    An item that fails is left alone for five minutes, so that it cannot stop the others.
    """

    def __init__(self, worker: Worker, talker: Talker, clock: Callable[[], datetime]) -> None:
        self._worker = worker
        self._talker = talker
        self._clock = clock
        self._busy = asyncio.Lock()
        self._failed: dict[tuple[str, int, datetime], datetime] = {}

    async def sweep(self) -> int:
        """Do everything that is due now, and return how much that was."""
        done = 0
        async with self._busy:
            while items := await self._due():
                for start in range(0, len(items), SLOW_UNITS):
                    chunk = items[start : start + SLOW_UNITS]
                    await asyncio.gather(*(self._do(item) for item in chunk))
                done += len(items)
        return done

    async def next_due_at(self) -> datetime | None:
        """When something will be due (UTC); what failed counts from its next attempt."""
        at = await self._run(self._talker.next_due_at, speaks=False)
        if at is not None and at <= self._clock() and self._failed:
            return min(self._failed.values())
        return at

    async def _due(self) -> list[DueItem]:
        now = self._clock()
        self._failed = {key: at for key, at in self._failed.items() if at > now}
        most = AT_A_TIME + len(self._failed)
        items = await self._run(lambda tx: self._talker.due(tx, most), speaks=False)
        return [item for item in items if _key(item) not in self._failed]

    async def _do(self, item: DueItem) -> None:
        def unit(tx: Tx) -> None:
            says = list(self._talker.handle_due(tx, item))
            if says:
                outbox.queue(tx, 0, says)

        try:
            await self._run(unit)
        except StoppedError:
            raise
        except Exception as error:  # noqa: BLE001 (one due item must not stop the others)
            log.error("due item failed", kind=item.kind, id=item.id, why=blame(error))
            self._failed[_key(item)] = self._clock() + _AGAIN

    async def _run(self, unit: Unit[T], *, speaks: bool = True) -> T:
        return await self._worker.run(unit, Rank.SLOW, speaks=speaks)


def _key(item: DueItem) -> tuple[str, int, datetime]:
    return (item.kind, item.id, item.due_at)
