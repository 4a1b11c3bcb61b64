"""What the bot knows of one chat: updates and what handled them, replies, forms, traces."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from bot.hearing import hear
from bot.raw import UnreadableError
from domain.message import Command, Tap, Words
from handlers.routes import COMMANDS, ROUTES
from practice.shapes import Json
from storage import inspection, staff, talks
from storage.inspection import Update
from storage.transaction import Tx

MOST = 30


def inspect(tx: Tx, chat_id: int) -> Json:
    """Everything of a private chat, newest first, ready for JSON."""
    person = staff.by_account(tx, chat_id)
    forms = talks.open_of(tx, person.id) if person else []
    traces = inspection.traces(tx, person.id, MOST) if person else []
    shown: Json = {
        "updates": [_update(one) for one in inspection.updates(tx, chat_id, MOST)],
        "replies": [asdict(one) for one in inspection.replies(tx, chat_id, MOST)],
        "talks": [
            {"id": one.id, "kind": one.kind, "current": one.is_current, "state": one.state}
            for one in forms
        ],
        "traces": [asdict(one) for one in traces],
    }
    plain: Json = _plain(shown)
    return plain


def _update(update: Update) -> Json:
    what, handler, message_id = _heard(update)
    fields = asdict(update)
    raw = fields.pop("payload")
    return {**fields, "what": what, "handler": handler, "message_id": message_id, "raw": raw}


def _heard(update: Update) -> tuple[str, str, int | None]:
    """What was done, and the function that it led to."""
    try:
        heard = hear(update.payload or "", update.received_at)
    except UnreadableError:
        return "", "", None
    if heard is None:
        return "", "", None
    match heard.content:
        case Tap(data):
            action = data.partition(":")[0]
            return data, "form" if action == "t" else _name(ROUTES.get(action)), heard.message_id
        case Command(name, argument):
            return f"/{name} {argument}".strip(), _name(COMMANDS.get(name)), heard.message_id
        case Words(text):
            return text, "words", heard.message_id
        case other:
            return type(other).__name__.lower(), "words", heard.message_id


def _name(route: Any) -> str:
    return f"{route.__module__}.{route.__qualname__}" if route else ""


def _plain(value: Any) -> Any:
    """Instants become text."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, datetime) else value
