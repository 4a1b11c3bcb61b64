"""The buttons of this room.

Those of `STRANGERS` are pressed by people who are not on the staff (yet): they get the code
that stands in the button's `extra`.
"""

from collections.abc import Callable

from domain.message import Heard, Utterance
from handlers.call import Call
from handlers.joining.actions import confirm, decline
from handlers.joining.taking_back import take_back
from storage.transaction import Tx

STRANGERS: dict[str, Callable[[Tx, Heard, str], list[Utterance]]] = {
    "join": confirm,
    "notme": decline,
}

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "join": lambda call: confirm(call.tx, call.heard, call.extra),
    "notme": lambda call: decline(call.tx, call.heard, call.extra),
    "unjoin": take_back,
}
