"""The buttons of this room."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.call import Call
from handlers.roster import exporting, offering, pairing

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "rosterhow": offering.show_how,
    "roster": offering.take,
    "rosterkind": offering.choose_kind,
    "rosteryes": offering.confirm,
    "rosterno": offering.drop,
    "exports": exporting.show_exports,
    "export": exporting.export,
    "pairs": pairing.show_pairs,
    "findpairs": pairing.search,
    "samepair": pairing.ask_which,
    "mergepair": pairing.merge,
    "apartpair": pairing.keep_apart,
}
