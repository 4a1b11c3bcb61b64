"""Updates that wait to be handled: in order within a chat, several chats to a commit.

Used from the storage thread only.
"""

import heapq
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import structlog

from bot.blame import blame, trail
from bot.hearing import hear
from bot.jobs import Concluded, Job
from bot.raw import UnreadableError
from bot.talker import Talker
from domain.message import File, Heard, Tap, Utterance
from storage import inbox, outbox
from storage.inbox import Arrived
from storage.transaction import Failed, Tx

RETRY_SECONDS = (1, 4, 15)

log = structlog.get_logger()


class Updates:
    """Hands out at most one update of a chat at a time, so that none overtakes a failing one."""

    def __init__(self, talker: Talker, clock: Callable[[], datetime]) -> None:
        """`clock` gives the time of retries; the same as the store's."""
        self.username = ""
        self.files_came = False
        self._talker = talker
        self._clock = clock
        self._by_chat: dict[int, deque[Arrived]] = {}
        self._ready: deque[int] = deque()
        self._held: set[int] = set()
        self._resting: list[tuple[datetime, int]] = []
        self._aftermath: deque[Job] = deque()

    def admit(self, arrived: Iterable[Arrived]) -> None:
        """Take in what was stored, in order."""
        for update in arrived:
            waiting = self._by_chat.setdefault(update.chat_id, deque())
            waiting.append(update)
            if len(waiting) == 1 and update.chat_id not in self._held:
                self._let_go(update)

    def hold(self, chat_id: int) -> bool:
        """Keep a chat for someone who handles its next update; False: it is not idle."""
        if chat_id in self._held or chat_id in self._by_chat:
            return False
        self._held.add(chat_id)
        return True

    def release(self, chat_id: int) -> None:
        """The chat is no longer kept."""
        self._held.discard(chat_id)

    def resume(self, chat_id: int) -> None:
        """Whatever waits in the chat may go."""
        if waiting := self._by_chat.get(chat_id):
            self._let_go(waiting[0])

    def take(self, most: int) -> list[Job]:
        """The next units to run: first what failures left to note, then updates."""
        self._wake()
        jobs: list[Job] = []
        while self._aftermath and len(jobs) < most:
            jobs.append(self._aftermath.popleft())
        while self._ready and len(jobs) < most:
            update = self._by_chat[self._ready.popleft()][0]
            jobs.append(Job(partial(self.handle, update), conclude=partial(self.handled, update)))
        return jobs

    def handle(self, update: Arrived, tx: Tx) -> None:
        """One update as one unit: records, replies and the inbox mark, or none of them."""
        if not inbox.claim(tx, update.seq):
            return
        heard = hear(update.payload, update.received_at, self.username)
        if heard is None:
            return
        says: Iterable[Utterance] = ()
        if not inbox.heard_before(tx, heard, update.seq) or self._is_meant(tx, heard, update.seq):
            says = self._talker.handle(tx, heard)
        self.files_came = self.files_came or isinstance(heard.content, File)
        _queue(tx, heard.chat_id, says, heard)

    def _is_meant(self, tx: Tx, heard: Heard, seq: int) -> bool:
        """Words said again that press a button shown now are no echo."""
        return inbox.said_again(tx, heard, seq) and self._talker.expects(tx, heard)

    def handled(self, update: Arrived, outcome: Concluded) -> None:
        """What came of it; the update is the first of its chat."""
        if isinstance(outcome, Failed):
            self._failed(update, outcome.error)
        else:
            self._finish(update)

    def next_retry_at(self) -> datetime | None:
        """When an update that failed is tried again (UTC)."""
        return self._resting[0][0] if self._resting else None

    def _wake(self) -> None:
        now = self._clock() if self._resting else None
        while now is not None and self._resting and self._resting[0][0] <= now:
            self._ready.append(heapq.heappop(self._resting)[1])

    def _let_go(self, update: Arrived) -> None:
        if update.retry_at is not None and update.retry_at > self._clock():
            heapq.heappush(self._resting, (update.retry_at, update.chat_id))
        else:
            self._ready.append(update.chat_id)

    def _finish(self, update: Arrived) -> None:
        waiting = self._by_chat[update.chat_id]
        waiting.popleft()
        if waiting:
            self._let_go(waiting[0])
        else:
            del self._by_chat[update.chat_id]

    def _failed(self, update: Arrived, error: Exception) -> None:
        attempt = update.attempts + 1
        log.error(
            "update failed",
            seq=update.seq,
            update_id=update.update_id,
            attempt=attempt,
            error=type(error).__name__,
            trail=trail(error),
        )
        if attempt > len(RETRY_SECONDS) or isinstance(error, UnreadableError):
            self._park(update, blame(error), excused=True)
        else:
            self._retry(update, blame(error), attempt)

    def _retry(self, update: Arrived, why: str, attempt: int) -> None:
        at = self._clock() + timedelta(seconds=RETRY_SECONDS[attempt - 1])

        def note(tx: Tx) -> None:
            inbox.retry_later(tx, update.seq, at, why)

        def noted(_outcome: Concluded) -> None:
            again = replace(update, attempts=attempt, retry_at=at)
            self._by_chat[update.chat_id][0] = again
            self._let_go(again)

        self._aftermath.append(Job(note, speaks=False, conclude=noted))

    def _park(self, update: Arrived, why: str, *, excused: bool) -> None:
        """Put the update aside and say so once; if even the excuse fails, without a word."""

        def note(tx: Tx) -> None:
            inbox.park(tx, update.seq, why)
            if excused:
                heard = _heard(update)
                _queue(tx, update.chat_id, self._talker.excuse(tx, heard, update.chat_id), heard)

        def noted(outcome: Concluded) -> None:
            if isinstance(outcome, Failed) and excused:
                log.error("excuse failed", seq=update.seq, trail=trail(outcome.error))
                self._park(update, why, excused=False)
            else:
                log.error("update parked", seq=update.seq, update_id=update.update_id, why=why)
                self._finish(update)

        self._aftermath.append(Job(note, conclude=noted))


def _heard(update: Arrived) -> Heard | None:
    try:
        return hear(update.payload, update.received_at)
    except UnreadableError:
        return None


def _queue(tx: Tx, chat_id: int, says: Iterable[Utterance], heard: Heard | None) -> None:
    tapped = heard.content if heard is not None else None
    callback_id = tapped.callback_id if isinstance(tapped, Tap) else None
    said = list(says)
    if said or callback_id is not None:
        outbox.queue(tx, chat_id, said, callback_id)
