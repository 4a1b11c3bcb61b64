"""The buttons that withdraw consent."""

from collections.abc import Callable

from domain.message import Utterance
from handlers.call import Call
from handlers.consent import pages

ROUTES: dict[str, Callable[[Call], list[Utterance]]] = {
    "revoke": pages.ask_household,
    "revoked": pages.withdraw_household,
    "unname": pages.ask_issue,
    "unnamed": pages.withdraw_issue,
}
