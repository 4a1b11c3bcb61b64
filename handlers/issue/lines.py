"""An issue in a list: a button that leads to the page which this person may open."""

from domain.issue import Stage, Urgency
from domain.message import Button
from domain.telling import Telling
from handlers.call import Call
from handlers.issue import line_texts
from handlers.issue import page_texts as texts
from handlers.issue.access import acts_on, assisted_leader, may_see
from handlers.issue.cards import hamlet_name
from handlers.pages import LABEL_LENGTH, link
from handlers.telling.tasks import telling_of
from storage import categories
from storage.issues import Issue


def label(call: Call, issue: Issue) -> str:
    """What its button says: how it burns, code, category, hamlet and stage."""
    category = categories.name(call.tx, issue.category_id)
    stage = texts.TO_TELL if owes_word(call, issue) else texts.STAGES[Stage(issue.stage)]
    where = hamlet_name(call.tx, issue)
    return line_texts.line(mark(call, issue), issue.code, category, where, stage, LABEL_LENGTH)


def mark(call: Call, issue: Issue) -> str:
    """Closed, overdue, urgent, waiting for this person or for a leader they assist, or none."""
    if owes_word(call, issue):
        return texts.LATE if _is_told_late(call, issue) else texts.TELLS
    if issue.stage == Stage.MERGED:
        return texts.MERGED
    if not Stage(issue.stage).is_open:
        return texts.DONE
    if is_late(call, issue):
        return texts.LATE
    if issue.urgency == Urgency.URGENT:
        return texts.URGENT
    if acts_on(call, issue):
        return texts.YOURS
    return texts.ASSISTED if assisted_leader(call, issue) else texts.OPEN


def owes_word(call: Call, issue: Issue) -> bool:
    """Whether all this person has to do with it is to tell the citizen where it stands."""
    telling = telling_of(call.person.id, issue)
    return telling not in (None, Telling.RESULT) and not acts_on(call, issue)


def _is_told_late(call: Call, issue: Issue) -> bool:
    by = issue.first_notice_on if issue.first_notice_at is None else issue.tell_extension_on
    return by is not None and by < call.tx.today


def is_late(call: Call, issue: Issue) -> bool:
    """Whether its due date has passed."""
    return issue.due_on is not None and issue.due_on < call.tx.today


def leading(call: Call, issue: Issue, said: str) -> Button:
    """A button with these words to its page, or to the reduced one for who only follows it."""
    return link(said, "issue" if may_see(call, issue) else "following", issue.id)
