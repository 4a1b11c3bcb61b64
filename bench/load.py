"""Lets people act, as fast as the bot goes or so many times a second."""

import asyncio
import time
from collections import deque

from bench.people import Person, Tap
from bench.telegram import Telegram

STUCK_SECONDS = 20.0
_LOOK_SECONDS = 0.05


class StuckError(Exception):
    """The bot did not show the way on."""


class Load:
    """The people of one bot and what they did.

    Args:
        people: Who acts.
        shift_seconds: How far the time of their messages is from this machine's.
    """

    def __init__(self, people: list[Person], shift_seconds: float = 0.0) -> None:
        self.telegram = Telegram(people, self._on_ready, shift_seconds)
        self.taps = 0
        self.texts = 0
        self._people = people
        self._ready = deque(people)
        self._at_once = False

    async def saturate(self, seconds: float) -> int:
        """Everyone acts the moment they can; how many updates that were."""
        before = self.taps + self.texts
        self._at_once = True
        while self._ready:
            self._act(self._ready.popleft())
        await asyncio.sleep(seconds)
        self._at_once = False
        await self._finish()
        return self.taps + self.texts - before

    async def keep_pace(self, seconds: float, per_second: float) -> int:
        """Someone acts so many times a second; how many updates that were."""
        total = round(seconds * per_second)
        started = time.monotonic()
        for number in range(total):
            await asyncio.sleep(max(0.0, started + number / per_second - time.monotonic()))
            await self._until_somebody_can()
            self._act(self._ready.popleft())
        await self._finish()
        return total

    def _on_ready(self, person: Person) -> None:
        if self._at_once:
            self._act(person)
        else:
            self._ready.append(person)

    def _act(self, person: Person) -> None:
        if isinstance(person.move, Tap):
            self.taps += 1
        else:
            self.texts += 1
        self.telegram.act(person)

    async def _until_somebody_can(self) -> None:
        until = time.monotonic() + STUCK_SECONDS
        while not self._ready:
            self._check(until)
            await asyncio.sleep(_LOOK_SECONDS)

    async def _finish(self) -> None:
        """Until everyone has their answer, and a little longer: the last marks are written."""
        until = time.monotonic() + STUCK_SECONDS
        while len(self._ready) < len(self._people):
            self._check(until)
            await asyncio.sleep(_LOOK_SECONDS)
        await asyncio.sleep(5 * _LOOK_SECONDS)

    def _check(self, until: float) -> None:
        if time.monotonic() > until:
            person = next(person for person in self._people if person.waits)
            raise StuckError(f"{person.move} is not possible on: {person.last.get('text')}")
