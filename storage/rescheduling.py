"""What a person does with one date: moves it, cancels it, adds one, says where it goes."""

from collections.abc import Iterable
from datetime import date

from domain.programme import OccurrenceKind
from storage import occurrences, programmes
from storage.planning import RULE
from storage.programmes import HAND, Occurrence, Programme
from storage.transaction import Tx


def move(tx: Tx, occurrence: Occurrence, to: date, reason: str) -> Occurrence | None:
    """The occurrence on another date; None when its programme keeps another one then.

    A day at the office gives way.
    """
    if not _make_room(tx, occurrence.programme_id, to):
        return None
    return occurrences.keep(tx, occurrence, occurs_on=to, cause=HAND, reason=reason)


def cancel(tx: Tx, occurrence: Occurrence, reason: str) -> Occurrence:
    """The occurrence, not kept."""
    return occurrences.cancel(tx, occurrence, HAND, reason)


def add(tx: Tx, programme: Programme, on: date, kind: OccurrenceKind) -> Occurrence | None:
    """One more occurrence; None when the programme keeps one on that date."""
    if not _make_room(tx, programme.id, on):
        return None
    return occurrences.add(tx, programme, on, kind, cause=HAND)


def choose_hamlets(tx: Tx, occurrence: Occurrence, hamlet_ids: Iterable[int]) -> Occurrence:
    """The occurrence goes to these hamlets."""
    return occurrences.keep(tx, occurrence, hamlet_ids=sorted(hamlet_ids))


def _make_room(tx: Tx, programme_id: int, on: date) -> bool:
    there = [
        o
        for o in programmes.of_programme(tx, programme_id)
        if o.occurs_on == on and not o.is_cancelled
    ]
    if any(o.kind is not OccurrenceKind.OFFICE for o in there):
        return False
    for at_office in there:
        occurrences.cancel(tx, at_office, RULE)
    return True
