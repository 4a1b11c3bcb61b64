"""The list of hamlets, and one hamlet."""

from domain.authority import Action
from domain.message import Utterance
from domain.text import shorten
from handlers.call import Call
from handlers.hamlets import texts
from handlers.hamlets.facts import HamletFacts
from handlers.pages import LABEL_LENGTH, link, page
from handlers.paging import leaf
from handlers.refusals import Refused, Why
from storage import commune, households
from storage.commune import Hamlet


def show_hamlets(call: Call) -> list[Utterance]:
    """The open hamlets with their households; the button's id is the leaf."""
    call.require(Action.MANAGE_HAMLETS)
    known = commune.hamlets(call.tx)
    shown = leaf(known, call.id)
    text = texts.title(len(known), shown.number + 1, shown.count) if known else texts.NO_HAMLETS
    rows = [(link(_label(call, hamlet), "hamlet", hamlet.id),) for hamlet in shown.items]
    more = (link(texts.ADD, "addhamlet"), link(texts.GROUPS, "groups"))
    lists = (link(texts.IMPORT, "rosterhow"), link(texts.PAIRS, "pairs"))
    below = (more, lists, (link(texts.EXPORTS, "exports"), link(texts.HOME, "home")))
    return [page(call, text, (*rows, *shown.turns("hamlets"), *below))]


def show_hamlet(call: Call) -> list[Utterance]:
    """One hamlet: its households, its people, and what can be changed."""
    return show(call, target(call))


def show(call: Call, facts: HamletFacts) -> list[Utterance]:
    """A hamlet's page."""
    assert facts.hamlet is not None
    text = texts.hamlet(facts.hamlet.name, facts.households, facts.people_named)
    change = (
        link(texts.RENAME, "namehamlet", facts.hamlet_id),
        link(texts.CLOSE, "closehamlet", facts.hamlet_id),
    )
    leave = (link(texts.HAMLETS, "hamlets"), link(texts.HOME, "home"))
    return [page(call, text, (change, leave))]


def target(call: Call) -> HamletFacts:
    """Which hamlet the button is about, for an administrator.

    Raises:
        Refused: The caller may not manage hamlets, or no open one has that id.
    """
    call.require(Action.MANAGE_HAMLETS)
    facts = HamletFacts(call, call.id)
    if facts.hamlet is None:
        raise Refused(Why.GONE)
    return facts


def _label(call: Call, hamlet: Hamlet) -> str:
    name = shorten(hamlet.name, LABEL_LENGTH - 14)
    return texts.label(name, households.count(call.tx, hamlet.id))
