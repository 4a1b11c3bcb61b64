"""A commune whose people's phones are plain values: updates go in, messages come out.

The cast: Quản is the administrator, Hoa a cadre in charge of ấp 3, Minh a leader in charge
of ấp 4. Everybody else is a stranger until they join.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from domain.message import (
    Button,
    Card,
    ChatKind,
    CloseCard,
    Command,
    Content,
    Erase,
    Heard,
    Menu,
    Redraw,
    Rows,
    Say,
    Tap,
    Words,
)
from domain.people import Role
from handlers import dispatch
from storage import bot_identity, commune, households, outbox, staff
from storage.engine import open_engine
from storage.outbox import Waiting
from storage.transaction import Store, Tx, Unit
from tests import ready

T = TypeVar("T")
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
START = datetime(2026, 12, 1, 9, 0, tzinfo=ZONE).astimezone(UTC)
QUAN, HOA, MINH, STRANGER, OTHER = 101, 102, 103, 901, 902


@dataclass
class Shown:
    """A message of the bot as it looks now."""

    text: str
    buttons: Rows

    @property
    def labels(self) -> list[str]:
        return [button.label for row in self.buttons for button in row]


@dataclass
class Phone:
    """One person's chat with the bot."""

    stage: "Stage"
    id: int
    name: str = "Tên trên Telegram"
    shown: dict[int, Shown] = field(default_factory=dict)
    toasts: list[str] = field(default_factory=list)
    menu: tuple[tuple[str, str], ...] = ()

    def says(self, text: str) -> None:
        """Types something, or a command."""
        if text.startswith("/"):
            name, _, argument = text[1:].partition(" ")
            self.does(Command(name, argument), self.stage.next_id())
        else:
            self.does(Words(text), self.stage.next_id())

    def taps(self, *labels: str, times: int = 1) -> None:
        """Presses buttons, each on the last message that has it."""
        for label in labels:
            message_id, button = self.find(label)
            self.presses(button.data, message_id, times=times)

    def presses(self, data: str, message_id: int | None = None, *, times: int = 1) -> None:
        """Presses anything, also what was never shown."""
        message_id = message_id or max(self.shown, default=1)
        for _ in range(times):
            self.does(Tap(data, f"callback{self.stage.next_id()}"), message_id)

    def does(self, content: Content, message_id: int) -> None:
        self.stage.hears(self, content, message_id)

    def find(self, label: str) -> tuple[int, Button]:
        for message_id, message in reversed(self.shown.items()):
            for row in message.buttons:
                for button in row:
                    if label in button.label:
                        return message_id, button
        raise AssertionError(f"no «{label}» in {[m.labels for m in self.shown.values()]}")

    @property
    def last(self) -> Shown:
        return self.shown[max(self.shown)]

    @property
    def screen(self) -> str:
        return "\n———\n".join(message.text for message in self.shown.values())

    def sees(self, *words: str) -> None:
        for word in words:
            assert word in self.screen, f"«{word}» is nowhere in:\n{self.screen}"

    def sees_nothing_of(self, *words: str) -> None:
        for word in words:
            assert word not in self.screen, f"«{word}» is in:\n{self.screen}"

    def copied(self) -> str:
        """What the last button that copies something holds."""
        for message in reversed(self.shown.values()):
            for row in message.buttons:
                for button in row:
                    if button.copy:
                        return button.copy
        raise AssertionError("nothing to copy")

    def code(self) -> str:
        """The code of the last invitation in this chat."""
        return self.copied().partition("start=")[2]


class Stage:
    """The commune, its clock, and a phone for everybody."""

    def __init__(self, directory: Path) -> None:
        path = directory / "gandan.db"
        ready.copy(make_commune, path)
        self.now = START
        self.store = Store(open_engine(f"sqlite:///{path.as_posix()}"), lambda: self.now, ZONE)
        self.phones: dict[int, Phone] = {}
        self._ids = count(1000)

    def next_id(self) -> int:
        return next(self._ids)

    def phone(self, user_id: int, name: str = "Tên trên Telegram") -> Phone:
        if user_id not in self.phones:
            self.phones[user_id] = Phone(self, user_id, name)
        return self.phones[user_id]

    def knows(self, unit: Unit[T]) -> T:
        """Runs a unit: looks into the database, or prepares it."""
        return self.store.run(unit)

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)

    def heard(self, phone: Phone, content: Content, message_id: int) -> Heard:
        update_id = self.next_id()
        private = ChatKind.PRIVATE
        return Heard(
            update_id, phone.id, private, phone.id, phone.name, message_id, self.now, content
        )

    def hears(self, phone: Phone, content: Content, message_id: int) -> None:
        heard = self.heard(phone, content, message_id)
        callback_id = content.callback_id if isinstance(content, Tap) else None
        self.says(phone, lambda tx: dispatch.handle(tx, heard), callback_id)

    def says(self, phone: Phone, unit: Unit[Sequence[Any]], callback_id: str | None = None) -> None:
        """Queues what a unit says, and delivers all that waits."""
        self.store.run(lambda tx: outbox.queue(tx, phone.id, list(unit(tx)), callback_id))
        while waiting := self.store.run(lambda tx: outbox.waiting(tx, tx.now)):
            for row in waiting:
                self._deliver(row)

    def _deliver(self, row: Waiting) -> None:
        phone = self.phone(row.chat_id)
        phone.toasts += [answer.text for answer in row.answers]
        message_id = self._show(phone, row)
        self.store.run(lambda tx: outbox.sent(tx, row.id, message_id))

    def _show(self, phone: Phone, row: Waiting) -> int | None:
        known = row.card_message_id
        match row.utterance:
            case Say(text, buttons):
                return self._new(phone, text, buttons)
            case Card(_, text, buttons, afresh=afresh):
                if afresh or known not in phone.shown:
                    phone.shown.pop(known or 0, None)
                    return self._new(phone, text, buttons)
                phone.shown[known] = Shown(text, buttons)
                return known
            case Redraw(message_id, text, buttons):
                assert message_id in phone.shown, "only the bot's own messages can be edited"
                phone.shown[message_id] = Shown(text, buttons)
            case Erase(message_id):
                phone.shown.pop(message_id, None)
            case CloseCard():
                phone.shown.pop(known or 0, None)
            case Menu(commands):
                phone.menu = commands
        return None

    def _new(self, phone: Phone, text: str, buttons: Rows) -> int:
        message_id = self.next_id()
        assert 0 < len(text) <= 4096
        phone.shown[message_id] = Shown(text, buttons)
        return message_id

    @property
    def quan(self) -> Phone:
        return self.phone(QUAN)

    @property
    def hoa(self) -> Phone:
        return self.phone(HOA)

    @property
    def minh(self) -> Phone:
        return self.phone(MINH)

    @property
    def stranger(self) -> Phone:
        return self.phone(STRANGER)

    def person_id(self, user_id: int) -> int:
        person = self.knows(lambda tx: staff.by_account(tx, user_id))
        assert person is not None
        return person.id


def found(tx: Tx) -> None:
    """The commune with its hamlets, households and cast."""
    commune.found(tx, "xã Tân Lúa", "tỉnh Thử Nghiệm")
    bot_identity.remember(tx, "tanlua_bot")
    ids = {name: commune.add_hamlet(tx, name) or 0 for name in ("Ấp 3", "Ấp 4")}
    households.add(tx, ids["Ấp 3"], "bà Nguyễn Thị Lan", by=None)
    households.add(tx, ids["Ấp 3"], "ông Huỳnh Văn Ba", by=None)
    cast = (
        (QUAN, "Bùi Đức Quản", Role.ADMIN, ()),
        (HOA, "Lê Thị Hoa", Role.CADRE, (ids["Ấp 3"],)),
        (MINH, "Trần Văn Minh", Role.LEADER, (ids["Ấp 4"],)),
    )
    for user_id, name, role, hamlet_ids in cast:
        staff.bind(tx, staff.add(tx, name, [role], hamlet_ids), user_id, user_id)


def make_commune(url: str) -> None:
    """The cast's commune in a database that has nothing."""
    ready.make_tables(url)
    store = Store(open_engine(url), lambda: START, ZONE)
    store.run(found)
    store.close()


@contextmanager
def stage_in(directory: Path) -> Iterator[Stage]:
    """The cast's commune, on an SQLite file in a directory."""
    stage = Stage(directory)
    yield stage
    stage.store.close()
