"""From a spreadsheet's bytes to rows of plain cells. Runs in the reading process only."""

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from domain.roster.columns import Cell, Row
from domain.roster.progress import Unreadable
from domain.roster.reading import Sheet

MOST_ROWS = 60_000
MOST_COLUMNS = 60
_MOST_CELLS = 6_000_000
_MOST_BYTES = 25_000_000
_MOST_UNPACKED_BYTES = 150_000_000
_BLOCK = 1 << 18
_CELL = re.compile(rb'<(?:\w+:)?c [^>]*?r="([A-Z]{1,3})([0-9]{1,7})"')
_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SIGNS = ";,\t|"
_PAGE = re.compile(r"\s*<(!doctype|html|\?xml|table|meta)", re.IGNORECASE)


class UnreadableFile(Exception):
    """Nothing could be read."""

    def __init__(self, why: Unreadable) -> None:
        super().__init__(why)
        self.why = why


def read_sheets(path: Path) -> list[Sheet]:
    """Every sheet that is shown, with its rows. What the file is called says nothing.

    Raises:
        UnreadableFile: It is no spreadsheet, or too large a one.
    """
    if path.stat().st_size > _MOST_BYTES:
        raise UnreadableFile(Unreadable.TOO_LARGE)
    content = path.read_bytes()
    if content.startswith((_ZIP, _OLE)):
        return list(_workbook(content))
    return [Sheet("", _table(content))]


def _workbook(content: bytes) -> Iterator[Sheet]:
    # Only here: the library is needed by this process alone, and only for workbooks.
    import python_calamine as calamine

    if content.startswith(_ZIP):
        _weigh(content)
    elif _ENCRYPTED in content:
        raise UnreadableFile(Unreadable.LOCKED)
    try:
        book = calamine.load_workbook(io.BytesIO(content))
    except calamine.PasswordError:
        raise UnreadableFile(Unreadable.LOCKED) from None
    except (calamine.CalamineError, OSError, ValueError):
        raise UnreadableFile(Unreadable.BROKEN) from None
    tables = [one for one in book.sheets_metadata if one.typ is calamine.SheetTypeEnum.WorkSheet]
    shown = [one for one in tables if one.visible is calamine.SheetVisibleEnum.Visible]
    for about in shown or tables:
        yield from _sheet(calamine, book, about.name)


def _sheet(calamine: Any, book: Any, name: str) -> Iterator[Sheet]:
    try:
        sheet = book.get_sheet_by_name(name)
        if sheet.start is None:
            return
        rows = [_row(row) for row in sheet.to_python(nrows=MOST_ROWS + 1)]
        if len(rows) > MOST_ROWS:
            raise UnreadableFile(Unreadable.TOO_LARGE)
        _spread(rows, sheet.merged_cell_ranges or [], *sheet.start)
        yield Sheet(unicodedata.normalize("NFC", name), rows, sheet.start[0] + 1)
    except (calamine.CalamineError, ValueError):
        raise UnreadableFile(Unreadable.BROKEN) from None


def _row(cells: list[Any]) -> list[Cell]:
    return [_cell(cell) for cell in cells[:MOST_COLUMNS]]


def _cell(cell: Any) -> Cell:
    if isinstance(cell, bool):
        return "x" if cell else None
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m/%Y}" if cell.year > 1000 else None
    if isinstance(cell, int | float):
        return cell
    return str(cell) or None


def _spread(rows: list[list[Cell]], merged: list[Any], top: int, left: int) -> None:
    """A merged cell says the same in all its places."""
    for (first, begin), (last, end) in merged:
        if not (top <= first < top + len(rows) and left <= begin):
            continue
        said = _at(rows, first - top, begin - left)
        for row in rows[first - top : last - top + 1] if said is not None else ():
            for place in range(begin - left, min(end - left + 1, len(row))):
                row[place] = said


def _at(rows: list[list[Cell]], number: int, place: int) -> Cell:
    return rows[number][place] if place < len(rows[number]) else None


def _weigh(content: bytes) -> None:
    """Refuse what would be unpacked or spread out beyond all measure.

    One cell in the far corner makes a sheet of many billions.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_UNPACKED_BYTES:
                raise UnreadableFile(Unreadable.TOO_LARGE)
            if "META-INF/manifest.xml" in archive.namelist():
                _see_whether_locked(archive.read("META-INF/manifest.xml"))
            for name in archive.namelist():
                if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
                    with archive.open(name) as part:
                        _measure(part)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError):
        raise UnreadableFile(Unreadable.BROKEN) from None


def _see_whether_locked(manifest: bytes) -> None:
    if b"encryption-data" in manifest:
        raise UnreadableFile(Unreadable.LOCKED)


def _measure(part: Any) -> None:
    rows = columns = unpacked = 0
    kept = b""
    while block := part.read(_BLOCK):
        unpacked += len(block)
        for letters, number in _CELL.findall(kept + block):
            rows, columns = max(rows, int(number)), max(columns, _column(letters))
        kept = block[-200:]
        if unpacked > _MOST_UNPACKED_BYTES or rows * columns > _MOST_CELLS:
            raise UnreadableFile(Unreadable.TOO_LARGE)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _table(content: bytes) -> list[Row]:
    text = _decoded(content)
    lines = text.splitlines()
    # A web page that is called .xls is none of the tables that can be read.
    if not text.strip() or "\0" in text or _PAGE.match(text):
        raise UnreadableFile(Unreadable.BROKEN)
    sign = max(_SIGNS, key="\n".join(lines[:50]).count)
    if lines[0].strip().lower() in {f"sep={one}" for one in _SIGNS}:
        sign, text = lines[0].strip()[4], "\n" + text.partition("\n")[2]
    try:
        rows: list[Row] = []
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign):
            rows.append([cell or None for cell in row[:MOST_COLUMNS]])
            if len(rows) > MOST_ROWS:
                raise UnreadableFile(Unreadable.TOO_LARGE)
    except csv.Error:
        raise UnreadableFile(Unreadable.BROKEN) from None
    return rows


def _decoded(content: bytes) -> str:
    """As it was most likely written; what older programs wrote had marks of their own."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        codings = ["utf-16"]
    elif content[:200].count(0) > len(content[:200]) // 8:
        is_little = content[1:200:2].count(0) > content[0:200:2].count(0)
        codings = ["utf-16-le" if is_little else "utf-16-be"]
    else:
        codings = ["utf-8-sig", "cp1258", "cp1252"]
    for coding in codings:
        try:
            return unicodedata.normalize("NFC", content.decode(coding))
        except UnicodeDecodeError:
            continue
    raise UnreadableFile(Unreadable.BROKEN)
