"""What is told of the table of who is responsible as a file, and what becomes of it."""

from collections.abc import Sequence

from domain.roster.authority import is_heading
from domain.roster.progress import Preview
from handlers.responsible import filing, sheet_texts
from handlers.responsible.filing import Checked
from handlers.roster import table_texts as texts
from storage import roster_imports
from storage.transaction import Tx


def look(tx: Tx, import_id: int) -> list[Sequence[str]]:
    """Keep what the lines that were put aside would do; the lines again where some are wrong."""
    lines, checked = _checked(tx, import_id)
    seen = Preview(0, checked.changes, 0, len(checked.problems))
    roster_imports.show_preview(tx, import_id, seen)
    return _with_faults(lines, checked) if checked.problems else []


def _with_faults(lines: Sequence[Sequence[str]], checked: Checked) -> list[Sequence[str]]:
    """Each line with what is wrong about it, in a column that reading does not look at."""
    said: dict[int, list[str]] = {}
    for fault in checked.problems:
        said.setdefault(fault.row, []).append(fault.why)
    width = len(sheet_texts.HEADING)
    rows = [[*line, *[""] * width][:width] for line in lines]
    top = next((number for number, row in enumerate(rows, 1) if is_heading(row)), 1)
    said[top] = [texts.BAD_ROWS_HEADING, *said.get(0, []), *said.get(top, [])]
    return [[*row, " ".join(said.get(number, []))] for number, row in enumerate(rows, 1)]


def preview(tx: Tx, import_id: int, file_name: str) -> str:
    """What writing the file would do. HTML."""
    _, checked = _checked(tx, import_id)
    problems = [sheet_texts.at(one.row, one.why) for one in checked.problems]
    return texts.preview(file_name, problems, checked.warnings, checked.lines, checked.rules)


def write(tx: Tx, import_id: int) -> None:
    """The file is the table from now on, unless it would do something else than was shown."""
    about = roster_imports.get(tx, import_id)
    assert about is not None
    _, checked = _checked(tx, import_id)
    as_shown = about.preview is not None and about.preview.writes == checked.changes > 0
    if as_shown:
        filing.write(tx, checked, by=about.sent_by)
    written, left_out = (checked.changes, 0) if as_shown else (0, 1)
    roster_imports.count_written(tx, import_id, written=written, left_out=left_out)


def _checked(tx: Tx, import_id: int) -> tuple[list[list[str]], Checked]:
    lines = roster_imports.lines(tx, import_id)
    return lines, filing.check(tx, lines)
