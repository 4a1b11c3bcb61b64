"""The JSON values that travel, and how Telegram counts characters."""

from dataclasses import dataclass
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A result beside which Telegram puts a few words."""

    result: Any
    words: str


def units(text: str) -> int:
    """The length of a text in UTF-16 code units, in which entity offsets are counted."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


def cut(text: str, offset: int, length: int) -> str:
    """The part of a text that an entity covers; `offset` and `length` in UTF-16 units."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[2 * offset : 2 * (offset + length)].decode("utf-16-le", "surrogatepass")
