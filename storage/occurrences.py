"""Writing occurrences: kept on a date with the moments of that date, or cancelled."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, insert, update

from domain.programme import OccurrenceKind, Way
from domain.schedule import next_in_turn
from storage import commune, deputies, moments, programmes, proposals
from storage.programmes import Occurrence, Programme
from storage.tables.programme import OccurrenceRow, RegistrationRow
from storage.transaction import Tx
from storage.types import table

_occurrences = table(OccurrenceRow)
_registrations = table(RegistrationRow)


def add(
    tx: Tx,
    programme: Programme,
    occurs_on: date,
    kind: OccurrenceKind,
    *,
    planned_on: date | None = None,
    cause: str = "",
    is_kept: bool = True,
) -> Occurrence:
    """A new occurrence with its destination and moments, or the record of one that is not kept."""
    hamlet_ids, place = destination(tx, programme, occurs_on, kind)
    values = {
        "programme_id": programme.id,
        "planned_on": planned_on,
        "occurs_on": occurs_on,
        "kind": str(kind),
        "hamlet_ids": list(hamlet_ids),
        "place": place,
        "cause": cause,
        "cancelled_at": None if is_kept else tx.now,
    }
    added = tx.connection.execute(insert(_occurrences).values(values).returning(_occurrences.c.id))
    return moments.plan(tx, _again(tx, int(added.scalar_one())))


def keep(tx: Tx, occurrence: Occurrence, **values: Any) -> Occurrence:
    """The occurrence is kept, with these values; on another date its words are asked anew."""
    _write(tx, occurrence.id, cancelled_at=None, **values)
    kept = _again(tx, occurrence.id)
    if kept.occurs_on != occurrence.occurs_on:
        tx.connection.execute(
            delete(_registrations).where(_registrations.c.occurrence_id == occurrence.id)
        )
        deputies.withdraw_all(tx, occurrence.id)
    proposals.fit(tx, kept)
    return moments.plan(tx, kept)


def cancel(tx: Tx, occurrence: Occurrence, cause: str, reason: str = "") -> Occurrence:
    """The occurrence is not kept; what was still to be said for it is not said."""
    _write(tx, occurrence.id, cancelled_at=tx.now, cause=cause, reason=reason)
    deputies.withdraw_all(tx, occurrence.id)
    return moments.plan(tx, _again(tx, occurrence.id))


def destination(
    tx: Tx,
    programme: Programme,
    occurs_on: date,
    kind: OccurrenceKind,
    now: Sequence[int] = (),
) -> tuple[tuple[int, ...], str]:
    """The hamlets and the place an occurrence goes to; hamlets it has `now` stay while open."""
    way = programme.rule.destination.way
    if kind is OccurrenceKind.OFFICE or way is Way.CHARGES:
        return (), ""
    if way is Way.ELSEWHERE:
        return (), programme.rule.destination.place
    known = [hamlet.id for hamlet in commune.hamlets(tx)]
    still = tuple(hamlet_id for hamlet_id in now if hamlet_id in known)
    if still or way is Way.CHOSEN:
        return still, ""
    turn = next_in_turn(known, _gone_to(tx, programme, occurs_on))
    return (() if turn is None else (turn,)), ""


def _gone_to(tx: Tx, programme: Programme, before: date) -> list[int]:
    """Where the programme went on its dates before this one, oldest first."""
    kept = programmes.of_programme(tx, programme.id)
    earlier = [o for o in kept if o.occurs_on < before and not o.is_cancelled]
    return [hamlet_id for o in earlier for hamlet_id in o.hamlet_ids]


def _write(tx: Tx, occurrence_id: int, **values: Any) -> None:
    tx.connection.execute(
        update(_occurrences).where(_occurrences.c.id == occurrence_id).values(**values)
    )


def _again(tx: Tx, occurrence_id: int) -> Occurrence:
    occurrence = programmes.occurrence(tx, occurrence_id)
    assert occurrence is not None
    return occurrence
