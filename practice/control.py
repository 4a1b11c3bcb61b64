"""What can be asked of a practice besides acting in it: state, clock, faults, restarts."""

import asyncio
import time
from dataclasses import asdict
from typing import Protocol

from practice import acts, beginning, leaps, own_data, people, seeds, tours, views
from practice.doors import DoorClosed
from practice.faults import KINDS, Fault
from practice.leaps import Leaps
from practice.playing import Players
from practice.shapes import Json
from practice.standin import StandIn


class Bot(Protocol):
    """The bot's process, as far as it can be restarted from here."""

    @property
    def running(self) -> bool:
        """Whether it is up."""

    async def restart(self, mode: str) -> None:
        """Ends it ("kill" or "stop") and starts it anew."""

    async def stop(self) -> None:
        """Lets it finish and end."""

    async def start(self) -> None:
        """Starts it, and waits until it is up."""


class NoBot:
    """A bot that runs elsewhere."""

    running = True

    async def restart(self, mode: str) -> None:
        """Cannot be done.

        Raises:
            Impossible: always.
        """
        raise acts.Impossible("bot này không chạy trong bản tập dượt")

    async def stop(self) -> None:
        """Cannot be done.

        Raises:
            Impossible: always.
        """
        await self.restart("stop")

    async def start(self) -> None:
        """Cannot be done.

        Raises:
            Impossible: always.
        """
        await self.restart("stop")


class Control:
    """What can be asked of a practice, by name."""

    def __init__(self, standin: StandIn, travel: Leaps, bot: Bot) -> None:
        """`travel` moves the clock; `bot` is the process to restart."""
        self.standin = standin
        self.travel = travel
        self.bot = bot
        self._playing: asyncio.Task[None] | None = None
        self._beginning = asyncio.Lock()
        standin.faults.told = self._faults

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

    async def begin(self, body: Json) -> Json:
        """Begins anew with a seed."""
        name = str(body["seed"])
        if name not in seeds.BY_NAME:
            raise ValueError(f"no seed is called {name}")
        if self._is_playing():
            raise acts.Impossible("đang diễn, bấm «Dừng diễn» trước")
        await self._begin_anew(name)
        return self.travel.shown()

    async def _begin_anew(self, name: str) -> None:
        async with self._beginning:
            self.standin.events.tell("bot", running=False)
            self.standin.events.tell("beginning", seed=name)
            self.clear_faults({})
            await beginning.begin_anew(self.standin, self.travel, self.bot, name)
            self.standin.before_tour = await self.travel.door.counts()
            self.standin.events.tell("begun", seed=name)

    async def tour(self) -> Json:
        """How far the tour is."""
        seed, counts = self._seed(), await self.travel.door.counts()
        steps = tours.BY_SEED[seed].steps
        done = tours.done(steps, counts, self.standin.before_tour)
        code = "" if "found" in done else own_data.invitation(self.standin.directory)
        return {
            "seed": seed,
            "steps": [step.name for step in steps],
            "done": done,
            "playing": self._is_playing(),
            "untouched": self.standin.untouched,
            "invitation": people.link(self.standin, code) if code else "",
        }

    def _seed(self) -> str:
        chosen = own_data.chosen_seed(self.standin.directory)
        return chosen if chosen in seeds.BY_NAME else seeds.FIRST.name

    def _is_playing(self) -> bool:
        return self._playing is not None and not self._playing.done()

    async def play(self, body: Json) -> Json:
        """Plays the tour, `pause` seconds before each act, or stops playing it.

        It is played from the beginning: what was done since is forgotten.
        """
        if self._playing is not None and not self._playing.done():
            self._playing.cancel()
            return {"playing": False}
        players = Players(self.standin, self.travel, float(body.get("pause", 1.0)))
        self._playing = asyncio.create_task(self._play(players))
        return {"playing": True}

    async def _play(self, players: Players) -> None:
        self.standin.events.tell("playing", on=True)
        why, seed = "", self._seed()
        try:
            if not self.standin.untouched:
                # Whoever stops the play does not stop the bot halfway.
                await asyncio.shield(self._begin_anew(seed))
            await tours.BY_SEED[seed].play(players)
        except (acts.Impossible, DoorClosed, RuntimeError) as problem:
            why = str(problem)
        finally:
            self.standin.events.tell("playing", on=False, why=why)

    async def coming(self) -> Json:
        """What will be said in the next days."""
        return {"lines": await self.travel.door.coming()}

    async def inspect(self, chat_id: int) -> Json:
        """What the bot knows of a chat, and the calls it made there."""
        known = await self.travel.door.inspect(chat_id)
        made = [asdict(call) for call in self.standin.journal.calls if call.chat_id == chat_id]
        return {**known, "calls": made[-30:][::-1]}

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
