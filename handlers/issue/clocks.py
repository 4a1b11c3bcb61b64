"""The clocks of an issue, and when they are looked at next."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from domain.calendar import instant
from domain.escalation import WITH_LEADER, climbs_on
from domain.issue import Cause, Stage, Urgency
from domain.reminders import (
    DAYS_AFTER,
    EVENING,
    ON_THE_DAY,
    Clock,
    Look,
    Reminder,
    due_next,
    is_decided,
    look,
    morning_from,
    speaks_at,
)
from domain.workdays import WorkCalendar
from handlers.issue.reminding_texts import DUTIES, Duty
from storage import categories, checks, history, workdays
from storage.history import Event
from storage.issues import Issue
from storage.transaction import Tx

Looks = tuple[Look | None, Look | None]
"""What was found of the first notice's clock, and of the answer's; None: it does not run."""

Due = tuple[Duty, Reminder]
"""What is to be done, and until when."""

MOST_PAUSED = 3
"""Working days by which all questions to the cadre together may hold up the answer."""

REOPENED = ("reopened",)
PROMISES = ("reopened", "accepted", "extended", "assigned")
"""Events after which an answer, and a promise, is held up anew."""

TURNS = ("opened", "assigned", "moved", "recategorised", "reopened")
"""Events with which somebody's turn begins."""


def notice_clock(issue: Issue) -> Clock | None:
    """The clock of what the citizen must hear: that it was received, then of an extension."""
    if issue.stage == Stage.CLOSED:
        return None
    if issue.first_notice_at is None:
        return Clock((issue.first_notice_on,), issue.notice_reminders)
    tells = (*WITH_LEADER, Stage.ASKED, Stage.MERGED)
    if issue.tell_extension_on is not None and issue.stage in tells:
        return Clock((issue.tell_extension_on,), issue.notice_reminders)
    return None


def answer_clock(issue: Issue, calendar: WorkCalendar) -> Clock | None:
    """The clock of what is to be done now; behind a promise the answer's own date stays."""
    if issue.due_on is None or not Stage(issue.stage).is_open:
        return None
    due_ons = {issue.due_on, max(issue.due_on, issue.answer_on)}
    accept_by = _accept_by(issue, calendar)
    due_ons |= {accept_by} if accept_by else set()
    days = ON_THE_DAY if issue.stage == Stage.TRANSFERRED else DAYS_AFTER
    return Clock(tuple(sorted(due_ons)), issue.reminders, days)


def dues(tx: Tx, issue: Issue) -> list[Due]:
    """What its holder is to do next and until when: every message says it alike."""
    if not Stage(issue.stage).is_open:
        return []
    calendar = workdays.calendar(tx)
    return due_next(_dated(issue, calendar), tx.today, calendar)


def _dated(issue: Issue, calendar: WorkCalendar) -> list[tuple[Duty, date]]:
    stage, due_on = Stage(issue.stage), issue.due_on or issue.answer_on
    is_promise = stage is Stage.ACCEPTED and due_on < issue.answer_on
    duty = Duty.KEEP_PROMISE if is_promise else DUTIES[stage]
    dated = [(duty, due_on)]
    if stage in WITH_LEADER and due_on < issue.answer_on:
        dated.append((Duty.ANSWER, issue.answer_on))
    if stage is Stage.WAITING and issue.promised_on is None and issue.first_notice_at is None:
        dated.append((Duty.LET_NOTICE_BE_GIVEN, issue.first_notice_on))
    accept_by = _accept_by(issue, calendar)
    if accept_by is not None:
        dated = [(Duty.ACCEPT, accept_by), (Duty.ANSWER, due_on), *dated[1:]]
    return dated


def _accept_by(issue: Issue, calendar: WorkCalendar) -> date | None:
    """Until when whoever has it is to take it on; None: they have, or no table says so."""
    waits = issue.stage == Stage.WAITING and issue.promised_on is None
    if not waits or not issue.ladder or issue.climb_on is None:
        return None
    return max(calendar.after(issue.climb_on, -1), issue.raised_on)


def looks(tx: Tx, issue: Issue, *, speaks: bool) -> Looks:
    """Look at both clocks."""
    calendar = workdays.calendar(tx)
    notice, answer = (
        look(clock, tx.today, calendar, speaks=speaks) if clock else None
        for clock in (notice_clock(issue), answer_clock(issue, calendar))
    )
    return notice, answer


def may_remind(tx: Tx, issue: Issue) -> bool:
    """Whether this look was planned for a morning, and it is day on a working day."""
    if issue.check_at is None:
        return False
    planned_at = issue.check_at.astimezone(tx.zone)
    return speaks_at(tx.now.astimezone(tx.zone), planned_at, workdays.calendar(tx))


def schedule(tx: Tx, issue: Issue, found: Looks, *, daily: bool) -> None:
    """Plan the next look: the earliest of what is due, or, with `daily`, the next morning."""
    notice, answer = found
    calendar = workdays.calendar(tx)
    climb_on = issue.climb_on or _climb_on(tx, issue, calendar)
    days = [one.next_on for one in found if one is not None] + ([tx.today] if daily else [])
    days += [max(climb_on, tx.today)] if climb_on else []
    checks.schedule(
        tx,
        issue.id,
        morning_from(min(days), tx.now.astimezone(tx.zone), calendar) if days else None,
        reminders=answer.reminded if answer else issue.reminders,
        notice_reminders=notice.reminded if notice else issue.notice_reminders,
        climb_on=climb_on,
    )


def _climb_on(tx: Tx, issue: Issue, calendar: WorkCalendar) -> date | None:
    if issue.due_on is None:
        return None
    stage, due_on = Stage(issue.stage), issue.due_on
    if issue.first_notice_at is None and not is_decided(issue.standing, issue.promised_on):
        due_on = min(due_on, issue.first_notice_on)
    return climbs_on(
        stage,
        due_on,
        tx.today,
        calendar,
        accept_days=_accept_days(tx, issue) if issue.ladder else None,
        promised=issue.promised_on is not None,
    )


def _accept_days(tx: Tx, issue: Issue) -> int:
    urgency = Urgency(issue.urgency)
    return categories.limits(tx, issue.category_id, urgency, issue.raised_on).accept_days


def resumed(tx: Tx, issue: Issue) -> dict[str, Any]:
    """What questions held up is given back to whoever answers: never more than the most.

    Whoever asks again and again without taking it on has no more time for that. The first notice
    is not held up, nor is what the citizen was promised forgotten, nor the date on which an
    outside body is asked again.
    """
    calendar = workdays.calendar(tx)
    asked_on, events = issue.asked_on or tx.today, history.of(tx, "issue", issue.id)
    days = min(MOST_PAUSED - _paused(events, REOPENED), calendar.between(asked_on, tx.today))
    answer_on = calendar.after(issue.answer_on, days)
    promised_on = issue.promised_on or issue.answer_on
    held_up = days + (_paused(events, PROMISES) if issue.promised_on else 0)
    values: dict[str, Any] = {
        "answer_on": answer_on,
        "due_on": issue.ask_again_on or min(answer_on, calendar.after(promised_on, held_up)),
        "asked_on": None,
    }
    if issue.standing is Stage.WAITING and _questions(events) > 1:
        values["climb_on"] = calendar.after(tx.today, 1)
    return values


def _paused(events: Sequence[Event], since: Collection[str]) -> int:
    """Working days by which questions held it up since the last of some events."""
    days = 0
    for event in events:
        if event.what in since:
            days = 0
        elif event.what == "resumed":
            days += int(event.old or MOST_PAUSED)
    return min(days, MOST_PAUSED)


def _questions(events: Sequence[Event]) -> int:
    """How often whoever has it now asked; a question that nobody replied to ends no turn."""
    count = 0
    for event in events:
        if event.what in TURNS and event.why != Cause.NOT_INFORMED:
            count = 0
        count += event.what == "asked"
    return count


def keep_resumed(tx: Tx, before: Issue, issue: Issue) -> None:
    """That the answer has more time, and how many working days, if a question held it up."""
    if before.stage == Stage.ASKED and issue.answer_on != before.answer_on:
        days = workdays.calendar(tx).between(before.answer_on, issue.answer_on)
        new = issue.answer_on.isoformat()
        history.record(tx, "issue", issue.id, "resumed", by=None, old=str(days), new=new)


def evening(tx: Tx) -> datetime:
    """Until when a reminder of today may be sent (UTC)."""
    return instant(tx.today, EVENING, tx.zone)
