"""The buttons and the talks of this room."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.call import Call
from handlers.commitments import pages, writing
from handlers.talk.kind import Kinds

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "commitment": pages.show_commitment,
    "commitments": pages.show_commitments,
    "commit": writing.start_writing,
    "reviewcommitment": writing.start_reviewing,
}

KINDS: Kinds = {kind.name: kind for kind in (writing.WRITE, writing.REVIEW)}
