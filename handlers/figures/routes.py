"""The buttons and the talks of this room."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.call import Call
from handlers.figures import pages, spans
from handlers.talk.kind import Kinds

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "figures": pages.show_figures,
    "figurefields": pages.show_fields,
    "figureprogrammes": pages.show_programmes,
    "figurespan": spans.start_span,
    "sentence": pages.show_sentence,
}

KINDS: Kinds = {kind.name: kind for kind in (spans.SPAN,)}
