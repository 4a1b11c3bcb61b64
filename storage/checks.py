"""When open issues are looked at next: planned mornings, and at once when somebody changed."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, func, or_, select, update

from domain.issue import Stage
from storage.tables.issue import IssueRow
from storage.transaction import Tx
from storage.types import table

_issues = table(IssueRow)
_IS_OPEN = _issues.c.check_at.is_not(None)
_AWAITS_CADRE = _issues.c.stage.in_([str(Stage.ASKED), str(Stage.ANSWERED), str(Stage.REFUSED)])
# Who must act is the cadre who brings word, or nobody could be found who does.
_AWAITS_ANYBODY = or_(
    _issues.c.stage == str(Stage.UNHELD),
    and_(_AWAITS_CADRE, _issues.c.holder_id.is_distinct_from(_issues.c.teller_id)),
)


def due(tx: Tx, limit: int) -> list[tuple[int, datetime]]:
    """Ids and times of issues whose next look is due, oldest first."""
    rows = tx.connection.execute(
        select(_issues.c.id, _issues.c.check_at)
        .where(_issues.c.check_at <= tx.now)
        .order_by(_issues.c.check_at, _issues.c.id)
        .limit(limit)
    )
    return [(row.id, row.check_at) for row in rows]


def next_at(tx: Tx) -> datetime | None:
    """When the next look at an issue is due."""
    return tx.connection.execute(select(func.min(_issues.c.check_at)).where(_IS_OPEN)).scalar()


def schedule(
    tx: Tx,
    issue_id: int,
    check_at: datetime | None,
    *,
    reminders: int,
    notice_reminders: int,
    climb_on: date | None = None,
) -> None:
    """When an issue is looked at next, goes further, and what it was reminded of.

    It is no change of the matter.
    """
    tx.connection.execute(
        update(_issues)
        .where(_issues.c.id == issue_id)
        .values(
            check_at=check_at,
            reminders=reminders,
            notice_reminders=notice_reminders,
            climb_on=climb_on,
        )
    )


def look_again(tx: Tx, person_id: int) -> None:
    """Somebody changed: issues with them, and those that wait for anybody, are looked at now."""
    concerned = or_(_with(person_id), _AWAITS_ANYBODY)
    tx.connection.execute(
        update(_issues).where(_issues.c.check_at > tx.now, concerned).values(check_at=tx.now)
    )


def look_at_stranded(tx: Tx) -> None:
    """Who looks after what changed: issues that wait for anybody are looked at now."""
    tx.connection.execute(
        update(_issues).where(_issues.c.check_at > tx.now, _AWAITS_ANYBODY).values(check_at=tx.now)
    )


def count_with(tx: Tx, person_id: int) -> int:
    """How many open issues a person must act on, or brings word of."""
    counted = select(func.count()).where(_IS_OPEN, _with(person_id))
    return int(tx.connection.execute(counted).scalar_one())


def count_in(tx: Tx, hamlet_id: int) -> int:
    """How many open issues a hamlet has."""
    counted = select(func.count()).where(_IS_OPEN, _issues.c.hamlet_id == hamlet_id)
    return int(tx.connection.execute(counted).scalar_one())


def with_nobody(tx: Tx) -> tuple[int, int]:
    """How many open issues nobody holds at all, and the first one's id (0 for none)."""
    row = tx.connection.execute(
        select(func.count(), func.coalesce(func.min(_issues.c.id), 0)).where(
            _IS_OPEN, _issues.c.holder_id.is_(None), _issues.c.stage != str(Stage.MERGED)
        )
    ).one()
    return int(row[0]), int(row[1])


def _with(person_id: int) -> ColumnElement[bool]:
    names = ("holder_id", "teller_id", "holds_for_id", "tells_for_id")
    return or_(*(_issues.c[name] == person_id for name in names))
