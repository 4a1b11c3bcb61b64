"""The MarkdownV2 parse mode, with Telegram's complaints about what it cannot parse."""

import re
from dataclasses import dataclass, field

from practice import links
from practice.marking import Marked, complaint
from practice.refusals import Refusal
from practice.shapes import Json

RESERVED = frozenset("_*[]()~`>#+-=|{}.!\n")
BEGINS = (
    ("__", "Underline"),
    ("_", "Italic"),
    ("*", "Bold"),
    ("~", "Strikethrough"),
    ("||", "Spoiler"),
    ("![", "CustomEmoji"),
    ("[", "TextUrl"),
    ("```", "Pre"),
    ("`", "Code"),
)
"""What opens an entity, under the name that complaints give it; longer marks first."""

ENDS = {
    **{name: mark for mark, name in BEGINS},
    "PreCode": "```",
    "TextUrl": "]",
    "CustomEmoji": "]",
}
SOLID = {"Code", "Pre", "PreCode"}
LANGUAGE = re.compile(r"[^ \t\r\n\v\0`]+(?=[ \t\r\n\v\0])")
NEW_LINE = re.compile(r"\r\n|\n\r|[\r\n]")


@dataclass(slots=True)
class _Open:
    name: str
    offset: int
    begin: int
    argument: str = ""


@dataclass(slots=True)
class _Reader(Marked):
    open: list[_Open] = field(default_factory=list)
    quoting: bool = False
    at_line_start: bool = True


def _reserved(character: str) -> Refusal:
    why = f"Character '{character}' is reserved and must be escaped with the preceding '\\'"
    return complaint(why)


def _endless(opened: _Open, reader: _Reader) -> Refusal:
    where = reader.byte(opened.begin)
    return complaint(f"Can't find end of {opened.name} entity at byte offset {where}")


def _say(reader: _Reader, character: str) -> None:
    reader.add(character)
    if character != "\r":
        reader.at_line_start = character == "\n"


def _escaped(reader: _Reader) -> bool:
    """A backslash and the character that it makes plain."""
    following = reader.source[reader.at + 1 : reader.at + 2]
    if not reader.starts("\\") or not following or not "\x01" <= following <= "~":
        return False
    _say(reader, following)
    reader.at += 2
    return True


def _ends(reader: _Reader) -> bool:
    """Whether the innermost entity ends here."""
    if not reader.open:
        return False
    if reader.quoting and reader.starts("\n") and not reader.starts("\n>"):
        return True
    mark = ENDS.get(reader.open[-1].name)
    if mark == "_":
        return reader.starts("_") and not reader.starts("__")
    return mark is not None and reader.starts(mark)


def _begin_block(reader: _Reader, opened: _Open) -> None:
    """Takes the language of a code block, and one new line before its text."""
    if found := LANGUAGE.match(reader.source, reader.at):
        opened.name, opened.argument, reader.at = "PreCode", found.group(), found.end()
    if line := NEW_LINE.match(reader.source, reader.at):
        reader.at = line.end()


def _begin(reader: _Reader) -> None:
    character, begin = reader.source[reader.at], reader.at
    if character == "\n":
        _say(reader, "\n")
        reader.at += 1
        return
    if character == ">" and reader.at_line_start:
        if not reader.quoting:
            reader.open.append(_Open("BlockQuote", reader.length, begin))
        reader.quoting = True
        reader.at += 1
        return
    mark, name = next(((m, n) for m, n in BEGINS if reader.starts(m)), ("", ""))
    if not name:
        raise _reserved(character)
    reader.at += len(mark)
    opened = _Open(name, reader.length, begin)
    if name == "Pre":
        _begin_block(reader, opened)
    reader.open.append(opened)


def _address(reader: _Reader, what: str) -> str:
    """The address in the brackets that follow."""
    reader.at += 1
    begin, found = reader.at, ""
    while not reader.starts(")"):
        if reader.at >= len(reader.source):
            raise complaint(f"Can't find end of a {what} at byte offset {reader.byte(begin)}")
        following = reader.source[reader.at + 1 : reader.at + 2]
        if reader.starts("\\") and following and following <= "~":
            reader.at += 1
        found += reader.source[reader.at]
        reader.at += 1
    reader.at += 1
    return found


def _end_link(reader: _Reader, opened: _Open) -> None:
    if reader.starts("("):
        reader.link(opened.offset, _address(reader, "URL"))
    else:
        reader.link(opened.offset, reader.since(opened.offset))


def _end_emoji(reader: _Reader, opened: _Open) -> None:
    if not reader.starts("("):
        raise complaint("Custom emoji entity must contain a tg://emoji URL")
    try:
        number = links.emoji_of(_address(reader, "custom emoji URL"))
    except links.BadLink as problem:
        raise complaint(str(problem)) from None
    reader.emoji(opened.offset, number)


def _end_quote(reader: _Reader) -> None:
    """A line that is quoted no more; `||` just before it makes the quote expandable."""
    opened, kind = reader.open.pop(), "blockquote"
    if opened.name == "Spoiler" and reader.source[opened.begin : reader.at].strip("\r") == "||":
        opened, kind = reader.open.pop(), "expandable_blockquote"
    if opened.name != "BlockQuote":
        raise _endless(opened, reader)
    if reader.at < len(reader.source):
        _say(reader, "\n")
        reader.at += 1
    reader.quoting = False
    reader.mark(kind, opened.offset)


def _end(reader: _Reader) -> None:
    if reader.starts("\n"):
        _end_quote(reader)
        return
    opened = reader.open.pop()
    reader.at += len(ENDS[opened.name])
    if opened.name == "TextUrl":
        _end_link(reader, opened)
    elif opened.name == "CustomEmoji":
        _end_emoji(reader, opened)
    elif opened.name == "PreCode":
        reader.mark("pre", opened.offset, language=opened.argument)
    else:
        reader.mark(opened.name.lower(), opened.offset)


def _finish(reader: _Reader) -> None:
    """A quote may end with the text; nothing else may."""
    if reader.quoting and reader.open[-1].name in {"BlockQuote", "Spoiler"}:
        _end_quote(reader)
    if reader.open:
        raise _endless(reader.open[-1], reader)


def parse(source: str) -> tuple[str, list[Json]]:
    """Splits MarkdownV2 into plain text and entities.

    Raises:
        Refusal: "can't parse entities: …", with the byte offset.
    """
    reader = _Reader(source)
    while reader.at < len(source):
        if _escaped(reader):
            continue
        solid = reader.open and reader.open[-1].name in SOLID
        if source[reader.at] not in ({"`"} if solid else RESERVED):
            _say(reader, source[reader.at])
            reader.at += 1
        elif _ends(reader):
            _end(reader)
        else:
            _begin(reader)
    _finish(reader)
    return reader.text, reader.entities
