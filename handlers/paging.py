"""Lists longer than a screen: a few rows at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from domain.message import Button
from handlers.asks.texts import LESS, MORE
from handlers.pages import link

T = TypeVar("T")

ROWS = 8
"""How many rows of a list are shown at a time."""


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """One leaf of a list; `number` counts from 0 and always exists."""

    items: tuple[T, ...]
    number: int
    count: int

    def turns(self, action: str, of: int | None = None) -> tuple[tuple[Button, ...], ...]:
        """A row with the ways back and on, or none when there is only one leaf.

        The route gets the leaf's number as its id, or as the extra of the record `of`.
        """
        ways = []
        if self.number > 0:
            ways.append((LESS, self.number - 1))
        if self.number + 1 < self.count:
            ways.append((MORE, self.number + 1))
        if of is None:
            buttons = [link(label, action, number) for label, number in ways]
        else:
            buttons = [link(label, action, of, str(number)) for label, number in ways]
        return (tuple(buttons),) if buttons else ()


def leaf(items: Sequence[T], number: int) -> Leaf[T]:
    """The leaf with that number, or the nearest there is."""
    count = max(1, -(-len(items) // ROWS))
    number = min(max(number, 0), count - 1)
    return Leaf(tuple(items[number * ROWS : (number + 1) * ROWS]), number, count)
