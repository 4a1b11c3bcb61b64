"""Priority groups: why a household is visited first, for how long, and who is told why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

PRIORITY = "diện ưu tiên"
"""Stands for every group that is not everybody's business."""


@dataclass(frozen=True, slots=True)
class PriorityGroup:
    """A group as the commune defines it now.

    A sensitive one is named only to who may see the household's page; in a yearly one a
    household stays until the end of the year it was found to belong there.
    """

    id: int
    name: str
    is_sensitive: bool
    is_yearly: bool


@dataclass(frozen=True, slots=True)
class Membership:
    """A household's place in a group; `until_on` is the first day it no longer holds."""

    group: PriorityGroup
    since_on: date
    until_on: date | None


def holds_until(is_yearly: bool, since_on: date) -> date | None:
    """The first day on which a membership that begins then no longer holds by itself."""
    return date(since_on.year + 1, 1, 1) if is_yearly else None


def told(groups: Iterable[PriorityGroup], *, sees_household: bool) -> tuple[str, ...]:
    """The names as somebody may read them; all that is not theirs to know is one word."""
    listed = list(groups)
    named = [group.name for group in listed if sees_household or not group.is_sensitive]
    return tuple(named if len(named) == len(listed) else [*named, PRIORITY])
