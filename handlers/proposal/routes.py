"""The buttons of this room."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.call import Call
from handlers.proposal import lists

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {"list": lists.show_list}
