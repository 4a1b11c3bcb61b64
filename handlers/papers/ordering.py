"""Orders a document: a message holds its place and becomes it."""

from collections.abc import Mapping
from typing import Any

from domain.message import Attached, Card, Toast, Utterance
from handlers.call import Call
from handlers.papers import texts
from storage import papers
from storage.papers import Paper

SLOT = "paper:"
"""Slots of papers' cards begin so: the message that holds the place becomes the document."""


def order(
    call: Call, kind: str, args: Mapping[str, Any], *, protect: bool = False
) -> list[Utterance]:
    """The paper is made soon; asked for twice it is made once.

    Whoever calls has checked that the person may have it; the kind checks it again.
    """
    person_id, chat_id = call.person.id, call.heard.chat_id
    paper_id = papers.order(call.tx, kind, args, person_id=person_id, chat_id=chat_id)
    if paper_id is None:
        return [Toast(texts.BEING_MADE)]
    return [Card(f"{SLOT}{paper_id}", texts.MAKING, afresh=True, protect=protect)]


def made(paper: Paper, caption: str, file: Attached) -> Card:
    """The document in its place. Without buttons, so that no page ever takes it over."""
    return Card(f"{SLOT}{paper.id}", caption, chat_id=paper.chat_id, attached=file)


def failed(paper: Paper) -> Card:
    """Nothing could be made."""
    return Card(f"{SLOT}{paper.id}", texts.FAILED, chat_id=paper.chat_id)
