"""The two clocks of an issue, and when both are looked at next."""

from datetime import datetime

from domain.calendar import instant
from domain.issue import Stage
from domain.reminders import (
    DAYS_AFTER,
    EVENING,
    ON_THE_DAY,
    Clock,
    Look,
    look,
    morning_from,
    speaks_at,
)
from storage import checks, workdays
from storage.issues import Issue
from storage.transaction import Tx

Looks = tuple[Look | None, Look | None]
"""What was found of the first notice's clock, and of the answer's; None: it does not run."""


def notice_clock(issue: Issue) -> Clock | None:
    """The first notice's clock, while the citizen was not told."""
    if issue.first_notice_at is not None or issue.stage == Stage.CLOSED:
        return None
    return Clock((issue.first_notice_on,), issue.notice_reminders)


def answer_clock(issue: Issue) -> Clock | None:
    """The clock of what is to be done now; behind a promise the answer's own date stays."""
    if issue.due_on is None or not Stage(issue.stage).is_open:
        return None
    due_ons = tuple(sorted({issue.due_on, max(issue.due_on, issue.answer_on)}))
    days = ON_THE_DAY if issue.stage == Stage.TRANSFERRED else DAYS_AFTER
    return Clock(due_ons, issue.reminders, days)


def looks(tx: Tx, issue: Issue, *, speaks: bool) -> Looks:
    """Look at both clocks."""
    calendar = workdays.calendar(tx)
    notice, answer = (
        look(clock, tx.today, calendar, speaks=speaks) if clock else None
        for clock in (notice_clock(issue), answer_clock(issue))
    )
    return notice, answer


def may_remind(tx: Tx, issue: Issue) -> bool:
    """Whether this look was planned for a morning, and it is day on a working day."""
    if issue.check_at is None:
        return False
    planned_at = issue.check_at.astimezone(tx.zone)
    return speaks_at(tx.now.astimezone(tx.zone), planned_at, workdays.calendar(tx))


def schedule(tx: Tx, issue: Issue, found: Looks, *, daily: bool) -> None:
    """Plan the next look: the earlier of both clocks', or, with `daily`, the next morning."""
    notice, answer = found
    days = [one.next_on for one in found if one is not None] + ([tx.today] if daily else [])
    now, calendar = tx.now.astimezone(tx.zone), workdays.calendar(tx)
    checks.schedule(
        tx,
        issue.id,
        morning_from(min(days), now, calendar) if days else None,
        reminders=answer.reminded if answer else issue.reminders,
        notice_reminders=notice.reminded if notice else issue.notice_reminders,
    )


def evening(tx: Tx) -> datetime:
    """Until when a reminder of today may be sent (UTC)."""
    return instant(tx.today, EVENING, tx.zone)
