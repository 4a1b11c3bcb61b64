"""The buttons and the talks of this room."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.call import Call
from handlers.registration import (
    board,
    calendar,
    choosing,
    phoned,
    printing,
    registering,
    standing_in,
    tasks,
)
from handlers.talk.kind import Kinds

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "attend": registering.attend,
    "absent": registering.absent,
    "begin": registering.begin_day,
    "turnout": board.show_board,
    "remind": board.remind,
    "calendar": calendar.show_calendar,
    "joins": calendar.join,
    "takeon": tasks.start,
    "deputy": choosing.start_deputy,
    "goes": standing_in.accept,
    "cannotgo": standing_in.decline,
    "send": choosing.start_sending,
    "phoned": phoned.start,
    "print": printing.print_list,
}

KINDS: Kinds = {
    kind.name: kind
    for kind in (
        registering.ABSENCE,
        tasks.TAKE_ON,
        choosing.DEPUTY,
        choosing.SEND,
        phoned.PHONED,
    )
}
