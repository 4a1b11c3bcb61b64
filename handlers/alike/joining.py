"""A citizen joins what others raised: the matter gets heavier, and there is one answer."""

from domain.issue import Stage, Urgency
from domain.message import Lane, Say, Utterance
from handlers.alike import texts
from handlers.alike.together import ANSWERS, catch_up
from handlers.issue.cards import masked_words, pushed_words
from handlers.pages import link
from handlers.turnout import can_be_told
from storage import categories, history, staff, voices
from storage.issues import Issue
from storage.transaction import Tx

BEYOND = (*ANSWERS, Stage.UNHELD)
"""Stages in which its weight changes nothing for whoever holds it."""


def announce(tx: Tx, issue: Issue) -> list[Utterance]:
    """To whoever wrote it down what happens next; to whoever holds the matter that it weighs more.

    Where there is an answer already, it is to be brought at once.
    """
    carrier = voices.root(tx, issue)
    households = voices.count(tx, carrier.id)
    told = Say(texts.joined(issue.code, carrier.code, households))
    weighs = _to_holder(tx, carrier, issue, households)
    return [told, *catch_up(tx, carrier, issue), *weighs]


def _to_holder(tx: Tx, carrier: Issue, issue: Issue, households: int) -> list[Utterance]:
    holder = staff.by_id(tx, carrier.holder_id) if carrier.holder_id else None
    if holder is None or not can_be_told(holder) or carrier.stage in BEYOND:
        return []
    if holder.id == issue.recorded_by:
        return []  # they have just read it
    is_urgent = issue.urgency == Urgency.URGENT
    # Not even the carrier's own household is to be named in the other's words.
    words = masked_words(tx, carrier, pushed_words(tx, issue))
    text = texts.one_more(carrier.code, categories.name(tx, carrier.category_id), households, words)
    text += f"\n{texts.urgent_now(carrier.answer_on)}" if is_urgent else ""
    look = ((link(texts.DETAILS, "issue", carrier.id),),)
    return [
        Say(
            text,
            look,
            chat_id=holder.chat_id,
            lane=Lane.ESCALATION if is_urgent else Lane.DIGEST,
            silent=not is_urgent,
            key=f"joined:{issue.id}",
            protect=True,
        )
    ]


def bind(tx: Tx, carrier: Issue, issue: Issue, *, by: int) -> None:
    """A new issue is one matter with another, which counts both from now on."""
    voices.take_in(tx, carrier, issue, by=by, what="joined")
    history.record(tx, "issue", issue.id, "joins", by=by, new=carrier.code)
