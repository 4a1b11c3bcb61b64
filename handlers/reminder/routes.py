"""The buttons and the talks of this room."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.call import Call
from handlers.reminder import boards, hamlets, passing_on, snoozing, times, upcoming, why
from handlers.talk.kind import Kinds

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "why": why.why,
    "snooze": snoozing.snooze,
    "answers": snoozing.join_one,
    "boards": boards.show_boards,
    "boardtold": passing_on.board_told,
    "schedule": upcoming.show_schedule,
    "rungs": times.show_rungs,
    "rung": times.start_rung,
    "visitors": hamlets.show_visitors,
}

KINDS: Kinds = {times.SET_RUNG.name: times.SET_RUNG}
