"""The buttons of this room."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.call import Call
from handlers.roster import offering

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "rosterhow": offering.show_how,
    "roster": offering.take,
    "rosteryes": offering.confirm,
    "rosterno": offering.drop,
}
