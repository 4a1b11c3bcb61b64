"""What each person is told for a moment: queued once, or left out with the reason."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, func, insert, or_, select, update

from domain.ladder import Outcome
from domain.programme import MomentKind
from storage.moments import ORDER
from storage.statements import Statement
from storage.tables.outbox import OutboxRow
from storage.tables.programme import MomentRow, NoticeRow
from storage.transaction import Tx
from storage.types import table

_notices = table(NoticeRow)
_moments = table(MomentRow)
_outbox = table(OutboxRow)


@dataclass(frozen=True, slots=True)
class Notice:
    """One person's part of a moment; `times` it was put off."""

    id: int
    moment_id: int
    person_id: int
    due_at: datetime
    done_at: datetime | None
    outcome: str | None
    times: int
    told_with: int | None


_columns = tuple(_notices.c[name] for name in Notice.__slots__)
_is_open = _notices.c.done_at.is_(None)
_open = (
    select(_notices.c.id, _notices.c.due_at)
    .where(_is_open)
    .order_by(_notices.c.due_at, _notices.c.id)
)
_NEXT = Statement(_open.limit(1))
_GET = Statement(select(*_columns).where(_notices.c.id == bindparam("notice")))
_TAKE = Statement(
    update(_notices)
    .where(_notices.c.id == bindparam("notice"), _is_open)
    .values(done_at=bindparam("now"))
    .returning(*_columns)
)
_SETTLE = Statement(
    update(_notices)
    .where(_notices.c.id == bindparam("notice"))
    .values(outcome=bindparam("became"), told_with=bindparam("with_notice"))
)
_OTHERS = Statement(
    select(_notices.c.id, _moments.c.kind)
    .select_from(_notices.join(_moments))
    .where(
        _notices.c.person_id == bindparam("person"),
        _notices.c.due_at <= bindparam("now"),
        _notices.c.id != bindparam("but"),
        _moments.c.occurrence_id.is_not(None),
        _is_open,
    )
    .order_by(*ORDER, _notices.c.id)
)


def spread(tx: Tx, moment_id: int, person_ids: Iterable[int], due_at: datetime) -> None:
    """A notice for each person who has none of this moment, due at an instant (UTC)."""
    told = select(_notices.c.person_id).where(_notices.c.moment_id == moment_id)
    known = set(tx.connection.scalars(told))
    rows = [
        {"moment_id": moment_id, "person_id": person_id, "due_at": due_at}
        for person_id in person_ids
        if person_id not in known
    ]
    if rows:
        tx.connection.execute(insert(_notices), rows)


def due(tx: Tx, limit: int) -> list[tuple[int, datetime]]:
    """Ids and times of notices that are due and not done, oldest first."""
    waiting = _open.where(_notices.c.due_at <= tx.now).limit(limit)
    return [(row.id, row.due_at) for row in tx.connection.execute(waiting)]


def next_at(tx: Tx) -> datetime | None:
    """When the next notice is due."""
    row = _NEXT.first(tx, {})
    return row[1] if row else None


def take(tx: Tx, notice_id: int) -> Notice | None:
    """Claim a notice; None when it is done."""
    claimed = _TAKE.first(tx, {"notice": notice_id, "now": tx.now})
    return Notice(*claimed) if claimed else None


def settle(tx: Tx, notice_id: int, outcome: Outcome, told_with: int | None = None) -> None:
    """What became of a notice: queued, alone or with another, or why not."""
    values = {"notice": notice_id, "became": str(outcome), "with_notice": told_with}
    _SETTLE.run(tx, values)


def get(tx: Tx, notice_id: int) -> Notice | None:
    """A notice, done or not."""
    row = _GET.first(tx, {"notice": notice_id})
    return Notice(*row) if row else None


def others_due(tx: Tx, notice: Notice, kinds: Collection[MomentKind]) -> list[int]:
    """Ids of the person's other notices of these kinds, for occurrences, that are due now."""
    values = {"person": notice.person_id, "now": tx.now, "but": notice.id}
    return [id for id, kind in _OTHERS.rows(tx, values) if MomentKind(kind) in kinds]


def claim(tx: Tx, moment_id: int, person_id: int) -> bool:
    """What a person was to be told for a moment is told otherwise now; False when it was told."""
    mine = (_notices.c.moment_id == moment_id, _notices.c.person_id == person_id)
    told = {"done_at": tx.now, "outcome": str(Outcome.QUEUED)}
    if tx.connection.execute(update(_notices).where(*mine, _is_open).values(told)).rowcount:
        return True
    if tx.connection.execute(select(_notices.c.id).where(*mine)).first():
        return False
    values = {"moment_id": moment_id, "person_id": person_id, "due_at": tx.now, **told}
    tx.connection.execute(insert(_notices).values(values))
    return True


def put_off(tx: Tx, notice: Notice, at: datetime) -> bool:
    """What was told comes again at an instant (UTC); False when that was arranged before."""
    was_told = (_with(notice), _notices.c.outcome == str(Outcome.QUEUED))
    again = {"done_at": None, "outcome": None, "due_at": at, "times": _notices.c.times + 1}
    put = tx.connection.execute(update(_notices).where(*was_told).values(**again))
    return put.rowcount > 0


def wait(tx: Tx, notice_id: int, until: datetime) -> None:
    """A notice that must not be told yet is due at an instant (UTC)."""
    open_one = update(_notices).where(_notices.c.id == notice_id, _is_open)
    tx.connection.execute(open_one.values(due_at=until))


def _with(notice: Notice) -> ColumnElement[bool]:
    """A notice and those that its message told as well."""
    return or_(_notices.c.id == notice.id, _notices.c.told_with == notice.id)


def counts_of(tx: Tx, moment_id: int) -> dict[str, int]:
    """How many notices of a moment came to each outcome."""
    counted = select(_notices.c.outcome, func.count().label("people"))
    mine = counted.where(_notices.c.moment_id == moment_id, _notices.c.outcome.is_not(None))
    rows = tx.connection.execute(mine.group_by(_notices.c.outcome))
    return {row.outcome: row.people for row in rows}


def unheard(tx: Tx, moment_id: int) -> set[int]:
    """Whom what was to be said for a moment did not reach in time, or never did so far."""
    is_late = or_(_notices.c.outcome.is_(None), _notices.c.outcome == str(Outcome.MISSED))
    late = select(_notices.c.person_id).where(
        _notices.c.moment_id == moment_id, is_late, _notices.c.times == 0
    )
    return {*tx.connection.scalars(late), *_unsent_to(tx, moment_id)}


def unsent_of(tx: Tx, moment_id: int) -> int:
    """How many messages of a moment were queued, and could not be sent in time or at all."""
    return len(_unsent_to(tx, moment_id))


def _unsent_to(tx: Tx, moment_id: int) -> list[int]:
    keys = select(_notices.c.id, _notices.c.times, _notices.c.person_id).where(
        _notices.c.moment_id == moment_id, _notices.c.outcome == str(Outcome.QUEUED)
    )
    rows = tx.connection.execute(keys)
    people = {f"notice:{row.id}:{row.times}": row.person_id for row in rows}
    lost = select(_outbox.c.key).where(
        _outbox.c.key.in_(list(people)), _outbox.c.state.in_(["missed", "refused"])
    )
    return [people[key] for key in tx.connection.scalars(lost)]


def of_message(tx: Tx, notice: Notice) -> list[Notice]:
    """A notice and those that were told in its message, in the order they were told."""
    rows = tx.connection.execute(select(*_columns).where(_with(notice)).order_by(_notices.c.id))
    found = [Notice(*row) for row in rows]
    return sorted(found, key=lambda one: one.id != notice.id)
