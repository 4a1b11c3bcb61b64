"""Where and when a person gathers for an occurrence, and with whom they go."""

from domain.people import Person
from domain.programme import Way, Who
from handlers.programme.rules import said_gathering
from handlers.reminder import company_texts as texts
from handlers.turnout import expected
from storage import registrations, staff
from storage.programmes import Occurrence
from storage.transaction import Tx


def company(tx: Tx, person: Person, occurrence: Occurrence) -> list[str]:
    """Lines of a notice: the gathering, then the delegation or who goes to the same hamlets."""
    rule = occurrence.rule
    gathers = said_gathering(rule.gathers_at, rule.gathers_where)
    lines = [texts.gathers(gathers)] if gathers else []
    people = _coming(tx, occurrence)
    if rule.participants.who is Who.DELEGATION:
        head = staff.name_of(tx, rule.participants.head_id)
        return [*lines, texts.delegation(head, len(people))] if head else lines
    if rule.destination.way is Way.CHARGES and not occurrence.hamlet_ids:
        people = [p for p in people if p.hamlet_ids & person.hamlet_ids]
    others = [p.full_name for p in people if p.id != person.id]
    return [*lines, texts.together(others)] if others else lines


def _coming(tx: Tx, occurrence: Occurrence) -> list[Person]:
    words = registrations.of(tx, occurrence.id)
    people = expected(tx, occurrence)
    return [p for p in people if p.id not in words or words[p.id].takes_part]
