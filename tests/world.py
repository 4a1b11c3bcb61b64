"""A commune for stories: the whole bot against the strict stand-in, with time that tests turn.

The cast: Hoa is a cadre in charge of Ấp 3. Tú is a cadre in charge of Ấp 3 and Ấp Gò Dưa.
Minh is a leader, Hà the coordinator, Quản the administrator. Lạ is a stranger. It is the
first Thursday of December 2026, nine in the morning.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.app import App
from bot.monotonic import Monotonic
from domain.people import Role
from handlers import talker
from handlers.founding.actions import found_commune
from practice import acts, sharing
from practice.clock import VirtualClock
from practice.pressing import tap
from practice.server import free_socket, served
from practice.standin import TOKEN, StandIn
from practice.world import Entry, Person
from storage import commune, households, staff
from storage.engine import open_engine
from storage.transaction import Store, Tx, Unit
from tests import ready

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
START = datetime(2026, 12, 3, 9, 0, tzinfo=ZONE)

CAST: dict[str, tuple[int, str, tuple[Role, ...], tuple[str, ...]]] = {
    "hoa": (101, "Lê Thị Hoa", (Role.CADRE,), ("Ấp 3",)),
    "tu": (102, "Ngô Anh Tú", (Role.CADRE,), ("Ấp 3", "Ấp Gò Dưa")),
    "minh": (103, "Trần Văn Minh", (Role.LEADER,), ()),
    "ha": (104, "Phạm Thu Hà", (Role.COORDINATOR,), ()),
    "quan": (105, "Bùi Đức Quản", (Role.ADMIN,), ()),
}
HOUSEHOLDS = {
    "Ấp 3": ("bà Nguyễn Thị Lan", "ông Huỳnh Văn Ba", "bà Thạch Thị Sa"),
    "Ấp Gò Dưa": ("ông Võ Thành Út", "bà Đặng Thị Mười"),
}


def local(text: str) -> datetime:
    """An instant from local words: `2026-12-04 14:00`."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


class Actor:
    """A person with a phone. Labels are matched by the words they hold."""

    def __init__(self, world: "World", user_id: int) -> None:
        self.world = world
        self.id = user_id
        self.taps_made = 0

    @property
    def messages(self) -> list[Entry]:
        """Everything in the chat, oldest first."""
        return list(self.world.standin.world.chats[self.id].entries.values())

    @property
    def from_bot(self) -> list[dict[str, Any]]:
        """The bot's messages, oldest first."""
        return [entry.message for entry in self.messages if entry.by_bot]

    @property
    def last(self) -> dict[str, Any]:
        """The bot's last message."""
        return self.from_bot[-1]

    async def says(self, text: str, **extra: Any) -> int:
        """Types, and waits until all is said and done."""
        sent = acts.say(self.world.standin, self.id, text, **extra)
        await self.world.settles()
        return int(sent[-1]["message_id"])

    async def edits(self, message_id: int, text: str) -> None:
        """Corrects a message."""
        acts.edit(self.world.standin, self.id, message_id, text)
        await self.world.settles()

    async def sends(self, content: dict[str, Any]) -> int:
        """Sends anything."""
        sent = acts.send(self.world.standin, self.id, content)
        await self.world.settles()
        return int(sent["message_id"])

    async def sends_photo(self, caption: str = "") -> None:
        """Takes and sends a photo."""
        sharing.send_file(self.world.standin, self.id, "photo", {"caption": caption})
        await self.world.settles()

    async def sends_voice(self, seconds: int = 7) -> None:
        """Speaks a voice note."""
        sharing.send_file(self.world.standin, self.id, "voice", {"seconds": seconds})
        await self.world.settles()

    async def follows(self, payload: str) -> None:
        """Opens a link that leads into the bot."""
        await self.says(f"/start {payload}")

    async def taps(self, *labels: str, times: int = 1) -> None:
        """Presses buttons one after another, each on the last message that has it."""
        for label in labels:
            message_id, data = self.button(label)
            await self.presses(message_id, data, times=times)

    async def passes_it_on(self) -> None:
        """Takes the category suggested first, and reports the matter to the leaders."""
        await self.says("1")
        await self.says_it_is_another()
        await self.taps("Báo cáo lãnh đạo")

    async def says_it_is_another(self) -> None:
        """Where a like one is open: this is another matter."""
        if "➕ Ý kiến khác" in self.labels:
            await self.taps("➕ Ý kiến khác")

    async def presses(self, message_id: int, data: str, *, times: int = 1) -> None:
        """Presses anything, also what is not there."""
        self.taps_made += 1
        tap(self.world.standin, self.id, message_id, {"data": data, "times": times})
        await self.world.settles()

    def button(self, label: str) -> tuple[int, str]:
        """The message and the data of the last button that holds these words."""
        for message in reversed(self.from_bot):
            for found in buttons(message):
                if label in found["text"] and "callback_data" in found:
                    return int(message["message_id"]), str(found["callback_data"])
        raise AssertionError(f"no button «{label}» on: {self.labels}")

    @property
    def labels(self) -> list[str]:
        """Labels on the bot's last message."""
        return [found["text"] for found in buttons(self.last)]

    @property
    def screen(self) -> str:
        """What the bot's messages say, the last one last."""
        return "\n———\n".join(m.get("text") or m.get("caption", "") for m in self.from_bot)

    def sees(self, *words: str) -> None:
        """The last message of the bot holds these words."""
        text = self.last.get("text", "")
        for word in words:
            assert word in text, f"«{word}» is not in:\n{text}\n{self.labels}"

    def has_seen(self, *words: str) -> None:
        """Some message of the bot holds these words."""
        for word in words:
            assert word in self.screen, f"«{word}» is nowhere in:\n{self.screen}"

    def sees_nothing_of(self, *words: str) -> None:
        """No message of the bot holds these words."""
        for word in words:
            assert word not in self.screen, f"«{word}» is in:\n{self.screen}"

    @property
    def toasts(self) -> list[str]:
        """What was said in passing, in order."""
        return self.world.toasts(self.id)


def buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    """The inline buttons of a message."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [found for row in rows for found in row]


class World:
    """The commune, its people, its clock, and the bot that serves it."""

    actors: type[Actor] = Actor

    def __init__(self, standin: StandIn, directory: Path, url: str, api_url: str) -> None:
        self.standin = standin
        self.directory = directory
        self.url = url
        self.api_url = api_url
        self.clock = standin.clock
        self.monotonic: Monotonic | None = None
        self.app: App
        self._next_update = 0
        for name, (user_id, full_name, _, _) in CAST.items():
            standin.world.add_person(Person(user_id, full_name, started=True))
            setattr(self, name, self.actors(self, user_id))
        standin.world.add_person(Person(199, "Lạ"))
        self.stranger = self.actors(self, 199)

    hoa: Actor
    tu: Actor
    minh: Actor
    ha: Actor
    quan: Actor

    async def opens(self) -> None:
        """The bot's process starts on the database as it is."""
        self.app = App(
            token=TOKEN,
            store=Store(open_engine(self.url), self.clock, ZONE),
            clock=self.clock,
            talker=talker,
            data_dir=self.directory,
            api_url=self.api_url,
            paced=False,
            polling=False,
            monotonic=self.monotonic,
        )
        await self.app.start()
        await self.settles()

    async def closes(self) -> None:
        """The bot's process stops."""
        await self.app.stop()

    async def restarts(self) -> None:
        """The bot's process stops and starts again."""
        await self.closes()
        await self.opens()

    async def settles(self) -> None:
        """What people did is delivered, handled and answered."""
        while updates := self.standin.updates.since(self._next_update):
            self._next_update = updates[-1]["update_id"] + 1
            await self.app.receive(updates)
            await self.app.settle()
        await self.app.settle()

    async def reaches(self, moment: str) -> None:
        """Time passes until a local moment, through everything that is due on the way."""
        target = local(moment).astimezone(UTC)
        while True:
            due = await self.app.next_due_at()
            if due is None or due >= target:
                break
            self.clock.set(max(due, self.clock.now()), held=True)
            await self.app.settle()
        self.clock.set(target, held=True)
        await self.settles()

    async def passes(self, **time: float) -> None:
        """Some time passes: `hours=2`."""
        later = (self.clock.now() + timedelta(**time)).astimezone(ZONE)
        await self.reaches(later.isoformat(sep=" ")[:26])

    async def knows(self, unit: Unit[Any]) -> Any:
        """Looks into the database."""
        return await self.app.run_unit(unit)

    def toasts(self, user_id: int) -> list[str]:
        """The texts with which a person's taps were answered, in order."""
        pressed = self.standin.taps.of_chat(user_id)
        return [one.answer.get("text", "") for one in pressed if one.answer is not None]


def settle_commune(tx: Tx) -> None:
    """The commune with its hamlets, households and people."""
    found_commune(tx, "xã Tân Lúa", "tỉnh Thử Nghiệm")
    ids = {name: commune.add_hamlet(tx, name) for name in HOUSEHOLDS}
    for name, heads in HOUSEHOLDS.items():
        for head in heads:
            households.add(tx, ids[name] or 0, head, by=None)
    for user_id, full_name, roles, charge in CAST.values():
        in_charge = [ids[name] or 0 for name in charge]
        person_id = staff.add(tx, full_name, roles, in_charge, whole_commune=not charge)
        staff.bind(tx, person_id, user_id, user_id)


def make_commune(url: str) -> None:
    """The commune as it is when time begins, in a database that has nothing."""
    ready.make_tables(url)
    store = Store(open_engine(url), lambda: START.astimezone(UTC), ZONE)
    store.run(settle_commune)
    store.close()


@asynccontextmanager
async def world_in(directory: Path, url: str | None = None) -> AsyncIterator[World]:
    """A commune in a directory, on SQLite there or on another database."""
    clock = VirtualClock()
    clock.set(START, held=True)
    standin = StandIn(directory / "telegram", ZONE, clock)
    if url is None:
        path = directory / "gandan.db"
        ready.copy(make_commune, path)
        url = f"sqlite:///{path.as_posix()}"
    else:
        make_commune(url)
    async with served(standin, free_socket(0)) as telegram:
        world = World(standin, directory, url, telegram.address)
        await world.opens()
        yield world
        await world.closes()
