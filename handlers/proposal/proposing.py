"""Which households an occurrence proposes to whom: the longest unvisited of the hamlets."""

from domain.authority import Action, may
from domain.people import Person, Role
from domain.programme import OccurrenceKind, Way, Who
from handlers.turnout import expected
from storage import commune, households, registrations, staff
from storage.programmes import Occurrence
from storage.transaction import Tx


def propose_to_all(tx: Tx, occurrence: Occurrence) -> None:
    """Give everyone who visits and has no list some; no household is given to two."""
    if occurrence.kind is not OccurrenceKind.VISITS:
        return
    taken = registrations.proposed(tx, occurrence.id)
    with_list = set(taken.values())
    given = set(taken)
    for person in _visitors(tx, occurrence):
        if person.id not in with_list and may(person, Action.LOG_VISIT, own=True):
            mine = _for(tx, person, occurrence, given)
            registrations.propose(tx, occurrence.id, person.id, mine)
            given.update(mine)


def _visitors(tx: Tx, occurrence: Occurrence) -> list[Person]:
    """Every cadre who takes part; a delegation goes together, one of it keeps the list."""
    participants = occurrence.rule.participants
    if participants.who is not Who.DELEGATION:
        return [p for p in staff.everyone(tx, Role.CADRE) if participants.include(p.id)]
    members = sorted(expected(tx, occurrence), key=lambda p: p.id != participants.head_id)
    there = [p for p in members if all(map(p.looks_after, occurrence.hamlet_ids))]
    return there[:1]


def _for(tx: Tx, person: Person, occurrence: Occurrence, given: set[int]) -> list[int]:
    """The person's households; someone for the whole commune gets one hamlet's worth."""
    per_hamlet = occurrence.rule.households_per_hamlet
    to_own = occurrence.rule.destination.way is Way.CHARGES
    goes_to = person.hamlet_ids if to_own else frozenset(occurrence.hamlet_ids)
    anywhere = to_own and person.whole_commune
    most = per_hamlet if anywhere else per_hamlet * len(goes_to)
    mine: list[int] = []
    for hamlet in commune.hamlets(tx):
        is_there = person.looks_after(hamlet.id) and (anywhere or hamlet.id in goes_to)
        if is_there and len(mine) < most:
            queue = households.longest_unvisited(tx, hamlet.id, len(given) + per_hamlet)
            mine += [id for id in queue if id not in given][:per_hamlet]
    return mine
