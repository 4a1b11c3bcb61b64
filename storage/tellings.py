"""What citizens were told of their issues."""

from datetime import datetime

from sqlalchemy import select, update

from domain.telling import Telling
from storage import history, issues
from storage.issues import Issue
from storage.tables.issue import IssueRow
from storage.transaction import Tx
from storage.types import table

_issues = table(IssueRow)


NEWS_TOLD = {Telling.EXTENSION: "extension_told", Telling.TRANSFER: "transfer_told"}
"""What is written when the citizen was told of a change."""


def mark_news_told(tx: Tx, issue: Issue, news: Telling, *, by: int, words: str) -> bool:
    """The citizen was told of a change; False when that was recorded before.

    `words` say which one. Whoever hears of it knows as well that it was received.
    """
    told = tx.connection.execute(
        update(_issues)
        .where(_issues.c.id == issue.id, _issues.c.tell_extension_on.is_not(None))
        .values(tell_extension_on=None, first_notice_at=issue.first_notice_at or tx.now)
    )
    what = NEWS_TOLD[news]
    if told.rowcount == 1:
        history.record(tx, "issue", issue.id, what, by=by, new=words)
    return told.rowcount == 1


def mark_noticed(tx: Tx, issue: Issue, *, by: int, words: str) -> bool:
    """The citizen was told that it was received; False when that was recorded before.

    `words` say what it was told with. Nothing of the matter was decided: buttons that were shown
    stay good.
    """
    told = tx.connection.execute(
        update(_issues)
        .where(_issues.c.id == issue.id, _issues.c.first_notice_at.is_(None))
        .values(first_notice_at=tx.now, notice_reminders=0)
    )
    if told.rowcount != 1:
        return False
    history.record(tx, "issue", issue.id, "noticed", by=by, new=words)
    return True


def was_told(tx: Tx, issue: Issue, words: str) -> bool:
    """Whether it is recorded that the citizen was told just this."""
    told = ("noticed", *NEWS_TOLD.values())
    return any(e.what in told and e.new == words for e in history.of(tx, "issue", issue.id))


def answered_lately(
    tx: Tx, household_id: int, since: datetime, *, limit: int
) -> list[tuple[Issue, datetime]]:
    """A household's issues that were closed with an answer since then, and when; last first."""
    rows = tx.connection.execute(
        select(_issues.c.id, _issues.c.closed_at)
        .where(_issues.c.household_id == household_id, _issues.c.answer != "")
        .where(_issues.c.closed_at >= since)
        .order_by(_issues.c.closed_at.desc(), _issues.c.id.desc())
        .limit(limit)
    ).all()
    found = [(issues.get(tx, row.id), row.closed_at) for row in rows]
    return [(issue, closed_at) for issue, closed_at in found if issue is not None]
