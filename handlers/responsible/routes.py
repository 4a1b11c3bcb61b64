"""The buttons and the talks of this room."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.call import Call
from handlers.responsible import filing, naming, pages, rules
from handlers.talk.kind import Kinds

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "authority": pages.show_authority,
    "authoritywrong": pages.show_problems,
    "authorityfile": filing.export,
    "field": pages.show_field,
    "trypath": pages.show_path,
    "setresponsible": naming.starting(naming.RESPONSIBLE),
    "setdeputy": naming.starting(naming.DEPUTY),
    "setabove": naming.starting(naming.ABOVE),
    "setlimits": rules.start_limits,
    "setspot": rules.start_spot,
    "nameinspection": rules.start_inspection,
}

KINDS: Kinds = {
    kind.name: kind
    for kind in (
        naming.RESPONSIBLE,
        naming.DEPUTY,
        naming.ABOVE,
        rules.LIMITS,
        rules.SPOT,
        rules.INSPECTION,
    )
}
