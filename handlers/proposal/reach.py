"""Whom somebody may see and visit: the hamlets in their charge, and for its days their list."""

from datetime import date

from domain.authority import Action, may
from domain.people import Person
from domain.programme import OccurrenceKind
from handlers.turnout import is_called
from storage import programmes, proposals, registrations
from storage.households import Household
from storage.programmes import NEAR, Occurrence
from storage.transaction import Tx


def reaches(tx: Tx, person: Person, action: Action, household: Household, on: date) -> bool:
    """Whether the person may do it on a date; what stands on one's list is one's own then."""
    if may(person, action, hamlet_id=household.hamlet_id):
        return True
    return may(person, action, own=True) and _is_on_list(tx, person, household.id, on)


def goes_on(tx: Tx, person: Person, occurrence: Occurrence, on: date) -> bool:
    """Whether visits of the person on that date are visits of the occurrence."""
    if occurrence.is_cancelled or occurrence.kind is not OccurrenceKind.VISITS:
        return False
    if not occurrence.rule.counts_on(occurrence.occurs_on, on):
        return False
    if not is_called(tx, occurrence, person.id):
        return False
    word = registrations.of(tx, occurrence.id).get(person.id)
    return word is None or word.takes_part


def _is_on_list(tx: Tx, person: Person, household_id: int, on: date) -> bool:
    return any(
        proposals.is_listed(tx, occurrence.id, person.id, household_id)
        for occurrence in programmes.kept_between(tx, on - NEAR, on + NEAR)
        if goes_on(tx, person, occurrence, on)
    )
