"""From what is to be said to the calls that say it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Any

from bot.splitting import CAPTION_LIMIT, fits, split
from domain.message import (
    Attached,
    Card,
    CloseCard,
    Erase,
    FileKind,
    Menu,
    Redraw,
    Rows,
    Say,
    Utterance,
)

_NO_PREVIEW = {"is_disabled": True}
_SENDING = {
    FileKind.PHOTO: ("sendPhoto", "photo"),
    FileKind.VOICE: ("sendVoice", "voice"),
    FileKind.VIDEO: ("sendVideo", "video"),
    FileKind.DOCUMENT: ("sendDocument", "document"),
}


class Purpose(Enum):
    """What a call is for, which decides what its failure means."""

    ANSWER = "answer"
    NEW = "new"
    EDIT = "edit"
    DELETE = "delete"
    MENU = "menu"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the Bot API.

    `upload` is a file in the data directory (path, name, parameter). When a message to edit
    is gone, what `instead` gives takes the call's place.
    """

    method: str
    params: dict[str, Any]
    purpose: Purpose
    upload: tuple[str, str, str] | None = None
    instead: Callable[[], list["Call"]] | None = None


def render(chat_id: int, utterance: Utterance, shown_in: int | None = None) -> list[Call]:
    """The calls for `utterance`; `shown_in` is the message that holds its card now."""
    match utterance:
        case Say():
            return _new(chat_id, utterance)
        case Card():
            return _card(chat_id, utterance, shown_in)
        case Redraw(message_id, text, buttons):
            return [_edit(chat_id, message_id, text, buttons, protect=False)]
        case CloseCard():
            return [] if shown_in is None else [erase(chat_id, shown_in)]
        case Erase(message_id):
            return [erase(chat_id, message_id)]
        case Menu(commands):
            return [_menu(chat_id, commands)]
        case _:
            return []


def answer(callback_id: str, text: str, alert: bool) -> Call:
    """The answer to a tap."""
    params: dict[str, Any] = {"callback_query_id": callback_id}
    if text:
        params["text"] = text[:200]
        params["show_alert"] = alert
    return Call("answerCallbackQuery", params, Purpose.ANSWER)


def _card(chat_id: int, card: Card, shown_in: int | None) -> list[Call]:
    at = shown_in if card.at_message is None else card.at_message
    if card.attached is not None:
        return _filed_card(chat_id, card, card.attached, at)
    if at is None:
        return _send(chat_id, card.text, card.buttons, protect=card.protect)
    if card.afresh or not fits(card.text):
        sent = _send(chat_id, card.text, card.buttons, protect=card.protect)
        return [*sent, erase(chat_id, at)]
    return [_edit(chat_id, at, card.text, card.buttons, card.protect)]


def _filed_card(chat_id: int, card: Card, attached: Attached, at: int | None) -> list[Call]:
    """The message that held the card's place becomes the file."""
    anew = Say(card.text, card.buttons, protect=card.protect, attached=attached)
    if at is None:
        return _new(chat_id, anew)
    if card.afresh or not fits(card.text, CAPTION_LIMIT):
        return [*_new(chat_id, anew), erase(chat_id, at)]
    field = attached.kind.value
    media = {"type": field, "media": f"attach://{field}"}
    media |= {"caption": card.text, "parse_mode": "HTML"}
    params = {"chat_id": chat_id, "message_id": at, "media": media} | _markup(card.buttons)
    upload = (attached.path, _file_name(attached), field)
    instead = partial(_new, chat_id, anew)
    return [Call("editMessageMedia", params, Purpose.EDIT, upload, instead)]


def _new(chat_id: int, say: Say) -> list[Call]:
    if say.attached is None:
        return _send(chat_id, say.text, say.buttons, say.protect, say.silent)
    if fits(say.text, CAPTION_LIMIT):
        return [_file(chat_id, say.attached, say.text, say.buttons, say.protect, say.silent)]
    file = _file(chat_id, say.attached, "", (), say.protect, say.silent)
    return [file, *_send(chat_id, say.text, say.buttons, say.protect, say.silent)]


def _send(
    chat_id: int, text: str, buttons: Rows, protect: bool = False, silent: bool = False
) -> list[Call]:
    """New messages: the parts of a long text, the buttons under the last."""
    parts = split(text)
    calls = []
    for number, part in enumerate(parts, 1):
        params = _text(chat_id, part) | _manner(protect, silent)
        if number == len(parts):
            params |= _markup(buttons)
        calls.append(Call("sendMessage", params, Purpose.NEW))
    return calls


def _edit(chat_id: int, message_id: int, text: str, buttons: Rows, protect: bool) -> Call:
    params = _text(chat_id, split(text)[0]) | _markup(buttons) | {"message_id": message_id}
    instead = partial(_send, chat_id, text, buttons, protect)
    return Call("editMessageText", params, Purpose.EDIT, instead=instead)


def erase(chat_id: int, message_id: int) -> Call:
    """Delete a message."""
    params = {"chat_id": chat_id, "message_id": message_id}
    return Call("deleteMessage", params, Purpose.DELETE)


def _file(
    chat_id: int, attached: Attached, caption: str, buttons: Rows, protect: bool, silent: bool
) -> Call:
    method, field = _SENDING[attached.kind]
    params: dict[str, Any] = {"chat_id": chat_id} | _manner(protect, silent) | _markup(buttons)
    if caption:
        params |= {"caption": caption, "parse_mode": "HTML"}
    if attached.file_id:
        return Call(method, params | {field: attached.file_id}, Purpose.NEW)
    return Call(method, params, Purpose.NEW, upload=(attached.path, _file_name(attached), field))


def _file_name(attached: Attached) -> str:
    return attached.name or attached.path.rsplit("/", 1)[-1]


def _menu(chat_id: int, commands: Sequence[tuple[str, str]]) -> Call:
    scope = {"type": "chat", "chat_id": chat_id}
    shown = [{"command": name, "description": words} for name, words in commands]
    return Call("setMyCommands", {"commands": shown, "scope": scope}, Purpose.MENU)


def _text(chat_id: int, text: str) -> dict[str, Any]:
    return {
        "chat_id": chat_id,
        "text": text,
        "parse_mode": "HTML",
        "link_preview_options": _NO_PREVIEW,
    }


def _manner(protect: bool, silent: bool) -> dict[str, Any]:
    manner: dict[str, Any] = {}
    if protect:
        manner["protect_content"] = True
    if silent:
        manner["disable_notification"] = True
    return manner


def _markup(buttons: Rows) -> dict[str, Any]:
    if not buttons:
        return {}
    keyboard = [[_button(b.label, b.data, b.url, b.copy) for b in row] for row in buttons]
    return {"reply_markup": {"inline_keyboard": keyboard}}


def _button(label: str, data: str, url: str, copy: str) -> dict[str, Any]:
    if url:
        return {"text": label, "url": url}
    if copy:
        return {"text": label, "copy_text": {"text": copy}}
    return {"text": label, "callback_data": data}
