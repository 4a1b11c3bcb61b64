"""Citizens who raised one matter: issues merged into one, and open ones that are alike."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Float, Integer, and_, bindparam, func, literal_column, select, update

from domain.calendar import local_date
from domain.issue import Stage, Urgency, is_old_case
from domain.spoken import Place
from storage import history
from storage.issues import OPEN, Issue, get
from storage.statements import Statement
from storage.tables.issue import IssueRow
from storage.transaction import Tx
from storage.types import UtcDateTime, table

MOST_COMPARED = 60
"""The newest open ones of a category and hamlet: more are not compared with new words."""

_issues = table(IssueRow)
_columns = tuple(_issues.c[name] for name in Issue.__slots__)
# Open ones are due some day: the index of those is short.
_root = and_(_issues.c.due_on.is_not(None), OPEN, _issues.c.merged_into_id.is_(None))


@dataclass(frozen=True, slots=True)
class Candidate:
    """An open issue that may be about the same matter. `folded` are its words."""

    id: int
    kind: str
    recorded_by: int
    folded: str
    place: Place | None


_looks = ("id", "kind", "recorded_by", "folded", "latitude", "longitude")
_candidates = (
    select(*(_issues.c[name] for name in _looks))
    .where(_issues.c.category_id == bindparam("category"), _root)
    .order_by(_issues.c.id.desc())
    .limit(MOST_COMPARED)
)
_IN_HAMLET = Statement(
    _candidates.where(func.coalesce(_issues.c.hamlet_id, 0) == bindparam("hamlet", type_=Integer))
)
_AROUND = Statement(
    _candidates.where(
        _issues.c.latitude.between(
            bindparam("south", type_=Float), bindparam("north", type_=Float)
        ),
        _issues.c.longitude.between(bindparam("west", type_=Float), bindparam("east", type_=Float)),
    )
)
_OF = Statement(
    select(*_columns)
    .where(_issues.c.merged_into_id == bindparam("issue", type_=Integer))
    .order_by(_issues.c.id)
)
_LEAVE_BEHIND = Statement(
    update(_issues)
    .where(
        _issues.c.merged_into_id == bindparam("carrier", type_=Integer),
        _issues.c.stage != literal_column("'closed'"),
    )
    .values(catch_up_at=bindparam("now", type_=UtcDateTime))
)
# A household that raised it twice is one; of those who stay unnamed each is.
_HOUSEHOLDS = Statement(
    select(
        func.count(_issues.c.household_id.distinct()),
        func.count() - func.count(_issues.c.household_id),
    ).where(
        (_issues.c.id == bindparam("issue", type_=Integer))
        | (_issues.c.merged_into_id == bindparam("issue", type_=Integer))
    )
)


def in_hamlet(tx: Tx, category_id: int, hamlet_id: int | None) -> list[Candidate]:
    """The open ones of a category where the matter is, newest first."""
    values = {"category": category_id, "hamlet": hamlet_id or 0}
    return [_candidate(*row) for row in _IN_HAMLET.rows(tx, values)]


def around(tx: Tx, category_id: int, reach: tuple[float, float, float, float]) -> list[Candidate]:
    """The open ones of a category within these degrees: south, north, west, east."""
    values = dict(zip(("south", "north", "west", "east"), reach, strict=True))
    return [_candidate(*row) for row in _AROUND.rows(tx, {"category": category_id, **values})]


def _candidate(
    id: int, kind: str, by: int, folded: str, latitude: float | None, longitude: float | None
) -> Candidate:
    if latitude is None or longitude is None:
        return Candidate(id, kind, by, folded, None)
    return Candidate(id, kind, by, folded, Place(latitude, longitude))


def of(tx: Tx, issue_id: int) -> list[Issue]:
    """Those that were merged into an issue, in order."""
    return [Issue(*row) for row in _OF.rows(tx, {"issue": issue_id})]


def count(tx: Tx, issue_id: int) -> int:
    """How many households raised it, its own among them."""
    row = _HOUSEHOLDS.first(tx, {"issue": issue_id})
    return sum(row) if row else 0


def root(tx: Tx, issue: Issue) -> Issue:
    """The one whose answer its citizen hears: it itself unless it was merged."""
    found = get(tx, issue.merged_into_id) if issue.merged_into_id else issue
    assert found is not None
    return found


def follow_category(tx: Tx, issue: Issue) -> None:
    """Those merged into an issue are of its category, and about whom it is, from now on."""
    theirs = update(_issues).where(_issues.c.merged_into_id == issue.id)
    tx.connection.execute(
        theirs.values(category_id=issue.category_id, concerned_id=issue.concerned_id)
    )


def clocks_begin_on(tx: Tx, issue: Issue) -> date:
    """The day from which its dates count: the first receipt, or for old cases the entry."""
    return min(_begins_on(tx, one) for one in (issue, *of(tx, issue.id)))


def _begins_on(tx: Tx, issue: Issue) -> date:
    entered_on = local_date(issue.recorded_at, tx.zone)
    return entered_on if is_old_case(issue.raised_on, entered_on) else issue.raised_on


def leave_behind(tx: Tx, issue: Issue) -> None:
    """Something was decided: those merged into it are to follow, each in a unit of its own."""
    _LEAVE_BEHIND.run(tx, {"carrier": issue.id, "now": tx.now})


def due(tx: Tx, limit: int) -> list[tuple[int, datetime]]:
    """Ids and times of those that are to follow now, oldest first."""
    waiting = select(_issues.c.id, _issues.c.catch_up_at).where(_issues.c.catch_up_at <= tx.now)
    order = (_issues.c.catch_up_at, _issues.c.id)
    rows = tx.connection.execute(waiting.order_by(*order).limit(limit))
    return [(row.id, row.catch_up_at) for row in rows]


def next_at(tx: Tx) -> datetime | None:
    """When the next is to follow."""
    behind = _issues.c.catch_up_at.is_not(None)
    return tx.connection.execute(select(func.min(_issues.c.catch_up_at)).where(behind)).scalar()


def claim(tx: Tx, issue_id: int) -> Issue | None:
    """The one that is to follow; None when it has."""
    mine = update(_issues).where(_issues.c.id == issue_id, _issues.c.catch_up_at.is_not(None))
    claimed = tx.connection.execute(mine.values(catch_up_at=None)).rowcount == 1
    return get(tx, issue_id) if claimed else None


def beside(tx: Tx, issue: Issue) -> list[Issue]:
    """The others that are one matter with an issue."""
    carrier = root(tx, issue)
    return [one for one in (carrier, *of(tx, carrier.id)) if one.id != issue.id]


def take_in(tx: Tx, issue: Issue, other: Issue, *, by: int, what: str, why: str = "") -> Issue:
    """An issue gets another's citizens; the earlier of each date holds, and urgent stays urgent.

    Nothing of the matter was decided: buttons that were shown stay good.
    """
    values: dict[str, Any] = {
        "first_notice_on": min(issue.first_notice_on, other.first_notice_on),
        "answer_on": min(issue.answer_on, other.answer_on),
        "urgency": max(issue.urgency, other.urgency, key=lambda one: one == Urgency.URGENT),
    }
    is_awaited = issue.stage in (Stage.UNHELD, Stage.WAITING, Stage.ACCEPTED)
    if is_awaited and issue.due_on is not None and values["answer_on"] < issue.due_on:
        values |= {"due_on": values["answer_on"], "reminders": 0}
        # Whoever has not taken it on keeps their time for that.
        values |= {"climb_on": None} if issue.stage == Stage.ACCEPTED else {}
    changed = any(getattr(issue, name) != value for name, value in values.items())
    if changed and issue.check_at is not None:
        values["check_at"] = tx.now
    mine = update(_issues).where(_issues.c.id == issue.id)
    tx.connection.execute(mine.values(values))
    theirs = update(_issues).where(_issues.c.merged_into_id == other.id)
    tx.connection.execute(theirs.values(merged_into_id=issue.id))
    history.record(tx, "issue", issue.id, what, by=by, new=other.code, why=why)
    found = get(tx, issue.id)
    assert found is not None
    return found
