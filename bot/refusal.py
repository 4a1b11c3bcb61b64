"""What a refusal of the Bot API means, as python-telegram-bot's error classes."""

import json
from datetime import timedelta
from typing import Any

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

HARMLESS = (
    "message is not modified",
    "query is too old",
    "query id is invalid",
    "message to delete not found",
    "message can't be deleted",
    "message identifier is not specified",
)
GONE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message to edit",
)
CLOSED = ("chat not found", "peer_id_invalid")


class SlowDown(RetryAfter):
    """Telegram asks to send nothing for some `seconds`."""

    # The parent's constructor reads a property that warns of its own deprecation in 22.8.
    __slots__ = ("seconds",)

    def __init__(self, seconds: float) -> None:
        TelegramError.__init__(self, f"Flood control exceeded. Retry in {seconds:g} seconds")
        self._retry_after = timedelta(seconds=seconds)
        self.seconds = seconds


def is_harmless(error: TelegramError) -> bool:
    """Whether what was asked for is as good as done."""
    return _says(error, HARMLESS)


def is_gone(error: TelegramError) -> bool:
    """Whether the message cannot be edited any more, so that a new one must take its place."""
    return _says(error, GONE)


def is_stuck(error: TelegramError) -> bool:
    """Whether the message that cannot be edited still stands in the chat."""
    return "can't be edited" in error.message.lower()


def is_closed(error: TelegramError) -> bool:
    """Whether the chat never was open to the bot."""
    return _says(error, CLOSED)


def as_error(status: int, payload: bytes) -> TelegramError:
    """The error for an answer that is not a success; it never quotes more than the reason."""
    answer = read_answer(payload)
    parameters = answer.get("parameters")
    if isinstance(parameters, dict):
        if isinstance(moved_to := parameters.get("migrate_to_chat_id"), int):
            return ChatMigrated(moved_to)
        if isinstance(wait := parameters.get("retry_after"), int | float) and wait > 0:
            return SlowDown(wait)
    reason = answer.get("description")
    if not isinstance(reason, str):
        # A page of a proxy or a firewall: no word of Telegram's, so nobody is refused by it.
        return SlowDown(1) if status == 429 else NetworkError(f"HTTP {status}")
    return _by_status(status, reason)


def read_answer(payload: bytes) -> dict[str, Any]:
    """The JSON object in an answer, empty when it holds none (a proxy's error page)."""
    try:
        answer = json.loads(payload)
    except (ValueError, RecursionError):
        return {}
    return answer if isinstance(answer, dict) else {}


def _by_status(status: int, reason: str) -> TelegramError:
    if status == 429:
        return SlowDown(1)
    if status == 403:
        return Forbidden(reason)
    if status in (401, 404):
        return InvalidToken(reason)
    if status == 409:
        return Conflict(reason)
    if status in (400, 413):
        return BadRequest(reason)
    return NetworkError(reason)


def _says(error: TelegramError, any_of: tuple[str, ...]) -> bool:
    said = error.message.lower()
    return any(words in said for words in any_of)
