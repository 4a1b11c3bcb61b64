"""What a citizen is to be told of an issue: that it was taken on, what changed, what came of it."""

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
    EXTENSION = "extension"
    TRANSFER = "transfer"


def to_tell(
    stage: Stage, promised_on: date | None, *, noticed: bool, news: Telling | None = None
) -> Telling | None:
    """What the citizen waits for now; `noticed` when told before that it was received.

    `news` is what changed since, and they were not told yet.

    A promise stands for a decision also after the matter was given to somebody else.
    """
    if stage in (Stage.ANSWERED, Stage.REFUSED):
        return Telling.RESULT
    if stage is Stage.CLOSED:
        return None
    if not noticed and is_decided(stage, promised_on):
        return Telling.NOTICE
    return news
