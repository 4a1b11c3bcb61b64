"""Tables that are handed out: CSV that spreadsheets open with all its marks and no live formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from bot.roster.wire import Standing
from domain.roster.reading import Problem
from handlers.roles import WHOLE_COMMUNE, names_of_roles
from handlers.roster import staff_texts, texts

_LIVE = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with a mark by which spreadsheets know it."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows([_quiet(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _quiet(cell: str) -> str:
    """Text that would be taken for a formula stays text."""
    return f"'{cell}" if cell.startswith(_LIVE) else cell


def bad_rows_table(heading: Sequence[str], problems: Sequence[Problem]) -> bytes:
    """The rows as they were sent, with their numbers and what is wrong; ready to be sent again."""
    width = max([len(heading), *(len(problem.cells) for problem in problems)])
    rows = [[*_wide(heading, width), *texts.BAD_ROWS_HEADING]]
    for problem in problems:
        where = f"{problem.place.sheet} {problem.place.row}".strip()
        why = texts.reason(problem.trouble, problem.words)
        rows.append([*_wide(problem.cells, width), where, why])
    return csv_bytes(rows)


def _wide(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def households_rows(standing: Standing) -> Iterator[Sequence[str]]:
    """All households that have a name, in the columns that an import knows."""
    yield texts.EXPORT_HEADING
    for one in standing.known():
        if one.merged_into_id is None and one.name:
            groups = "; ".join(name for id, name in standing.groups.items() if id in one.group_ids)
            hamlet = standing.hamlets.get(one.hamlet_id, "")
            yield hamlet, one.name, one.address, one.phone, groups


def staff_rows(standing: Standing) -> Iterator[Sequence[str]]:
    """All staff, in the columns that an import knows; who is only invited is not among them."""
    yield staff_texts.EXPORT_HEADING
    for one in standing.staff:
        if one.person_id:
            hamlets = [name for id, name in standing.hamlets.items() if id in one.hamlet_ids]
            charge = WHOLE_COMMUNE if one.whole_commune else "; ".join(hamlets)
            yield one.name, names_of_roles(one.roles), charge
