"""The legacy Markdown parse mode: no nesting, and escapes outside entities only."""

import re

from practice.markdown_mode import LANGUAGE, NEW_LINE
from practice.marking import Marked, complaint
from practice.shapes import Json

MARKS = "_*`["
KINDS = {"_": "italic", "*": "bold", "`": "code"}
ADDRESS = re.compile(r"\(([^)]*)\)?")


def _inside(reader: Marked, begin: int, end_mark: str) -> int:
    """Reads to the end mark; returns the offset at which the entity begins."""
    offset, end = reader.length, reader.source.find(end_mark, reader.at)
    if end < 0:
        where = reader.byte(begin)
        raise complaint(f"Can't find end of the entity starting at byte offset {where}")
    reader.add(reader.source[reader.at : end])
    reader.at = end + len(end_mark)
    return offset


def _block(reader: Marked, begin: int) -> None:
    reader.at += 3
    language = LANGUAGE.match(reader.source, reader.at)
    if language:
        reader.at = language.end()
    if line := NEW_LINE.match(reader.source, reader.at):
        reader.at = line.end()
    offset = _inside(reader, begin, "```")
    reader.mark("pre", offset, **({"language": language.group()} if language else {}))


def _link(reader: Marked, begin: int) -> None:
    reader.at += 1
    offset = _inside(reader, begin, "]")
    if offset == reader.length:
        return
    if found := ADDRESS.match(reader.source, reader.at):
        reader.at = found.end()
    reader.link(offset, found.group(1) if found else reader.since(offset))


def _entity(reader: Marked) -> None:
    begin, mark = reader.at, reader.source[reader.at]
    if reader.starts("```"):
        _block(reader, begin)
    elif mark == "[":
        _link(reader, begin)
    else:
        reader.at += 1
        reader.mark(KINDS[mark], _inside(reader, begin, mark))


def parse(source: str) -> tuple[str, list[Json]]:
    """Splits legacy Markdown into plain text and entities.

    Raises:
        Refusal: "can't parse entities: …", with the byte offset.
    """
    reader = Marked(source)
    while reader.at < len(source):
        if reader.starts("\\") and source[reader.at + 1 : reader.at + 2] in {*MARKS}:
            reader.add(source[reader.at + 1])
            reader.at += 2
        elif source[reader.at] in MARKS:
            _entity(reader)
        else:
            reader.add(source[reader.at])
            reader.at += 1
    return reader.text, reader.entities
