"""The buttons that withdraw consent."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.call import Call
from handlers.consent import pages

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "unlink": pages.ask_household,
    "unlinked": pages.withdraw_household,
    "unname": pages.ask_issue,
    "unnamed": pages.withdraw_issue,
}
