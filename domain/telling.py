"""What a citizen is to be told of an issue: that it was taken on, or what came of it."""

from enum import StrEnum

from domain.issue import Stage

MOST_TRIES = 3
"""Tries on different days, working or not, after which a citizen counts as not reached."""


class Telling(StrEnum):
    """What there is to tell."""

    NOTICE = "notice"
    RESULT = "result"


def to_tell(stage: Stage, *, noticed: bool) -> Telling | None:
    """What the citizen waits for at a stage; `noticed` when told before that it was received."""
    if stage in (Stage.ANSWERED, Stage.REFUSED):
        return Telling.RESULT
    if stage in (Stage.ACCEPTED, Stage.TRANSFERRED) and not noticed:
        return Telling.NOTICE
    return None
