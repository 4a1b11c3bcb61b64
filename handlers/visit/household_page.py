"""The issues of a household: on its page, on the card of a visit, on the visit's receipt."""

from datetime import date, timedelta

from domain.calendar import local_date
from domain.issue import Stage
from domain.message import Button, Rows
from domain.text import shorten
from domain.visit import JoinVisit, VisitDraft, VisitOutcome
from handlers.call import Call
from handlers.issue import page_texts
from handlers.issue import texts as issue_texts
from handlers.issue.access import may_see
from handlers.pages import LABEL_LENGTH, link
from handlers.telling.tasks import telling_of, to_bring
from handlers.visit import household_texts as texts
from storage import categories, history, issues, staff, tellings, visits
from storage.issues import Issue
from storage.transaction import Tx

LATELY = timedelta(days=90)
MOST_SHOWN = 10
MOST_ON_A_RECEIPT = 3
MOST_OF_AN_ANSWER = 160


def issue_rows(call: Call, household_id: int) -> Rows:
    """The open issues this person may see, a row each; those to tell of open the task."""
    seen = [i for i in issues.of_household(call.tx, household_id) if may_see(call, i)]
    seen.sort(key=lambda issue: telling_of(call.person.id, issue) is None)
    return tuple((_button(call, issue),) for issue in seen[:MOST_SHOWN])


def _button(call: Call, issue: Issue) -> Button:
    waits = telling_of(call.person.id, issue) is not None
    category = categories.name(call.tx, issue.category_id)
    stage = page_texts.STAGES[Stage(issue.stage)]
    label = texts.issue_row(issue.code, category, stage, waits=waits)
    return link(shorten(label, LABEL_LENGTH), "tell" if waits else "issue", issue.id)


def _stage(issue: Issue) -> str:
    return issue_texts.STAGES[Stage(issue.stage)]


def issue_lines(call: Call, household_id: int) -> str:
    """What colleagues follow, without content, and what was answered lately. HTML."""
    others = [
        (issue.code, _stage(issue), staff.name_of(call.tx, issue.holder_id))
        for issue in issues.of_household(call.tx, household_id)
        if not may_see(call, issue)
    ]
    answered = _answered(call, household_id)
    parts = [texts.of_colleagues(others[:MOST_SHOWN])] if others else []
    parts += [texts.answered_lately(answered)] if answered else []
    return "".join(f"\n{part}" for part in parts)


def _answered(call: Call, household_id: int) -> list[tuple[date, str, str, str]]:
    tx = call.tx
    shown = []
    closed = tellings.answered_lately(tx, household_id, tx.now - LATELY, limit=MOST_SHOWN)
    for issue, closed_at in closed:
        if may_see(call, issue):
            history.looked(tx, "issue", issue.id, by=call.person.id)
            category = categories.name(tx, issue.category_id)
            answer = shorten(issue.answer, MOST_OF_AN_ANSWER)
            shown.append((local_date(closed_at, tx.zone), issue.code, category, answer))
    return shown


def waiting_line(call: Call, household_id: int) -> str:
    """What the household waits to hear from this person; empty when nothing. HTML."""
    waiting = [
        (issue.code, categories.name(call.tx, issue.category_id))
        for issue in to_bring(call.tx, call.person.id, household_id)
    ]
    return texts.waits(waiting) if waiting else ""


def receipt_rows(call: Call, outcome: VisitOutcome) -> Rows:
    """After a visit: what its household still waits to hear, a row each."""
    household_id = _met(call.tx, outcome)
    if household_id is None:
        return ()
    waiting = to_bring(call.tx, call.person.id, household_id)[:MOST_ON_A_RECEIPT]
    return tuple((link(texts.bring(issue.code), "tell", issue.id),) for issue in waiting)


def _met(tx: Tx, outcome: VisitOutcome) -> int | None:
    match outcome:
        case VisitDraft(household=int(household_id)):
            return household_id
        case JoinVisit(visit_id):
            visit = visits.get(tx, visit_id)
            return visit.household_id if visit else None
    return None
