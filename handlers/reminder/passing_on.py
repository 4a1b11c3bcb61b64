"""Somebody passed on to a hamlet's board that visitors come, and that is kept."""

from domain.authority import Action, scope
from domain.inquiry import is_id
from domain.message import Toast, Utterance
from handlers.call import Call
from handlers.refusals import Refused, Why
from handlers.reminder import visitors_texts as texts
from handlers.reminder.snoozing import own_notice, redrawn
from handlers.reminder.visitors import Visitors
from storage import hamlet_words, history, programmes
from storage.programmes import Occurrence


def board_told(call: Call) -> list[Utterance]:
    """☎️ Đã báo: somebody passed it on to a hamlet's board."""
    occurrence, hamlet_id = _asked(call)
    notice = own_notice(call)
    visitors = Visitors(call.tx, occurrence)
    passing = {p.id for p in visitors.passed_on_by()}
    if call.person.id not in passing and not scope(call.person, Action.MANAGE_PROGRAMMES):
        raise Refused(Why.NOT_ALLOWED)
    is_new = keep_told(call, visitors, hamlet_id)
    toast = Toast(texts.TOLD_TOAST if is_new else texts.TOLD_BEFORE)
    return [toast, *redrawn(call, notice)]


def keep_told(call: Call, visitors: Visitors, hamlet_id: int) -> bool:
    """Keep that the caller told a hamlet's board; False: somebody had before.

    Raises:
        Refused: Nobody comes there, or its board is told by the bot.
    """
    if all(hamlet.id != hamlet_id for hamlet in visitors.without_board):
        raise Refused(Why.GONE)
    occurrence, by = visitors.occurrence, call.person.id
    is_new = hamlet_words.tell(call.tx, occurrence, hamlet_id, by=by)
    if is_new:
        new = str(hamlet_id)
        history.record(call.tx, "occurrence", occurrence.id, "board_told", by=by, new=new)
    return is_new


def _asked(call: Call) -> tuple[Occurrence, int]:
    first, _, second = call.extra.partition(".")
    known = is_id(first) and is_id(second)
    occurrence = programmes.occurrence(call.tx, int(first)) if known else None
    if occurrence is None or occurrence.is_cancelled or occurrence.occurs_on < call.tx.today:
        raise Refused(Why.GONE)
    return occurrence, int(second)
