"""Looking at an issue: its details with the timeline, all that was done, its files."""

from domain.message import Button, Utterance
from handlers.alike.merging import merge_buttons
from handlers.alike.texts import VOICES
from handlers.call import Call
from handlers.consent.pages import issue_buttons
from handlers.issue import files
from handlers.issue import page_texts as texts
from handlers.issue.access import assisted_leader, may_see, seen_issue, works_on
from handlers.issue.cards import further_buttons, push_buttons
from handlers.issue.details import details, told
from handlers.issue.duties import duty_rows
from handlers.issue.rewording import may_reword
from handlers.issue.rewording_texts import EDIT
from handlers.leader.acts import see
from handlers.leader.preparing import waiting_buttons
from handlers.pages import link, page
from handlers.paging import leaf
from handlers.telling.reopening import reopen_buttons
from storage import history, voices


def show_issue(call: Call) -> list[Utterance]:
    """An issue's details: authorised, logged, protected."""
    issue = seen_issue(call, call.id)
    seen = see(call, issue)
    rows: list[tuple[Button, ...]] = []
    rows += duty_rows(call.tx, issue, call.person.id)
    if assisted_leader(call, issue) is not None:
        rows += push_buttons(call.tx, issue)
    rows = [tuple(b for b in row if not b.data.startswith("issue:")) for row in rows]
    rows += waiting_buttons(call, issue)
    if may_reword(call, issue):
        rows.append((link(EDIT, "reword", issue.id),))
    text, is_folded = details(call.tx, issue)
    rows += issue_buttons(call, issue)
    ahead = voices.root(call.tx, issue)
    if ahead.id != issue.id and may_see(call, ahead):
        rows.append((link(texts.open_carrier(ahead.code), "issue", ahead.id),))
    if voices.count(call.tx, issue.id) > 1:
        rows.append((link(VOICES, "voices", issue.id),))
    rows += further_buttons(issue) if works_on(call, issue) else ()
    rows += merge_buttons(call, issue)
    rows += reopen_buttons(call, issue)
    rows += [row for row in files.buttons(call.tx, issue) if row not in rows]
    if is_folded:
        rows.append((link(texts.TIMELINE, "timeline", issue.id),))
    rows.append((link(texts.MINE, "issues"), link(texts.HOME, "home")))
    # What is to be told comes with its files; the page has them anyway.
    shown = tuple(dict.fromkeys(row for row in rows if row))
    return [page(call, text, shown, protect=True), *seen]


def show_timeline(call: Call) -> list[Utterance]:
    """Everything that was done with an issue, oldest first; `extra` is the page."""
    issue = seen_issue(call, call.id)
    known = call.extra.isascii() and call.extra.isdecimal()
    shown = leaf(history.of(call.tx, "issue", issue.id), int(call.extra) if known else 0)
    text = texts.whole_timeline(issue.code, told(call.tx, list(shown.items)))
    last = (link(texts.BACK, "issue", issue.id), link(texts.HOME, "home"))
    return [page(call, text, (*shown.turns("timeline", issue.id), last), protect=True)]
