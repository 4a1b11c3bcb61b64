"""From sheets to models, every row that cannot be one, and what a list changes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from domain.model import (
    LONGEST_NAME,
    LONGEST_TARGET,
    LONGEST_TOPIC,
    LONGEST_UNIT,
    MOST_TOPICS,
    Ending,
    Model,
    key,
    may_be_registered,
)
from domain.model_columns import Column, ModelHeading, find_heading, outcome, status
from domain.roster.cells import is_marked, words
from domain.roster.columns import Row
from domain.roster.reading import Place, Sheet
from domain.text import fold

LONGEST = {
    Column.UNIT: LONGEST_UNIT,
    Column.NAME: LONGEST_NAME,
    Column.OWNER: LONGEST_UNIT,
    Column.TARGET: LONGEST_TARGET,
    Column.NOTE: LONGEST_TARGET,
    Column.OUTCOME: LONGEST_TARGET,
}


_ORDINAL = re.compile(r"\(?(\d{1,3}|[A-Za-z]|[IVXivx]+)[.)]{0,2}")


class Fault(StrEnum):
    """What is wrong with a row of a list of models."""

    NO_UNIT = "no_unit"
    NO_NAME = "no_name"
    YEAR = "year"
    STATUS = "status"
    OUTCOME = "outcome"
    LONG = "long"
    TOPICS = "topics"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Listed:
    """A model as a list has it; `filled` are the fields of those cells that say something."""

    place: Place
    model: Model
    filled: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Faulty:
    """A row that is left out, why, and what it said."""

    place: Place
    fault: Fault
    said: str
    cells: tuple[str, ...]


@dataclass(slots=True)
class ModelReading:
    """What the sheets hold; without a heading no row names the unit and the model."""

    listed: list[Listed] = field(default_factory=list)
    faulty: list[Faulty] = field(default_factory=list)
    heading: tuple[str, ...] = ()


class _Bad(Exception):
    def __init__(self, fault: Fault, said: str = "") -> None:
        super().__init__(fault)
        self.fault = fault
        self.said = said


def read_models(sheets: Sequence[Sheet], year: int | None, today: date) -> ModelReading:
    """Every model of every sheet with a heading.

    A row's own year goes first, then `year`, then one in a title above, then this year.
    """
    reading = ModelReading()
    found = [(sheet, find_heading(sheet.rows)) for sheet in sheets]
    seen: dict[tuple[int, str, str], int] = {}
    for sheet, heading in found:
        if heading is None:
            continue
        reading.heading = reading.heading or heading.words
        usual = year or heading.year or today.year
        for number, row in enumerate(sheet.rows[heading.below :], sheet.first + heading.below):
            _read_row(Place(number, sheet.name), row, heading, usual, today, reading, seen)
    return reading


def merged(listed: Listed, before: Model | None) -> Model:
    """What the register holds after the list; empty cells take nothing away."""
    return listed.model if before is None else replace(before, **listed.filled)


def _read_row(
    place: Place,
    row: Row,
    heading: ModelHeading,
    year: int,
    today: date,
    reading: ModelReading,
    seen: dict[tuple[int, str, str], int],
) -> None:
    cells = tuple(words(cell) for cell in row)
    if _is_no_model(cells, heading):
        return
    try:
        said = {column: cells[n] for column, n in heading.columns.items() if n < len(cells)}
        listed = _listed(place, {c: line for c, line in said.items() if line}, year, today)
        first = seen.setdefault(key(listed.model), place.row)
        if first != place.row:
            raise _Bad(Fault.TWICE, str(first))
        reading.listed.append(listed)
    except _Bad as bad:
        reading.faulty.append(Faulty(place, bad.fault, bad.said, cells))


def _is_no_model(cells: Sequence[str], heading: ModelHeading) -> bool:
    """Blank, a title across the table, the numbers of the columns, or a total."""
    told = [cells[n] for n in heading.columns.values() if n < len(cells) and cells[n]]
    filled = [cell for cell in cells if cell and not cell.isdecimal()]
    numbered = all(_ORDINAL.fullmatch(cell) for cell in cells if cell)
    total = bool(filled) and re.match(r"(tong|cong)( cong| so)?\b", fold(filled[0])) is not None
    return not told or numbered or total or _is_title(cells, heading)


def _is_title(cells: Sequence[str], heading: ModelHeading) -> bool:
    """One text, in several cells of a merged one or beside what names a model."""
    places = [n for n, cell in enumerate(cells) if cell and not _ORDINAL.fullmatch(cell)]
    naming = {heading.columns[Column.UNIT], heading.columns[Column.NAME]}
    is_one = len({cells[n] for n in places}) == 1
    return is_one and (len(places) > 1 or not naming.intersection(places))


def _listed(place: Place, said: Mapping[Column, str], year: int, today: date) -> Listed:
    for column, fault in ((Column.UNIT, Fault.NO_UNIT), (Column.NAME, Fault.NO_NAME)):
        if not any(c.isalnum() for c in said.get(column, "")):
            raise _Bad(fault)
    for column, most in LONGEST.items():
        if len(said.get(column, "")) > most:
            raise _Bad(Fault.LONG, said[column])
    filled = _filled(said)
    named = Model(_year(said, year, today), said[Column.UNIT], said[Column.NAME])
    return Listed(place, replace(named, **filled), filled)


def _year(said: Mapping[Column, str], usual: int, today: date) -> int:
    line = said.get(Column.YEAR, str(usual))
    known = re.fullmatch(r"\d{4}", line)
    if known is None or not may_be_registered(int(line), today):
        raise _Bad(Fault.YEAR, line)
    return int(line)


def _filled(said: Mapping[Column, str]) -> dict[str, Any]:
    filled: dict[str, Any] = {}
    if Column.STATUS in said:
        filled["status"] = _meant(status, said[Column.STATUS], Fault.STATUS)
    if Column.OUTCOME in said:
        value, beyond = _meant(outcome, said[Column.OUTCOME], Fault.OUTCOME)
        filled |= {"outcome": value, "outcome_note": beyond} if beyond else {"outcome": value}
    plain = {"owner": Column.OWNER, "target": Column.TARGET, "outcome_note": Column.NOTE}
    filled |= {name: said[column] for name, column in plain.items() if column in said}
    if Column.TOPICS in said:
        filled["topics"] = _topics(said[Column.TOPICS])
    if Column.COMMENDED in said:
        filled["is_commended"] = is_marked(said[Column.COMMENDED])
    if Column.STOPPED in said:
        filled["ending"] = Ending.STOPPED if is_marked(said[Column.STOPPED]) else None
    return filled


def _meant(meaning: Any, line: str, fault: Fault) -> Any:
    try:
        return meaning(line)
    except ValueError:
        raise _Bad(fault, line) from None


def _topics(line: str) -> tuple[str, ...]:
    named = [words(part) for part in re.split(r"[;,]", line)]
    topics = tuple({fold(topic): topic for topic in named if fold(topic)}.values())
    if len(topics) > MOST_TOPICS or any(len(topic) > LONGEST_TOPIC for topic in topics):
        raise _Bad(Fault.TOPICS, line)
    return topics
