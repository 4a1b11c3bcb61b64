"""Checks of open issues: one working day before a due date, when it has passed, a day later."""

from datetime import date, datetime, time

from domain.calendar import instant
from domain.issue import Stage
from domain.message import Lane, Say, Utterance
from domain.people import Person, Role
from handlers.issue import reminding_texts as texts
from handlers.issue.cards import push_buttons
from handlers.pages import link
from handlers.turnout import can_be_told
from storage import categories, issues, staff, workdays
from storage.issues import Issue
from storage.transaction import Tx

MORNING = time(7, 30)
DAYS_AFTER = (-1, 1, 2)
"""Working days from the due date to each reminder; then every five working days."""

LATER = 5


def first_check_at(tx: Tx, due_on: date) -> datetime:
    """When an issue with a due date is looked at first (UTC), never in the past."""
    return _check_at(tx, due_on, 0)


def _check_at(tx: Tx, due_on: date, reminders: int) -> datetime:
    calendar = workdays.calendar(tx)
    if reminders < len(DAYS_AFTER):
        on = calendar.after(due_on, DAYS_AFTER[reminders])
    else:
        on = calendar.after(tx.today, LATER)
    at = instant(on, MORNING, tx.zone)
    return at if at > tx.now else instant(calendar.after(tx.today, 1), MORNING, tx.zone)


def check(tx: Tx, issue_id: int) -> list[Utterance]:
    """Look at an issue whose check is due: remind its holder, then tell others as well."""
    issue = issues.get(tx, issue_id)
    if issue is None or issue.check_at is None or issue.check_at > tx.now:
        return []
    if issue.due_on is None or not Stage(issue.stage).is_open:
        issues.schedule(tx, issue, None, issue.reminders)
        return []
    overdue = workdays.calendar(tx).between(issue.due_on, tx.today)
    following = issue.reminders + 1
    issues.schedule(tx, issue, _check_at(tx, issue.due_on, following), following)
    return _reminders(tx, issue, overdue)


def _reminders(tx: Tx, issue: Issue, overdue: int) -> list[Utterance]:
    holder = staff.by_id(tx, issue.holder_id) if issue.holder_id else None
    said: list[Utterance] = []
    if holder is not None and can_be_told(holder):
        said.append(_to(tx, issue, holder, overdue))
    if overdue > 1 or holder is None or not can_be_told(holder):
        said += [_to(tx, issue, p, overdue) for p in _others(tx, issue, holder)]
        said += [_board(tx, issue, p, overdue) for p in staff.everyone(tx, Role.COORDINATOR)]
    return said


def _others(tx: Tx, issue: Issue, holder: Person | None) -> list[Person]:
    """Another leader, when a leader is the one who is late."""
    if Stage(issue.stage) not in (Stage.WAITING, Stage.ACCEPTED, Stage.TRANSFERRED):
        return []
    leaders = [p for p in staff.everyone(tx, Role.LEADER) if can_be_told(p)]
    return [p for p in leaders if holder is None or p.id != holder.id][:1]


def _to(tx: Tx, issue: Issue, person: Person, overdue: int) -> Say:
    text = texts.reminder(issue.code, categories.name(tx, issue.category_id), issue.due_on, overdue)
    buttons = push_buttons(tx, issue) if issue.holder_id == person.id else ()
    rows = buttons or ((link(texts.DETAILS, "issue", issue.id),),)
    return Say(
        text,
        rows,
        chat_id=person.chat_id,
        lane=Lane.REMINDER,
        key=f"check:{issue.id}:{issue.version}:{issue.reminders}:{person.id}",
    )


def _board(tx: Tx, issue: Issue, person: Person, overdue: int) -> Say:
    holder = staff.name_of(tx, issue.holder_id)
    text = texts.overdue(issue.code, holder, overdue)
    return Say(
        text,
        chat_id=person.chat_id,
        lane=Lane.REMINDER,
        key=f"check:{issue.id}:{issue.version}:{issue.reminders}:{person.id}:board",
    )
