"""Values out of somebody else's JSON: of the right type, clean, or a complaint."""

import re
import unicodedata
from datetime import UTC, datetime
from typing import Any

BIGGEST = 2**63 - 1
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class UnreadableError(Exception):
    """An update is not shaped as Telegram promises; its payload stays in the inbox."""


def clean(text: str) -> str:
    """NFC, without NUL and lone surrogates, which databases refuse to store."""
    if text.isascii() and "\x00" not in text:
        return text
    return unicodedata.normalize("NFC", _UNSTORABLE.sub("", text))


def an_object(value: Any) -> dict[str, Any]:
    """`value` as a JSON object.

    Raises:
        UnreadableError: It is something else.
    """
    if not isinstance(value, dict):
        raise UnreadableError("not an object")
    return value


def a_number(value: Any) -> int:
    """`value` as a whole number that a database can hold.

    Raises:
        UnreadableError: It is something else.
    """
    if type(value) is not int or abs(value) > BIGGEST:
        raise UnreadableError("not a number")
    return value


def a_text(value: Any, default: str | None = None) -> str:
    """`value` as clean text; what is missing is `default`.

    Raises:
        UnreadableError: It is something else, or it is missing and there is no default.
    """
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise UnreadableError("not a text")
    return clean(value)


def a_moment(value: Any) -> datetime:
    """Seconds since 1970 as an instant in UTC.

    Raises:
        UnreadableError: No such moment.
    """
    try:
        return datetime.fromtimestamp(a_number(value), UTC)
    except (OverflowError, OSError, ValueError):
        raise UnreadableError("not a moment") from None
