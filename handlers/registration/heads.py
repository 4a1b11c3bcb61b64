"""The head of a delegation left the staff: coordinators are told, and choose another."""

from domain.message import Lane, Say, Utterance
from domain.people import Person, Role
from domain.text import shorten
from handlers.pages import LABEL_LENGTH, link
from handlers.registration import board_texts as texts
from handlers.turnout import can_be_told
from storage import programmes, staff
from storage.programmes import Programme
from storage.transaction import Tx

MOST_NAMED = 10


def tell_of_leaving(tx: Tx, person: Person) -> list[Utterance]:
    """What coordinators are told when somebody leaves; nothing of who heads no delegation."""
    headed = [p for p in programmes.running(tx) if p.rule.participants.head_id == person.id]
    if not headed:
        return []
    text = texts.head_left_news(person.full_name, [p.rule.name for p in headed])
    rows = tuple((link(_label(p), "editprogramme", p.id),) for p in headed[:MOST_NAMED])
    return [
        Say(
            text,
            rows,
            chat_id=one.chat_id,
            lane=Lane.REMINDER,
            key=f"headless:{person.id}:{one.id}",
        )
        for one in staff.everyone(tx, Role.COORDINATOR)
        if can_be_told(one)
    ]


def _label(programme: Programme) -> str:
    return shorten(texts.other_head(programme.rule.name), LABEL_LENGTH)
