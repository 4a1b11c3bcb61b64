"""A task to tell, opened from a page: the household's, the receipt of a visit, the issue's."""

from domain.message import Utterance
from handlers.call import Call
from handlers.issue.access import seen_issue
from handlers.issue.pages import show_issue
from handlers.pages import link, page
from handlers.telling import texts
from handlers.telling.tasks import task, telling_of
from storage import issues


def show_task(call: Call) -> list[Utterance]:
    """What this person is to tell, with the buttons for it; without anything the issue itself."""
    issue = issues.get(call.tx, call.id)
    telling = telling_of(call.person.id, issue) if issue else None
    if telling is None:
        return show_issue(call)
    issue = seen_issue(call, call.id)
    text, rows = task(call.tx, issue, telling)
    return [page(call, text, (*rows, (link(texts.HOME, "home"),)), protect=True)]
