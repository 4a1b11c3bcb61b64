"""Jumps of the practice clock: to a named moment, through every due moment on the way."""

import asyncio
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import holidays

from domain.calendar import Weekday
from practice.clock import VirtualClock
from practice.doors import QUIET_SECONDS, Door
from practice.events import Events
from practice.shapes import Json
from practice.updates import Updates

MAX_STEPS = 20_000
FARTHEST = timedelta(days=390)
"""A year, and as far as the next Tết may be."""

STUCK_STEP = timedelta(minutes=1)
"""How far to go on when the bot names the same moment again."""

NAMED: dict[str, tuple[Weekday | None, time]] = {
    "next_morning": (None, time(7)),
    "friday_1400": (Weekday.FRIDAY, time(14)),
    "saturday_0630": (Weekday.SATURDAY, time(6, 30)),
    "saturday_0700": (Weekday.SATURDAY, time(7)),
}
"""Day of the week (None is any day) and local time."""


def next_named(name: str, now: datetime, zone: ZoneInfo) -> datetime:
    """The next such moment after `now`; "tomorrow" when any day will do.

    "tet" is the first morning of the next lunar year.

    Raises:
        KeyError: no moment has that name.
    """
    local = now.astimezone(zone)
    if name == "tet":
        return _next_tet(local)
    weekday, at = NAMED[name]
    if weekday is None:
        return datetime.combine(local.date() + timedelta(days=1), at, zone)
    return next_weekday(weekday, at, local)


def next_weekday(weekday: Weekday, at: time, local: datetime) -> datetime:
    """The next time this weekday and hour come after a local instant."""
    day = local.date() + timedelta(days=(weekday - local.weekday()) % 7)
    found = datetime.combine(day, at, local.tzinfo)
    return found if found > local else found + timedelta(days=7)


def _next_tet(local: datetime) -> datetime:
    """Seven in the morning on the first day of the next lunar year."""
    years = range(local.year, local.year + 2)
    known = holidays.country_holidays("VN", years=years, language="en_US")
    days = (on for on, name in sorted(known.items()) if name == "Lunar New Year")
    firsts = (datetime.combine(on, time(7), local.tzinfo) for on in days)
    return next(first for first in firsts if first > local)


def target_of(body: Json, now: datetime, zone: ZoneInfo) -> datetime:
    """Where a request wants to go: `hours`, `minutes`, `jump` (a name), `date` or `to`.

    Raises:
        ValueError: it is unreadable, in the past, or years ahead.
    """
    if "jump" in body:
        found = next_named(str(body["jump"]), now, zone)
    elif "date" in body:
        day = date.fromisoformat(str(body["date"]))
        found = datetime.combine(day, time.fromisoformat(str(body.get("time", "07:00"))), zone)
    elif "to" in body:
        found = datetime.fromisoformat(str(body["to"]))
        found = found if found.tzinfo else found.replace(tzinfo=zone)
    else:
        hours, minutes = float(body.get("hours", 0)), float(body.get("minutes", 0))
        found = now + timedelta(hours=hours, minutes=minutes)
    if found < now:
        raise ValueError("không lùi đồng hồ được")
    if found > now + FARTHEST:
        raise ValueError("chỉ nhảy tới trong vòng một năm")
    return found


class Leaps:
    """Moves server and bot through time together, one jump after another."""

    def __init__(self, clock: VirtualClock, door: Door, updates: Updates, events: Events) -> None:
        """`door` is the bot's, and so are the `updates`."""
        self.clock = clock
        self.door = door
        self.updates = updates
        self.events = events
        self._one = asyncio.Lock()

    async def to(self, target: datetime) -> int:
        """Goes to an instant; returns at how many due moments it stopped on the way."""
        async with self._one:
            try:
                await self._step(self.clock.now())
                return await self._walk(target)
            finally:
                now = self.clock.now()
                self.clock.set(now)
                await self._tell(now)

    async def _walk(self, target: datetime) -> int:
        last = self.clock.now()
        for steps in range(MAX_STEPS):
            due = await self.door.next_due(target)
            if due is not None and due <= last:
                due = last + STUCK_STEP
            if due is None or due >= target:
                await self._step(target)
                return steps
            await self._step(due)
            last = due
        raise RuntimeError("the bot names due moments without end")

    async def _step(self, moment: datetime) -> None:
        self.clock.set(moment, held=True)
        await self.door.set_clock(moment, held=True)
        self.events.tell("clock", **self.shown(moving=True))
        await self.settle()

    async def settle(self) -> None:
        """Lets the bot fetch what waits, unless it cannot, and do all that is due."""
        await self.updates.drained(QUIET_SECONDS)
        await self.door.settle()

    async def _tell(self, now: datetime) -> None:
        self.events.tell("clock", **self.shown())
        await self.door.set_clock(now, held=False)

    def shown(self, moving: bool = False) -> dict[str, Any]:
        """The clock as the page sees it."""
        offset = self.clock.offset.total_seconds()
        return {"now": self.clock.now().isoformat(), "offset": offset, "moving": moving}
