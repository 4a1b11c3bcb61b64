"""Sends what was committed: many chats at once, one request at a time in each.

Claims live here in memory: rows come straight from the commit that queued them, from the table
at start, and as they fall due.
"""

import asyncio
import heapq
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import datetime

from bot.chat import Chat, Parcel
from bot.courier import Courier, Moved, Paused, Step, Verdict
from bot.later import Later
from bot.monotonic import Alarm, Monotonic
from bot.pace import AT_ONCE, Pacing, Wait
from domain.message import Lane
from storage.outbox import Waiting

IN_FLIGHT = 100
_ANSWER_FIRST = -1
_LONGEST_LOOK_SECONDS = 1.0


class Sender:
    """Decides which chat goes next; the courier carries out each step.

    Every chat that is not in flight and has parcels stands in at least one of: the queue of
    those that may go, the naps of those held by their pace, the rests of those whose parcels
    all wait for a retry. An entry that is out of date is dropped when its turn comes.

    Args:
        courier: Makes the calls and notes what came of them.
        pace: Says when a message may leave.
        monotonic: The time of pace and pauses.
        clock: The one clock, for due times and retries.
        look: Reads rows with these ids from the table, if they still wait and are due.
    """

    def __init__(
        self,
        courier: Courier,
        pace: Pacing,
        monotonic: Monotonic,
        clock: Callable[[], datetime],
        look: Callable[[set[int]], Awaitable[list[Waiting]]],
    ) -> None:
        self._courier = courier
        self._pace = pace
        self._monotonic = monotonic
        self._clock = clock
        self._later = Later(look, self._admit_all)
        self._chats: dict[int, Chat] = {}
        self._queue: list[tuple[int, int, int]] = []
        self._naps: list[tuple[float, int]] = []
        self._rests: list[tuple[datetime, int]] = []
        self._paused_until = float("-inf")
        self._tasks: set[asyncio.Task[None]] = set()
        self._alarm: Alarm | None = None
        self._alarm_at = float("inf")
        self._quiet_waiters: list[asyncio.Future[None]] = []
        self._stopped = False

    def accept(self, rows: Iterable[Waiting]) -> None:
        """Take rows that were committed, each once; those due later wait for their time."""
        now = self._clock()
        self._admit_all([row for row in rows if not self._later.keep(row, now)])

    def nudge(self) -> None:
        """Look at the clock again: it may have jumped."""
        self._pump()

    def next_due_at(self) -> datetime | None:
        """When something falls due or is tried again (UTC)."""
        moments = [chat.rests_until() for chat in self._chats.values()]
        return min(filter(None, [self._later.next_due_at(), *moments]), default=None)

    def is_quiet(self) -> bool:
        """Whether nothing is left that could go now, but for what waits for a retry."""
        return not (self._tasks or self._queue or self._naps or self._later.tasks)

    async def quiet(self) -> None:
        """Wait until `is_quiet`."""
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._quiet_waiters.append(waiter)
        self._pump()
        await waiter

    async def stop(self, grace_seconds: float) -> None:
        """Let what is due leave for some seconds, then break off."""
        last_words = asyncio.ensure_future(self.quiet())
        await asyncio.wait({last_words}, timeout=grace_seconds)
        self._stopped = True
        if self._alarm is not None:
            self._alarm.cancel()
        tasks = [last_words, *self._tasks, *self._later.tasks]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _admit_all(self, rows: Iterable[Waiting]) -> None:
        for row in rows:
            self._courier.cards.queued(row)
            chat = self._chats.get(row.chat_id)
            if chat is None:
                chat = self._chats[row.chat_id] = Chat(row.chat_id)
            chat.add(row)
            if chat.current is None:
                self._enqueue(chat)
        self._pump()

    def _enqueue(self, chat: Chat) -> None:
        parcel = chat.next(self._clock())
        if parcel is not None:
            lane = _ANSWER_FIRST if parcel.answers else parcel.row.lane
            heapq.heappush(self._queue, (lane, parcel.row.id, chat.id))
        elif (at := chat.rests_until()) is not None:
            heapq.heappush(self._rests, (at, chat.id))
        elif self._chats.get(chat.id) is chat:
            del self._chats[chat.id]

    def _pump(self) -> None:
        """Start whatever may go now, and set the alarm for the rest."""
        if self._stopped:
            return
        self._wake()
        if (left := self._paused_until - self._monotonic.now()) > 0:
            self._set_alarm(left)
        else:
            self._start_ready()
        self._set_clock_alarm()
        self._tell_quiet()

    def _start_ready(self) -> None:
        while self._queue and len(self._tasks) < IN_FLIGHT:
            chat = self._chats.get(self._queue[0][2])
            parcel = chat.next(self._clock()) if chat and chat.current is None else None
            if chat is None or parcel is None:
                heapq.heappop(self._queue)
                continue
            wait = self._ask(parcel)
            if wait.chat > 0:
                heapq.heappop(self._queue)
                heapq.heappush(self._naps, (self._monotonic.now() + wait.chat, chat.id))
                self._set_alarm(wait.chat)
            elif wait.overall > 0:
                self._set_alarm(wait.overall)
                return  # whoever stands behind is in no better lane
            else:
                heapq.heappop(self._queue)
                self._start(chat, parcel)

    def _start(self, chat: Chat, parcel: Parcel) -> None:
        chat.current = parcel
        self._tasks.add(asyncio.create_task(self._serve(chat, parcel)))

    async def _serve(self, chat: Chat, parcel: Parcel) -> None:
        """Step after step of one chat, until it must wait or others wait for their turn."""
        following: Parcel | None = parcel
        while following is not None:
            chat.current = parcel = following
            step = await self._courier.step(parcel)
            chat.current = None
            self._settle(chat, parcel, step)
            following = self._following(chat)
        task = asyncio.current_task()
        if task is not None:
            self._tasks.discard(task)
        self._enqueue(chat)
        self._pump()

    def _settle(self, chat: Chat, parcel: Parcel, step: Step) -> None:
        match step:
            case Verdict.OVER:
                chat.remove(parcel)
            case Verdict.CLOSED:
                chat.parcels.clear()
            case Paused(seconds):
                self._paused_until = max(self._paused_until, self._monotonic.now() + seconds)
            case Moved(chat_id):
                self._move(chat, chat_id)

    def _following(self, chat: Chat) -> Parcel | None:
        if self._stopped or self._queue or self._paused_until > self._monotonic.now():
            return None
        parcel = chat.next(self._clock())
        return parcel if parcel is not None and self._ask(parcel) == AT_ONCE else None

    def _move(self, chat: Chat, chat_id: int) -> None:
        rows = [replace(parcel.row, chat_id=chat_id) for parcel in chat.parcels]
        chat.parcels.clear()
        self._admit_all(rows)

    def _ask(self, parcel: Parcel) -> Wait:
        if parcel.answers or parcel.row.utterance is None:
            return AT_ONCE  # answers to taps are free
        bulk = parcel.row.lane >= Lane.REMINDER
        return self._pace.ask(parcel.row.chat_id, bulk, self._monotonic.now())

    def _wake(self) -> None:
        """Those whose wait is over stand in the queue again."""
        while self._naps and self._naps[0][0] <= self._monotonic.now():
            self._requeue(heapq.heappop(self._naps)[1])
        if self._rests or self._later:
            now = self._clock()
            while self._rests and self._rests[0][0] <= now:
                self._requeue(heapq.heappop(self._rests)[1])
            self._later.fall_due(now)

    def _requeue(self, chat_id: int) -> None:
        chat = self._chats.get(chat_id)
        if chat is not None and chat.current is None:
            self._enqueue(chat)

    def _set_clock_alarm(self) -> None:
        moments = [self._rests[0][0]] if self._rests else []
        if (due_at := self._later.next_due_at()) is not None:
            moments.append(due_at)
        if moments:
            # Never long: the clock may be one that jumps.
            seconds = (min(moments) - self._clock()).total_seconds()
            self._set_alarm(min(_LONGEST_LOOK_SECONDS, max(0.001, seconds)))

    def _set_alarm(self, seconds: float) -> None:
        at = self._monotonic.now() + seconds
        if at < self._alarm_at:
            if self._alarm is not None:
                self._alarm.cancel()
            self._alarm_at = at
            self._alarm = self._monotonic.call_later(seconds, self._ring)

    def _ring(self) -> None:
        self._alarm, self._alarm_at = None, float("inf")
        self._pump()

    def _tell_quiet(self) -> None:
        if self._quiet_waiters and self.is_quiet():
            waiters, self._quiet_waiters = self._quiet_waiters, []
            for waiter in waiters:
                if not waiter.done():
                    waiter.set_result(None)
