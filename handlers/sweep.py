"""What is due, found in the database: one item, one unit, each done once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from domain.message import Say, Utterance
from handlers.absence import setting as absence
from handlers.alike import together
from handlers.audit import auditing
from handlers.issue import reminding
from handlers.pages import remember
from handlers.recheck import drawing
from handlers.reminder.moments import plan, plan_mornings, spread, tell
from storage import absences, audits, checks, moments, notices, programmes, rechecks, voices
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class DueItem:
    """Something that is due. `kind` is a key of `DUE`, `due_at` UTC."""

    kind: str
    id: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class DueKind:
    """How due items of a kind are found and done. `act` begins with a compare-and-set."""

    find: Callable[[Tx, int], list[tuple[int, datetime]]]
    next_at: Callable[[Tx], datetime | None]
    act: Callable[[Tx, int], list[Utterance]]


def _plans(tx: Tx, limit: int) -> list[tuple[int, datetime]]:
    plans = [(p.id, programmes.replan_at(tx, p)) for p in programmes.running(tx)]
    return [(id, at) for id, at in plans if at <= tx.now][:limit]


def _next_plan_at(tx: Tx) -> datetime | None:
    return min((programmes.replan_at(tx, p) for p in programmes.running(tx)), default=None)


def _mornings(tx: Tx, limit: int) -> list[tuple[int, datetime]]:
    at = moments.mornings_at(tx)
    return [(0, at)] if at <= tx.now else []


DUE: dict[str, DueKind] = {
    "plan": DueKind(_plans, _next_plan_at, plan),
    "mornings": DueKind(_mornings, moments.mornings_at, plan_mornings),
    "moment": DueKind(moments.due, moments.next_at, spread),
    "recheckdraw": DueKind(rechecks.due_draws, rechecks.next_draw_at, drawing.draw),
    "recheck": DueKind(rechecks.due, rechecks.next_at, drawing.look),
    "voice": DueKind(voices.due, voices.next_at, together.follow),
    "absence": DueKind(absences.due, absences.next_at, absence.turn),
    "issue": DueKind(checks.due, checks.next_at, reminding.check),
    "notice": DueKind(notices.due, notices.next_at, tell),
    "audit": DueKind(audits.due, audits.next_at, auditing.audit),
}

BRINGS_FORTH = frozenset({"plan", "mornings", "moment"})
"""What is due because of these is said together with what was due before them."""


def due(tx: Tx, limit: int) -> list[DueItem]:
    """What is due now and not done: first what brings forth more, then the oldest first."""
    items = [
        DueItem(kind, id, at) for kind, found in DUE.items() for id, at in found.find(tx, limit)
    ]
    in_order = sorted(items, key=lambda item: (item.kind not in BRINGS_FORTH, item.due_at))
    return in_order[:limit]


def handle_due(tx: Tx, item: DueItem) -> list[Utterance]:
    """Do one due item, and return what is to be said. Every `Say` names its chat."""
    said = DUE[item.kind].act(tx, item.id)
    for word in said:
        if isinstance(word, Say) and word.chat_id is not None:
            remember(tx, word.chat_id, [word])
    return said


def next_due_at(tx: Tx) -> datetime | None:
    """When the next item is due (UTC)."""
    times = [found.next_at(tx) for found in DUE.values()]
    return min((at for at in times if at is not None), default=None)
