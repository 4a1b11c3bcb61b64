"""What will be said and what was missed, in order of time: for whoever wants to know."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from domain.ladder import Passing
from storage import moments, notices
from storage.moments import Moment
from storage.tables.issue import IssueRow
from storage.transaction import Tx
from storage.types import table

_issues = table(IssueRow)

MISSED = (Passing.MISSED, Passing.PLANNED_LATE)


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A moment of which some people were not told, and how many were not for which reason."""

    moment: Moment
    late: int
    unreachable: int
    unsent: int


def coming(tx: Tx, until: datetime) -> list[Moment]:
    """The moments that are not done and are due by an instant (UTC)."""
    return moments.waiting(tx, until)


def missed(tx: Tx, since: datetime) -> list[Moment]:
    """The moments due since an instant (UTC) that came to nothing, and kept why."""
    return [m for m in moments.between(tx, since, tx.now) if m.outcome in MISSED]


def unsaid(tx: Tx, since: datetime) -> list[Unsaid]:
    """Of the moments due since an instant (UTC) that were told: whom they did not reach."""
    found = []
    for moment in moments.between(tx, since, tx.now):
        counts = notices.counts_of(tx, moment.id) if moment.outcome is Passing.TOLD else {}
        lost = Unsaid(
            moment,
            counts.get("missed", 0),
            counts.get("unreachable", 0),
            notices.unsent_of(tx, moment.id) if counts else 0,
        )
        if lost.late or lost.unreachable or lost.unsent:
            found.append(lost)
    return found


def looks_at_issues(tx: Tx, until: datetime) -> list[datetime]:
    """When open issues are looked at next, up to an instant (UTC): then people are reminded."""
    due = select(_issues.c.check_at).where(_issues.c.check_at <= until)
    return list(tx.connection.scalars(due.order_by(_issues.c.check_at)))
