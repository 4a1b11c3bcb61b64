"""What is told to households, with the lines to talk from."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select

from storage.statements import Statement
from storage.tables.programme import TopicRow
from storage.transaction import Tx
from storage.types import table

_topics = table(TopicRow)
_OPEN = Statement(
    select(_topics.c.id, _topics.c.name, _topics.c.points)
    .where(_topics.c.closed_at.is_(None))
    .order_by(_topics.c.place, _topics.c.id)
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic and the lines to talk from."""

    id: int
    name: str
    points: tuple[str, ...]


def add(tx: Tx, name: str, points: Sequence[str], place: int) -> None:
    """A topic, at its place in the list."""
    values = {"name": name, "points": list(points), "place": place}
    tx.connection.execute(insert(_topics).values(values))


def open_ones(tx: Tx) -> list[Topic]:
    """The topics offered now, in order."""
    return [Topic(id, name, tuple(points)) for id, name, points in _OPEN.rows(tx, {})]
