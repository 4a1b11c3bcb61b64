"""Lists that name a whole family: only the row of its head is the household."""

from collections.abc import Iterator, Sequence

from domain.roster.columns import Field, Heading
from domain.roster.rows import Line
from domain.text import fold

_IS_HEAD = frozenset(("chu ho", "ch", "ban than", "la chu ho", "chu ho gia dinh"))


def heads_of(lines: Sequence[Line], heading: Heading) -> frozenset[int]:
    """The numbers of the rows that stand for a household.

    Where a column tells the relation, those that say "chủ hộ", and those that say nothing if
    none does. Where each member has a row beside the head, the first row of a head.
    """
    if Field.RELATION in heading.columns:
        return frozenset(_by_relation(lines, heading.columns[Field.RELATION][0]))
    if Field.MEMBER in heading.columns and Field.HEAD in heading.columns:
        return frozenset(_first_rows(lines, heading))
    return frozenset(line.number for line in lines)


def _by_relation(lines: Sequence[Line], place: int) -> Iterator[int]:
    said = {line.number: fold(_at(line, place)) for line in lines}
    told = any(word in _IS_HEAD for word in said.values())
    for number, word in said.items():
        if word in _IS_HEAD if told else not word:
            yield number


def _first_rows(lines: Sequence[Line], heading: Heading) -> Iterator[int]:
    """A head whose cell is merged over the rows of the family is said in each of them."""
    places = [n for of in (Field.HAMLET, Field.HEAD) for n in heading.columns.get(of, ())]
    before: list[str] = []
    for line in lines:
        said = [_at(line, place) for place in places]
        if said != before and _at(line, heading.columns[Field.HEAD][0]):
            yield line.number
            before = said


def _at(line: Line, place: int) -> str:
    return line.cells[place] if place < len(line.cells) else ""
