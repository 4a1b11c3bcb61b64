"""Each month one in ten of the satisfied is drawn, and asked again by somebody else."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from domain.authority import Action, scope
from domain.calendar import instant
from domain.issue import Stage, Word
from domain.message import Lane, Say, Utterance
from domain.people import Person, Role
from domain.recheck import (
    MONTHS_BACK,
    REMIND_AFTER,
    Outcome,
    drawn,
    last_months,
    month_of,
    next_month,
    one_of,
)
from domain.reminders import morning_from
from handlers.issue.cards import hamlet_name
from handlers.issue.clocks import evening
from handlers.issue.holders import matter_of
from handlers.pages import link
from handlers.recheck import texts
from handlers.responsible.routing import barred_from
from handlers.turnout import can_be_told
from storage import absences, categories, history, issues, rechecks, staff, voices, workdays
from storage.issues import Issue
from storage.transaction import Tx


def plan(tx: Tx) -> None:
    """Somebody was satisfied today: the month is drawn from when it is over."""
    rechecks.plan(tx, month_of(tx.today), _due_at(tx, tx.today))


def plan_lost(tx: Tx, leeway: timedelta) -> int:
    """How many of the last months were not to be drawn from though somebody was satisfied: now."""
    lost = [on for on in last_months(tx.today, MONTHS_BACK) if _is_lost(tx, on, leeway)]
    for first_on in lost:
        rechecks.plan_again(tx, month_of(first_on), _due_at(tx, first_on))
    return len(lost)


def _is_lost(tx: Tx, first_on: date, leeway: timedelta) -> bool:
    since, until = _span(tx, first_on)
    if rechecks.is_planned(tx, month_of(first_on), max(until, tx.now) + leeway):
        return False
    return rechecks.is_any_satisfied(tx, since, until)


def _due_at(tx: Tx, on: date) -> datetime:
    calendar = workdays.calendar(tx)
    return morning_from(next_month(on), tx.now.astimezone(tx.zone), calendar)


def _span(tx: Tx, first_on: date) -> tuple[datetime, datetime]:
    since, until = (instant(on, time(), tx.zone) for on in (first_on, next_month(first_on)))
    return since, until


def draw(tx: Tx, draw_id: int) -> list[Utterance]:
    """Draw from a month that is over, once."""
    month = rechecks.claim_draw(tx, draw_id)
    if month is None:
        return []
    first_on = date.fromisoformat(f"{month}-01")
    known = rechecks.satisfied(tx, *_span(tx, first_on))
    rechecks.keep_drawn(tx, month, [known[code] for code in drawn(known, month)])
    return []


def look(tx: Tx, recheck_id: int) -> list[Utterance]:
    """Give a recheck to somebody, or remind them; whoever cannot is passed over."""
    one = rechecks.claim(tx, recheck_id, _next_look(tx))
    issue = issues.get(tx, one.issue_id) if one else None
    if one is None or issue is None:
        return []
    if not is_needed(issue):
        rechecks.end(tx, one.id, Outcome.NO_LONGER)
        return []
    fit = _fitting(tx, issue)
    given = next((person for person in fit if person.id == one.person_id), None)
    if given is not None:
        return [_message(tx, issue, given, texts.reminder, Lane.REMINDER)]
    person = _chosen(fit, issue)
    rechecks.give(tx, one.id, person.id if person else None)
    return [_message(tx, issue, person, texts.task, Lane.ESCALATION)] if person else []


def _next_look(tx: Tx) -> datetime:
    calendar = workdays.calendar(tx)
    on = calendar.after(tx.today, REMIND_AFTER)
    return morning_from(on, tx.now.astimezone(tx.zone), calendar)


def is_needed(issue: Issue) -> bool:
    """Whether it still stands as it was drawn, and the citizen can be asked."""
    return issue.stage == Stage.CLOSED and issue.word == Word.SATISFIED and issue.is_named


def barred(tx: Tx, issue: Issue) -> Collection[int]:
    """Whom it is about, and everybody below them."""
    return barred_from(tx, matter_of(issue))


def _fitting(tx: Tx, issue: Issue) -> list[Person]:
    """Who may ask: nobody who wrote it down, told it or answered it, or may never have it."""
    had = {*_had_part(tx, issue), *barred(tx, issue), *absences.now(tx)}
    return [
        person
        for person in staff.everyone(tx)
        if person.id not in had and can_be_told(person)
        if person.roles & {Role.CADRE, Role.LEADER} and scope(person, Action.SEE_ISSUE)
    ]


def _had_part(tx: Tx, issue: Issue) -> Collection[int | None]:
    carrier = voices.root(tx, issue)
    acted = {
        event.person_id for one in {issue.id, carrier.id} for event in history.of(tx, "issue", one)
    }
    return acted | {
        who
        for one in (issue, carrier)
        for who in (one.recorded_by, one.teller_id, one.leader_id, one.holder_id)
    }


def _chosen(fit: Collection[Person], issue: Issue) -> Person | None:
    """A cadre of the hamlet before others, and cadres before leaders; among alike by chance."""
    near = [p for p in fit if Role.CADRE in p.roles and issue.hamlet_id in p.hamlet_ids]
    wide = [p for p in fit if Role.CADRE in p.roles and p.whole_commune]
    cadres = [p for p in fit if Role.CADRE in p.roles]
    people = {p.id: p for p in near or wide or cadres or fit}
    return people[one_of(list(people), issue.code)] if people else None


def _message(tx: Tx, issue: Issue, person: Person, say: texts.Task, lane: Lane) -> Say:
    category = categories.name(tx, issue.category_id)
    return Say(
        say(issue.code, category, hamlet_name(tx, issue)),
        ((link(texts.OPEN, "recheck", issue.id),),),
        chat_id=person.chat_id,
        lane=lane,
        not_after=evening(tx) if lane is Lane.REMINDER else None,
    )
