"""Who came to the dates of programmes: as confirmed, else as the visits show."""

from collections.abc import Mapping
from datetime import datetime, time

from sqlalchemy import bindparam, delete, func, insert, select

from domain.calendar import instant
from domain.meeting import Confirmation, who_came
from storage import history
from storage.programmes import Occurrence
from storage.statements import Statement
from storage.tables.meeting import AttendanceRow
from storage.tables.visit import VisitorRow, VisitRow
from storage.transaction import Tx
from storage.types import table

_attendance = table(AttendanceRow)
_visits = table(VisitRow)
_visitors = table(VisitorRow)

_CONFIRMED = Statement(
    select(
        _attendance.c.person_id,
        _attendance.c.came,
        _attendance.c.confirmed_by,
        _attendance.c.confirmed_at,
    ).where(_attendance.c.occurrence_id == bindparam("occurrence"))
)
_VISITORS = Statement(
    select(_visitors.c.person_id, func.max(_visits.c.recorded_at))
    .select_from(_visits.join(_visitors))
    .where(_visits.c.occurrence_id == bindparam("occurrence"), _visits.c.withdrawn_at.is_(None))
    .group_by(_visitors.c.person_id)
)


def attended(tx: Tx, occurrence: Occurrence) -> frozenset[int]:
    """Who took part: as confirmed and by later visits, else by the visits.

    A word given beforehand is no attendance.
    """
    return who_came(confirmation(tx, occurrence), visitors(tx, occurrence.id))


def confirmation(tx: Tx, occurrence: Occurrence) -> Confirmation | None:
    """What was confirmed of a date, or None: nobody can confirm a date that is still to come.

    A date that was moved after it was confirmed is open again.
    """
    rows = _CONFIRMED.rows(tx, {"occurrence": occurrence.id})
    if not rows:
        return None
    _, _, by, at = rows[0]
    if at < instant(occurrence.occurs_on, time.min, tx.zone):
        return None
    return Confirmation({person_id: came for person_id, came, *_ in rows}, by, at)


def visitors(tx: Tx, occurrence_id: int) -> dict[int, datetime]:
    """Who took part in visits of a date, and when the last of these was recorded."""
    return dict(_VISITORS.rows(tx, {"occurrence": occurrence_id}))


def confirm(tx: Tx, occurrence: Occurrence, came: Mapping[int, bool], *, by: int) -> None:
    """Who came and who did not, in place of what was confirmed before."""
    before = confirmation(tx, occurrence)
    mine = _attendance.c.occurrence_id == occurrence.id
    tx.connection.execute(delete(_attendance).where(mine))
    rows = [
        {
            "occurrence_id": occurrence.id,
            "person_id": person_id,
            "came": did,
            "confirmed_by": by,
            "confirmed_at": tx.now,
        }
        for person_id, did in came.items()
    ]
    if rows:
        tx.connection.execute(insert(_attendance), rows)
    old = _kept(before.came) if before else ""
    history.record(tx, "occurrence", occurrence.id, "attendance", by=by, old=old, new=_kept(came))


def _kept(came: Mapping[int, bool]) -> str:
    """The ids of those who came, as the history keeps them."""
    return ",".join(str(person_id) for person_id in sorted(came) if came[person_id])
