"""Long work as short units: everybody else has a turn between two of them."""

from collections.abc import Awaitable, Generator
from typing import Any, Protocol, TypeAlias, TypeVar

from storage.transaction import Unit

T = TypeVar("T")

Steps: TypeAlias = Generator[Unit[Any], Any, T]
"""Yields units and is sent what they gave."""


class Run(Protocol):
    """Runs a unit on the storage thread, behind everything that people wait for."""

    def __call__(self, unit: Unit[Any]) -> Awaitable[Any]:
        """The unit's value, once committed; what it queued is sent."""


async def take_all(run: Run, steps: Steps[T]) -> T:
    """Take all the steps, and return what they lead to."""
    given: Any = None
    while True:
        try:
            unit = steps.send(given)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
        given = await run(unit)
