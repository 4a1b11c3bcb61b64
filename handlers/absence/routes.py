"""The buttons and the talks of this room."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.absence import pages, setting
from handlers.call import Call
from handlers.talk.kind import Kinds

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "absence": pages.show_absence,
    "setabsence": setting.start_setting,
    "endabsence": pages.end,
}

KINDS: Kinds = {setting.SET_ABSENCE.name: setting.SET_ABSENCE}
