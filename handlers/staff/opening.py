"""How the talks about staff and hamlets are begun, and what stands in their place after."""

from collections.abc import Mapping
from dataclasses import replace
from html import escape

from domain.message import Card, CloseCard, Tap, Toast, Utterance
from handlers.call import Call
from handlers.pages import tapped_card
from handlers.talk import card, desk
from handlers.talk.kind import TalkKind
from handlers.talk.script import Json, T
from storage import talks


def open_anew(call: Call, kind: TalkKind[T], start: Mapping[str, Json]) -> list[Utterance]:
    """Begin a talk; an earlier one about the same is given up, unless much was answered.

    A double tap on the button that begins it leaves one talk.
    """
    for talk in talks.open_of(call.tx, call.person.id):
        same = talk.kind == kind.name and talk.state.get("start") == dict(start)
        if same and (start or not talk.state.get("answers")):
            talks.end(call.tx, talk.id, "replaced")
    return desk.begin(call, kind, start)


def in_its_place(
    call: Call, talk_id: int, said: list[Utterance], note: str = ""
) -> list[Utterance]:
    """A page in the place of the talk's card; a card that was not tapped goes.

    The note is said in passing, or above the page to whoever typed.
    """
    if not isinstance(call.heard.content, Tap):
        shown = [_under(note, word) if isinstance(word, Card) and note else word for word in said]
        return [CloseCard(card.slot(talk_id)), *shown]
    told = [Toast(note)] if note else []
    if tapped_card(call) is not None:
        return [*told, *said]
    return [*told, CloseCard(card.slot(talk_id)), *said]


def _under(note: str, shown: Card) -> Card:
    return replace(shown, text=f"{escape(note)}\n\n{shown.text}")
