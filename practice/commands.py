"""The bot's command lists by scope, and which of them a chat shows."""

import json
import re
from typing import Any

from practice.fields import fields_of
from practice.parameters import Parameters
from practice.refusals import bad_request
from practice.shapes import Json

NAME = re.compile(r"[a-z0-9_]{1,32}")
WIDE = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
SCOPES = {*WIDE, "chat", "chat_administrators", "chat_member"}
INT_64 = range(-(2**63), 2**63)
Key = tuple[str, str, str]
"""Type of the scope, its chat (and member, after a slash), language."""


def scope_of(parameters: Parameters) -> Key:
    """The scope a call names: type, chat, language.

    Raises:
        Refusal: there is no such scope.
    """
    language = parameters.text("language_code")
    if not parameters.text("scope"):
        return "default", "", language
    scope = parameters.parsed("scope", "BotCommandScope")
    fields = fields_of(scope, "can't parse BotCommandScope: ", "BotCommandScope must be an Object")
    kind = fields.text("type")
    if kind not in SCOPES:
        raise fields.refusal("Unsupported type specified")
    if kind in WIDE:
        return kind, "", language
    place = fields.text("chat_id")
    if not place:
        raise fields.refusal("Empty chat_id specified")
    if kind == "chat_member":
        user_id = fields.integer("user_id", INT_64)
        if user_id <= 0:
            raise fields.refusal("Invalid user_id specified")
        place = f"{place}/{user_id}"
    return kind, place, language


def _checked(command: Any) -> Json:
    fields = fields_of(command, "can't parse BotCommand: ")
    name = fields.text("command").removeprefix("/")
    text = fields.text("description").strip()
    if not NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(text) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": text}


class Commands:
    """All command lists of the bot."""

    def __init__(self) -> None:
        """Starts with none."""
        self._lists: dict[Key, list[Json]] = {}

    def clear(self) -> None:
        """There are none."""
        self._lists.clear()

    def set(self, key: Key, commands: Any) -> None:
        """Replaces the list of a scope.

        Raises:
            Refusal: a command is not allowed, or there are more than 100.
        """
        if not isinstance(commands, list):
            raise bad_request("expected an Array of BotCommand")
        if len(commands) > 100:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        self._lists[key] = [_checked(command) for command in commands]

    def get(self, key: Key) -> list[Json]:
        """The list of exactly this scope."""
        return self._lists.get(key, [])

    def delete(self, key: Key) -> None:
        """Forgets the list of a scope."""
        self._lists.pop(key, None)

    def shown_in(self, chat_id: int, language: str = "vi") -> list[Json]:
        """What a chat's menu offers: the narrowest list that is not empty."""
        wide = "all_private_chats" if chat_id > 0 else "all_group_chats"
        for kind, chat in (("chat", str(chat_id)), (wide, ""), ("default", "")):
            for tongue in (language, ""):
                if found := self._lists.get((kind, chat, tongue)):
                    return found
        return []

    def saved(self) -> list[list[str]]:
        """All lists as JSON."""
        return [[*key, json.dumps(commands)] for key, commands in self._lists.items()]

    def load(self, rows: list[list[str]]) -> None:
        """Restores what `saved` gave."""
        self._lists = {(a, b, c): json.loads(commands) for a, b, c, commands in rows}
