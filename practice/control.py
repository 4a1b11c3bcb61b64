"""What can be asked of a practice besides acting in it: state, clock, faults, restarts."""

import asyncio
import time
from typing import Protocol

from practice import acts, leaps, views
from practice.faults import KINDS, Fault
from practice.leaps import Leaps
from practice.shapes import Json
from practice.standin import StandIn


class Bot(Protocol):
    """The bot's process, as far as it can be restarted from here."""

    @property
    def running(self) -> bool:
        """Whether it is up."""

    async def restart(self, mode: str) -> None:
        """Ends it ("kill" or "stop") and starts it anew."""


class NoBot:
    """A bot that runs elsewhere."""

    running = True

    async def restart(self, mode: str) -> None:
        """Cannot be done.

        Raises:
            Impossible: always.
        """
        raise acts.Impossible("bot này không chạy trong bản tập dượt")


class Control:
    """What can be asked of a practice, by name."""

    def __init__(self, standin: StandIn, travel: Leaps, bot: Bot) -> None:
        """`travel` moves the clock; `bot` is the process to restart."""
        self.standin = standin
        self.travel = travel
        self.bot = bot

    def state(self) -> Json:
        """Everything the page shows."""
        shown = views.state(self.standin, self.bot.running)
        return {**shown, "clock": self.travel.shown()}

    async def travel_to(self, body: Json) -> Json:
        """Jumps."""
        standin = self.standin
        target = leaps.target_of(body, standin.clock.now(), standin.zone)
        return {"stops": await self.travel.to(target), **self.travel.shown()}

    async def settle(self) -> Json:
        """Lets the bot finish."""
        await self.travel.settle()
        return {}

    async def restart(self, body: Json) -> Json:
        """Restarts the bot."""
        mode = str(body.get("mode", "stop"))
        if mode not in {"kill", "stop"}:
            raise ValueError("mode is kill or stop")
        self.standin.events.tell("bot", running=False)
        await self.bot.restart(mode)
        self.standin.events.tell("bot", running=True)
        return {}

    def add_fault(self, body: Json) -> Json:
        """Switches a fault on."""
        kind = str(body["kind"])
        if kind not in KINDS:
            raise ValueError(f"no fault is called {kind}")
        until = time.monotonic() + float(body["for_seconds"]) if "for_seconds" in body else None
        methods = {str(name).lower() for name in body.get("methods", [])}
        retry_after, seconds = int(body.get("retry_after", 5)), float(body.get("seconds", 1))
        fault = Fault(
            kind, body.get("times"), until, methods, body.get("chat_id"), retry_after, seconds
        )
        if kind == "late":
            self.standin.updates.holding = True
            if until is not None:
                delay = until - time.monotonic()
                asyncio.get_running_loop().call_later(delay, self.clear_faults, {"kind": "late"})
        self.standin.faults.add(fault)
        return self._faults()

    def clear_faults(self, body: Json) -> Json:
        """Switches faults off."""
        kind = str(body.get("kind", ""))
        self.standin.faults.clear(kind)
        if kind in {"", "late"}:
            self.standin.updates.release()
        return self._faults()

    def _faults(self) -> Json:
        shown = self.standin.faults.shown()
        self.standin.events.tell("faults", faults=shown)
        return {"faults": shown}
