"""Rows that are due later: only when is kept in memory; they are read again at their time.

Until then they may be replaced, or their chat closed; the table knows.
"""

import asyncio
import heapq
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog

from bot.blame import trail
from storage.outbox import Waiting

log = structlog.get_logger()

_AGAIN = timedelta(seconds=1)


class Later:
    """Wakes rows at their time.

    Args:
        look: Reads rows with these ids, if they still wait and are due.
        on_due: Takes what was found.
    """

    def __init__(
        self,
        look: Callable[[set[int]], Awaitable[list[Waiting]]],
        on_due: Callable[[list[Waiting]], None],
    ) -> None:
        self.tasks: set[asyncio.Task[None]] = set()
        self._look = look
        self._on_due = on_due
        self._due: list[tuple[datetime, int]] = []

    def __bool__(self) -> bool:
        """Whether anything is due later."""
        return bool(self._due)

    def keep(self, row: Waiting, now: datetime) -> bool:
        """Whether the row is due later, and kept."""
        if row.due_at <= now:
            return False
        heapq.heappush(self._due, (row.due_at, row.id))
        return True

    def next_due_at(self) -> datetime | None:
        """When the first row falls due (UTC)."""
        return self._due[0][0] if self._due else None

    def fall_due(self, now: datetime) -> None:
        """Read what has fallen due."""
        ids: set[int] = set()
        while self._due and self._due[0][0] <= now:
            ids.add(heapq.heappop(self._due)[1])
        if ids:
            task = asyncio.create_task(self._read(ids, now))
            self.tasks.add(task)

    async def _read(self, ids: set[int], now: datetime) -> None:
        rows: list[Waiting] = []
        try:
            rows = await self._look(ids)
        except Exception as error:  # noqa: BLE001 (what is due stays due; look again)
            log.error("looking for due rows failed", trail=trail(error))
            for row_id in ids:
                heapq.heappush(self._due, (now + _AGAIN, row_id))
        task = asyncio.current_task()
        if task is not None:
            self.tasks.discard(task)
        self._on_due(rows)
