"""The buttons and the talks of this room."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.call import Call
from handlers.meeting import attending, opinions, pages, recording
from handlers.talk.kind import Kinds

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "meetings": pages.show_meetings,
    "meeting": pages.show_meeting,
    "outcome": recording.start_recording,
    "attendance": attending.start_attending,
    "raisehere": opinions.start_raising_here,
}

KINDS: Kinds = {kind.name: kind for kind in (recording.RESULT, attending.ATTENDANCE)}
