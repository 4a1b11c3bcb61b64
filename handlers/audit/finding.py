"""What was to come and is not planned any more: found by what should be, planned again, counted."""

from collections.abc import Callable

from domain.audit import MOST_SILENT
from handlers.recheck import drawing
from storage import moments, rechecks
from storage.transaction import Tx

LOST: dict[str, Callable[[Tx], int]] = {
    "lost_morning": moments.plan_lost_mornings,
    "lost_recheckdraw": lambda tx: drawing.plan_lost(tx, MOST_SILENT),
    "lost_recheck": lambda tx: rechecks.wake_lost(tx, tx.now + MOST_SILENT),
}
"""Each plans again what it finds, and says how many."""


def found_again(tx: Tx) -> dict[str, int]:
    """How many of each there were."""
    found = {kind: plan(tx) for kind, plan in LOST.items()}
    return {kind: count for kind, count in found.items() if count}
