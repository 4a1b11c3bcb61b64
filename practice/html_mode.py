"""The HTML parse mode, with Telegram's complaints about what it cannot parse."""

import re
from dataclasses import dataclass, field

from practice.refusals import Refusal, bad_request
from practice.shapes import Json, units

SAME = {"strong": "b", "em": "i", "del": "s", "strike": "s", "ins": "u"}
PLAIN = {
    "b": "bold",
    "i": "italic",
    "s": "strikethrough",
    "u": "underline",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
}
TAGS = {*PLAIN, *SAME, "a", "span", "tg-emoji", "blockquote"}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|lt|gt|amp|quot);?")
ATTRIBUTE = re.compile(r"""\s*([^\s=>]*)\s*(=?)\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']*))""")


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int


@dataclass(slots=True)
class _Reader:
    source: str
    at: int = 0
    text: list[str] = field(default_factory=list)
    length: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def byte(self, index: int) -> int:
        return len(self.source[:index].encode())

    def add(self, text: str) -> None:
        self.text.append(text)
        self.length += units(text)


def _complain(why: str) -> Refusal:
    return bad_request(f"can't parse entities: {why}")


def decoded(text: str) -> str:
    """Character references replaced; unknown ones stay as they are."""

    def one(match: re.Match[str]) -> str:
        name = match.group(1)
        if not name.startswith("#"):
            return NAMED[name]
        code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        legal = 0 < code < 0x10FFFF and not 0xD800 <= code < 0xE000
        return chr(code) if legal else match.group()

    return REFERENCE.sub(one, text)


def _attributes(reader: _Reader, tag: str, begin: int) -> dict[str, str]:
    """Reads up to the closing `>` of a start tag."""
    found: dict[str, str] = {}
    while True:
        while reader.at < len(reader.source) and reader.source[reader.at].isspace():
            reader.at += 1
        if reader.at >= len(reader.source):
            raise _complain(f'Unclosed start tag "{tag}" at byte offset {reader.byte(begin)}')
        if reader.source[reader.at] == ">":
            reader.at += 1
            return found
        match = ATTRIBUTE.match(reader.source, reader.at)
        if match is None or not match.group(1):
            where = reader.byte(begin)
            raise _complain(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
        reader.at = match.end()
        value = next((v for v in match.groups()[2:] if v is not None), "")
        found[match.group(1).lower()] = decoded(value)


def _start(reader: _Reader, begin: int) -> None:
    match = re.compile(r"[^\s>]*").match(reader.source, begin + 1)
    reader.at = match.end() if match else begin + 1
    if reader.at >= len(reader.source):
        raise _complain(f"Unclosed start tag at byte offset {reader.byte(begin)}")
    tag = reader.source[begin + 1 : reader.at].lower()
    if tag not in TAGS:
        raise _complain(f'Unsupported start tag "{tag}" at byte offset {reader.byte(begin)}')
    attributes = _attributes(reader, tag, begin)
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        where = reader.byte(begin)
        raise _complain(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
    reader.open.append(_Open(tag, attributes, reader.length))


def _end(reader: _Reader, begin: int) -> None:
    if not reader.open:
        raise _complain(f"Unexpected end tag at byte offset {reader.byte(begin)}")
    match = re.compile(r"([^\s>]*)\s*>").match(reader.source, begin + 2)
    if match is None:
        raise _complain(f"Unclosed end tag at byte offset {reader.byte(begin)}")
    tag, reader.at = match.group(1).lower(), match.end()
    opened = reader.open.pop()
    if tag and tag != opened.tag:
        where = f"at byte offset {reader.byte(begin)}"
        names = f'expected "</{opened.tag}>", found "</{tag}>"'
        raise _complain(f"Unmatched end tag {where}, {names}")
    _close(reader, opened)


def _close(reader: _Reader, opened: _Open) -> None:
    length = reader.length - opened.offset
    if not length:
        return
    shape: Json = {"offset": opened.offset, "length": length}
    tag = SAME.get(opened.tag, opened.tag)
    if tag == "a":
        url = opened.attributes.get("href") or "".join(reader.text)[-length:]
        if "://" in url or "." in url:
            reader.entities.append({**shape, "type": "text_link", "url": url})
    elif tag == "blockquote":
        wide = "expandable" in opened.attributes
        kind = "expandable_blockquote" if wide else "blockquote"
        reader.entities.append({**shape, "type": kind})
    elif tag != "tg-emoji":
        reader.entities.append({**shape, "type": PLAIN.get(tag, "spoiler")})


def _merge_code(entities: list[Json]) -> list[Json]:
    """`<pre><code>` over the same words is one `pre`."""
    blocks = {(e["offset"], e["length"]) for e in entities if e["type"] == "pre"}
    return [e for e in entities if e["type"] != "code" or (e["offset"], e["length"]) not in blocks]


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
        raise _complain(f'Can\'t find end tag corresponding to start tag "{tag}"')
    return "".join(reader.text), _merge_code(reader.entities)
