"""The buttons and the talk about rechecks, and the page of what citizens said."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.call import Call
from handlers.recheck import asking, quality
from handlers.talk.kind import Kinds

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "quality": quality.show_quality,
    "recheck": asking.show,
    "recheckyes": asking.confirm,
    "recheckno": asking.differ,
    "recheckmissed": asking.miss,
    "recheckopen": asking.start_reopening,
}

KINDS: Kinds = {asking.REOPEN.name: asking.REOPEN}
