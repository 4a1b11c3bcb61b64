"""Answers why a message came."""

from domain.message import Toast, Utterance
from handlers.call import Call
from handlers.refusals import Refused, Why
from handlers.reminder import texts


def why(call: Call) -> list[Utterance]:
    """Why this message came."""
    reasons = {
        "notice": texts.WHY_NOTICE,
        "turnout": texts.WHY_TURNOUT,
        "start": texts.WHY_START,
    }
    if call.extra not in reasons:
        raise Refused(Why.GONE)
    return [Toast(reasons[call.extra], alert=True)]
