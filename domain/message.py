"""What was heard from a person, and what is said to one, without Telegram's words for it."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import TypeAlias


class ChatKind(StrEnum):
    """Where something was said. Personal details are only for `PRIVATE`."""

    PRIVATE = "private"
    GROUP = "group"
    CHANNEL = "channel"


class FileKind(StrEnum):
    """What a sent file is."""

    PHOTO = "photo"
    VOICE = "voice"
    VIDEO = "video"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command: `/start i_abc` is `Command("start", "i_abc")`."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Text that was typed or forwarded: NFC, without lone surrogates and NUL."""

    text: str


@dataclass(frozen=True, slots=True)
class Tap:
    """A pressed inline button. `data` is what the button carried, possibly forged."""

    data: str
    callback_id: str


@dataclass(frozen=True, slots=True)
class File:
    """A photo, voice note, video or document, not yet downloaded.

    `unique_id` stays the same when the same file is sent again. `seconds` is the length of
    a voice note or video.
    """

    kind: FileKind
    file_id: str
    unique_id: str
    size_bytes: int = 0
    seconds: int = 0
    caption: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A shared location, in degrees (WGS 84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class ContactCard:
    """A shared contact. `phone` as Telegram gives it."""

    phone: str
    name: str


@dataclass(frozen=True, slots=True)
class Reach:
    """The person blocked the bot (`reachable` false) or let it in again."""

    reachable: bool


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something the bot has no use for: a sticker, a poll, a game."""

    what: str


Content: TypeAlias = Command | Words | Tap | File | Spot | ContactCard | Reach | Unknown


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing one person did, in the order of the inbox.

    `at` is when it was written (UTC); a tap has no time of its own and happened when it was
    received. `message_id` is the message written, or for a tap the one whose button was
    pressed. `user_name` is the name Telegram shows: never logged, never trusted.
    """

    update_id: int
    chat_id: int
    chat_kind: ChatKind
    user_id: int
    user_name: str
    message_id: int | None
    at: datetime
    content: Content
    edited: bool = False
    forwarded: bool = False
    album: str | None = None
    reply_to: int | None = None


class Lane(IntEnum):
    """Who goes first within a chat and overall: lower is sooner."""

    LIVE = 0
    ESCALATION = 1
    REMINDER = 2
    DIGEST = 3


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message. Exactly one of `data` (≤ 64 bytes), `url`, `copy` is set."""

    label: str
    data: str = ""
    url: str = ""
    copy: str = ""


Rows: TypeAlias = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes with a message: one Telegram knows (`file_id`) or one on disk.

    `path` is relative to the data directory.
    """

    kind: FileKind
    file_id: str = ""
    path: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Say:
    """A new message. Text is HTML with everything a person typed escaped.

    `chat_id` None is the chat that was heard. A second message with a `key` that was ever
    queued is not created. After `not_after` (UTC) it is recorded as missed, not sent;
    before `due_at` (UTC) it waits.
    """

    text: str
    buttons: Rows = ()
    chat_id: int | None = None
    lane: Lane = Lane.LIVE
    key: str | None = None
    due_at: datetime | None = None
    not_after: datetime | None = None
    silent: bool = False
    protect: bool = False
    attached: Attached | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A view that lives in one message, named by its `slot` within the chat.

    It is edited where it stands: in message `at_message` when that is given (the view takes
    that message over from whatever card held it). With `afresh` it is sent anew at the end of
    the chat and the message that held it is deleted. A newer card for the slot replaces one
    that has not been sent. Without a known message it is sent anew. `chat_id` None is the chat
    that was heard. With `attached` it becomes a file on disk, and its text the caption.
    """

    slot: str
    text: str
    buttons: Rows = ()
    at_message: int | None = None
    afresh: bool = False
    protect: bool = False
    due_at: datetime | None = None
    chat_id: int | None = None
    attached: Attached | None = None


@dataclass(frozen=True, slots=True)
class Redraw:
    """An event message that changes where it stands (its buttons, or a line of state)."""

    message_id: int
    text: str
    buttons: Rows = ()
    chat_id: int | None = None


@dataclass(frozen=True, slots=True)
class CloseCard:
    """The card of a slot is over: its message is deleted and forgotten."""

    slot: str


@dataclass(frozen=True, slots=True)
class Erase:
    """A message is deleted from the chat, if Telegram still allows it."""

    message_id: int
    chat_id: int | None = None


@dataclass(frozen=True, slots=True)
class Toast:
    """The answer to a tap: a passing line, or with `alert` one that must be dismissed.

    ≤ 200 characters, plain text. A tap that gets no toast is answered without text.
    """

    text: str = ""
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """The commands shown in a chat's menu: (name, description) pairs."""

    commands: tuple[tuple[str, str], ...]
    chat_id: int | None = None


Utterance: TypeAlias = Say | Card | Redraw | CloseCard | Erase | Toast | Menu
