"""What waits for a person, and everything else that concerns them."""

from domain.authority import Action, scope
from domain.message import Utterance
from domain.people import Role
from handlers.call import Call
from handlers.issue import page_texts as texts
from handlers.issue.lines import label, leading
from handlers.leader import assistants_texts
from handlers.pages import link, page, pairs
from handlers.paging import leaf
from storage import issue_lists


def show_mine(call: Call) -> list[Utterance]:
    """What waits for the person first, what burns first; `id` is the page."""
    shown = leaf(issue_lists.of_person(call.tx, call.person), call.id)
    listed = issue_lists.some(call.tx, shown.items)
    rows = [(leading(call, issue, label(call, issue)),) for issue in listed]
    ways = [link(texts.FIND, "findissue")]
    if scope(call.person, Action.FOLLOW_ISSUES):
        ways.append(link(texts.FOLLOWED, "followed"))
    last = pairs([*ways, link(texts.HOME, "home")])
    text = _title(call) if listed else texts.NOTHING
    return [page(call, text, (*rows, *shown.turns("issues"), *last), protect=True)]


def _title(call: Call) -> str:
    waiting = issue_lists.waiting_for(call.tx, call.person.id)
    is_leader = Role.LEADER in call.person.roles
    title = (texts.inbox if is_leader else texts.mine)(waiting.count, waiting.late)
    assisted = issue_lists.assisted_count(call.tx, call.person.id)
    return f"{title}\n{assistants_texts.assisted(assisted)}" if assisted else title
