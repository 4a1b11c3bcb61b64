"""The buttons and the talks of a leader and the assistants."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.call import Call
from handlers.leader import approving, assistants
from handlers.talk.kind import Kinds

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "assistants": assistants.show_assistants,
    "nameassistant": assistants.start_naming,
    "endassistant": assistants.end,
    "approve": approving.approve,
    "revise": approving.revise,
    "decline": approving.start_declining,
    "prepared": approving.show,
    "preparedfiles": approving.show_files,
}

KINDS: Kinds = {kind.name: kind for kind in (assistants.NAME_ASSISTANT, approving.DECLINE)}
