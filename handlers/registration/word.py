"""Keeps a person's word for a date, whoever gives it, and what follows for who stands in."""

from collections.abc import Iterable

from domain.message import Button, Lane, Say
from domain.people import Person
from handlers.pages import link
from handlers.proposal.passing import pass_on
from handlers.registration import deputy_texts as texts
from handlers.turnout import can_be_told
from handlers.wording import comrade
from storage import deputies, history, registrations, staff
from storage.deputies import Answer, Deputy
from storage.programmes import Occurrence
from storage.transaction import Tx

_PHONED = "phoned"


def keep(
    tx: Tx, occurrence: Occurrence, person_id: int, *, by: int, takes_part: bool, reason: str = ""
) -> list[Say]:
    """The word is kept with its history; whoever need not, or will not, stand in is told of."""
    if says_so(tx, occurrence, person_id, by=by, takes_part=takes_part, reason=reason):
        return []
    written_by = None if by == person_id else by
    before = registrations.word(tx, occurrence.id, person_id)
    registrations.answer(
        tx, occurrence.id, person_id, takes_part=takes_part, reason=reason, registered_by=written_by
    )
    if before and takes_part and before.takes_part:
        registrations.take_on(tx, occurrence.id, person_id, before.tasks)
    what = "joins" if takes_part else "absent"
    whose = str(person_id) if written_by else ""
    history.record(tx, "occurrence", occurrence.id, what, by=by, new=whose, why=reason)
    if takes_part:
        return _free_deputies(tx, occurrence, person_id)
    return [*_give_up_standing_in(tx, occurrence, person_id), *_pass_on(tx, occurrence, person_id)]


def _pass_on(tx: Tx, occurrence: Occurrence, person_id: int) -> list[Say]:
    """The list of who does not go waits for another date, or goes to whoever is left."""
    person = staff.by_id(tx, person_id)
    return list(pass_on(tx, occurrence, person)) if person else []


def says_so(
    tx: Tx, occurrence: Occurrence, person_id: int, *, by: int, takes_part: bool, reason: str = ""
) -> bool:
    """Whether the word stands like this already; whose own it is nobody need write for them."""
    before = registrations.word(tx, occurrence.id, person_id)
    if before is None or (before.takes_part, before.reason) != (takes_part, reason):
        return False
    return by != person_id or before.registered_by is None


def note_no_answer(tx: Tx, occurrence: Occurrence, person_id: int, *, by: int) -> None:
    """Somebody was phoned and did not pick up."""
    history.record(tx, "occurrence", occurrence.id, _PHONED, by=by, new=str(person_id))


def not_answering(tx: Tx, occurrence: Occurrence, waiting: Iterable[Person]) -> list[Person]:
    """Those who wait to be asked, were phoned, and did not pick up."""
    events = history.of(tx, "occurrence", occurrence.id)
    tried = {event.new for event in events if event.what == _PHONED}
    return [person for person in waiting if str(person.id) in tried]


def _free_deputies(tx: Tx, occurrence: Occurrence, person_id: int) -> list[Say]:
    """Who was absent goes after all: whoever was asked to stand in need not."""
    said = []
    for one in deputies.of(tx, occurrence.id):
        if one.for_id == person_id and one.is_open:
            said += withdraw(tx, occurrence, one)
    return said


def withdraw(tx: Tx, occurrence: Occurrence, one: Deputy) -> list[Say]:
    """Somebody need not stand in: the list goes back, and they are told."""
    if not deputies.settle(tx, one, Answer.WITHDRAWN):
        return []
    _give_back(tx, one)
    name, on = occurrence.rule.name, occurrence.occurs_on
    whom = comrade(staff.name_of(tx, one.for_id)) if one.for_id else ""
    return tell(tx, one.deputy_id, texts.not_needed(name, on, whom), f"freed:{one.id}")


def _give_up_standing_in(tx: Tx, occurrence: Occurrence, person_id: int) -> list[Say]:
    """Who was to stand in is absent too: those who asked choose another."""
    said = []
    for one in deputies.of(tx, occurrence.id):
        if one.deputy_id == person_id and one.answer is Answer.ACCEPTED:
            deputies.settle(tx, one, Answer.DECLINED)
            _give_back(tx, one)
            said += tell_of_refusal(tx, occurrence, one)
    return said


def _give_back(tx: Tx, one: Deputy) -> None:
    """The absent one's list is theirs again, for whoever goes next; what was nobody's stays."""
    if one.for_id is not None:
        deputies.give_back(tx, one)


def tell_of_refusal(tx: Tx, occurrence: Occurrence, one: Deputy) -> list[Say]:
    """Those who asked, and for whom, learn that somebody cannot stand in."""
    who = comrade(staff.name_of(tx, one.deputy_id))
    text = texts.cannot(occurrence.rule.name, occurrence.occurs_on, who)
    said = []
    for id in sorted({one.asked_by, one.for_id or one.asked_by}):
        again = link(texts.DEPUTY, "deputy", occurrence.id)
        board = link(texts.BOARD, "turnout", occurrence.id)
        button = again if id == one.for_id else board
        said += tell(tx, id, text, f"declined:{one.id}:{id}", button)
    return said


def tell(tx: Tx, person_id: int, text: str, key: str, *buttons: Button) -> list[Say]:
    """One message to a member of staff who can be told."""
    person = staff.by_id(tx, person_id)
    if person is None or not can_be_told(person):
        return []
    rows = tuple((button,) for button in buttons)
    return [Say(text, rows, chat_id=person.chat_id, lane=Lane.REMINDER, key=key)]
