"""The buttons and the talks of this room."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.call import Call
from handlers.registration import board, calendar, registering
from handlers.talk.kind import Kinds

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "attend": registering.attend,
    "absent": registering.absent,
    "begin": registering.begin_day,
    "turnout": board.show_board,
    "remind": board.remind,
    "calendar": calendar.show_calendar,
    "joins": calendar.join,
}

KINDS: Kinds = {kind.name: kind for kind in (registering.ABSENCE,)}
