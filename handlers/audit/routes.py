"""The buttons of this room."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.audit import pages
from handlers.call import Call

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {"audit": pages.show_audits}
