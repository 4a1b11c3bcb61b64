"""The buttons and the talks of this room."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.call import Call
from handlers.hamlets import actions, pages
from handlers.talk.kind import Kinds

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "hamlets": pages.show_hamlets,
    "hamlet": pages.show_hamlet,
    "addhamlet": actions.start_add,
    "namehamlet": actions.start_rename,
    "closehamlet": actions.start_close,
}

KINDS: Kinds = {kind.name: kind for kind in (actions.ADD, actions.RENAME, actions.CLOSE)}
