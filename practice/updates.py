"""Updates that wait for the bot: sequential ids, lifetimes, one long poll or a webhook."""

import asyncio
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from practice.clock import VirtualClock
from practice.refusals import OTHER_POLLER, WEBHOOK_ACTIVE, Refusal
from practice.shapes import Json
from practice.webhook import Webhook

MESSAGE_LIFE = timedelta(hours=24)
TAP_LIFE = timedelta(seconds=150)
LONGEST_POLL_SECONDS = 50
HURRIED_SECONDS = 0.5
"""Asking again with the same offset within this time gives one update at most."""

ON_REQUEST_ONLY = {"chat_member", "message_reaction", "message_reaction_count"}


Line: TypeAlias = tuple[str, str]
"""Updates of one line are delivered one after another: a chat's, or a person's taps."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One update and when it is lost."""

    update_id: int
    body: Json
    expires_at: datetime

    @property
    def line(self) -> Line:
        """Where it stands in line; what tells of nobody waits for nobody."""
        kind = next((name for name in self.body if name != "update_id"), "")
        content = self.body.get(kind)
        fields = content if isinstance(content, dict) else {}
        for name, place in (("chat", "chat"), ("from", kind), ("user", kind)):
            if isinstance(who := fields.get(name), dict):
                return place, str(who.get("id"))
        return kind, str(self.update_id)


class Updates:
    """The queue of one bot."""

    def __init__(self, clock: VirtualClock, first_id: int) -> None:
        """`first_id` is the id of the first update."""
        self.clock = clock
        self.next_id = first_id
        self.webhook: Webhook | None = None
        self.news = asyncio.Event()
        self.allowed: list[str] = []
        self.holding = False
        self._waiting: list[Waiting] = []
        self._held: list[tuple[str, Json]] = []
        self._poll: asyncio.Future[None] | None = None
        self._last_offset: int | None = None
        self._last_asked = -HURRIED_SECONDS

    def add(self, kind: str, body: Json) -> int | None:
        """Queues an update; None when the bot does not want the kind, or delivery is held."""
        if self.holding:
            self._held.append((kind, body))
            return None
        wanted = kind in self.allowed if self.allowed else kind not in ON_REQUEST_ONLY
        if not wanted:
            return None
        return self.add_raw({kind: body}, TAP_LIFE if kind == "callback_query" else MESSAGE_LIFE)

    def add_raw(self, update: Json, life: timedelta = MESSAGE_LIFE) -> int:
        """Queues an update as it stands; without an `update_id` it gets the next one."""
        update_id = int(update.get("update_id", self.next_id))
        self.next_id = max(self.next_id, update_id + 1)
        body = {"update_id": update_id, **update}
        self._waiting.append(Waiting(update_id, body, self.clock.now() + life))
        self.news.set()
        return update_id

    def since(self, first_id: int) -> list[Json]:
        """What waits from this id on."""
        return [waiting.body for waiting in self._waiting if waiting.update_id >= first_id]

    def lines(self) -> set[Line]:
        """The lines in which something waits."""
        self.count()
        return {waiting.line for waiting in self._waiting}

    def first_of(self, line: Line) -> Waiting | None:
        """What has waited longest in a line."""
        self.count()
        return next((waiting for waiting in self._waiting if waiting.line == line), None)

    def forget(self, delivered: Waiting) -> None:
        """Drops what a webhook took."""
        self._waiting = [waiting for waiting in self._waiting if waiting is not delivered]

    def post_to(self, webhook: Webhook | None) -> None:
        """Delivers to a webhook from now on, or waits for polls again."""
        self.webhook = webhook
        self.news.set()

    def release(self) -> None:
        """Delivers what was held, in the order in which it happened."""
        self.holding = False
        held, self._held = self._held, []
        for kind, body in held:
            self.add(kind, body)

    def forget_all(self) -> None:
        """Drops everything that waits."""
        self._waiting.clear()

    async def drained(self, seconds: float) -> bool:
        """Waits until the bot has confirmed everything that waits; false when time is up."""
        deadline = time.monotonic() + seconds
        while self.count():
            if time.monotonic() > deadline:
                return False
            await asyncio.sleep(0.01)
        return True

    def end_poll(self, why: str) -> None:
        """Ends a poll that waits, with 409."""
        if self._poll and not self._poll.done():
            self._poll.set_exception(Refusal(409, why))
            self._poll.exception()

    def count(self) -> int:
        """How many updates wait."""
        now = self.clock.now()
        self._waiting = [waiting for waiting in self._waiting if waiting.expires_at > now]
        return len(self._waiting)

    async def take(self, offset: int, limit: int, seconds: int) -> list[Json]:
        """What waits from `offset` on; waits up to `seconds` for a first one.

        Raises:
            Refusal: a webhook is set, or a newer poll took over (409).
        """
        if self.webhook:
            raise Refusal(409, WEBHOOK_ACTIVE)
        if self._is_hurried(offset):
            limit = 1
        self._confirm(offset)
        if seconds and not self.count():
            self.end_poll(OTHER_POLLER)
            await self._wait(min(seconds, LONGEST_POLL_SECONDS))
        return [waiting.body for waiting in self._waiting[:limit]]

    async def _wait(self, seconds: int) -> None:
        """Waits until something comes or another call ends this poll."""
        deadline = time.monotonic() + seconds
        self._poll = poll = asyncio.get_running_loop().create_future()
        while not self.count() and (left := deadline - time.monotonic()) > 0:
            self.news.clear()
            arrived = asyncio.ensure_future(self.news.wait())
            await asyncio.wait({poll, arrived}, timeout=left, return_when="FIRST_COMPLETED")
            arrived.cancel()
            if poll.done():
                poll.result()

    def _is_hurried(self, offset: int) -> bool:
        now, last = time.monotonic(), self._last_asked
        same = offset == self._last_offset
        self._last_offset, self._last_asked = offset, now
        return same and now < last + HURRIED_SECONDS

    def _confirm(self, offset: int) -> None:
        self.count()
        if offset < 0:
            self._waiting = self._waiting[offset:]
        elif offset > 0:
            self._waiting = [w for w in self._waiting if w.update_id >= offset]
