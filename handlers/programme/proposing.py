"""Which households an occurrence proposes to whom: the longest unvisited of one's hamlets."""

from domain.authority import Action, may
from domain.people import Person, Role
from storage import commune, households, registrations, staff
from storage.programmes import Occurrence
from storage.transaction import Tx


def propose_to_all(tx: Tx, occurrence: Occurrence) -> None:
    """Give every cadre without a list some; no household is given to two."""
    taken = registrations.proposed(tx, occurrence.id)
    with_list = set(taken.values())
    given = set(taken)
    for person in staff.everyone(tx, Role.CADRE):
        if person.id not in with_list and may(person, Action.LOG_VISIT, own=True):
            mine = _for(tx, person, occurrence.rule.households_per_hamlet, given)
            registrations.propose(tx, occurrence.id, person.id, mine)
            given.update(mine)


def _for(tx: Tx, person: Person, per_hamlet: int, given: set[int]) -> list[int]:
    """The person's households; someone for the whole commune gets one hamlet's worth."""
    most = per_hamlet if person.whole_commune else per_hamlet * len(person.hamlet_ids)
    mine: list[int] = []
    for hamlet in commune.hamlets(tx):
        if person.looks_after(hamlet.id) and len(mine) < most:
            queue = households.longest_unvisited(tx, hamlet.id, len(given) + per_hamlet)
            mine += [id for id in queue if id not in given][:per_hamlet]
    return mine
