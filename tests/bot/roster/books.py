"""Workbooks of every make for tests: with many sheets, of LibreOffice, of an Excel long gone."""

import struct
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import xlsxwriter

Rows = Sequence[Sequence[Any]]


def workbook(
    path: Path,
    sheets: Mapping[str, Any],
    *,
    merged: Sequence[str] = (),
    hidden: Sequence[str] = (),
) -> Path:
    """A workbook as Excel writes it; areas are merged in the first sheet."""
    book = xlsxwriter.Workbook(str(path))
    on_day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, place, cell, on_day)
                else:
                    sheet.write(number, place, cell)
        if name in hidden:
            sheet.hide()
    for area in merged:
        first = book.worksheets()[0]
        row, place, *_ = _corners(area)
        first.merge_range(area, next(iter(sheets.values()))[row][place])
    book.close()
    return path


def _corners(area: str) -> list[int]:
    start = area.partition(":")[0]
    return [int(start[1:]) - 1, ord(start[0]) - 65]


def ods(path: Path, rows: Rows, *, locked: bool = False) -> Path:
    """A sheet of LibreOffice, with the empty rest of it that each one ends with."""
    cells = "".join(_ods_row(row) for row in rows)
    rest = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {names}><office:body><office:spreadsheet>'
        f'<table:table table:name="Trang1">{cells}{rest}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    mark = "<encryption-data/>" if locked else ""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", f"<manifest>{mark}</manifest>")
    return path


def _ods_row(row: Sequence[Any]) -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{escape(str(cell))}</text:p>'
        "</table:table-cell>"
        for cell in row
    )
    return f"<table:table-row>{cells}</table:table-row>"


def xls(path: Path, rows: Rows) -> Path:
    """A sheet as Excel wrote it before 2007: records in a file that is a file system."""
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6))
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            sheet += _label(number, place, str(cell))
    sheet += _record(0x0A, b"")
    start = _record(0x809, struct.pack("<HHHHII", 0x600, 0x05, 0, 0, 0, 6))
    name = b"\x06\x00Sheet1"
    size = len(start) + 4 + 6 + len(name) + 4
    book = start + _record(0x85, struct.pack("<IBB", size, 0, 0) + name) + _record(0x0A, b"")
    path.write_bytes(compound({"Workbook": book + sheet}))
    return path


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _label(row: int, place: int, text: str) -> bytes:
    head = struct.pack("<HHHHB", row, place, 0, len(text), 1)
    return _record(0x204, head + text.encode("utf-16-le"))


def compound(streams: Mapping[str, bytes]) -> bytes:
    """The container of old Office files, each stream long enough to stand by itself."""
    sectors: list[bytes] = []
    table: list[int] = []
    entries = [_entry("Root Entry", 5, -2, 0, child=1)]
    for number, (name, data) in enumerate(streams.items(), 1):
        padded = data.ljust(max(4096, -(-len(data) // 512) * 512), b"\0")
        first = len(sectors)
        count = len(padded) // 512
        sectors += [padded[n * 512 : (n + 1) * 512] for n in range(count)]
        table += [*range(first + 1, first + count), -2]
        right = number + 1 if number < len(streams) else -1
        entries.append(_entry(name, 2, first, len(padded), right=right))
    entries += [bytes(128)] * (-len(entries) % 4)
    directory = len(sectors)
    packed = b"".join(entries)
    sectors += [packed[n : n + 512] for n in range(0, len(packed), 512)]
    table += [*range(directory + 1, len(sectors)), -2]
    allocation = len(sectors)
    table += [-3]
    table += [-1] * (128 - len(table))
    head = struct.pack(
        "<8s16sHHHHHHIIIIIIiIiI",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        bytes(16),
        *(0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, 1, directory, 0, 4096, -2, 0, -2, 0),
    )
    head += struct.pack("<i", allocation) + struct.pack("<i", -1) * 108
    return head + b"".join(sectors) + struct.pack("<128i", *table)


def _entry(
    name: str, kind: int, start: int, size: int, *, child: int = -1, right: int = -1
) -> bytes:
    coded = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBiii16sIQQiII",
        coded,
        *(len(coded), kind, 1, -1, right, child),
        *(bytes(16), 0, 0, 0, start, size, 0),
    )
