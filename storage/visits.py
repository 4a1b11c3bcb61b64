"""Visits: recorded once, corrected with history, withdrawn with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    bindparam,
    delete,
    exists,
    func,
    insert,
    select,
    update,
)

from domain.spoken import Place, Spoken
from storage import history
from storage.statements import Statement, insertion
from storage.tables.programme import TopicRow
from storage.tables.visit import (
    VisitorRow,
    VisitRow,
    VisitTopicRow,
)
from storage.transaction import Tx
from storage.types import table

_visits = table(VisitRow)
_visitors = table(VisitorRow)
_told = table(VisitTopicRow)
_topics = table(TopicRow)


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit as it stands now."""

    id: int
    code: str
    household_id: int
    visited_on: date
    recorded_by: int
    recorded_at: datetime
    on_behalf_of: int | None
    note: str
    note_attachment_id: int | None
    latitude: float | None
    longitude: float | None
    withdrawn_at: datetime | None
    withdrawn_why: str | None

    @property
    def made_by(self) -> int:
        """Who was there: whoever recorded it, or for whom they did."""
        return self.on_behalf_of or self.recorded_by


_columns = tuple(_visits.c[name] for name in Visit.__slots__)
_took_part = exists().where(
    _visitors.c.visit_id == _visits.c.id, _visitors.c.person_id == bindparam("person")
)

_RECORD = Statement(
    insertion(
        _visits,
        "code",
        "household_id",
        "visited_on",
        "occurrence_id",
        "recorded_by",
        "recorded_at",
        "on_behalf_of",
        "talk_id",
        "note",
        "note_attachment_id",
        "latitude",
        "longitude",
    ).returning(*_columns)
)
_TAKE_PART = Statement(insertion(_visitors, "visit_id", "person_id"))
_TELL = Statement(insertion(_told, "visit_id", "topic_id"))
_SAME_DAY = Statement(
    select(*_columns)
    .where(
        _visits.c.household_id == bindparam("household"), _visits.c.visited_on == bindparam("day")
    )
    .where(_visits.c.withdrawn_at.is_(None), ~_took_part)
    .order_by(_visits.c.id)
)
_COUNT_SINCE = Statement(
    select(func.count())
    .select_from(_visits.join(_visitors))
    .where(_visitors.c.person_id == bindparam("person"), _visits.c.withdrawn_at.is_(None))
    .where(_visits.c.visited_on >= bindparam("since"))
)


def record(
    tx: Tx,
    *,
    household_id: int,
    visited_on: date,
    by: int,
    occurrence_id: int | None,
    talk_id: int,
    companion_ids: Iterable[int],
    topic_ids: Iterable[int],
    note: Spoken,
    place: Place | None,
    on_behalf_of: int | None = None,
) -> Visit:
    """Record a visit under the next code of the year, `TH-2026-0123`.

    With `on_behalf_of` it counts for that person, and not for whoever writes it down.
    """
    year = tx.today.year
    values = {
        "code": f"TH-{year}-{history.next_number(tx, 'visit', year):04d}",
        "household_id": household_id,
        "visited_on": visited_on,
        "occurrence_id": occurrence_id,
        "recorded_by": by,
        "recorded_at": tx.now,
        "on_behalf_of": on_behalf_of,
        "talk_id": talk_id,
        "note": note.words,
        "note_attachment_id": note.attachment_id,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
    }
    (row,) = _RECORD.rows(tx, values)
    visit = Visit(*row)
    _TAKE_PART.many(
        tx, [{"visit_id": visit.id, "person_id": p} for p in {visit.made_by, *companion_ids}]
    )
    _tell(tx, visit.id, topic_ids)
    history.record(tx, "visit", visit.id, "recorded", by=by)
    return visit


def _tell(tx: Tx, visit_id: int, topic_ids: Iterable[int]) -> None:
    rows = [{"visit_id": visit_id, "topic_id": topic_id} for topic_id in topic_ids]
    if rows:
        _TELL.many(tx, rows)


def get(tx: Tx, visit_id: int) -> Visit | None:
    """A visit, also a withdrawn one."""
    return _first(tx, select(*_columns).where(_visits.c.id == visit_id))


def of_talk(tx: Tx, talk_id: int) -> Visit | None:
    """The visit that a talk wrote."""
    return _first(tx, select(*_columns).where(_visits.c.talk_id == talk_id))


def by_code(tx: Tx, code: str) -> Visit | None:
    """A visit by its code."""
    return _first(tx, select(*_columns).where(_visits.c.code == code))


def same_day(tx: Tx, household_id: int, on: date, person_id: int) -> Visit | None:
    """A visit to the household on that day in which the person did not take part."""
    row = _SAME_DAY.first(tx, {"household": household_id, "day": on, "person": person_id})
    return Visit(*row) if row else None


def join(tx: Tx, visit_id: int, person_id: int) -> None:
    """A person took part in a visit that somebody else recorded."""
    if person_id in visitors(tx, visit_id):
        return
    tx.connection.execute(insert(_visitors).values(visit_id=visit_id, person_id=person_id))
    history.record(tx, "visit", visit_id, "joined", by=person_id)


def set_visitors(tx: Tx, visit_id: int, person_ids: Iterable[int]) -> None:
    """Who took part, as corrected."""
    tx.connection.execute(delete(_visitors).where(_visitors.c.visit_id == visit_id))
    rows = [{"visit_id": visit_id, "person_id": person_id} for person_id in person_ids]
    tx.connection.execute(insert(_visitors), rows)


def visitors(tx: Tx, visit_id: int) -> list[int]:
    """Who took part."""
    rows = tx.connection.execute(
        select(_visitors.c.person_id).where(_visitors.c.visit_id == visit_id)
    )
    return [row.person_id for row in rows]


def topics(tx: Tx, visit_id: int) -> list[str]:
    """Names of the topics told."""
    rows = tx.connection.execute(
        select(_topics.c.name)
        .select_from(_told.join(_topics))
        .where(_told.c.visit_id == visit_id)
        .order_by(_topics.c.place)
    )
    return [row.name for row in rows]


def of_person(tx: Tx, person_id: int, *, skip: int, limit: int) -> tuple[list[Visit], int]:
    """The visits a person took part in, the last first, and how many in all."""
    took_part = _visits.c.id.in_(
        select(_visitors.c.visit_id).where(_visitors.c.person_id == person_id)
    )
    return _page(tx, took_part, skip, limit)


def of_household(tx: Tx, household_id: int, *, limit: int) -> list[Visit]:
    """The last visits to a household that stand."""
    stands = (_visits.c.household_id == household_id) & _visits.c.withdrawn_at.is_(None)
    return _page(tx, stands, 0, limit)[0]


def count_since(tx: Tx, person_id: int, since: date) -> int:
    """How many standing visits a person took part in since a date."""
    ((counted,),) = _COUNT_SINCE.rows(tx, {"person": person_id, "since": since})
    return int(counted)


def change(
    tx: Tx, visit: Visit, what: str, values: dict[str, Any], *, by: int, old: str, new: str
) -> None:
    """Change fields of a visit; what it said before stays in its history."""
    if values:
        tx.connection.execute(update(_visits).where(_visits.c.id == visit.id).values(values))
    history.record(tx, "visit", visit.id, what, by=by, old=old, new=new)


def withdraw(tx: Tx, visit_id: int, why: str, *, by: int) -> bool:
    """Withdraw a mistake; False when it was withdrawn already."""
    withdrawn = tx.connection.execute(
        update(_visits)
        .where(_visits.c.id == visit_id, _visits.c.withdrawn_at.is_(None))
        .values(withdrawn_at=tx.now, withdrawn_why=why)
    )
    if withdrawn.rowcount != 1:
        return False
    history.record(tx, "visit", visit_id, "withdrawn", by=by, why=why)
    return True


def _first(tx: Tx, chosen: Select[Any]) -> Visit | None:
    row = tx.connection.execute(chosen).first()
    return Visit(*row) if row else None


def _page(tx: Tx, where: ColumnElement[bool], skip: int, limit: int) -> tuple[list[Visit], int]:
    rows = tx.connection.execute(
        select(*_columns)
        .where(where)
        .order_by(_visits.c.visited_on.desc(), _visits.c.id.desc())
        .offset(skip)
        .limit(limit)
    )
    total = tx.connection.execute(select(func.count()).select_from(_visits).where(where))
    return [Visit(*row) for row in rows], int(total.scalar_one())
