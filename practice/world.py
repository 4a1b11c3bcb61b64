"""The practice world: people, their phones' chats with the bot, and the messages in them."""

import random
import re
from dataclasses import asdict, dataclass, field

from practice.refusals import Refusal, bad_request, forbidden
from practice.shapes import Json

SUPERGROUP = -(10**12)
"""Ids of supergroups begin here."""

MARKED = ("entities", "caption_entities")
WHOLE = re.compile(r"\s*(-?\d+)")


@dataclass(slots=True)
class Person:
    """Somebody with a phone. `label` says what they are in the rehearsal."""

    id: int
    name: str
    label: str = ""
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    def user(self) -> Json:
        """The person as Telegram describes a user."""
        return {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": "vi"}


@dataclass(slots=True)
class Entry:
    """One message.

    `keyboard` is the reply keyboard it was sent with, `earlier` its buttons before the last edit,
    `votes` what each person chose if it is a poll, `reactions` what each user reacted with.
    """

    message: Json
    by_bot: bool
    keyboard: Json | None = None
    earlier: Json | None = None
    votes: dict[str, list[int]] = field(default_factory=dict)
    reactions: dict[str, list[Json]] = field(default_factory=dict)


@dataclass(slots=True)
class Chat:
    """A private chat (its id is the person's) or a group (`id` < 0).

    `standings` says who runs the group, is restricted, banned or has left; the others are members.
    `pinned` has the latest last.
    """

    id: int
    title: str = ""
    members: list[int] = field(default_factory=list)
    entries: dict[int, Entry] = field(default_factory=dict)
    next_id: int = field(default_factory=lambda: random.randint(11, 900))
    keyboard: Json | None = None
    migrated_to: int | None = None
    description: str = ""
    permissions: Json = field(default_factory=dict)
    standings: dict[str, Json] = field(default_factory=dict)
    links: list[Json] = field(default_factory=list)
    pinned: list[int] = field(default_factory=list)

    @property
    def supergroup(self) -> bool:
        """Whether this is a supergroup: its id says so."""
        return self.id <= SUPERGROUP

    @property
    def owner(self) -> int:
        """Who opened the group; 0 in a private chat, or when they are gone."""
        return 0 if self.private or not self.members else self.members[0]

    @property
    def private(self) -> bool:
        """Whether this is a chat with one person."""
        return self.id > 0


class World:
    """Who there is and what was said."""

    def __init__(self, bot: Json) -> None:
        """`bot` is the bot as Telegram describes a user."""
        self.bot = bot
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}

    def add_person(self, person: Person) -> Person:
        """Gives a person a phone with an empty chat."""
        self.people[person.id] = person
        self.chats[person.id] = Chat(person.id, members=[person.id])
        return person

    def add_group(self, chat_id: int, title: str, members: list[int]) -> Chat:
        """Opens a group that the bot is in."""
        self.chats[chat_id] = Chat(chat_id, title=title, members=members)
        return self.chats[chat_id]

    def clear(self) -> None:
        """Nobody is there, and nothing was said."""
        self.people.clear()
        self.chats.clear()

    def describe(self, chat: Chat) -> Json:
        """The chat as Telegram describes one."""
        if chat.private:
            name = self.people[chat.id].name
            return {"id": chat.id, "first_name": name, "type": "private"}
        return {
            "id": chat.id,
            "title": chat.title,
            "type": "supergroup" if chat.supergroup else "group",
        }

    def named(self, content: Json) -> Json:
        """The content, with people in full where an entity names one; strangers stay unnamed."""

        def known(entity: Json) -> Json | None:
            if entity["type"] != "text_mention":
                return entity
            person = self.people.get(entity["user"]["id"])
            return {**entity, "user": person.user()} if person else None

        marked = {name: content[name] for name in MARKED if content.get(name)}
        found = {name: [*filter(None, map(known, marked[name]))] for name in marked}
        return {**content, **{name: entities or None for name, entities in found.items()}}

    def bot_standing(self, chat: Chat) -> str:
        """What the bot is in a chat."""
        return str(chat.standings.get(str(self.bot["id"]), {}).get("status", "member"))

    def known_chat(self, source: str) -> Chat:
        """The chat a call names.

        Raises:
            Refusal: it is empty, unknown, a person who never pressed Start, or a group that the
                bot is no longer in.
        """
        if not source.strip():
            raise bad_request("chat_id is empty")
        number = WHOLE.match(source)
        chat = self.chats.get(int(number.group(1))) if number else None
        if chat is None or (chat.private and not self.people[chat.id].started):
            raise bad_request("chat not found")
        standing = self.bot_standing(chat)
        if standing == "kicked":
            raise forbidden(f"bot was kicked from the {self.describe(chat)['type']} chat")
        if standing == "left":
            raise forbidden(f"bot is not a member of the {self.describe(chat)['type']} chat")
        return chat

    def held_chat(self, source: str) -> Chat:
        """The chat a call wants to change something in.

        Raises:
            Refusal: it is unknown, deactivated, or moved to a supergroup.
        """
        chat = self.known_chat(source)
        if chat.migrated_to:
            why = "Bad Request: group chat was upgraded to a supergroup chat"
            raise Refusal(400, why, {"migrate_to_chat_id": chat.migrated_to})
        if chat.private and self.people[chat.id].deactivated:
            raise forbidden("user is deactivated")
        return chat

    def open_chat(self, source: str) -> Chat:
        """The chat a call wants to write to.

        Raises:
            Refusal: it is unknown, blocked, deactivated, or moved to a supergroup.
        """
        chat = self.held_chat(source)
        if chat.private and self.people[chat.id].blocked:
            raise forbidden("bot was blocked by the user")
        return chat

    def saved(self) -> Json:
        """The world as JSON."""
        return {
            "people": [asdict(person) for person in self.people.values()],
            "chats": [asdict(chat) for chat in self.chats.values()],
        }

    def load(self, saved: Json) -> None:
        """Restores what `saved` gave."""
        self.people = {row["id"]: Person(**row) for row in saved["people"]}
        self.chats = {}
        for row in saved["chats"]:
            entries = {int(key): Entry(**entry) for key, entry in row.pop("entries").items()}
            self.chats[row["id"]] = Chat(**row, entries=entries)
