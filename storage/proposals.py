"""Which households are proposed for an occurrence: on one person's list, or on a shared one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, bindparam, delete, exists, or_, select, update

from domain.programme import Participants, Way, Who
from domain.visiting import Next, Reason
from storage import deputies
from storage.programmes import Occurrence
from storage.registrations import window
from storage.statements import Statement, Values, insertion
from storage.tables.programme import OccurrenceRow, ProposalRow
from storage.tables.roster import HouseholdRow
from storage.tables.visit import VisitRow
from storage.transaction import Tx
from storage.types import table

_proposals = table(ProposalRow)
_occurrences = table(OccurrenceRow)
_households = table(HouseholdRow)
_visits = table(VisitRow)

_of_occurrence = _proposals.c.occurrence_id == bindparam("occurrence")
_is_theirs = (
    _of_occurrence,
    (_proposals.c.person_id == bindparam("person")) | _proposals.c.person_id.is_(None),
)
_visited = exists().where(
    _visits.c.household_id == _proposals.c.household_id,
    _visits.c.withdrawn_at.is_(None),
    _visits.c.visited_on.between(bindparam("first_on"), bindparam("last_on")),
)
_LISTED = Statement(
    select(_proposals.c.household_id).where(*_is_theirs).order_by(_proposals.c.place)
)
_STILL_TO_VISIT = Statement(
    select(_proposals.c.household_id).where(*_is_theirs, ~_visited).order_by(_proposals.c.place)
)
_PROPOSED = Statement(
    select(
        _proposals.c.household_id,
        _households.c.hamlet_id,
        _proposals.c.person_id,
        _proposals.c.reason,
        _visited,
    )
    .select_from(_proposals.join(_households))
    .where(_of_occurrence)
    .order_by(_proposals.c.person_id, _proposals.c.place)
)
_GIVEN = Statement(select(_proposals.c.household_id).where(_of_occurrence))
_IS_LISTED = Statement(
    select(_proposals.c.household_id).where(
        *_is_theirs, _proposals.c.household_id == bindparam("household")
    )
)
_ELSEWHERE = Statement(
    select(_proposals.c.household_id)
    .select_from(_proposals.join(_occurrences).join(_households))
    .where(_households.c.hamlet_id == bindparam("hamlet"), _occurrences.c.cancelled_at.is_(None))
    .where(_occurrences.c.occurs_on >= bindparam("today"))
    .where(_occurrences.c.id != bindparam("occurrence"))
)
_PROPOSE = Statement(
    insertion(_proposals, "occurrence_id", "household_id", "person_id", "place", "reason")
)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A household on a list. `person_id` None: the list is shared."""

    household_id: int
    hamlet_id: int
    person_id: int | None
    reason: Reason
    is_visited: bool


def propose(tx: Tx, occurrence_id: int, person_id: int | None, chosen: Sequence[Next]) -> None:
    """Households for a person (None: for all who go together), after what is on their list."""
    mine = {"occurrence": occurrence_id, "person": person_id}
    first = len(_LISTED.rows(tx, mine))
    rows = [
        {
            "occurrence_id": occurrence_id,
            "household_id": one.household_id,
            "person_id": person_id,
            "place": place,
            "reason": str(one.reason),
        }
        for place, one in enumerate(chosen, start=first)
    ]
    if rows:
        _PROPOSE.many(tx, rows)


def of_occurrence(tx: Tx, occurrence: Occurrence) -> list[Proposed]:
    """Everything proposed for an occurrence, list by list in order."""
    rows = _PROPOSED.rows(tx, _in_window(occurrence))
    return [
        Proposed(household_id, hamlet_id, person_id, Reason(reason), bool(is_visited))
        for household_id, hamlet_id, person_id, reason, is_visited in rows
    ]


def given(tx: Tx, occurrence_id: int) -> set[int]:
    """The households that stand on any list of an occurrence."""
    return {household_id for (household_id,) in _GIVEN.rows(tx, {"occurrence": occurrence_id})}


def elsewhere(tx: Tx, occurrence_id: int, hamlet_id: int) -> set[int]:
    """The hamlet's households that stand on a list for another date that is still to come."""
    values = {"occurrence": occurrence_id, "hamlet": hamlet_id, "today": tx.today}
    return {household_id for (household_id,) in _ELSEWHERE.rows(tx, values)}


def listed(tx: Tx, occurrence_id: int, person_id: int) -> list[int]:
    """The households on the list of somebody who takes part, in order, visited ones included."""
    rows = _LISTED.rows(tx, {"occurrence": occurrence_id, "person": person_id})
    return [household_id for (household_id,) in rows]


def is_listed(tx: Tx, occurrence_id: int, person_id: int, household_id: int) -> bool:
    """Whether a household stands on the list of somebody who takes part."""
    values = {"occurrence": occurrence_id, "person": person_id, "household": household_id}
    return _IS_LISTED.first(tx, values) is not None


def still_to_visit(tx: Tx, occurrence: Occurrence, person_id: int) -> list[int]:
    """Those on a person's list that nobody has visited for the occurrence yet, in order."""
    values = {**_in_window(occurrence), "person": person_id}
    return [household_id for (household_id,) in _STILL_TO_VISIT.rows(tx, values)]


def exchange(tx: Tx, occurrence_id: int, household_id: int, for_id: int) -> bool:
    """Another household, chosen by somebody, in the place of one; False when that is gone."""
    there = (_proposals.c.occurrence_id == occurrence_id) & (
        _proposals.c.household_id == household_id
    )
    exchanged = tx.connection.execute(
        update(_proposals).where(there).values(household_id=for_id, reason=str(Reason.CHOSEN))
    )
    deputies.follow(tx, household_id, for_id, occurrence_id)
    return exchanged.rowcount == 1


def release(tx: Tx, occurrence_id: int, household_ids: Collection[int]) -> None:
    """These households stand on no list for the occurrence any more."""
    tx.connection.execute(
        delete(_proposals)
        .where(_proposals.c.occurrence_id == occurrence_id)
        .where(_proposals.c.household_id.in_(household_ids))
    )


def fit(tx: Tx, occurrence: Occurrence) -> None:
    """Lists that the occurrence as it is kept now would not have made are there no more.

    Those for other hamlets than it goes to, of people who neither take part nor stand in, and of
    single persons where a delegation shares one, or the other way round.
    """
    standing_in = [
        one.deputy_id
        for one in deputies.of(tx, occurrence.id)
        if one.answer is deputies.Answer.ACCEPTED
    ]
    unfit = [_has_wrong_owner(occurrence.rule.participants, standing_in)]
    if occurrence.rule.destination.way is not Way.CHARGES:
        there = _households.c.hamlet_id.in_(occurrence.hamlet_ids)
        unfit.append(_proposals.c.household_id.not_in(select(_households.c.id).where(there)))
    mine = _proposals.c.occurrence_id == occurrence.id
    tx.connection.execute(delete(_proposals).where(mine, or_(*unfit)))


def _has_wrong_owner(participants: Participants, standing_in: Sequence[int]) -> ColumnElement[bool]:
    owner = _proposals.c.person_id
    if participants.who is Who.DELEGATION:
        return owner.is_not(None)
    if participants.who is Who.ALL:
        return owner.is_(None)
    return owner.is_(None) | owner.not_in([*participants.member_ids, *standing_in])


def _in_window(occurrence: Occurrence) -> Values:
    first_on, last_on = window(occurrence)
    return {"occurrence": occurrence.id, "first_on": first_on, "last_on": last_on}
