"""The buttons of this room."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.call import Call
from handlers.reminder import why

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {"why": why.why}
