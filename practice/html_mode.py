"""The HTML parse mode, with Telegram's complaints about what it cannot parse."""

import re
from dataclasses import dataclass, field

from practice.marking import Marked, complaint
from practice.refusals import Refusal
from practice.shapes import Json

SAME = {"strong": "b", "em": "i", "del": "s", "strike": "s", "ins": "u"}
PLAIN = {
    "b": "bold",
    "i": "italic",
    "s": "strikethrough",
    "u": "underline",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
TAGS = {*PLAIN, *SAME, "a", "code", "pre", "tg-emoji", "tg-time", "blockquote"}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|lt|gt|amp|quot);?")
SPACE = re.compile(r"\s*")
NAME = re.compile(r"[^\s=>/\"']*")
TOKEN = re.compile(r"[A-Za-z0-9.-]*")
SURROGATE = re.compile("[\ud800-\udfff]")
BROKEN = (
    "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched "
    "surrogate code units"
)


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int


@dataclass(slots=True)
class _Reader(Marked):
    open: list[_Open] = field(default_factory=list)


def decoded(text: str) -> str:
    """Character references replaced; unknown ones stay as they are."""

    def one(match: re.Match[str]) -> str:
        name = match.group(1)
        if not name.startswith("#"):
            return NAMED[name]
        code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        return chr(code) if 0 < code < 0x10FFFF else match.group()

    return REFERENCE.sub(one, text)


def _skip(reader: _Reader, pattern: re.Pattern[str]) -> str:
    """Moves over what matches; returns it."""
    found = pattern.match(reader.source, reader.at)
    words = found.group() if found else ""
    reader.at += len(words)
    return words


def _unclosed(reader: _Reader, begin: int, tag: str = "") -> Refusal:
    name = f' "{tag}"' if tag else ""
    return complaint(f"Unclosed start tag{name} at byte offset {reader.byte(begin)}")


def _value(reader: _Reader, begin: int) -> str:
    """An attribute's value: in quotes, or a bare word in lower case."""
    quote = reader.source[reader.at]
    if quote not in "'\"":
        where, word = reader.at, _skip(reader, TOKEN)
        following = reader.source[reader.at : reader.at + 1]
        if not following:
            raise _unclosed(reader, begin)
        if following != ">" and not following.isspace():
            why = f"Unexpected end of name token at byte offset {reader.byte(where)}"
            raise complaint(why)
        return word.lower()
    end = reader.source.find(quote, reader.at + 1)
    if not reader.at < end < len(reader.source) - 1:
        raise _unclosed(reader, begin)
    value, reader.at = decoded(reader.source[reader.at + 1 : end]), end + 1
    return value


def _attributes(reader: _Reader, tag: str, begin: int) -> dict[str, str]:
    """Reads up to the closing `>` of a start tag."""
    found: dict[str, str] = {}
    _skip(reader, SPACE)
    while not reader.starts(">"):
        name = _skip(reader, NAME).lower()
        if not name and reader.at < len(reader.source):
            where = reader.byte(begin)
            raise complaint(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
        _skip(reader, SPACE)
        found[name] = ""
        if reader.starts("="):
            reader.at += 1
            _skip(reader, SPACE)
            if reader.at < len(reader.source):
                found[name] = _value(reader, begin)
                _skip(reader, SPACE)
        if reader.at >= len(reader.source):
            raise _unclosed(reader, begin, tag)
    reader.at += 1
    return found


def _start(reader: _Reader, begin: int) -> None:
    match = re.compile(r"[^\s>]*").match(reader.source, begin + 1)
    reader.at = match.end() if match else begin + 1
    if reader.at >= len(reader.source):
        raise _unclosed(reader, begin)
    tag = reader.source[begin + 1 : reader.at].lower()
    if tag not in TAGS:
        raise complaint(f'Unsupported start tag "{tag}" at byte offset {reader.byte(begin)}')
    attributes = _attributes(reader, tag, begin)
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        where = reader.byte(begin)
        raise complaint(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
    reader.open.append(_Open(tag, attributes, reader.length))


def _end(reader: _Reader, begin: int) -> None:
    if not reader.open:
        raise complaint(f"Unexpected end tag at byte offset {reader.byte(begin)}")
    match = re.compile(r"([^\s>]*)\s*>").match(reader.source, begin + 2)
    if match is None:
        raise complaint(f"Unclosed end tag at byte offset {reader.byte(begin)}")
    tag, reader.at = match.group(1).lower(), match.end()
    opened = reader.open.pop()
    if tag and tag != opened.tag:
        where = f"at byte offset {reader.byte(begin)}"
        names = f'expected "</{opened.tag}>", found "</{tag}>"'
        raise complaint(f"Unmatched end tag {where}, {names}")
    _close(reader, opened)


def _close(reader: _Reader, opened: _Open) -> None:
    tag, given, offset = SAME.get(opened.tag, opened.tag), opened.attributes, opened.offset
    if tag == "a":
        reader.link(offset, given.get("href") or reader.since(offset))
    elif tag == "blockquote":
        wide = "expandable" in given
        reader.mark("expandable_blockquote" if wide else "blockquote", offset)
    elif tag == "tg-emoji":
        reader.emoji(offset, given.get("emoji-id", ""))
    elif tag == "tg-time":
        _time(reader, opened)
    elif tag in {"pre", "code"}:
        _code(reader, opened, tag)
    else:
        reader.mark(PLAIN[tag], offset)


def _time(reader: _Reader, opened: _Open) -> None:
    moment, form = opened.attributes.get("unix", ""), opened.attributes.get("format", "")
    if not re.fullmatch(r"[1-9]\d{0,9}", moment):
        raise complaint("Invalid date specified")
    named = {"date_time_format": form} if form else {}
    reader.mark("date_time", opened.offset, unix_time=int(moment), **named)


def _code(reader: _Reader, opened: _Open, tag: str) -> None:
    """`<pre><code>` over the same words is one `pre`, whose language the `code` names."""
    named = opened.attributes.get("class", "") if tag == "code" else ""
    language = named.removeprefix("language-") if named.startswith("language-") else ""
    shape = {"offset": opened.offset, "length": reader.length - opened.offset}
    inner = reader.entities[-1] if reader.entities else {}
    same = shape.items() <= inner.items() and inner["type"] in {"pre", "code"} - {tag}
    if same and (language or inner.get("language")):
        inner.update(type="pre", language=language or inner["language"])
    else:
        reader.mark(tag, opened.offset, **({"language": language} if language else {}))


def parse(source: str) -> tuple[str, list[Json]]:
    """Splits HTML into plain text and entities.

    Raises:
        Refusal: "can't parse entities: …", with the byte offset.
    """
    reader = _Reader(source)
    while reader.at < len(source):
        begin = source.find("<", reader.at)
        reader.add(decoded(source[reader.at : begin if begin >= 0 else len(source)]))
        if begin < 0:
            break
        if source.startswith("</", begin):
            _end(reader, begin)
        else:
            _start(reader, begin)
    if reader.open:
        tag = reader.open[-1].tag
        raise complaint(f'Can\'t find end tag corresponding to start tag "{tag}"')
    return _checked(reader)


def _checked(reader: _Reader) -> tuple[str, list[Json]]:
    if SURROGATE.search(reader.text):
        raise complaint(BROKEN)
    for entity in reader.entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    return reader.text, reader.entities
