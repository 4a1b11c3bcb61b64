"""The list of a date as DOCX: who comes, what they take on, and room to sign."""

import io
from typing import Any

from docx.shared import Mm, Pt

from bot.papers.official import (
    CENTRE,
    add_head,
    centred,
    new_document,
    repeat_on_every_page,
    write,
)

WIDTHS = (Mm(10), Mm(36), Mm(24), Mm(30), Mm(22), Mm(25), Mm(18))
ROW_HEIGHT = Mm(9)


def write_day_list(facts: dict[str, Any]) -> bytes:
    """The file, from what `handlers.registration.printing` gathered."""
    document = new_document()
    add_head(document, facts)
    centred(document, facts["title"], bold=True, size=Pt(14)).paragraph_format.space_before = Pt(12)
    centred(document, facts["occasion"], bold=True)
    for line in facts["lines"]:
        write(document.add_paragraph(), line).paragraph_format.space_before = Pt(6)
    document.add_paragraph()
    _fill(document, facts)
    signed = write(document.add_paragraph(), facts["signed"], bold=True)
    signed.paragraph_format.left_indent = Mm(90)
    signed.paragraph_format.space_before = Pt(12)
    signed.alignment = CENTRE
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _fill(document: Any, facts: dict[str, Any]) -> None:
    """Leaders, cadres, then blank lines for those who come without having registered."""
    table = document.add_table(rows=1, cols=len(WIDTHS))
    table.style, table.autofit = "Table Grid", False
    _cells(table.rows[0], facts["columns"], bold=True)
    repeat_on_every_page(table.rows[0])
    number = 0
    for group in facts["groups"]:
        _group(table, group["name"])
        for row in group["rows"]:
            number += 1
            _cells(table.add_row(), [str(number), *row, ""])
    _group(table, facts["unregistered"])
    for _ in range(facts["blank"]):
        number += 1
        _cells(table.add_row(), [str(number)] + [""] * (len(WIDTHS) - 1))


def _group(table: Any, name: str) -> None:
    row = table.add_row()
    merged = row.cells[0].merge(row.cells[-1])
    write(merged.paragraphs[0], name, bold=True)


def _cells(row: Any, words: list[str], **manner: Any) -> None:
    row.height = ROW_HEIGHT
    for cell, text, width in zip(row.cells, words, WIDTHS, strict=True):
        cell.width = width
        write(cell.paragraphs[0], text, **manner)
    row.cells[0].paragraphs[0].alignment = CENTRE
