"""A step of a tour: it ticks itself off as something happens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A step is done when something happened more often than when the tour began."""

    name: str
    happens: tuple[str, ...]


def done(steps: Sequence[Step], now: Mapping[str, int], then: Mapping[str, int]) -> list[str]:
    """The steps that happened since, in order."""
    return [
        step.name
        for step in steps
        if any(now.get(name, 0) > then.get(name, 0) for name in step.happens)
    ]
