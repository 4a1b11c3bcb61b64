"""Tables as workbooks: row by row, so that a commune's whole roster needs little memory.

What begins like a formula or an address stays text.
"""

import io
from collections.abc import Iterable, Sequence

WIDTHS = (18, 32, 40, 16, 40)
_OPTIONS = {
    "constant_memory": True,
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def xlsx_bytes(rows: Iterable[Sequence[str]], name: str) -> bytes:
    """A workbook of one sheet; the first row is its heading."""
    # Only here: most who load this module never write a workbook.
    import xlsxwriter

    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, _OPTIONS)
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            sheet.write_string(number, place, cell, None if number else bold)
    book.close()
    return written.getvalue()
