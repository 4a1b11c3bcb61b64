"""The buttons and the talks of this room."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.call import Call
from handlers.programme import dates, days_off, pages, wizard
from handlers.talk.kind import Kinds

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "programmes": pages.show_programmes,
    "programme": pages.show_programme,
    "occurrence": pages.show_occurrence,
    "movedate": dates.start_moving,
    "canceldate": dates.start_cancelling,
    "choosehamlets": dates.start_choosing,
    "newprogramme": wizard.start_new,
    "editprogramme": wizard.start_editing,
    "newdate": dates.start_adding,
    "endprogramme": dates.start_ending,
    "daysoff": days_off.show_days,
    "addoff": days_off.start_off,
    "addworked": days_off.start_worked,
    "forgetday": days_off.forget,
}

KINDS: Kinds = {
    kind.name: kind
    for kind in (
        dates.MOVE,
        dates.CANCEL,
        dates.ADD,
        dates.CHOOSE,
        dates.END,
        wizard.NEW,
        wizard.EDIT,
        days_off.ADD_OFF,
        days_off.ADD_WORKED,
    )
}
