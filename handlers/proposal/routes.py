"""The buttons and the talk of this room."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.call import Call
from handlers.proposal import exchanging, lists, others
from handlers.talk.kind import Kinds

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "list": lists.show_list,
    "lists": others.show_lists,
    "listof": others.show_list_of,
    "exchange": exchanging.start_exchange,
}

KINDS: Kinds = {kind.name: kind for kind in (exchanging.EXCHANGE,)}
