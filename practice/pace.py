"""Counts how fast the bot sends, against Telegram's published limits."""

import time
from collections import deque

from practice.shapes import Json

OVERALL_A_SECOND = 30
GROUP_A_MINUTE = 20
BURST = 6.0
"""A chat takes a short burst, refilled by one message a second."""


class Pace:
    """Sliding windows in real (monotonic) seconds."""

    def __init__(self) -> None:
        """Starts with nothing sent."""
        self.sent = 0
        self.busiest_second = 0
        self.violations: list[Json] = []
        self._overall: deque[float] = deque()
        self._groups: dict[int, deque[float]] = {}
        self._burst: dict[int, tuple[float, float]] = {}

    def count(self, chat_id: int) -> int:
        """Counts one call to a chat; returns the seconds to wait when it was one too many."""
        now = time.monotonic()
        self.sent += 1
        waits = [self._count_overall(now), self._count_chat(chat_id, now)]
        if chat_id < 0:
            waits.append(self._count_group(chat_id, now))
        wait = max(waits)
        if wait:
            self.violations.append({"chat_id": chat_id, "retry_after": wait})
        return wait

    def _count_overall(self, now: float) -> int:
        window = self._overall
        window.append(now)
        while window[0] <= now - 1:
            window.popleft()
        self.busiest_second = max(self.busiest_second, len(window))
        return 1 if len(window) > OVERALL_A_SECOND else 0

    def _count_chat(self, chat_id: int, now: float) -> int:
        left, at = self._burst.get(chat_id, (BURST, now))
        left = min(BURST, left + now - at) - 1
        self._burst[chat_id] = (max(left, -1.0), now)
        return 0 if left >= 0 else 1 + int(-left)

    def _count_group(self, chat_id: int, now: float) -> int:
        window = self._groups.setdefault(chat_id, deque())
        window.append(now)
        while window[0] <= now - 60:
            window.popleft()
        return 60 if len(window) > GROUP_A_MINUTE else 0

    def shown(self) -> Json:
        """The counts as JSON."""
        return {
            "sent": self.sent,
            "busiest_second": self.busiest_second,
            "violations": self.violations[-100:],
            "violation_count": len(self.violations),
        }
