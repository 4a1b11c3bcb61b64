"""What leaves no trace: a denunciation or crime report is counted, and everything of it goes."""

from datetime import datetime, timedelta

from domain.issue import Kind
from handlers.call import Call
from handlers.issue import texts
from handlers.talk.script import Depart
from handlers.talk.state import Answer, State
from storage import attachments, formal, purging, talks

BESIDE = timedelta(minutes=30)
"""What was sent outside a form so shortly before, and not taken up, belongs to the matter."""

_CONTACT = "contact"
"""Given for all that a household raised together."""


def depart(call: Call, talk_id: int, state: State, left: Depart) -> str:
    """Clear words, media, answers and what was queued of it; what leaves no trace is counted.

    Source: Luật Tố cáo 2018, Điều 8 (bí mật thông tin người tố cáo).
    """
    kind = Kind(left.why)
    slot = left.item.stem
    talk = talks.get(call.tx, talk_id)
    since = talk.opened_at if talk else call.tx.now
    messages = _messages(state, slot)
    beside = False
    if kind.leaves_no_trace:
        formal.count_formal(call.tx, kind)
        loose = _forget_loose(call, since - BESIDE)
        beside = bool(loose)
        messages |= loose
    purging.purge(call.tx, call.heard.chat_id, talk_id, slot, messages, since=since)
    return texts.left_without_trace(kind, beside=beside) if kind.leaves_no_trace else ""


def _messages(state: State, slot: str) -> set[int]:
    """The person's messages about it, also those that were replaced or understood by nobody."""
    given = [
        answer
        for key, answer in state.answers.items()
        if key.startswith(f"{slot}.") or key == _CONTACT
    ]
    return {*state.heard.get(slot, ()), *_ids(given)}


def _ids(answers: list[Answer]) -> set[int]:
    return {answer.message_id for answer in answers if answer.message_id is not None}


def _forget_loose(call: Call, since: datetime) -> set[int]:
    """Offers that nobody took up are emptied; the messages they came in."""
    messages: set[int] = set()
    for offer in talks.offered_since(call.tx, call.person.id, since):
        state = State.from_json(offer.state)
        messages |= _ids(list(state.answers.values()))
        messages |= attachments.erase(call.tx, offer.id, "note")
        talks.forget(call.tx, offer.id)
    return messages
