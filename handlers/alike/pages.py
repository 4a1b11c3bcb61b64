"""Everybody who raised one matter, for who may read it."""

from domain.issue import Stage
from domain.message import Utterance
from domain.text import shorten
from handlers.alike import texts
from handlers.call import Call
from handlers.issue import texts as issue_texts
from handlers.issue.access import may_see, seen_issue
from handlers.issue.cards import pushed_words
from handlers.issue.lines import label, leading
from handlers.pages import link, page
from handlers.paging import leaf
from storage import voices
from storage.issues import Issue

MOST_SHOWN = 200


def show_voices(call: Call) -> list[Utterance]:
    """Every issue that was merged into one, its words masked; `extra` is the page."""
    issue = seen_issue(call, call.id)
    known = call.extra.isascii() and call.extra.isdecimal()
    shown = leaf(voices.of(call.tx, issue.id), int(call.extra) if known else 0)
    lines = [_voice(call, one) for one in shown.items]
    text = texts.voices(issue.code, voices.count(call.tx, issue.id), lines)
    readable = [one for one in shown.items if may_see(call, one)]
    rows = tuple((leading(call, one, label(call, one)),) for one in readable)
    last = (link(texts.ISSUE, "issue", issue.id), link(texts.HOME, "home"))
    return [page(call, text, (*rows, *shown.turns("voices", issue.id), last), protect=True)]


def _voice(call: Call, one: Issue) -> texts.Voice:
    words = shorten(pushed_words(call.tx, one), MOST_SHOWN)
    return one.code, one.raised_on, issue_texts.STAGES[Stage(one.stage)], words
