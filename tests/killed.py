"""A commune whose bot is a process of its own, killed around everything that people do."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from practice import own_data
from practice.clock import VirtualClock
from practice.journal import INDENT
from practice.server import free_socket, served
from practice.standin import StandIn, told
from storage import schema
from storage.engine import open_engine
from storage.transaction import Store, Tx, Unit
from tests.nest import Nest
from tests.world import START, ZONE, Actor, World, settle_commune

Chats = dict[int, dict[int, str]]
"""What the bot's messages say and offer, by chat and message."""

AFTER = "settled"
WITHIN = "received"

MOST_CALLS = 5
SOON_SECONDS = 0.4


def shown(standin: StandIn) -> Chats:
    """Everything of the bot that stands in the chats."""
    return {
        chat.id: {id: told(entry.message) for id, entry in chat.entries.items() if entry.by_bot}
        for chat in standin.world.chats.values()
    }


def ever_shown(standin: StandIn) -> set[str]:
    """Everything that anybody was ever shown, also what was edited since."""
    told = (line.partition(": ")[2] for line in standin.journal.story)
    return {words.removeprefix("(sửa) ").replace(f"\n{INDENT}", "\n") for words in told}


async def until(is_so: Callable[[], bool], seconds: float = 60) -> bool:
    """Waits for something, and tells whether it came in time."""
    ends_at = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > ends_at:
            return False
        await asyncio.sleep(0.001)
    return True


class Unsure(Actor):
    """Of a message that came twice, because its sender died, presses either.

    Once one of them has changed, those that did not are old, and passed over.
    """

    def __init__(self, world: World, user_id: int) -> None:
        super().__init__(world, user_id)
        self.copies: list[tuple[str, list[int]]] = []

    @property
    def from_bot(self) -> list[dict[str, Any]]:
        """The bot's messages but for old copies, oldest first."""
        stands, old = shown(self.world.standin)[self.id], set[int]()
        for words, ids in self.copies:
            same = {id for id in ids if stands.get(id) == words}
            old |= same if len(same) < len(ids) else set()
        return [message for message in super().from_bot if message["message_id"] not in old]

    def button(self, label: str) -> tuple[int, str]:
        """The message and the data of a button that holds these words."""
        last, data = super().button(label)
        stands = shown(self.world.standin)[self.id]
        ids = [id for id, words in stands.items() if words == stands[last]]
        self.copies.append((stands[last], ids))
        assert isinstance(self.world, Killed)
        return self.world.chance.choice(ids), data


class Killed(World):
    """A bot that dies in the midst of some acts and after others.

    Within an act it is killed when it has made some calls, the answer to the last of which it
    may never see; the next one may die as well. After an act it is killed once all is quiet, and
    must then have nothing to say.
    What `holds` is looked at whenever all is quiet.
    """

    actors = Unsure

    def __init__(self, standin: StandIn, directory: Path, url: str, api_url: str) -> None:
        super().__init__(standin, directory, url, api_url)
        self.nest: Nest
        self.chance = random.Random()
        self.odd = 0
        self.plan = random.Random()
        self.kills = {WITHIN: 0, AFTER: 0}
        self.holds: Callable[[Tx], None] = lambda _: None

    def begins(self, seed: int) -> None:
        """Seeds 2n and 2n + 1 together kill within and after each act."""
        self.chance, self.plan, self.odd = random.Random(seed), random.Random(seed // 2), seed % 2

    async def settles(self) -> None:
        """What somebody did is handled, by however many processes that takes."""
        mode = (WITHIN, AFTER)[self.plan.randint(0, 1) ^ self.odd]
        if mode == WITHIN:
            for _ in range(self.chance.choice((1, 1, 2))):
                await self._works_a_little()
                await self._dies(mode)
            await self._is_quiet()
        else:
            await self._is_quiet()
            before = shown(self.standin)
            await self._dies(mode)
            await self._is_quiet()
            assert shown(self.standin) == before
        await self.knows(self.holds)

    async def _works_a_little(self) -> None:
        counts = self.standin.journal.counts
        enough = sum(counts.values()) + self.chance.randint(0, MOST_CALLS)
        await until(lambda: sum(counts.values()) >= enough, SOON_SECONDS)
        moment = time.monotonic() + self.chance.choice((0, 0, 0.004, 0.012))
        await until(lambda: time.monotonic() >= moment)

    async def _dies(self, mode: str) -> None:
        self.kills[mode] += 1
        await self.nest.kill_and_start()

    async def _is_quiet(self) -> None:
        assert await until(lambda: self.standin.updates.count() == 0)
        await self.nest.door.settle()

    async def knows(self, unit: Unit[Any]) -> Any:
        """Looks into the database, beside the bot."""
        store = Store(open_engine(self.url), self.clock, ZONE)
        try:
            return store.run(unit)
        finally:
            store.close()


@asynccontextmanager
async def killed_in(directory: Path, plant: Unit[Any], seed: int) -> AsyncIterator[Killed]:
    """A commune in a directory, and what is planted in it."""
    clock = VirtualClock()
    clock.set(START)
    standin = StandIn(directory, ZONE, clock)
    url = own_data.database_url(directory)
    own_data.prepare(directory)
    listening = free_socket(0)
    address = "http://{}:{}".format(*listening.getsockname())
    world = Killed(standin, directory, url, address)
    world.begins(seed)
    world.nest = Nest(directory, address, clock)
    schema.upgrade(open_engine(url))
    await world.knows(settle_commune)
    await world.knows(plant)
    async with served(standin, listening, world.nest.door):
        await world.nest.open()
        try:
            yield world
        finally:
            await world.nest.close()
