"""The buttons and the talks of this room."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.call import Call
from handlers.models import acts, pages, writing
from handlers.talk.kind import Kinds

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "models": pages.show_models,
    "modelunit": pages.show_unit,
    "model": pages.show_model,
    "modelhistory": pages.show_history,
    "addmodel": writing.start_adding,
    "editmodel": writing.start_editing,
    "carrymodel": acts.carry_on,
    "askendmodel": acts.ask_end,
    "markmodel": acts.mark,
}

KINDS: Kinds = {kind.name: kind for kind in (writing.ADD, writing.EDIT)}
