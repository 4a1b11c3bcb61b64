"""The table of who is responsible for what, as a file has it: words alone, and where it begins."""

from collections.abc import Sequence
from itertools import islice

from domain.roster.cells import words
from domain.roster.columns import MOST_ROWS_ABOVE, Row
from domain.roster.reading import Sheet
from domain.text import fold

COLUMNS = ("linh vuc", "ap", "phu trach", "cap pho", "cap tren")
"""What the first columns are called, folded."""

_MOST_COLUMNS = 12
_MOST_WORDS = 500


def table_in(sheets: Sequence[Sheet]) -> list[list[str]] | None:
    """The rows of the sheet that is the table, each at its own number; None where none is."""
    for sheet in sheets:
        if any(map(is_heading, islice(sheet.rows, MOST_ROWS_ABOVE))):
            above: list[list[str]] = [[] for _ in range(sheet.first - 1)]
            return above + [_plain(row) for row in sheet.rows]
    return None


def is_heading(row: Row) -> bool:
    """Whether the table begins below this row."""
    return tuple(fold(words(cell)) for cell in row[: len(COLUMNS)]) == COLUMNS


def _plain(row: Row) -> list[str]:
    return [words(cell)[:_MOST_WORDS] for cell in row[:_MOST_COLUMNS]]
