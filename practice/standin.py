"""The Telegram stand-in: everything it holds, and how a message comes into a chat."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from practice.clock import VirtualClock
from practice.commands import Commands
from practice.events import Events
from practice.faults import Faults
from practice.files import Files
from practice.journal import Journal
from practice.pace import Pace
from practice.shapes import Json
from practice.taps import Taps
from practice.updates import Updates
from practice.world import Chat, Entry, World

TOKEN = "7000000001:TAP-DUOT-khong-phai-token-that-00001"
"""The only token there is here: shaped like a real one, good for nothing elsewhere."""

BOT: Json = {
    "id": 7000000001,
    "is_bot": True,
    "first_name": "Gần Dân",
    "username": "GanDanTapDuotBot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
    "has_topics_enabled": False,
    "allows_users_to_create_topics": False,
    "can_manage_bots": False,
}
FIRST_DAY = timedelta(hours=12)
USER_FIELDS = ("id", "is_bot", "first_name", "username")


@dataclass(frozen=True, slots=True)
class Began:
    """When the practice was begun (UTC), and the id of the first update since."""

    next_id: int
    at: datetime


@dataclass(slots=True)
class StandIn:
    """One practice: a world, its clock, and one bot."""

    directory: Path
    zone: ZoneInfo
    clock: VirtualClock = field(default_factory=VirtualClock)
    token: str = TOKEN
    events: Events = field(default_factory=Events)
    faults: Faults = field(default_factory=Faults)
    pace: Pace = field(default_factory=Pace)
    commands: Commands = field(default_factory=Commands)
    about: dict[str, str] = field(default_factory=dict)
    before_tour: dict[str, int] = field(default_factory=dict)
    began: Began | None = None
    bot: Json = field(default_factory=lambda: dict(BOT))
    files: Files = field(init=False)
    journal: Journal = field(init=False)
    taps: Taps = field(init=False)
    updates: Updates = field(init=False)
    world: World = field(init=False)

    def __post_init__(self) -> None:
        """Builds what needs the clock."""
        self.files = Files(self.directory / "files", self.clock)
        self.journal = Journal(self.clock, self.zone)
        self.taps = Taps(self.clock)
        self.updates = Updates(self.clock, random.randint(10**8, 9 * 10**8))
        self.world = World(self.bot)

    def clear(self) -> None:
        """Forgets people, messages, files and presses; update ids go on."""
        self.commands.clear()
        self.about.clear()
        self.before_tour.clear()
        self.files.clear()
        self.taps.clear()
        self.updates.forget_all()
        self.world.clear()
        self.journal.story.clear()

    def mark_beginning(self) -> None:
        """From now on it shows whether anybody did anything."""
        self.began = Began(self.updates.next_id, self.clock.now())

    @property
    def untouched(self) -> bool:
        """Whether it is still the first day, and nobody did anything; the bot may have."""
        if self.began is None or self.updates.next_id != self.began.next_id:
            return False
        return self.clock.now() - self.began.at < FIRST_DAY

    @property
    def bot_user(self) -> Json:
        """The bot as the sender of a message."""
        return {name: self.bot[name] for name in USER_FIELDS}

    def timestamp(self) -> int:
        """The practice time as Telegram writes it."""
        return int(self.clock.now().timestamp())

    def post(self, chat: Chat, sender: Json, content: Json, keyboard: Json | None = None) -> Json:
        """Puts a message into a chat and shows it; returns the message."""
        message: Json = {
            "message_id": chat.next_id,
            "from": sender,
            "chat": self.world.describe(chat),
            "date": self.timestamp(),
            **{name: value for name, value in self.world.named(content).items() if value},
        }
        chat.next_id += 1
        entry = Entry(message, bool(sender["is_bot"]), keyboard)
        chat.entries[message["message_id"]] = entry
        if keyboard:
            chat.keyboard = None if keyboard.get("remove_keyboard") else keyboard
        self._tell(chat, message, told(message))
        self.events.tell(
            "message", chat_id=chat.id, message=message, keyboard=chat.keyboard, new=True
        )
        return message

    def changed(self, chat: Chat, message: Json) -> None:
        """Shows a message that was edited."""
        self._tell(chat, message, f"(sửa) {told(message)}")
        self.events.tell("message", chat_id=chat.id, message=message, keyboard=chat.keyboard)

    def remove(self, chat: Chat, message_id: int) -> bool:
        """Takes a message out of a chat; false when it is not there."""
        entry = chat.entries.pop(message_id, None)
        if entry is None:
            return False
        chat.pinned = [one for one in chat.pinned if one != message_id]
        self._tell(chat, entry.message, "(đã xóa)")
        self.events.tell("deleted", chat_id=chat.id, message_id=message_id)
        return True

    def _tell(self, chat: Chat, message: Json, what: str) -> None:
        """A person speaks to the bot; only what else there may be is named."""
        sender = message["from"]
        heard = self.world.people[chat.id].name if chat.private else chat.title
        to = heard if sender["is_bot"] or not chat.private else ""
        self.journal.tell(sender["first_name"], what, to, message["message_id"])


MEDIA = {
    "photo": "ảnh",
    "voice": "tin thoại",
    "video": "video",
    "document": "tệp",
    "audio": "âm thanh",
    "animation": "ảnh động",
    "sticker": "nhãn dán",
    "video_note": "video tròn",
    "poll": "thăm dò",
    "dice": "xúc xắc",
    "venue": "địa điểm",
    "location": "vị trí",
    "contact": "danh thiếp",
    "pinned_message": "ghim tin",
    "migrate_to_chat_id": "thành siêu nhóm",
    "migrate_from_chat_id": "siêu nhóm",
}


def told(message: Json) -> str:
    """A message for the transcript: what it is, its words, a line for each row of buttons."""
    kind = next((f"<{name}> " for key, name in MEDIA.items() if key in message), "")
    words = message.get("text") or message.get("caption") or _said(message)
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    labels = [" ".join(f"[{button['text']}]" for button in row) for row in rows]
    return "\n".join([f"{kind}{words}".rstrip(), *labels])


def _said(message: Json) -> str:
    """What a message says without a text."""
    dice = message.get("dice")
    thrown = f"{dice['emoji']} {dice['value']}" if dice else ""
    asked, named = message.get("poll", {}), message.get("venue", {})
    return str(thrown or asked.get("question") or named.get("title") or "")
