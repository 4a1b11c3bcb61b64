"""🧾 The last audits, for whoever keeps the software."""

from domain.authority import Action
from domain.message import Utterance
from handlers.audit import texts
from handlers.call import Call
from handlers.pages import link, page
from handlers.wording import local_time
from storage import audits
from storage.audits import Audit
from storage.transaction import Tx

MOST_SHOWN = 7


def show_audits(call: Call) -> list[Utterance]:
    """When they were, and what each found."""
    call.require(Action.SEE_AUDITS)
    made = audits.last(call.tx, MOST_SHOWN)
    text = _text(call.tx, made[0], made[1:]) if made else texts.NEVER
    return [page(call, text, ((link(texts.HOME, "home"),),))]


def _text(tx: Tx, last: Audit, before: list[Audit]) -> str:
    known = [(made_at(tx, one), len(one.found)) for one in before]
    said = [said_of(tx, last), *([texts.before(known)] if known else []), texts.HOW]
    return "\n\n".join(said)


def made_at(tx: Tx, one: Audit) -> str:
    """When an audit ended: plain text."""
    return local_time(one.ended_at or one.due_at, tx.zone)


def said_of(tx: Tx, one: Audit) -> str:
    """One audit in words. HTML."""
    lines = [(texts.NAMES[kind], count, codes) for kind, (count, codes) in one.found.items()]
    return texts.found(made_at(tx, one), lines) if lines else texts.well(made_at(tx, one))
