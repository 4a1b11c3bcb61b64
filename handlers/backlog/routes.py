"""The buttons of this room."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.backlog import pages
from handlers.call import Call

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "backlog": pages.show_backlog,
    "backlogby": pages.show_choices,
}
