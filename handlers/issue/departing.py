"""What leaves no trace: a denunciation or crime report is counted, and everything of it goes."""

from domain.issue import Kind
from handlers.call import Call
from handlers.issue import texts
from handlers.talk.script import Depart
from handlers.talk.state import State
from storage import formal, purging, talks


def depart(call: Call, talk_id: int, state: State, left: Depart) -> str:
    """Clear words, media, answers and what was queued of it; what leaves no trace is counted.

    Source: Luật Tố cáo 2018, Điều 8 (bí mật thông tin người tố cáo).
    """
    kind = Kind(left.why)
    if kind.leaves_no_trace:
        formal.count_formal(call.tx, kind)
    slot = f"{left.item.prefix}.{left.item.number}"
    messages = {
        answer.message_id
        for key, answer in state.answers.items()
        if key.startswith(f"{slot}.") and answer.message_id is not None
    }
    talk = talks.get(call.tx, talk_id)
    since = talk.opened_at if talk else call.tx.now
    purging.purge(call.tx, call.heard.chat_id, talk_id, slot, messages, since=since)
    return texts.GUIDANCE[kind] if kind.leaves_no_trace else ""
