"""⏱ Sẽ nhắc gì: what will be said when, to how many and why; and what was missed, and why."""

from collections.abc import Sequence
from datetime import timedelta

from domain.authority import Action
from domain.ladder import begins_the_week
from domain.message import Utterance
from handlers.call import Call
from handlers.pages import link, page
from handlers.paging import leaf
from handlers.programme.rule_texts import KINDS
from handlers.reminder import upcoming_texts as texts
from handlers.reminder.rungs import concerned
from handlers.wording import local_time
from storage import agenda, workdays
from storage.moments import Moment
from storage.transaction import Tx

DAYS_SHOWN, DAYS_BACK = 30, 7
MOST_MISSED = 10


def show_schedule(call: Call) -> list[Utterance]:
    """What will be said in the next days; the button's id is the leaf."""
    call.require(Action.MANAGE_PROGRAMMES)
    tx = call.tx
    coming = coming_moments(tx, DAYS_SHOWN)
    shown = leaf(coming, call.id)
    lines = [_line(tx, moment) for moment in shown.items] or [texts.nothing(DAYS_SHOWN)]
    lost = missed_lines(tx, DAYS_BACK, MOST_MISSED)
    text = f"{texts.title(DAYS_SHOWN, len(coming))}\n{texts.page(lines, lost)}"
    leave = (link(texts.PROGRAMMES, "programmes"), link(texts.HOME, "home"))
    return [page(call, text, (*shown.turns("schedule"), leave))]


def coming_lines(tx: Tx, days: int) -> list[str]:
    """A line for everything that will be said in so many days. Plain text."""
    lines = [_line(tx, moment) for moment in coming_moments(tx, days)]
    looks = agenda.looks_at_issues(tx, tx.now + timedelta(days=days))
    if looks:
        lines.append(texts.looks(local_time(looks[0], tx.zone), len(looks)))
    return lines or [texts.nothing(days)]


def missed_lines(tx: Tx, days: int, most: int) -> list[str]:
    """What was missed in the last days, the last first, with the reason. Plain text."""
    since = tx.now - timedelta(days=days)
    lines = [
        texts.missed(local_time(m.due_at, tx.zone), m.kind, _name(m), m.outcome)
        for m in agenda.missed(tx, since)
        if m.outcome is not None and (m.occurrence or _is_worked(tx, m))
    ]
    lines += [
        texts.unsaid(
            local_time(one.moment.due_at, tx.zone),
            one.moment.kind,
            _name(one.moment),
            one.late,
            one.unreachable,
            one.unsent,
        )
        for one in agenda.unsaid(tx, since)
    ]
    if not lines:
        return [texts.nothing_missed(days)]
    return [texts.missed_title(days), *lines[-most:][::-1]]


def coming_moments(tx: Tx, days: int) -> Sequence[Moment]:
    """What is planned for so many days; mornings of days off say nothing."""
    found = agenda.coming(tx, tx.now + timedelta(days=days))
    return [moment for moment in found if moment.occurrence or _is_worked(tx, moment)]


def _is_worked(tx: Tx, moment: Moment) -> bool:
    return workdays.calendar(tx).is_worked(moment.for_on)


def _name(moment: Moment) -> str:
    return moment.occurrence.rule.name if moment.occurrence else ""


def _line(tx: Tx, moment: Moment) -> str:
    occurrence = moment.occurrence
    if occurrence is None:
        begins = begins_the_week(moment.for_on, workdays.calendar(tx))
        return texts.morning(local_time(moment.due_at, tx.zone), begins)
    return texts.coming(
        local_time(moment.due_at, tx.zone),
        moment.kind,
        len(concerned(tx, moment.kind, occurrence)),
        occurrence.rule.name,
        KINDS[occurrence.kind],
        occurrence.occurs_on,
    )
