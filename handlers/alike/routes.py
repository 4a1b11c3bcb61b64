"""The buttons and the talks about matters that several citizens raised."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.alike import merging, pages
from handlers.call import Call
from handlers.talk.kind import Kinds

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "voices": pages.show_voices,
    "merge": merging.start_merging,
}

KINDS: Kinds = {merging.MERGE.name: merging.MERGE}
