"""Whose a list is, and who may exchange a household on it."""

from domain.authority import Action, Scope, may, scope
from domain.people import Person
from domain.programme import Who
from handlers.call import Call
from handlers.refusals import Refused, Why
from handlers.turnout import is_called
from storage import programmes, proposals, registrations, staff
from storage.deputies import OPENS_BEFORE
from storage.programmes import Occurrence
from storage.proposals import Proposed
from storage.transaction import Tx


def open_date(call: Call, occurrence_id: int) -> Occurrence:
    """An occurrence that is kept and not over.

    Raises:
        Refused: There is none such.
    """
    occurrence = programmes.occurrence(call.tx, occurrence_id)
    if occurrence is None or is_over(call.tx, occurrence):
        raise Refused(Why.GONE)
    return occurrence


def is_over(tx: Tx, occurrence: Occurrence) -> bool:
    """Whether nobody goes for the occurrence any more."""
    return occurrence.is_cancelled or registrations.window(occurrence)[1] < tx.today


def require_exchange(call: Call, occurrence: Occurrence, owner_id: int | None) -> None:
    """Raise `Refused` unless the person may exchange households on a list."""
    if not may_exchange(call, occurrence, owner_id):
        raise Refused(Why.NOT_ALLOWED, of=("occurrence", occurrence.id))


def may_exchange(call: Call, occurrence: Occurrence, owner_id: int | None) -> bool:
    """Whether the person may exchange households on a list; None is the one that is shared."""
    takes_part = is_called(call.tx, occurrence, call.person.id)
    is_own = owner_id == call.person.id if owner_id else _leads(call.tx, occurrence, call.person)
    return may(call.person, Action.EXCHANGE_HOUSEHOLDS, own=takes_part and is_own)


def is_open_to(call: Call, occurrence: Occurrence, hamlet_id: int) -> bool:
    """Whether households of a hamlet are named to the person: elsewhere only in the week before."""
    is_near = registrations.window(occurrence)[1] - call.tx.today <= OPENS_BEFORE
    return is_near or exchanges_for_others(call.person) or call.person.looks_after(hamlet_id)


def exchanges_for_others(person: Person) -> bool:
    """Whether the person may do so on every list."""
    return scope(person, Action.EXCHANGE_HOUSEHOLDS) is Scope.COMMUNE


def is_shared(occurrence: Occurrence) -> bool:
    """Whether those who go have one list together."""
    return occurrence.rule.participants.who is Who.DELEGATION


def on_list(tx: Tx, occurrence: Occurrence, owner_id: int | None) -> list[Proposed]:
    """What stands on a list, in order."""
    every = proposals.of_occurrence(tx, occurrence)
    return [one for one in every if one.person_id == owner_id]


def _leads(tx: Tx, occurrence: Occurrence, person: Person) -> bool:
    """Whether a shared list is theirs to change: the head's, or everybody's when no head goes."""
    if not is_shared(occurrence):
        return False
    head_id = occurrence.rule.participants.head_id
    if head_id is None or staff.by_id(tx, head_id) is None:
        return True
    word = registrations.of(tx, occurrence.id).get(head_id)
    return person.id == head_id or (word is not None and not word.takes_part)
