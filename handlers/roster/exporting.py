"""📤 The administrator takes the lists out: a workbook in the place of a message."""

from domain.authority import Action, scope
from domain.message import Utterance
from handlers.call import Call
from handlers.pages import link, page
from handlers.papers.ordering import order
from handlers.refusals import Refused, Why
from handlers.roster import export_texts as texts
from storage import history, staff
from storage.transaction import Tx

HOUSEHOLDS, STAFF = "households", "staff_list"
"""Kinds of papers."""


def show_exports(call: Call) -> list[Utterance]:
    """What there is to take out."""
    call.require(Action.EXPORT_LISTS)
    rows = (
        (link(texts.HOUSEHOLDS, "export", 0, HOUSEHOLDS),),
        (link(texts.STAFF, "export", 0, STAFF),),
        (link(texts.HAMLETS, "hamlets"), link(texts.HOME, "home")),
    )
    return [page(call, texts.EXPORTS, rows)]


def export(call: Call) -> list[Utterance]:
    """A message holds the place of the list, and becomes it."""
    call.require(Action.EXPORT_LISTS)
    if call.extra not in (HOUSEHOLDS, STAFF):
        raise Refused(Why.GONE)
    return order(call, call.extra, {})


def may_have(tx: Tx, person_id: int) -> bool:
    """Whether the person may still have a list; that they take one out is kept."""
    person = staff.by_id(tx, person_id)
    if person is None or scope(person, Action.EXPORT_LISTS) is None:
        return False
    history.looked(tx, "export", 0, by=person_id)
    return True
