"""Looking at issues: one with its timeline, mine, those that wait for me, every open one."""

from domain.authority import Action
from domain.issue import Stage, Urgency
from domain.message import Attached, Button, FileKind, Say, Utterance
from domain.text import shorten
from handlers.call import Call
from handlers.consent.pages import issue_buttons
from handlers.issue import page_texts as texts
from handlers.issue import texts as issue_texts
from handlers.issue.access import seen_issue
from handlers.issue.cards import hamlet_name, push_buttons
from handlers.issue.rewording import may_reword
from handlers.issue.rewording_texts import EDIT
from handlers.leader.acts import see
from handlers.pages import LABEL_LENGTH, link, page
from handlers.telling.tasks import task_buttons
from handlers.wording import local_time
from storage import attachments, categories, history, households, issues, staff
from storage.issues import Issue

PAGE_SIZE = 8


def show_issue(call: Call) -> list[Utterance]:
    """An issue's details: authorised, logged, protected."""
    issue = seen_issue(call, call.id)
    seen = see(call, issue)
    rows: list[tuple[Button, ...]] = []
    if issue.holder_id == call.person.id:
        rows += push_buttons(call.tx, issue)
    rows = [tuple(b for b in row if not b.data.startswith("issue:")) for row in rows]
    if may_reword(call, issue):
        rows.append((link(EDIT, "reword", issue.id),))
    rows += task_buttons(call.person.id, issue)
    rows += issue_buttons(call, issue)
    if attachments.of_issue(call.tx, issue.id):
        rows.append((link(texts.FILES, "issuefiles", issue.id),))
    rows.append((link(texts.MINE, "issues"), link(texts.HOME, "home")))
    shown = page(call, _details(call, issue), tuple(row for row in rows if row), protect=True)
    return [shown, *seen]


def _details(call: Call, issue: Issue) -> str:
    tx = call.tx
    household = households.get(tx, issue.household_id) if issue.household_id else None
    name = issue.citizen_name or (household.head_name if household else None)
    named = ", ".join(filter(None, (name, issue.contact)))
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


def show_files(call: Call) -> list[Utterance]:
    """The photos and voice notes of an issue, each as a protected message."""
    issue = seen_issue(call, call.id)
    return [
        Say(
            "",
            protect=True,
            silent=True,
            attached=Attached(FileKind(file.kind), file_id=file.file_id),
        )
        for file in attachments.of_issue(call.tx, issue.id)[:10]
    ]


def show_mine(call: Call) -> list[Utterance]:
    """What waits for the person first, then what they recorded, the last first."""
    held = issues.held_by(call.tx, call.person.id)
    known = {issue.id for issue in held}
    recorded, total = issues.recorded_by(
        call.tx, call.person.id, skip=call.id * PAGE_SIZE, limit=PAGE_SIZE
    )
    first = held if call.id == 0 else []
    rows = [(_line(call, issue, mine=True),) for issue in first[:PAGE_SIZE]]
    rows += [(_line(call, issue, mine=False),) for issue in recorded if issue.id not in known]
    turns = []
    if call.id:
        turns.append(link(texts.LESS, "issues", call.id - 1))
    if (call.id + 1) * PAGE_SIZE < total:
        turns.append(link(texts.OLDER, "issues", call.id + 1))
    text = texts.mine(len(held)) if rows else texts.NOTHING
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
