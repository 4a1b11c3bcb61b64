"""From sheets to households, and every row that cannot be one with what is wrong about it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from domain.roster.cells import (
    Names,
    day,
    group_words,
    head_name,
    is_marked,
    name_key,
    phone_number,
    without_number,
    words,
)
from domain.roster.columns import Cell, Field, Heading, Row, find_heading
from domain.roster.families import heads_of
from domain.roster.rows import lines_below
from domain.text import fold

LONGEST_NAME = 60
LONGEST_ADDRESS = 200


class Trouble(StrEnum):
    """What is wrong with a row. Its words stand beside it."""

    NO_HAMLET = "no_hamlet"
    UNKNOWN_HAMLET = "unknown_hamlet"
    NO_NAME = "no_name"
    ODD_NAME = "odd_name"
    LONG = "long"
    PHONE = "phone"
    GROUP = "group"
    DAY = "day"
    TWICE = "twice"
    AMBIGUOUS = "ambiguous"
    NO_PERSON = "no_person"
    ADMIN = "admin"
    NAMESAKES = "namesakes"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it was read; row `first` (from 1) of it is the first in `rows`."""

    name: str
    rows: Sequence[Row]
    first: int = 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands; without a sheet's name there is only one."""

    row: int
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A household as the file has it. `until_on` is the first day that is out."""

    place: Place
    hamlet_id: int
    name: str
    key: str
    address: str
    phone: str
    group_ids: tuple[int, ...] = ()
    since_on: date | None = None
    until_on: date | None = None
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that is left out, why, and what it said."""

    place: Place
    trouble: Trouble
    words: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()


@dataclass(slots=True)
class Reading:
    """What the sheets hold; without a heading no row names the head of a household."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    heading: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Table:
    """How the rows of a sheet are read; `marks` are columns that are called like a group."""

    heading: Heading
    names: Names
    marks: Mapping[int, int]

    @classmethod
    def of(cls, heading: Heading, names: Names) -> "_Table":
        marks = {n: _group_called(parts, names) for n, parts in enumerate(heading.parts)}
        return cls(heading, names, {n: id for n, id in marks.items() if id is not None})


def _group_called(parts: Sequence[str], names: Names) -> int | None:
    """The group that a column is called after: as a whole, or by the lowest cell of its heading."""
    said = (re.sub(r"\(.*?\)", " ", words) for words in (" ".join(parts), *reversed(parts)))
    return next((id for one in said if (id := names.group(one)) is not None), None)


class _Bad(Exception):
    def __init__(self, trouble: Trouble, words: tuple[str, ...] = ()) -> None:
        super().__init__(trouble)
        self.trouble = trouble
        self.words = words


def read(sheets: Sequence[Sheet], names: Names) -> Reading:
    """Every household of every sheet that has a heading."""
    reading = Reading()
    found = [(sheet, find_heading(sheet.rows)) for sheet in sheets]
    with_heading = [(sheet, heading) for sheet, heading in found if heading is not None]
    for sheet, heading in with_heading:
        reading.heading = reading.heading or heading.words
        _read_sheet(sheet, heading, names, reading, many=len(with_heading) > 1)
    return reading


def _read_sheet(
    sheet: Sheet, heading: Heading, names: Names, reading: Reading, *, many: bool
) -> None:
    """A row that names only a hamlet stands above its households; so do titles and sheet names."""
    table = _Table.of(heading, names)
    hamlet_id = _titled(sheet, heading, names)
    lines = list(lines_below(sheet.rows, heading, sheet.first))
    heads = heads_of(lines, heading)
    for line in lines:
        above = (names.hamlet_in if line.is_title else names.hamlet)(line.only)
        if above is not None:
            hamlet_id = above
        if above is not None or line.is_title or line.number not in heads:
            continue
        place = Place(line.number, sheet.name if many else "")
        try:
            reading.entries.append(_entry(place, line.row, line.cells, table, hamlet_id))
        except _Bad as bad:
            reading.problems.append(Problem(place, bad.trouble, bad.words, line.cells))


def _titled(sheet: Sheet, heading: Heading, names: Names) -> int | None:
    """The hamlet that the sheet is called after, or that its titles name."""
    said = [sheet.name, *(words(cell) for row in sheet.rows[: heading.below] for cell in row)]
    whole = names.hamlet(sheet.name)
    named = {id for one in said if (id := names.hamlet_in(one)) is not None}
    return whole if whole is not None else named.pop() if len(named) == 1 else None


def _entry(
    place: Place,
    row: Row,
    cells: tuple[str, ...],
    table: _Table,
    hamlet_id: int | None,
) -> Entry:
    heading = table.heading
    name = _name(cells, heading)
    number = phone_number(_first(row, heading, Field.PHONE))
    if number is None:
        raise _Bad(Trouble.PHONE, (words(_first(row, heading, Field.PHONE)),))
    until_on = _day(row, heading, Field.UNTIL)
    return Entry(
        place=place,
        hamlet_id=_hamlet(cells, heading, table.names, hamlet_id),
        name=name,
        key=name_key(name),
        address=_address(cells, heading),
        phone=number,
        group_ids=_groups(row, table),
        since_on=_day(row, heading, Field.SINCE),
        until_on=until_on and _after(until_on, row, heading),
        cells=cells,
    )


def _name(cells: tuple[str, ...], heading: Heading) -> str:
    whole = _texts(cells, heading, Field.HEAD)[:1]
    parts = [
        *_texts(cells, heading, Field.FAMILY),
        *_texts(cells, heading, Field.GIVEN),
    ]
    name = head_name(without_number(" ".join(whole or parts)))
    if not name:
        raise _Bad(Trouble.NO_NAME)
    if len(name) > LONGEST_NAME:
        raise _Bad(Trouble.LONG, (name,))
    if any(c.isdecimal() for c in name) or not any(c.isalpha() for c in name):
        raise _Bad(Trouble.ODD_NAME, (name,))
    return name


def _hamlet(cells: tuple[str, ...], heading: Heading, names: Names, standing_id: int | None) -> int:
    written = " ".join(_texts(cells, heading, Field.HAMLET)[:1])
    hamlet_id = names.hamlet(written) if written else standing_id
    if hamlet_id is not None:
        return hamlet_id
    if not written:
        raise _Bad(Trouble.NO_HAMLET)
    raise _Bad(Trouble.UNKNOWN_HAMLET, (written, *names.like_hamlet(written)))


def _address(cells: tuple[str, ...], heading: Heading) -> str:
    told = (
        f"Tổ {cells[n]}" if cells[n].isdecimal() and fold(heading.words[n]) == "to" else cells[n]
        for n in heading.columns.get(Field.ADDRESS, ())
        if n < len(cells) and cells[n]
    )
    address = "; ".join(dict.fromkeys(told))
    if len(address) > LONGEST_ADDRESS:
        raise _Bad(Trouble.LONG, (address,))
    return address


def _groups(row: Row, table: _Table) -> tuple[int, ...]:
    """What the cells name, and the groups whose own columns are marked."""
    names = table.names
    marked = [id for n, id in table.marks.items() if n < len(row) and is_marked(row[n])]
    named: list[int] = []
    for n in table.heading.columns.get(Field.GROUPS, ()):
        if n >= len(row) or n in table.marks:
            continue
        for part in str(row[n] or "").split(";"):
            whole = names.group(words(part))
            parts = group_words(part) if whole is None else ()
            named += [_group(word, names) for word in parts] if whole is None else [whole]
    return tuple(dict.fromkeys([*named, *marked]))


def _group(word: str, names: Names) -> int:
    group_id = names.group(word)
    if group_id is None:
        raise _Bad(Trouble.GROUP, (word,))
    return group_id


def _day(row: Row, heading: Heading, of: Field) -> date | None:
    cell = _first(row, heading, of)
    try:
        return day(cell)
    except ValueError:
        raise _Bad(Trouble.DAY, (words(cell),)) from None


def _after(until_on: date, row: Row, heading: Heading) -> date:
    """The first day that is out: of a bare year the next one's first."""
    if words(_first(row, heading, Field.UNTIL)) == str(until_on.year):
        return date(until_on.year + 1, 1, 1)
    return until_on + timedelta(days=1)


def _first(row: Row, heading: Heading, of: Field) -> Cell:
    filled = (row[n] for n in heading.columns.get(of, ()) if n < len(row) and words(row[n]))
    return next(filled, None)


def _texts(cells: tuple[str, ...], heading: Heading, of: Field) -> list[str]:
    places = heading.columns.get(of, ())
    return [cells[n] for n in places if n < len(cells) and cells[n]]
