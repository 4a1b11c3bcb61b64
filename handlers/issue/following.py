"""Following issues without reading them: the board of open ones, and where one stands."""

from domain.authority import Action
from domain.inquiry import Inquiry, Phase
from domain.issue import Stage
from domain.message import Button, Utterance
from handlers.alike.merging import merge_buttons
from handlers.backlog.reasons import reason_of
from handlers.backlog.texts import BACKLOG
from handlers.call import Call
from handlers.issue import following_texts as texts
from handlers.issue import texts as issue_texts
from handlers.issue.access import followed_issue, may_see
from handlers.issue.cards import hamlet_name
from handlers.issue.entrusting import entrust_buttons
from handlers.issue.lines import leading, mark
from handlers.pages import link, page, pairs
from handlers.paging import leaf
from handlers.recheck.texts import QUALITY
from storage import categories, issue_lists, staff, voices, workdays
from storage.issues import Issue


def show_board(call: Call) -> list[Utterance]:
    """Every open matter for who follows them: code, age and holder, what burns first."""
    call.require(Action.FOLLOW_ISSUES)
    found = issue_lists.find(call.tx, call.person, Inquiry())
    late = issue_lists.find(call.tx, call.person, Inquiry(phase=Phase.LATE))
    shown = leaf(found, call.id)
    listed = issue_lists.some(call.tx, shown.items)
    text = texts.board(len(found), len(late), [_line(call, issue) for issue in listed])
    buttons = [leading(call, issue, texts.short(mark(call, issue), issue.code)) for issue in listed]
    ways = [link(BACKLOG, "backlog"), link(texts.FIND, "findissue"), link(QUALITY, "quality")]
    last = pairs([*ways, link(texts.HOME, "home")])
    return [page(call, text, (*pairs(buttons), *shown.turns("followed"), *last))]


def _line(call: Call, issue: Issue) -> tuple[str, str, str, int, str, str]:
    return (
        mark(call, issue),
        issue.code,
        categories.name(call.tx, issue.category_id),
        (call.tx.today - issue.raised_on).days,
        staff.name_of(call.tx, issue.holder_id),
        issue_texts.STAGES[Stage(issue.stage)],
    )


def show_following(call: Call) -> list[Utterance]:
    """Where an issue stands, and nothing of the matter."""
    issue = followed_issue(call)
    ahead = voices.root(call.tx, issue) if issue.stage == Stage.MERGED else issue
    text = texts.following(
        issue.code,
        issue_texts.STAGES[Stage(issue.stage)],
        categories.name(call.tx, issue.category_id),
        hamlet_name(call.tx, issue),
        issue.raised_on,
        (call.tx.today - issue.raised_on).days,
        _due(call, ahead),
        staff.name_of(call.tx, ahead.holder_id),
        staff.name_of(call.tx, issue.teller_id),
        reason_of(call.tx, ahead),
    )
    ways: list[Button] = [link(texts.DETAILS, "issue", issue.id)] if may_see(call, issue) else []
    ways += [link(texts.FOLLOWED, "followed"), link(texts.FIND, "findissue")]
    last = pairs([*ways, link(texts.HOME, "home")])
    return [page(call, text, (*entrust_buttons(call, issue), *merge_buttons(call, issue), *last))]


def _due(call: Call, issue: Issue) -> str:
    if issue.due_on is None:
        return ""
    calendar, today = workdays.calendar(call.tx), call.tx.today
    if issue.due_on < today:
        return texts.overdue(issue.due_on, calendar.between(issue.due_on, today))
    return texts.due(issue.due_on, calendar.between(today, issue.due_on))
