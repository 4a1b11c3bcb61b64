"""Which households are proposed to whom: made person by person, so that no unit is long."""

from collections.abc import Iterable, Iterator
from itertools import islice

from domain.authority import Action, may
from domain.people import Person, Role
from domain.programme import OccurrenceKind, Way
from domain.visiting import Next, rank
from handlers.proposal.owners import is_shared, on_list
from handlers.turnout import expected
from storage import commune, proposals, registrations, staff, turns
from storage.programmes import Occurrence
from storage.transaction import Tx


def propose(tx: Tx, occurrence: Occurrence, person: Person) -> None:
    """Give somebody who goes, or the delegation they go with, a list, unless there is one.

    No household is given to two. Who excused themselves gets none.
    """
    if occurrence.kind is not OccurrenceKind.VISITS:
        return
    if is_shared(occurrence):
        _share(tx, occurrence)
    elif _visits_alone(tx, occurrence, person):
        mine = _for(tx, occurrence, person)
        proposals.propose(tx, occurrence.id, person.id, mine)


def next_in(tx: Tx, occurrence: Occurrence, hamlet_id: int) -> Iterator[Next]:
    """The households of a hamlet that are on no list of the occurrence, the next one first."""
    known = turns.standings(tx, hamlet_id)
    came = turns.came(tx, hamlet_id)
    promised = proposals.elsewhere(tx, occurrence.id, hamlet_id)
    given = proposals.given(tx, occurrence.id)
    return (one for one in rank(known, came, promised) if one.household_id not in given)


def _share(tx: Tx, occurrence: Occurrence) -> None:
    """One list for the delegation; where everyone goes to their own, to the head's hamlets."""
    if on_list(tx, occurrence, None):
        return
    if occurrence.rule.destination.way is not Way.CHARGES:
        hamlet_ids: Iterable[int] = occurrence.hamlet_ids
    else:
        head_id = occurrence.rule.participants.head_id
        head = staff.by_id(tx, head_id) if head_id else None
        hamlet_ids = _charge(tx, head or next(iter(expected(tx, occurrence)), None))
    per_hamlet = occurrence.rule.households_per_hamlet
    chosen = [one for id in hamlet_ids for one in islice(next_in(tx, occurrence, id), per_hamlet)]
    proposals.propose(tx, occurrence.id, None, chosen)


def _charge(tx: Tx, person: Person | None) -> list[int]:
    """The hamlets in somebody's charge; of the whole commune the first one."""
    known = [hamlet.id for hamlet in commune.hamlets(tx)]
    if person is None:
        return []
    mine = [id for id in known if person.looks_after(id)]
    return mine[:1] if person.whole_commune else mine


def _visits_alone(tx: Tx, occurrence: Occurrence, person: Person) -> bool:
    is_cadre = Role.CADRE in person.roles and may(person, Action.LOG_VISIT, own=True)
    if not is_cadre or not occurrence.rule.participants.include(person.id):
        return False
    word = registrations.of(tx, occurrence.id).get(person.id)
    is_excused = word is not None and not word.takes_part
    return not is_excused and not proposals.listed(tx, occurrence.id, person.id)


def _for(tx: Tx, occurrence: Occurrence, person: Person) -> list[Next]:
    """The person's households; someone for the whole commune gets one hamlet's worth."""
    per_hamlet = occurrence.rule.households_per_hamlet
    to_own = occurrence.rule.destination.way is Way.CHARGES
    goes_to = person.hamlet_ids if to_own else frozenset(occurrence.hamlet_ids)
    anywhere = to_own and person.whole_commune
    most = per_hamlet if anywhere else per_hamlet * len(goes_to)
    mine: list[Next] = []
    for hamlet in commune.hamlets(tx):
        is_there = person.looks_after(hamlet.id) and (anywhere or hamlet.id in goes_to)
        if is_there and len(mine) < most:
            mine += islice(next_in(tx, occurrence, hamlet.id), per_hamlet)
    return mine
