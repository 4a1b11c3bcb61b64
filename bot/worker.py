"""The one storage thread: everything that touches the database passes here, in batches.

One commit serves a batch. What people wait for goes first, then the marks of what was sent,
then sweeps and other work that can wait, at most `SLOW_UNITS` of them to a commit.
"""

import asyncio
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TypeVar

import structlog

from bot.blame import trail
from bot.crossing import Crossing, Resolved
from bot.jobs import Job, Rank
from bot.monotonic import backoff
from bot.updates import Updates
from storage import outbox
from storage.outbox import Waiting
from storage.transaction import Done, Failed, Outcome, Store, Tx, Unavailable, Unit

T = TypeVar("T")

LIVE_UNITS = 100
MARK_UNITS = 200
SLOW_UNITS = 10
_END_OF_TIME = datetime.max.replace(tzinfo=UTC)
_OUTAGE_CEILING_SECONDS = 30.0

log = structlog.get_logger()


class StoppedError(Exception):
    """The bot is stopping; the unit was not run."""


class Worker:
    """Runs units on the storage thread and hands what they queued to the sender.

    Args:
        store: The one writer; from now on used by this thread only.
        updates: The waiting updates; likewise.
        clock: The one clock.
        on_queued: Called in the event loop with rows that were just committed.
        on_files: Called in the event loop when a file arrived.
    """

    def __init__(
        self,
        store: Store,
        updates: Updates,
        clock: Callable[[], datetime],
        on_queued: Callable[[Sequence[Waiting]], None],
        on_files: Callable[[], None] = lambda: None,
    ) -> None:
        self._store = store
        self._updates = updates
        self._clock = clock
        self._on_queued = on_queued
        self._on_files = on_files
        self._jobs: tuple[deque[Job], deque[Job], deque[Job]] = (deque(), deque(), deque())
        self._condition = threading.Condition()
        self._idle_waiters: list[asyncio.Future[None]] = []
        self._closing = False
        self._crossing = Crossing()
        self._aborted = False
        self._outages = 0
        self._last_row = 0
        self._missed_rows = False
        self._thread = threading.Thread(target=self._run, name="storage", daemon=True)

    def start(self) -> None:
        """Begin; the first unit that speaks also hands on all rows that wait."""
        self._crossing.open()
        self._thread.start()

    async def stop(self) -> None:
        """Finish what was given, as long as the database is there, and end the thread."""
        with self._condition:
            self._closing = True
            self._condition.notify()
        await asyncio.to_thread(self._thread.join)

    async def run(self, unit: Unit[T], rank: Rank = Rank.LIVE, *, speaks: bool = True) -> T:
        """Run one unit and return its value once it is committed.

        Raises:
            Exception: What the unit raised.
        """
        waiter: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self.give(Job(unit, rank, speaks, waiter=waiter))
        return await waiter

    def give(self, job: Job) -> None:
        """Add a job to the end of its rank."""
        with self._condition:
            self._jobs[job.rank].append(job)
            self._condition.notify()

    def nudge(self) -> None:
        """Look at the clock again: it may have jumped."""
        with self._condition:
            self._condition.notify()

    async def idle(self) -> None:
        """Wait until nothing is left that could be done now."""
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        with self._condition:
            self._idle_waiters.append(waiter)
            self._condition.notify()
        await waiter

    def _run(self) -> None:
        batch: list[Job] | None = []
        while batch is not None:
            try:
                batch = self._next_batch()
                self._do(batch or [])
            except Exception as error:  # noqa: BLE001 (the thread must outlive any bug of its own)
                log.critical("storage thread stumbled", trail=trail(error))
                self._crossing.resolve([(job, Failed(error)) for job in batch or []])
            self._crossing.deliver()
        self._store.close()
        with self._condition:
            self._post_idle()
            for jobs in self._jobs:
                self._crossing.resolve([(job, Failed(StoppedError())) for job in jobs])
        self._crossing.deliver()

    def _next_batch(self) -> list[Job] | None:
        with self._condition:
            while not self._aborted:
                batch = self._collect()
                if batch or self._closing:
                    return batch or None
                self._post_idle()
                self._crossing.deliver()
                self._condition.wait(self._seconds_to_retry())
        return None

    def _collect(self) -> list[Job]:
        live, marks, slow = self._jobs
        batch: list[Job] = []
        while live and len(batch) < LIVE_UNITS:
            job = live.popleft()
            batch.append(job)
            if job.follow is not None:
                batch += job.follow()
                job.follow = None
        batch += self._updates.take(LIVE_UNITS - len(batch))
        busy = bool(batch)
        batch += _take(marks, MARK_UNITS)
        # One slow unit at a time even when it is busy, or a busy day would see no sweep.
        return batch + _take(slow, 1 if busy else SLOW_UNITS)

    def _do(self, batch: list[Job]) -> None:
        units = [job.unit for job in batch]
        looks = self._missed_rows or any(job.speaks for job in batch)
        if looks:
            units.append(self._read_queued)
        outcomes = self._store.batch(units)
        if looks:
            self._found(outcomes.pop())
        away = self._conclude(batch, outcomes)
        if away is not None:
            self._crossing.deliver()
            self._rest(away)
        else:
            self._outages = 0

    def _conclude(self, batch: list[Job], outcomes: list[Outcome]) -> Exception | None:
        """Tell everyone; what the database could not take is given again, in its order."""
        away: Exception | None = None
        again: list[Job] = []
        resolved: list[Resolved] = []
        for job, outcome in zip(batch, outcomes, strict=True):
            if isinstance(outcome, Unavailable):
                away = outcome.error
                again.append(job)
                continue
            if job.conclude is not None:
                job.conclude(outcome)
            resolved.append((job, outcome))
            if job.waiter is None and job.conclude is None and isinstance(outcome, Failed):
                log.error("unit failed", trail=trail(outcome.error))
        if again:
            with self._condition:
                for job in reversed(again):
                    self._jobs[job.rank].appendleft(job)
        self._crossing.resolve(resolved)
        if self._updates.files_came:
            self._updates.files_came = False
            self._crossing.add(self._on_files)
        return away

    def _rest(self, error: Exception) -> None:
        """The database is away: nothing is lost, everything waits."""
        self._outages += 1
        seconds = backoff(self._outages, _OUTAGE_CEILING_SECONDS)
        log.warning("database unavailable", error=type(error).__name__, seconds=seconds)
        until = time.monotonic() + seconds
        with self._condition:
            while not self._closing and (left := until - time.monotonic()) > 0:
                self._condition.wait(left)
            # At a stop there is no better moment to wait for: what is stored keeps.
            self._aborted = self._closing

    def _read_queued(self, tx: Tx) -> list[Waiting]:
        return outbox.waiting(tx, _END_OF_TIME, after=self._last_row)

    def _found(self, outcome: Outcome) -> None:
        self._missed_rows = not isinstance(outcome, Done)
        if isinstance(outcome, Done) and outcome.value:
            self._last_row = max(row.id for row in outcome.value)
            self._crossing.add(self._on_queued, outcome.value)

    def _seconds_to_retry(self) -> float | None:
        at = self._updates.next_retry_at()
        if at is None:
            return None
        # Never long: the clock may be one that jumps.
        return min(1.0, max(0.01, (at - self._clock()).total_seconds()))

    def _post_idle(self) -> None:
        if self._idle_waiters:
            self._crossing.add(_release, self._idle_waiters)
            self._idle_waiters = []


def _release(waiters: list[asyncio.Future[None]]) -> None:
    for waiter in waiters:
        if not waiter.done():
            waiter.set_result(None)


def _take(jobs: deque[Job], most: int) -> list[Job]:
    return [jobs.popleft() for _ in range(min(most, len(jobs)))]
