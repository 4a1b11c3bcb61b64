"""🏘 Báo ban ấp: from the board of a date, what is still to be passed on to hamlets' boards."""

from domain.inquiry import is_id
from domain.message import Toast, Utterance
from handlers.call import Call
from handlers.pages import link, page
from handlers.refusals import Refused, Why
from handlers.registration.access import acted_on
from handlers.reminder import visitors_texts as texts
from handlers.reminder.passing_on import keep_told
from handlers.reminder.visitors import Visitors
from storage.programmes import Occurrence


def show_boards(call: Call) -> list[Utterance]:
    """The words to copy for each hamlet; ☎️ (the extra is the hamlet) keeps that it was told."""
    occurrence = _coming(call)
    visitors = Visitors(call.tx, occurrence)
    said: list[Utterance] = []
    if call.extra:
        is_new = keep_told(call, visitors, int(call.extra) if is_id(call.extra) else 0)
        said.append(Toast(texts.TOLD_TOAST if is_new else texts.TOLD_BEFORE))
        visitors = Visitors(call.tx, occurrence)
    rows = [
        (
            visitors.copied_for(hamlet),
            link(texts.passed_on(hamlet.name), "boards", occurrence.id, str(hamlet.id)),
        )
        for hamlet in visitors.untold
    ]
    names = [hamlet.name for hamlet in visitors.untold]
    text = texts.pass_on(occurrence.rule.name, occurrence.occurs_on, names)
    back = (link(texts.TURNOUT, "turnout", occurrence.id), link(texts.HOME, "home"))
    return [*said, page(call, text, (*rows, back))]


def _coming(call: Call) -> Occurrence:
    occurrence = acted_on(call, call.id)
    if occurrence.occurs_on < call.tx.today:
        raise Refused(Why.GONE)
    return occurrence
