"""Long HTML in parts that Telegram takes, each with balanced tags."""

import html
import re
from collections.abc import Iterator

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
_TOKEN = re.compile(r"<[^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|\w+);|[^<&]+|[<&]")
_NAME = re.compile(r"</?([a-zA-Z][\w-]*)")


def length(text: str) -> int:
    """Characters as Telegram counts them at most: UTF-16 units, after tags and entities."""
    return sum(_width(shown) for shown in map(_shown, _TOKEN.findall(text)))


def fits(text: str, limit: int = TEXT_LIMIT) -> bool:
    """Whether `text` can be sent as it is."""
    return len(text) * 2 <= limit or length(text) <= limit


def split(text: str, limit: int = TEXT_LIMIT) -> list[str]:
    """`text` in parts of at most `limit`, cut at a paragraph, else a line, else a word."""
    if fits(text, limit):
        return [text]
    parts: list[str] = []
    opened: tuple[str, ...] = ()
    rest = text
    while rest and not fits("".join(opened) + rest, limit):
        cut = _best_cut(rest, limit)
        part = "".join(opened) + rest[:cut].rstrip()
        opened = _open_tags(opened, rest[:cut])
        parts.append(part + "".join(_closing(tag) for tag in reversed(opened)))
        rest = rest[cut:].lstrip()
    return [*parts, "".join(opened) + rest] if rest else parts


def _best_cut(text: str, limit: int) -> int:
    """Where to cut: as late as fits, but rather at a paragraph in the second half."""
    furthest = _furthest(text, limit)
    for mark in ("\n\n", "\n", " "):
        at = _last_outside_tags(text, mark, furthest // 2, furthest)
        if at > 0:
            return at
    return furthest


def _last_outside_tags(text: str, mark: str, start: int, end: int) -> int:
    at = text.rfind(mark, start, end)
    while at > 0 and text.rfind("<", 0, at) > text.rfind(">", 0, at):
        at = text.rfind(mark, start, at)
    return at


def _furthest(text: str, limit: int) -> int:
    """The last place before `limit` that is not inside a tag, an entity or a character."""
    used = 0
    for match in _TOKEN.finditer(text):
        width = _width(_shown(match.group()))
        if used + width > limit:
            return match.start() + _characters(match.group(), limit - used)
        used += width
    return len(text)


def _characters(token: str, room: int) -> int:
    """How many whole characters of a token fit; of an entity none."""
    if token[0] in "<&":
        return 0
    for count, character in enumerate(token):
        room -= _width(character)
        if room < 0:
            return count
    return len(token)


def _open_tags(before: tuple[str, ...], text: str) -> tuple[str, ...]:
    opened = list(before)
    for tag in _tags(text):
        if tag.startswith("</"):
            if opened:
                opened.pop()
        else:
            opened.append(tag)
    return tuple(opened)


def _tags(text: str) -> Iterator[str]:
    return (token for token in _TOKEN.findall(text) if token.startswith("<") and len(token) > 1)


def _closing(tag: str) -> str:
    match = _NAME.match(tag)
    return f"</{match.group(1)}>" if match else ""


def _shown(token: str) -> str:
    if token[0] == "<" and len(token) > 1:
        return ""
    return html.unescape(token) if token[0] == "&" else token


def _width(text: str) -> int:
    return len(text) + sum(1 for character in text if character > "\uffff")
