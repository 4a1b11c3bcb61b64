"""Which rows below a heading are of somebody: not blank, no total, no heading again, no signature.

What stands for the cell above it becomes what stands there.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from domain.roster.cells import words
from domain.roster.columns import Cell, Heading, Row
from domain.text import fold

_DITTO = frozenset(("nt", "n.t", "n t", "nhu tren", "như trên"))
_DITTO_SIGNS = frozenset(("//", '"', "''", "″", "〃", "”", "“", "-//-", "- // -", '-"-'))
_TOTAL = re.compile(r"(tong|cong)( (cong|so|ho|ap|thon|toan)\b.*)?$|tong cong")
_folded = lru_cache(20_000)(fold)
_NUMBERED = re.compile(r"\(?(\d{1,2}|[A-Za-z])\)?")
_COUNTED = re.compile(r"\(?(\d{1,5}|[A-Z]|[IVX]{1,5})[.)]?")
_END = re.compile(
    r"nguoi (lap|tong hop|thong ke)\b|can bo lap\b|ky ghi ro|ky ten|dong dau|xac nhan cua|"
    r"(tm|t m) (ubnd|uy ban|ban)|noi nhan|ngay( \d+)? thang( \d+)? nam( \d+)?$"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A row that says something: its cells, their words, and the words of those that are filled."""

    number: int
    row: Row
    cells: tuple[str, ...]

    @property
    def filled(self) -> list[str]:
        """The words of the cells that say something."""
        return [cell for cell in self.cells if cell]

    @property
    def only(self) -> str:
        """What the row says when all its cells say the same (a merged one does); else empty.

        A number before it is no cell of its own.
        """
        said = {cell for cell in self.filled if not _COUNTED.fullmatch(cell)} or set(self.filled)
        return said.pop() if len(said) == 1 else ""

    @property
    def is_title(self) -> bool:
        """Whether it is one text over several columns, which is nobody."""
        return bool(self.only) and self.filled.count(self.only) > 2


def lines_below(rows: Sequence[Row], heading: Heading, first: int) -> Iterator[Line]:
    """The rows below a heading that may be of somebody, the first of `rows` being number `first`.

    Below a signature there is nothing until the heading comes again, as on every printed page.
    """
    said = {words for parts in heading.parts for words in (*parts, " ".join(parts))}
    above: tuple[Sequence[Cell], tuple[str, ...]] = ((), ())
    over = False
    for number, row in enumerate(rows[heading.below :], first + heading.below):
        line = _line(number, row, *above)
        filled = line.filled
        if filled and all(cell in said for cell in filled):
            over = False
            continue
        over = over or _END.search(" / ".join(map(_folded, filled))) is not None
        if over or not _says_something(line, heading):
            continue
        yield line
        above = line.row, line.cells


def _line(number: int, row: Row, above: Sequence[Cell], told: tuple[str, ...]) -> Line:
    cells = tuple(words(cell) for cell in row)
    ditto = {n for n, cell in enumerate(cells) if n < len(told) and _is_ditto(cell)}
    if not ditto:
        return Line(number, row, cells)
    meant = [above[n] if n in ditto else cell for n, cell in enumerate(row)]
    return Line(number, meant, tuple(told[n] if n in ditto else c for n, c in enumerate(cells)))


def _is_ditto(cell: str) -> bool:
    return cell in _DITTO_SIGNS or cell.lower().strip(' -–./"') in _DITTO


def _says_something(line: Line, heading: Heading) -> bool:
    """Not blank where it counts, no total, not the numbers of the columns."""
    filled = line.filled
    told = any(line.cells[n] for n in _places(heading) if n < len(line.cells))
    numbered = all(_NUMBERED.fullmatch(cell) for cell in filled)
    first = _folded(next((cell for cell in filled if not cell.isdecimal()), ""))
    return told and not numbered and _TOTAL.match(first) is None


def _places(heading: Heading) -> Iterable[int]:
    for places in heading.columns.values():
        yield from places
