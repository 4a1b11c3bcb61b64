"""Writing a visit down for a colleague who made it."""

from datetime import date

from domain.authority import Action, may
from domain.message import Lane, Say, Utterance
from domain.people import Person
from handlers.call import Call
from handlers.pages import link
from handlers.turnout import can_be_told, expected
from handlers.visit import texts
from handlers.wording import comrade
from storage import programmes, staff
from storage.visits import Visit


def written_for(call: Call, hamlet_id: int | None, on: date) -> list[Person]:
    """For whom a person may write: colleagues of the hamlet, and of the delegation they head."""
    tx, person = call.tx, call.person
    occurrence = programmes.counting_on(tx, on, person.id)
    leads = occurrence is not None and occurrence.rule.participants.head_id == person.id
    led = expected(tx, occurrence) if occurrence is not None and leads else []
    of_hamlet = [p for p in staff.everyone(tx) if hamlet_id in p.hamlet_ids]
    able = {p.id: p for p in (*led, *of_hamlet) if may(p, Action.LOG_VISIT, own=True)}
    able.pop(person.id, None)
    return list(able.values())


def tell_written_for(call: Call, visit: Visit) -> list[Utterance]:
    """Whoever made the visit learns that it was written down; no word of the household."""
    made_by = staff.by_id(call.tx, visit.on_behalf_of) if visit.on_behalf_of else None
    if made_by is None or not can_be_told(made_by):
        return []
    text = texts.written_for_you(visit.code, comrade(call.person.full_name), visit.visited_on)
    rows = ((link(texts.SEE_VISIT, "record", visit.id),),)
    key = f"behalf:{visit.id}"
    return [Say(text, rows, chat_id=made_by.chat_id, lane=Lane.REMINDER, key=key)]
