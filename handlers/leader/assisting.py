"""What waits for the leaders whom somebody assists."""

from domain.authority import Action, scope
from domain.issue import Stage
from domain.message import Button
from domain.text import shorten
from handlers.call import Call
from handlers.leader import assistants_texts as texts
from handlers.leader.acts import WITH_LEADER
from handlers.pages import LABEL_LENGTH, link
from storage import assistants, categories, issues, staff
from storage.issues import Issue


def assisted_issues(call: Call) -> list[Issue]:
    """Issues on which those leaders must act, for somebody who may see issues at all."""
    if scope(call.person, Action.SEE_ISSUE) is None:
        return []
    leaders = sorted(assistants.leaders_of(call.tx, call.person.id))
    held = [issue for leader_id in leaders for issue in issues.held_by(call.tx, leader_id)]
    return [issue for issue in held if Stage(issue.stage) in WITH_LEADER]


def assisted_rows(call: Call, some: list[Issue]) -> list[tuple[Button, ...]]:
    """A button each, naming the leader."""
    return [(link(_label(call, issue), "issue", issue.id),) for issue in some]


def _label(call: Call, issue: Issue) -> str:
    category = categories.name(call.tx, issue.category_id)
    leader = staff.name_of(call.tx, issue.holder_id)
    return shorten(texts.line(issue.code, category, leader), LABEL_LENGTH)
