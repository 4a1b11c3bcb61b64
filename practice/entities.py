"""Formatted text: cleaned, trimmed, its entities put in order, links and commands found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from practice.domains import is_end
from practice.shapes import Json, cut, units

SOLID = {"pre", "code"}
"""Nothing is marked inside these."""

QUOTES = {"blockquote", "expandable_blockquote"}
"""Anything may be marked inside these, code as well."""

STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji")
SPLIT = set(STYLES[:-1])
"""These go on behind whatever they cannot hold."""

NAMED = {"text_link", "text_mention", "custom_emoji", "date_time"}
"""Nothing is found inside these."""

PATH = r"(?:[/?#][^\s<>«»\"]*)?"
FOUND = {
    "bot_command": re.compile(r"(?<![\w/<>@])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/])"),
    "url": re.compile(
        r"(?<![\w@])(?:https?|ftp)://[^\s<>«»\"]*"
        rf"|(?<![\w@./-])(?:[^\W_](?:[\w-]*[^\W_])?\.)+([^\W\d_]{{2,}})(?![\w@-])(?::\d{{1,5}})?{PATH}",
        re.IGNORECASE,
    ),
    "email": re.compile(r"(?<![\w.])[\w.+-]+@(?:[\w-]+\.)+[a-zA-Z]{2,}"),
    "mention": re.compile(r"(?<![\w@.])@[a-zA-Z][a-zA-Z0-9_]{2,31}(?!\w)"),
    "hashtag": re.compile(r"(?<![\w#])#\w*[^\W\d]\w*"),
    "cashtag": re.compile(r"(?<![\w$])\$(?:1INCH|[A-Z]{1,8})(?![\w$])"),
    "bank_card_number": re.compile(r"(?<![\w+.,-])[2-689](?:[ -]?\d){12,18}(?![\w-])"),
    "phone_number": re.compile(r"(?<![\w+])\+\d(?:[ .()-]{0,2}\d){6,14}(?!\w)"),
}


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text and its entities, offsets in UTF-16 units."""

    text: str
    entities: tuple[Json, ...] = ()


def _end(entity: Json) -> int:
    return int(entity["offset"] + entity["length"])


def _order(entity: Json) -> tuple[int, int, int]:
    """Outer ones first; over the same words a quote, then code, then a link, then styles."""
    kind = entity["type"]
    rank = STYLES.index(kind) + 3 if kind in STYLES else 1 if kind in SOLID else 2
    return entity["offset"], -entity["length"], 0 if kind in QUOTES else rank


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
    """Code holds nothing: a style goes on around it, anything else gives way."""
    solid = sorted((entity for entity in entities if entity["type"] in SOLID), key=_order)
    kept: list[Json] = []
    for entity in entities:
        if entity["type"] in SPLIT:
            kept += _pieces(entity, solid)
        elif entity["type"] in SOLID | QUOTES or not _meets(entity, solid):
            kept.append(entity)
    return _joined(kept)


def _joined(entities: list[Json]) -> list[Json]:
    """A style that goes on where it ended is one."""
    kept: list[Json] = []
    last: dict[str, Json] = {}
    for entity in sorted(entities, key=_order):
        before = last.get(entity["type"])
        if before is not None and entity["offset"] <= _end(before):
            before["length"] = max(_end(before), _end(entity)) - before["offset"]
            continue
        kept.append({**entity})
        if entity["type"] in SPLIT:
            last[entity["type"]] = kept[-1]
    return kept


def _meets(entity: Json, others: list[Json]) -> bool:
    return any(
        other["offset"] < _end(entity) and entity["offset"] < _end(other) for other in others
    )


def _pieces(entity: Json, solid: list[Json]) -> Iterator[Json]:
    """What of a style lies outside the code."""
    start = entity["offset"]
    for code in (one for one in solid if _meets(entity, [one])):
        if code["offset"] > start:
            yield {**entity, "offset": start, "length": code["offset"] - start}
        start = max(start, _end(code))
    if start < _end(entity):
        yield {**entity, "offset": start, "length": _end(entity) - start}


def _is_card(number: str) -> bool:
    """Whether the last digit is the one that the others call for (Luhn)."""
    digits = [int(digit) for digit in reversed(number) if digit.isdigit()]
    return sum(digits[::2] + [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]) % 10 == 0


def _address(words: str) -> str:
    """A link without the marks that belong to the sentence around it."""
    kept = words.rstrip(".:;,('?!`")
    while kept.endswith(")") and kept.count(")") > kept.count("("):
        kept = kept[:-1].rstrip(".:;,('?!`")
    return kept


def _matched(kind: str, match: re.Match[str]) -> str:
    """The words that count of a match; none when it only looked right."""
    words = match.group()
    if kind == "url":
        end = match.group(1)
        return _address(words) if end is None or is_end(end) else ""
    if kind == "bank_card_number" and not _is_card(words):
        return ""
    return words


def found_in(formatted: Formatted) -> Formatted:
    """Adds what Telegram recognises by itself: commands, links, addresses, names, numbers."""
    taken = [e for e in formatted.entities if e["type"] in SOLID | NAMED]
    spans = [(entity["offset"], _end(entity)) for entity in taken]
    added: list[Json] = []
    for kind, pattern in FOUND.items():
        for match in pattern.finditer(formatted.text):
            start = units(formatted.text[: match.start()])
            end = start + units(_matched(kind, match))
            if end > start and not any(start < later and sooner < end for sooner, later in spans):
                spans.append((start, end))
                added.append({"offset": start, "length": end - start, "type": kind})
    return Formatted(formatted.text, tuple(sorted([*formatted.entities, *added], key=_order)))


def typed(text: str) -> Formatted:
    """What a person typed: no formatting of its own."""
    return found_in(Formatted(text))


def covered(formatted: Formatted, entity: Json) -> str:
    """The words an entity covers."""
    return cut(formatted.text, entity["offset"], entity["length"])
