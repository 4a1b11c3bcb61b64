"""What may reach a log. Names, words people wrote, phone numbers and the token may not.

Patterns cannot know a name, so a value is shown only under a key that is listed here, and an
exception shows its type and where it happened; its message only when the library that wrote it
never repeats data.
"""

import os
import re
import sqlite3
import traceback
from collections.abc import Iterable, MutableMapping
from datetime import date, timedelta
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Any

HIDDEN = "…"
_LONGEST = 200

# Keys whose values describe the machine, never a person or what one wrote.
_LISTED = """
    at attachment attempt attempts chat_id code count delay_seconds due_at duration_ms error
    event exception failures free_bytes handled id job kind lane level limit logger method
    missed not_after parked path port process queue reason refused retry_after retry_at revision
    row rows seconds sent seq signal size_bytes slot state status tick timestamp to_revision
    trail update_id updates version waiting why
"""
ALLOWED = frozenset(_LISTED.split())

_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    # A Bot API address holds the token, and a file's address its path.
    (re.compile(r"/(file/)?bot\d+:[^\s'\"<>]*"), "/bot…"),
    (re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}"), HIDDEN),
    (re.compile(r"://[^/\s@]+@"), "://…@"),
    (re.compile(r"https?://api\.telegram\.org[^\s'\"<>]*"), "https://api.telegram.org/…"),
    # Phone-like and identity-card-like digit runs, also when spaced or dotted.
    (re.compile(r"(?<!\w)(?:\+|00)?\d(?:[ .-]?\d){8,}(?!\w|:\d)"), HIDDEN),
)
# What a library quotes is what it was given.
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|«[^»]*»|“[^”]*”|`[^`]*`")

_secrets: set[str] = set()


def keep_secret(values: Iterable[str | None]) -> None:
    """Hide these exact texts as well, whatever they look like."""
    _secrets.update(value for value in values if value)


def redact(text: str) -> str:
    """The text without tokens, Bot API addresses, passwords in addresses and long digit runs."""
    for secret in _secrets:
        text = text.replace(secret, HIDDEN)
    for pattern, instead in _PATTERNS:
        text = pattern.sub(instead, text)
    return text


def shown(value: object) -> object:
    """A value under a listed key, as it may be shown."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, date | timedelta):
        return str(value)
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, str):
        return redact(_QUOTED.sub(HIDDEN, value))[:_LONGEST]
    if isinstance(value, list | tuple | set | frozenset):
        return [shown(one) for one in value]
    # A path may lead through a person's home; an exception's message may quote data.
    return value.name if isinstance(value, Path) else type(value).__name__


def only_listed(_: object, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Structlog processor: values under other keys are hidden; the key stays, as a hint."""
    for key, value in event.items():
        if key in ("event", "exception"):
            event[key] = redact(str(value))
        elif not key.startswith("_"):
            event[key] = shown(value) if key in ALLOWED else HIDDEN
    return event


def told(error: BaseException) -> str:
    """One line on an exception: its type, and its message if that cannot hold data."""
    name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    said = _said(error)
    return f"{name}: {said}" if said else name


def _said(error: BaseException) -> str:
    if isinstance(error, OSError):
        return os.strerror(error.errno) if error.errno else ""
    original = getattr(error, "orig", error)  # what SQLAlchemy wraps, without the parameters
    if isinstance(original, sqlite3.Error) or type(original).__module__.startswith("telegram."):
        return str(shown(str(original).partition("\n")[0]))
    return ""


def trace(error: BaseException) -> str:
    """A traceback without local values, source lines of other people's data and messages."""
    parts = [_frames(error.__traceback__) + told(error)]
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        parts.insert(0, trace(cause))
    if isinstance(error, BaseExceptionGroup):
        parts += [trace(one) for one in error.exceptions]
    return redact("\n".join(parts))


def _frames(at: TracebackType | None) -> str:
    frames = traceback.extract_tb(at)
    return "".join(f"  {frame.filename}:{frame.lineno} {frame.name}\n" for frame in frames)
