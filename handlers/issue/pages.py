"""Looking at issues: one with its timeline, mine, those that wait for me, every open one."""

from domain.authority import Action
from domain.issue import Stage, Urgency
from domain.message import Button, Utterance
from domain.text import shorten
from handlers.call import Call
from handlers.issue import files
from handlers.issue import page_texts as texts
from handlers.issue import texts as issue_texts
from handlers.issue.access import seen_issue, works_on
from handlers.issue.cards import hamlet_name, push_buttons
from handlers.leader import assistants_texts
from handlers.leader.acts import see
from handlers.leader.assisting import assisted_issues, assisted_rows
from handlers.leader.preparing import waiting_buttons
from handlers.pages import LABEL_LENGTH, link, page
from handlers.wording import local_time
from storage import categories, history, households, issues, staff
from storage.issues import Issue

PAGE_SIZE = 8


def show_issue(call: Call) -> list[Utterance]:
    """An issue's details: authorised, logged, protected."""
    issue = seen_issue(call, call.id)
    seen = see(call, issue)
    rows: list[tuple[Button, ...]] = []
    if works_on(call, issue):
        rows += push_buttons(call.tx, issue)
    rows = [tuple(b for b in row if not b.data.startswith("issue:")) for row in rows]
    rows += waiting_buttons(call, issue)
    rows += files.buttons(call.tx, issue.id)
    rows.append((link(texts.MINE, "issues"), link(texts.HOME, "home")))
    shown = page(call, _details(call, issue), tuple(row for row in rows if row), protect=True)
    return [shown, *seen]


def _details(call: Call, issue: Issue) -> str:
    tx = call.tx
    household = households.get(tx, issue.household_id) if issue.household_id else None
    named = issue.citizen_name or (household.head_name if household else None)
    timeline = [
        (
            local_time(event.at, tx.zone),
            staff.name_of(tx, event.person_id),
            event.what,
            shorten(event.new, 80),
            shorten(event.why, 80),
        )
        for event in history.of(tx, "issue", issue.id)
    ]
    return texts.details(
        issue.code,
        issue_texts.STAGES[Stage(issue.stage)],
        categories.name(tx, issue.category_id),
        hamlet_name(tx, issue),
        issue_texts.URGENCIES[Urgency(issue.urgency)],
        named,
        issue_texts.said(issue.words, issue.seconds),
        issue.answer,
        issue.instruction,
        issue.document,
        staff.name_of(tx, issue.holder_id),
        issue.answer_on,
        issue.promised_on,
        timeline,
    )


def show_mine(call: Call) -> list[Utterance]:
    """What waits for the person first, then what they recorded, the last first."""
    held = issues.held_by(call.tx, call.person.id)
    assisted = assisted_issues(call)
    known = {issue.id for issue in (*held, *assisted)}
    recorded, total = issues.recorded_by(
        call.tx, call.person.id, skip=call.id * PAGE_SIZE, limit=PAGE_SIZE
    )
    rows: list[tuple[Button, ...]] = []
    if call.id == 0:
        rows += [(_line(call, issue, mine=True),) for issue in held[:PAGE_SIZE]]
        rows += assisted_rows(call, assisted[:PAGE_SIZE])
    rows += [(_line(call, issue, mine=False),) for issue in recorded if issue.id not in known]
    turns = []
    if call.id:
        turns.append(link(texts.LESS, "issues", call.id - 1))
    if (call.id + 1) * PAGE_SIZE < total:
        turns.append(link(texts.OLDER, "issues", call.id + 1))
    text = texts.mine(len(held)) if rows else texts.NOTHING
    text += f"\n{assistants_texts.assisted(len(assisted))}" if assisted else ""
    shown = [*rows, tuple(turns), (link(texts.HOME, "home"),)]
    return [page(call, text, tuple(row for row in shown if row), protect=True)]


def _line(call: Call, issue: Issue, *, mine: bool) -> Button:
    category = categories.name(call.tx, issue.category_id)
    stage = issue_texts.STAGES[Stage(issue.stage)]
    late = issue.due_on is not None and issue.due_on < call.tx.today
    label = texts.line(issue.code, category, stage, mine=mine, late=late)
    return link(shorten(label, LABEL_LENGTH), "issue", issue.id)


def show_board(call: Call) -> list[Utterance]:
    """Every open matter for who follows them: code, age and holder, nothing of the matter."""
    call.require(Action.FOLLOW_ISSUES)
    open_ones = issues.open_ones(call.tx)
    lines = [
        (
            issue.code,
            categories.name(call.tx, issue.category_id),
            (call.tx.today - issue.raised_on).days,
            staff.name_of(call.tx, issue.holder_id),
            issue_texts.STAGES[Stage(issue.stage)],
            issue.due_on is not None and issue.due_on < call.tx.today,
        )
        for issue in open_ones[:40]
    ]
    return [page(call, texts.board(len(open_ones), lines), ((link(texts.HOME, "home"),),))]
