"""Clocks that tests turn by hand."""

import asyncio
import heapq
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class HandClock:
    """The one clock, standing still until it is turned."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 6, 7, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def turn(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


class _Ring:
    def __init__(self, action: Callable[[], object]) -> None:
        self.action: Callable[[], object] | None = action

    def cancel(self) -> None:
        self.action = None


class LeapingTime:
    """Monotonic seconds that leap to the next alarm instead of waiting for it."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.stands = False
        self._rings: list[tuple[float, int, _Ring]] = []
        self._count = 0

    def now(self) -> float:
        return self.seconds

    def call_later(self, seconds: float, action: Callable[[], object]) -> _Ring:
        ring = _Ring(action)
        self._count += 1
        heapq.heappush(self._rings, (self.seconds + seconds, self._count, ring))
        asyncio.get_running_loop().call_later(0.001, self._leap)
        return ring

    def go_on(self) -> None:
        self.stands = False
        self._leap()

    def _leap(self) -> None:
        while self._rings and not self.stands:
            at, _, ring = heapq.heappop(self._rings)
            if ring.action is not None:
                self.seconds = max(self.seconds, at)
                ring.action()
                return
