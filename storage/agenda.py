"""What will be said, in order of time: for whoever wants to know beforehand."""

from datetime import datetime

from sqlalchemy import select

from storage import programmes
from storage.programmes import Moment
from storage.tables.issue import IssueRow
from storage.tables.programme import MomentRow
from storage.transaction import Tx
from storage.types import table

_moments = table(MomentRow)
_issues = table(IssueRow)


def coming(tx: Tx, until: datetime) -> list[Moment]:
    """The moments that are not done and are due by an instant (UTC)."""
    ids = tx.connection.scalars(
        select(_moments.c.id)
        .where(_moments.c.done_at.is_(None), _moments.c.due_at <= until)
        .order_by(_moments.c.due_at, _moments.c.id)
    ).all()
    found = (programmes.moment(tx, id) for id in ids)
    return [moment for moment in found if moment is not None]


def looks_at_issues(tx: Tx, until: datetime) -> list[datetime]:
    """When open issues are looked at next, up to an instant (UTC): then people are reminded."""
    due = select(_issues.c.check_at).where(_issues.c.check_at <= until)
    return list(tx.connection.scalars(due.order_by(_issues.c.check_at)))
