"""The register as a table: CSV or a workbook, neither with a live formula, and rows handed back."""

import io
from collections.abc import Iterable, Sequence

import xlsxwriter

from bot.roster.tables import csv_bytes
from domain.model import Ending, Model
from domain.model_list import Faulty
from handlers.models import list_texts
from handlers.models.texts import OUTCOMES, STATUSES

_WIDTHS = (8, 28, 40, 18, 24, 30, 30, 12, 24, 12, 10)
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def model_rows(models: Iterable[Model]) -> list[Sequence[str]]:
    """The models in the columns that an import knows."""
    return [
        (
            str(one.year),
            one.unit,
            one.name,
            STATUSES[one.status],
            one.owner,
            "; ".join(one.topics),
            one.target,
            OUTCOMES[one.outcome],
            one.outcome_note,
            list_texts.MARKED if one.is_commended else "",
            list_texts.MARKED if one.ending is Ending.STOPPED else "",
        )
        for one in models
    ]


def models_csv(models: Iterable[Model]) -> bytes:
    """The register as CSV."""
    return csv_bytes([list_texts.EXPORT_HEADING, *model_rows(models)])


def models_workbook(models: Iterable[Model]) -> bytes:
    """The register as a workbook; everything in it is text."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, **_AS_TEXT}) as book:
        sheet = book.add_worksheet(list_texts.SHEET)
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        bold = book.add_format({"bold": True, "text_wrap": True})
        for place, width in enumerate(_WIDTHS):
            sheet.set_column(place, place, width)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate([list_texts.EXPORT_HEADING, *model_rows(models)]):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell, wrapped if number else bold)
    return written.getvalue()


def faulty_csv(heading: Sequence[str], faulty: Sequence[Faulty]) -> bytes:
    """The rows as they were, with their numbers and what is wrong; ready to be read again."""
    width = max([len(heading), *(len(one.cells) for one in faulty)])
    rows = [[*heading, *[""] * (width - len(heading)), *list_texts.BAD_ROWS_HEADING]]
    for one in faulty:
        where = f"{one.place.sheet} {one.place.row}".strip()
        why = list_texts.reason(one.fault, one.said)
        rows.append([*one.cells, *[""] * (width - len(one.cells)), where, why])
    return csv_bytes(rows)
