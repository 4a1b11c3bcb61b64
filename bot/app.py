"""The bot as one thing that starts, runs and stops."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import structlog
from telegram.error import TelegramError

from bot.botapi import TELEGRAM, BotApi
from bot.courier import Courier
from bot.fetcher import Fetcher
from bot.intake import Intake, raws_of
from bot.jobs import Job, Rank
from bot.monotonic import LoopTime, Monotonic, backoff, pause
from bot.pace import NoPace, Pace
from bot.papers.press import Press
from bot.reception import Desk
from bot.roster.importer import Importer
from bot.sender import Sender
from bot.sweeper import Sweeper
from bot.talker import Talker
from bot.ticks import Ticks
from bot.updates import Updates
from bot.worker import Worker
from handlers.papers.ordering import SLOT as PAPERS
from handlers.roster.offering import SLOT as LISTS
from storage import inbox, outbox, talks
from storage.outbox import Waiting
from storage.transaction import Done, Failed, Store, Tx, Unit

T = TypeVar("T")

SWEEP_SECONDS = 1
WAKE_SECONDS = 20
FORGET_SECONDS = 3600
GRACE_SECONDS = 5.0
_CHUNK = 200

log = structlog.get_logger()


class App:
    """Receives, handles, sends.

    Args:
        token: The bot's token.
        store: The one writer; `start` gives it to the storage thread for good.
        clock: The one clock: aware instants, the same as the store's.
        talker: What the bot says and does.
        data_dir: Where files are kept.
        api_url: The part of the Bot API's address before `/bot<token>`.
        proxy: An http, https or socks5 URL.
        paced: Whether Telegram's limits are kept. Off only for measurements against a server of
            one's own.
        keep_days: For how long what was handled and sent keeps its words.
        polling: Whether updates are asked for; if not, they come through `receive`.
        monotonic: The time of pace and back-off.
    """

    def __init__(
        self,
        *,
        token: str,
        store: Store,
        clock: Callable[[], datetime],
        talker: Talker,
        data_dir: Path,
        api_url: str = TELEGRAM,
        proxy: str | None = None,
        paced: bool = True,
        keep_days: int = 7,
        polling: bool = True,
        monotonic: Monotonic | None = None,
    ) -> None:
        self._clock = clock
        self._keep = timedelta(days=keep_days)
        self._monotonic = monotonic or LoopTime()
        self._polling = polling
        self._tasks: list[asyncio.Task[None]] = []
        self._running = False
        self._api = BotApi(token, api_url, proxy)
        self._updates = Updates(talker, clock)
        self._worker = Worker(store, self._updates, clock, self._queued, self._files_came)
        courier = Courier(self._api, clock, data_dir, self._mark)
        pace = Pace() if paced else NoPace()
        self._sender = Sender(courier, pace, self._monotonic, clock, self._look)
        self._desk = Desk(self._worker, self._updates)
        self._sweeper = Sweeper(self._worker, talker, clock)
        self._fetcher = Fetcher(self._api, self._run_slowly, clock, data_dir)
        self._importer = Importer(self._run_and_say, self._monotonic, data_dir)
        self._press = Press(self._run_and_say, data_dir)
        self._intake = Intake(self._api, self._desk.store, self._monotonic)
        self._ticks = Ticks(
            {
                "sweep": (SWEEP_SECONDS, self._sweeper.sweep),
                "wake": (WAKE_SECONDS, self._wake),
                "forget": (FORGET_SECONDS, self.forget),
            }
        )

    async def start(self) -> None:
        """Take up what was left, then begin to listen."""
        self._running = True
        await self._api.open()
        self._worker.start()
        await self._take_up()
        self._begin(self._fetcher.run())
        self._begin(self._importer.run())
        self._begin(self._press.run())
        self._begin(self._introduce())
        if self._polling:
            self._begin(self._intake.run())
        self._ticks.start()
        log.info("started")

    async def stop(self) -> None:
        """Stop listening, finish what is held, and let replies leave for a few seconds."""
        if not self._running:
            return
        self._running = False
        self._ticks.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        idle = asyncio.ensure_future(self._worker.idle())
        await asyncio.wait({idle}, timeout=GRACE_SECONDS)
        idle.cancel()
        await self._sender.stop(GRACE_SECONDS)
        await self._worker.stop()
        await self._api.close()
        log.info("stopped")

    async def receive(self, updates: Sequence[Any]) -> None:
        """Store updates as they came; they are handled soon after."""
        await self._desk.store(raws_of(updates))

    async def settle(self) -> None:
        """Handle, sweep, fetch and send until nothing is left that is due now."""
        while True:
            self._worker.nudge()
            await self._worker.idle()
            swept = await self._sweeper.sweep()
            await self._fetcher.catch_up()
            await self._importer.catch_up()
            await self._press.catch_up()
            await self._sender.quiet()
            await self._worker.idle()
            # A refusal on the way out may have made something due.
            if not swept and self._sender.is_quiet() and not await self._sweeper.sweep():
                return

    async def next_due_at(self) -> datetime | None:
        """When the next thing happens by itself: sweeps, delayed messages, retries (UTC)."""
        moments = [
            await self._sweeper.next_due_at(),
            self._sender.next_due_at(),
            await self._run_slowly(lambda _tx: self._updates.next_retry_at()),
        ]
        return min(filter(None, moments), default=None)

    async def run_unit(self, unit: Unit[T]) -> T:
        """Run a unit on the storage thread; what it queues is sent.

        Raises:
            Exception: What the unit raised.
        """
        return await self._worker.run(unit)

    async def forget(self) -> None:
        """Empty what people wrote from rows that are done with, some days later."""
        before = self._clock() - self._keep
        for forget in (inbox.forget_payloads, outbox.forget_bodies, talks.forget_states):
            unit = partial(forget, before=before, at_most=_CHUNK)
            while await self._run_slowly(unit) == _CHUNK:
                pass
        await self._importer.forget(before)
        await self._press.forget(before)

    async def _take_up(self) -> None:
        """What was stored and not handled, queued and not sent, before the last stop."""
        waiter: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._worker.give(Job(inbox.waiting, conclude=self._admit, waiter=waiter))
        await waiter

    def _admit(self, outcome: Done[Any] | Failed) -> None:
        """In the storage thread."""
        if isinstance(outcome, Done):
            self._updates.admit(outcome.value)

    def _mark(self, unit: Unit[Any], speaks: bool) -> None:
        self._worker.give(Job(unit, Rank.MARK, speaks))

    def _queued(self, rows: Sequence[Waiting]) -> None:
        self._sender.accept(rows)
        if any((row.slot or "").startswith(LISTS) for row in rows):
            self._importer.wake()
        if any((row.slot or "").startswith(PAPERS) for row in rows):
            self._press.wake()

    def _files_came(self) -> None:
        self._fetcher.wake()

    async def _look(self, ids: set[int]) -> list[Waiting]:
        def unit(tx: Tx) -> list[Waiting]:
            rows = outbox.waiting(tx, tx.now, after=min(ids) - 1)
            return [row for row in rows if row.id in ids]

        return await self._worker.run(unit, Rank.MARK, speaks=False)

    async def _run_slowly(self, unit: Unit[T]) -> T:
        return await self._worker.run(unit, Rank.SLOW, speaks=False)

    async def _run_and_say(self, unit: Unit[T]) -> T:
        return await self._worker.run(unit, Rank.SLOW)

    async def _wake(self) -> None:
        self._worker.nudge()
        self._sender.nudge()
        self._fetcher.wake()
        self._importer.wake()
        self._press.wake()

    async def _introduce(self) -> None:
        """Learn the bot's own name, to know which commands in a group are meant for it."""
        failures = 0
        while True:
            try:
                me = await self._api.call("getMe")
            except TelegramError:
                failures += 1
                await pause(self._monotonic, backoff(failures, 60.0))
            else:
                self._updates.username = str(me.get("username", ""))
                return

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.append(asyncio.create_task(work))
