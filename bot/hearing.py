"""From an update as Telegram sent it to what a person did, in the bot's own words."""

import json
import re
from datetime import datetime
from typing import Any

from bot.contents import content_of
from bot.raw import UnreadableError, a_moment, a_number, a_text, an_object
from domain.message import ChatKind, Command, Content, Heard, Reach, Spot, Tap, Words

KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
_KIND_OF_CHAT = {"private": ChatKind.PRIVATE, "channel": ChatKind.CHANNEL}
_GONE = {"kicked", "left"}
_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?:\s+(.*))?", re.DOTALL)


def hear(payload: str, received_at: datetime, username: str = "") -> Heard | None:
    """What the update in `payload` says, or None when nobody speaks or it is of no interest.

    `received_at` (UTC) is the time of a tap, which has none of its own. A command addressed
    to another bot than `username` is of no interest.

    Raises:
        UnreadableError: The payload is not an update as documented.
    """
    try:
        update = an_object(json.loads(payload))
    except (ValueError, RecursionError):
        raise UnreadableError("not JSON") from None
    update_id = a_number(update.get("update_id"))
    if "callback_query" in update:
        return _hear_tap(update_id, an_object(update["callback_query"]), received_at)
    if "my_chat_member" in update:
        return _hear_reach(update_id, an_object(update["my_chat_member"]))
    for kind in ("message", "edited_message"):
        if kind in update:
            message = an_object(update[kind])
            return _hear_message(update_id, message, kind == "edited_message", username)
    return None


def _hear_message(
    update_id: int, message: dict[str, Any], edited: bool, username: str
) -> Heard | None:
    speaker = message.get("from")
    if speaker is None or an_object(speaker).get("is_bot") is True or "sender_chat" in message:
        return None  # nobody, a program, or a group or channel that speaks as itself
    forwarded = "forward_origin" in message
    content = _content(message, forwarded, username)
    if content is None or (edited and isinstance(content, Spot)):
        return None  # a live location moves every few seconds
    moment = message.get("edit_date") if edited else None
    replied = message.get("reply_to_message")
    chat = an_object(message.get("chat"))
    return Heard(
        update_id=update_id,
        chat_id=a_number(chat.get("id")),
        chat_kind=_kind(chat),
        user_id=a_number(speaker.get("id")),
        user_name=_name(speaker),
        message_id=a_number(message.get("message_id")),
        at=a_moment(moment or message.get("date")),
        content=content,
        edited=edited,
        forwarded=forwarded,
        album=a_text(message.get("media_group_id"), "") or None,
        reply_to=None if replied is None else a_number(an_object(replied).get("message_id")),
    )


def _content(message: dict[str, Any], forwarded: bool, username: str) -> Content | None:
    """A typed command, or whatever else the message holds; a forwarded command is only text."""
    content = content_of(message)
    if forwarded or not isinstance(content, Words):
        return content
    match = _COMMAND.fullmatch(content.text.strip())
    if match is None:
        return content
    name, addressed, argument = match.groups()
    if addressed and username and addressed.lower() != username.lower():
        return None
    return Command(name.lower(), (argument or "").strip())


def _hear_tap(update_id: int, tap: dict[str, Any], received_at: datetime) -> Heard:
    speaker = an_object(tap.get("from"))
    user_id = a_number(speaker.get("id"))
    content = Tap(a_text(tap.get("data"), ""), a_text(tap.get("id")))
    chat_id, kind, message_id = user_id, ChatKind.PRIVATE, None
    if tap.get("message") is not None:  # perhaps inaccessible: then only chat and id are there
        message = an_object(tap["message"])
        chat = an_object(message.get("chat"))
        chat_id, kind = a_number(chat.get("id")), _kind(chat)
        message_id = a_number(message.get("message_id"))
    name = _name(speaker)
    return Heard(update_id, chat_id, kind, user_id, name, message_id, received_at, content)


def _hear_reach(update_id: int, change: dict[str, Any]) -> Heard:
    speaker = an_object(change.get("from"))
    chat = an_object(change.get("chat"))
    status = a_text(an_object(change.get("new_chat_member")).get("status"))
    return Heard(
        update_id=update_id,
        chat_id=a_number(chat.get("id")),
        chat_kind=_kind(chat),
        user_id=a_number(speaker.get("id")),
        user_name=_name(speaker),
        message_id=None,
        at=a_moment(change.get("date")),
        content=Reach(status not in _GONE),
    )


def _kind(chat: dict[str, Any]) -> ChatKind:
    return _KIND_OF_CHAT.get(a_text(chat.get("type")), ChatKind.GROUP)


def _name(speaker: dict[str, Any]) -> str:
    parts = (a_text(speaker.get(part), "") for part in ("first_name", "last_name"))
    return " ".join(" ".join(parts).split())


__all__ = ["KINDS", "UnreadableError", "hear"]
