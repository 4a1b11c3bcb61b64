"""The state of an issue, told from its history alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.escalation import WITH_LEADER
from domain.issue import Stage
from handlers.issue.access import UNCOUNTED
from storage.history import Event

WITH_SOMEBODY = (*WITH_LEADER, Stage.UNHELD, Stage.ASKED, Stage.ANSWERED, Stage.REFUSED)

AFTER: dict[str, tuple[Stage, ...]] = {
    "accepted": (Stage.ACCEPTED, Stage.MERGED),
    "assigned": (Stage.WAITING, Stage.ACCEPTED),
    "answered": (Stage.ANSWERED,),
    "refused": (Stage.REFUSED,),
    "transferred": (Stage.TRANSFERRED, Stage.MERGED),
    "asked": (Stage.ASKED,),
    "informed": (Stage.ACCEPTED, Stage.WAITING, Stage.TRANSFERRED),
    "merged": (Stage.MERGED,),
    "reopened": (Stage.WAITING, Stage.UNHELD, Stage.MERGED),
    "satisfied": (Stage.CLOSED,),
    "not_reached": (Stage.CLOSED,),
    "made_public": (Stage.CLOSED,),
    "moved": WITH_SOMEBODY,
}
"""Where an issue may stand after what was done; what is not here leaves it where it stood."""

NOBODY = frozenset({"merged", "satisfied", "not_reached", "made_public"})
GIVEN = frozenset({"assigned", "moved"})
KEEPS = frozenset({"teller_moved", "extended", "tried", "also_sent"})


@dataclass(frozen=True, slots=True)
class Told:
    """What a history tells: the stages it may be in, how often it changed, and with whom it is.

    `holder` None: the history leaves it open.
    """

    stages: frozenset[Stage]
    version: int = 0
    holder: str | None = None


def replay(events: Sequence[Event]) -> Told:
    """The state after the last event.

    Raises:
        AssertionError: An event cannot have happened where the ones before it led.
    """
    opened, *others = events
    assert opened.what == "opened", events
    told = Told(frozenset({Stage(opened.new)}), 0, "" if opened.new == Stage.MERGED else None)
    for event in others:
        if event.what not in UNCOUNTED:
            told = _after(told, event, events)
    return told


def _after(told: Told, event: Event, events: Sequence[Event]) -> Told:
    before = Stage(event.old)
    assert before in told.stages, (event, told, events)
    assert before is not Stage.CLOSED or event.what == "reopened", events
    stages = AFTER.get(event.what, (before,))
    if event.what == "recategorised":
        stages = (before, Stage.WAITING, Stage.TRANSFERRED)
    if event.what in ("accepted", "transferred"):
        # One that waits for another's answer goes on waiting.
        stages = (Stage.MERGED,) if before is Stage.MERGED else stages[:1]
    holder = "" if stages == (Stage.MERGED,) else _holder(told, event)
    return replace(told, stages=frozenset(stages), version=told.version + 1, holder=holder)


def _holder(told: Told, event: Event) -> str | None:
    if event.what in NOBODY:
        return ""
    if event.what in GIVEN:
        return event.new
    return told.holder if event.what in KEEPS else None
