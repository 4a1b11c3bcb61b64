"""How fast messages may leave: Telegram's published limits with a margin.

Published are about 30 messages a second over all chats, one a second in a chat with short
bursts, and 20 a minute in a group. Only calls that go to a chat count.
"""

from collections import deque
from dataclasses import dataclass
from typing import Protocol

OVERALL_PER_SECOND = 25
BULK_AT_ONCE = 4
BULK_SECONDS = 0.2
CHAT_BURST = 5
CHAT_SECONDS = 1.0
GROUP_PER_MINUTE = 20
_REMEMBERED_CHATS = 2_000


@dataclass(frozen=True, slots=True)
class Wait:
    """Seconds until a message may leave: because of all chats, and because of its own."""

    overall: float = 0.0
    chat: float = 0.0


AT_ONCE = Wait()


class Pacing(Protocol):
    """Decides when a message may leave."""

    def ask(self, chat_id: int, bulk: bool, now: float) -> Wait:
        """Take a place at `now` (monotonic seconds), or say how long there is none."""


class Window:
    """At most `most` events in any `seconds`."""

    __slots__ = ("_seconds", "_times")

    def __init__(self, most: int, seconds: float) -> None:
        self._times: deque[float] = deque(maxlen=most)
        self._seconds = seconds

    def wait(self, now: float) -> float:
        """Seconds until the next event fits."""
        if len(self._times) < (self._times.maxlen or 0):
            return 0.0
        return max(0.0, self._times[0] + self._seconds - now)

    def take(self, now: float) -> None:
        """An event happens."""
        self._times.append(now)


class Pace:
    """The limits of one bot."""

    def __init__(self) -> None:
        self._overall = Window(OVERALL_PER_SECOND, 1.0)
        # 20 a second, and evenly: bursts a second apart can arrive within the same second.
        self._bulk = Window(BULK_AT_ONCE, BULK_SECONDS)
        self._groups: dict[int, Window] = {}
        self._spent_until: dict[int, float] = {}

    def ask(self, chat_id: int, bulk: bool, now: float) -> Wait:
        """Take a place at `now` (monotonic seconds), or say how long there is none."""
        chat = self._wait_of_chat(chat_id, now)
        overall = self._overall.wait(now)
        if bulk:
            overall = max(overall, self._bulk.wait(now))
        if chat > 0 or overall > 0:
            return Wait(overall, chat)
        self._take(chat_id, bulk, now)
        return AT_ONCE

    def _wait_of_chat(self, chat_id: int, now: float) -> float:
        burst = self._spent_until.get(chat_id, now) - (CHAT_BURST - 1) * CHAT_SECONDS - now
        window = self._groups.get(chat_id)
        return max(0.0, burst, window.wait(now) if window else 0.0)

    def _take(self, chat_id: int, bulk: bool, now: float) -> None:
        self._overall.take(now)
        if bulk:
            self._bulk.take(now)
        if chat_id < 0:
            self._groups.setdefault(chat_id, Window(GROUP_PER_MINUTE, 60.0)).take(now)
        if len(self._spent_until) > _REMEMBERED_CHATS:
            self._spent_until = {c: t for c, t in self._spent_until.items() if t > now}
        # A burst is spent from the future: each message books one more second of the chat.
        self._spent_until[chat_id] = max(now, self._spent_until.get(chat_id, now)) + CHAT_SECONDS


class NoPace:
    """Everything at once: for measurements against a server of one's own, never for Telegram."""

    def ask(self, chat_id: int, bulk: bool, now: float) -> Wait:
        """Take a place."""
        return AT_ONCE
