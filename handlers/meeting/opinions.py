"""💬 Ghi ý kiến at a date of a programme, or collected for it beforehand."""

from domain.authority import Action
from domain.message import Utterance
from domain.programme import OccurrenceKind
from handlers.call import Call
from handlers.issue.raising import RAISE
from handlers.meeting.access import seen_meeting
from handlers.talk import desk


def start_raising_here(call: Call) -> list[Utterance]:
    """An issue without a household; the day is the date's, or today while it is to come."""
    call.require(Action.RAISE_ISSUE)
    occurrence = seen_meeting(call)
    received_on = min(occurrence.occurs_on, call.tx.today)
    is_met = occurrence.kind is not OccurrenceKind.OFFICE
    start = {
        "received_on": received_on.isoformat(),
        "occurrence": occurrence.id,
        "channel": "meeting" if is_met else "office",
    }
    return desk.begin(call, RAISE, start)
