"""Formatted text: cleaned, trimmed, its entities put in order, links and commands found."""

import re
from dataclasses import dataclass

from practice.shapes import Json, cut, units

SOLID = {"pre", "code"}
"""Nothing is marked inside these."""

FOUND = {
    "bot_command": re.compile(r"(?<![\w/<>@])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/])"),
    "url": re.compile(
        r"(?<![\w@])(?:https?://|t\.me/)[^\s<>«»\"]*[^\s<>«»\".,;:!?)]", re.IGNORECASE
    ),
    "email": re.compile(r"(?<![\w.])[\w.+-]+@[\w-]+\.[a-zA-Z]{2,}"),
    "mention": re.compile(r"(?<![\w@.])@[a-zA-Z][a-zA-Z0-9_]{2,31}(?!\w)"),
    "hashtag": re.compile(r"(?<![\w#])#\w*[^\W\d]\w*"),
}


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text and its entities, offsets in UTF-16 units."""

    text: str
    entities: tuple[Json, ...] = ()


def _end(entity: Json) -> int:
    return int(entity["offset"] + entity["length"])


def _order(entity: Json) -> tuple[int, int]:
    return entity["offset"], -entity["length"]


def trim(text: str, entities: list[Json]) -> Formatted:
    """Drops white space around the text as Telegram does, and what entities lose by it."""
    kept = re.sub(r"[\x00-\x09\x0b-\x1f\u2028\u2029]", " ", text.replace("\r", "")).rstrip()
    lead = units(kept) - units(kept.lstrip())
    kept = kept.lstrip()
    fixed = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        end = min(_end(entity) - lead, units(kept))
        if end > start:
            fixed.append({**entity, "offset": start, "length": end - start})
    return Formatted(kept, tuple(sorted(_outside_code(fixed), key=_order)))


def _outside_code(entities: list[Json]) -> list[Json]:
    solid = [entity for entity in entities if entity["type"] in SOLID]
    return [
        entity
        for entity in entities
        if entity["type"] in SOLID
        or not any(s["offset"] < _end(entity) and entity["offset"] < _end(s) for s in solid)
    ]


def found_in(formatted: Formatted) -> Formatted:
    """Adds what Telegram recognises by itself: commands, links, addresses, names, tags."""
    taken = [e for e in formatted.entities if e["type"] in SOLID | {"text_link", "text_mention"}]
    spans = [(entity["offset"], _end(entity)) for entity in taken]
    added: list[Json] = []
    for kind, pattern in FOUND.items():
        for match in pattern.finditer(formatted.text):
            start = units(formatted.text[: match.start()])
            end = start + units(match.group())
            if not any(start < other_end and other < end for other, other_end in spans):
                spans.append((start, end))
                added.append({"offset": start, "length": end - start, "type": kind})
    return Formatted(formatted.text, tuple(sorted([*formatted.entities, *added], key=_order)))


def typed(text: str) -> Formatted:
    """What a person typed: no formatting of its own."""
    return found_in(Formatted(text))


def covered(formatted: Formatted, entity: Json) -> str:
    """The words an entity covers."""
    return cut(formatted.text, entity["offset"], entity["length"])
