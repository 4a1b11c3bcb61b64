"""Presses of inline buttons and of links that lead into the bot."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from practice.acts import Impossible, chat_of, person_of, say
from practice.shapes import Json
from practice.standin import StandIn
from practice.world import Chat

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


def _buttons(chat: Chat, message_id: int, *, stale: bool = False) -> list[list[Json]]:
    """The buttons of a message; `stale` those it had before it was edited."""
    entry = chat.entries.get(message_id)
    shown = entry.message.get("reply_markup") if entry else None
    markup = (entry.earlier if entry and stale else shown) or {}
    rows: list[list[Json]] = markup.get("inline_keyboard", [])
    return rows


def _wanted(rows: list[list[Json]], body: Json) -> str:
    """The data of the button that is meant: by data, by place, or by label."""
    if "data" in body:
        return str(body["data"])
    flat: list[Any] = [button for row in rows for button in row]
    if "label" in body:
        flat = [b for b in flat if str(body["label"]) in b["text"]]
        exact = [button for button in flat if button["text"] == body["label"]]
        flat = exact or flat
    else:
        try:
            flat = [rows[int(body.get("row", 0))][int(body.get("column", 0))]]
        except IndexError:
            flat = []
    if not flat or "callback_data" not in flat[0]:
        raise Impossible("tin này không có nút đó")
    return str(flat[0]["callback_data"])


def _message(standin: StandIn, chat: Chat, message_id: int) -> Json:
    """The pressed message; one that is gone comes without its content."""
    entry = chat.entries.get(message_id)
    if entry is not None:
        return entry.message
    return {"chat": standin.world.describe(chat), "message_id": message_id, "date": 0}


def tap(standin: StandIn, user_id: int, message_id: int, body: Json) -> list[str]:
    """Presses a button, `times` times; returns the callback ids.

    With `data` anything may be pressed: a stale button, another card's, a forged one. With
    `stale` the button is one that the message had before it was edited.

    Raises:
        Impossible: there is no such button, or the person has blocked the bot.
    """
    person = person_of(standin, user_id)
    chat = chat_of(standin, person, body.get("chat_id"))
    if person.blocked and chat.private:
        raise Impossible("người này đã chặn bot")
    data = _wanted(_buttons(chat, message_id, stale=bool(body.get("stale"))), body)
    pressed = []
    for _ in range(int(body.get("times", 1))):
        made = standin.taps.press(user_id, chat.id, message_id, data)
        query = {
            "id": made.callback_id,
            "from": person.user(),
            "message": _message(standin, chat, message_id),
            "chat_instance": str(-(chat.id * 7919)),
            "data": data,
        }
        standin.updates.add("callback_query", query)
        pressed.append(made.callback_id)
    pressing = f"(bấm) {label_of(chat, message_id, data)}"
    standin.journal.tell(person.name, pressing, message_id=message_id)
    standin.events.tell("tapped", chat_id=chat.id, message_id=message_id, data=data)
    return pressed


def label_of(chat: Chat, message_id: int, data: str) -> str:
    """What the button with this data says, or the data itself."""
    for row in _buttons(chat, message_id):
        for button in row:
            if button.get("callback_data") == data:
                return f"[{button['text']}]"
    return data


def open_link(standin: StandIn, user_id: int, source: str) -> list[Json]:
    """Opens `https://t.me/<bot>?start=…` (or just its payload): sends `/start …`.

    Raises:
        Impossible: the link leads elsewhere, or its payload is not allowed.
    """
    payload = source
    if "/" in source or "?" in source:
        parts = urlsplit(source if "://" in source else f"https://{source}")
        if parts.path.strip("/").lower() != str(standin.bot["username"]).lower():
            raise Impossible("liên kết này không mở bot tập dượt")
        payload = parse_qs(parts.query).get("start", [""])[0]
    if payload and not PAYLOAD.fullmatch(payload):
        raise Impossible("mã trong liên kết không hợp lệ")
    return say(standin, user_id, f"/start {payload}".strip())
