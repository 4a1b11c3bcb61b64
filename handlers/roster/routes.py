"""The buttons of this room."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.call import Call
from handlers.roster import offering, pairing

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "rosterhow": offering.show_how,
    "roster": offering.take,
    "rosterkind": offering.choose_kind,
    "rosteryes": offering.confirm,
    "rosterno": offering.drop,
    "pairs": pairing.show_pairs,
    "findpairs": pairing.search,
    "samepair": pairing.ask_which,
    "mergepair": pairing.merge,
    "apartpair": pairing.keep_apart,
}
