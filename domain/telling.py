"""What a citizen is to be told of an issue: that it was taken on, or what came of it."""

from datetime import date
from enum import StrEnum

from domain.issue import Stage
from domain.reminders import is_decided

MOST_TRIES = 3
"""Tries on different days, working or not, after which a citizen counts as not reached."""


class Telling(StrEnum):
    """What there is to tell."""

    NOTICE = "notice"
    RESULT = "result"


def to_tell(stage: Stage, promised_on: date | None, *, noticed: bool) -> Telling | None:
    """What the citizen waits for now; `noticed` when told before that it was received.

    A promise stands for a decision also after the matter was given to somebody else.
    """
    if stage in (Stage.ANSWERED, Stage.REFUSED):
        return Telling.RESULT
    if stage is Stage.CLOSED or noticed or not is_decided(stage, promised_on):
        return None
    return Telling.NOTICE
