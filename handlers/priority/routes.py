"""The buttons and the talks of this room."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.call import Call
from handlers.priority import actions, pages
from handlers.talk.kind import Kinds

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "groups": pages.show_groups,
    "group": pages.show_group,
    "addgroup": actions.start_add,
    "namegroup": actions.start_rename,
    "markgroup": pages.mark,
    "askclosegroup": pages.ask_close,
    "closegroup": pages.close,
    "priority": actions.start_setting,
}

KINDS: Kinds = {kind.name: kind for kind in (actions.ADD, actions.RENAME, actions.SET)}
