"""The buttons of whatever somebody must do about an issue now."""

from domain.issue import Stage
from domain.message import Button, Rows
from domain.telling import Telling
from domain.text import shorten
from handlers.issue.cards import push_buttons
from handlers.issue.reminding_texts import open_issue
from handlers.pages import LABEL_LENGTH, link
from handlers.telling.tasks import question_rows, task, telling_of
from storage import categories
from storage.issues import Issue
from storage.transaction import Tx


def duty_rows(tx: Tx, issue: Issue, person_id: int) -> Rows:
    """What they can do: as who brings the citizen word, as holder, as its second leader."""
    rows: list[tuple[Button, ...]] = []
    telling = telling_of(person_id, issue)
    if telling is not None:
        rows += task(tx, issue, telling)[1]
    if telling is not Telling.RESULT and person_id in (issue.holder_id, issue.backup_id):
        is_asked = issue.stage == Stage.ASKED
        rows += question_rows(issue) if is_asked else push_buttons(tx, issue)
    return tuple(dict.fromkeys(rows))


def opening(tx: Tx, issue: Issue) -> Button:
    """The button that opens one of several."""
    said = open_issue(issue.code, categories.name(tx, issue.category_id))
    return link(shorten(said, LABEL_LENGTH), "issue", issue.id)
