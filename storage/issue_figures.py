"""What citizens raised in a period, and what became of it, counted by the database."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    union,
)

from domain.calendar import instant
from domain.figures import Opinions, most_first
from domain.issue import Kind, Stage, Word
from domain.period import Period
from storage.tables.history import EventRow
from storage.tables.issue import CategoryRow, IssueRow
from storage.tables.programme import OccurrenceRow
from storage.transaction import Tx
from storage.types import table

_issues = table(IssueRow)
_events = table(EventRow)
_categories = table(CategoryRow)
_occurrences = table(OccurrenceRow)

_ITS_EVENTS = and_(_events.c.subject == "issue", _events.c.subject_id == _issues.c.id)
_ON_SPOT = exists().where(
    _ITS_EVENTS, _events.c.what == "opened", _events.c.new == str(Stage.CLOSED)
)
"""It was settled where it was raised."""

_TOLD_THERE = "told_there"
_TOLD = ("satisfied", "reopened", "made_public", _TOLD_THERE)
"""What is recorded once the citizen, or the hamlet, was told the answer."""

_ACTS = ("answered", "refused", "transferred", "satisfied", "reopened", "made_public")


@dataclass(frozen=True, slots=True)
class _Raised:
    """So many that have all of this in common."""

    category: str
    kind: Kind
    on_spot: bool
    count: int


def opinions(tx: Tx, period: Period, programme_id: int | None) -> Opinions:
    """The opinions of a period: of one programme's dates, or all."""
    raised = _raised(tx, period, programme_id)
    acts = _acts(tx, period, programme_id)
    carried_over, left_over, overdue = _standing(tx, period, programme_id)
    categories, kinds = Counter[str](), Counter[str]()
    for one in raised:
        categories[one.category] += one.count
        kinds[one.kind] += one.count
    total = sum(one.count for one in raised)
    on_spot = sum(one.count for one in raised if one.on_spot)
    return Opinions(
        raised=total,
        by_category=most_first(categories),
        by_kind=tuple((Kind(kind), count) for kind, count in most_first(kinds)),
        on_spot=on_spot,
        escalated=total - on_spot,
        answered=acts["answered"],
        refused=acts["refused"],
        transferred=acts["transferred"],
        told=acts["told"],
        satisfied=acts["satisfied"],
        unsatisfied=acts["reopened"],
        carried_over=carried_over,
        left_over=left_over,
        overdue=overdue,
    )


def _raised(tx: Tx, period: Period, programme_id: int | None) -> list[_Raised]:
    each = (
        select(
            _issues.c.category_id,
            _issues.c.kind,
            case((_ON_SPOT, 1), else_=0).label("on_spot"),
        )
        .where(_issues.c.raised_on.between(period.first_on, period.last_on))
        .where(*_of_programme(programme_id))
        .subquery()
    )
    alike = (_categories.c.name, each.c.kind, each.c.on_spot)
    rows = tx.connection.execute(
        select(*alike, func.count())
        .select_from(each.join(_categories, _categories.c.id == each.c.category_id))
        .group_by(*alike)
    )
    return [_Raised(name, Kind(kind), bool(there), count) for name, kind, there, count in rows]


def _acts(tx: Tx, period: Period, programme_id: int | None) -> Counter[str]:
    """How many issues had each act in the period, and how many were `told` in any way."""
    # One act at a time is found by its index; for several SQLite reads all events of issues.
    each = (_done(tx, period, what, programme_id) for what in _ACTS)
    done = union(*each, _told_there(period, programme_id))
    rows = tx.connection.execute(done).all()
    counts = Counter(what for _, what in rows)
    counts["told"] = len({id for id, what in rows if what in _TOLD})
    return counts


def _done(tx: Tx, period: Period, what: str, programme_id: int | None) -> Select[Any]:
    """Ids of the issues to which this was done in the period, and what it was."""
    start, end = _instants(tx, period)
    done = select(_events.c.subject_id, _events.c.what).where(
        _events.c.subject == "issue",
        _events.c.what == what,
        _events.c.at >= start,
        _events.c.at < end,
    )
    if what == "reopened":
        # For the discontent of another citizen it names that one's code, where that one's stands.
        done = done.where(_events.c.new == "")
    if programme_id is None:
        return done
    issue = _issues.c.id == _events.c.subject_id
    return done.join(_issues, issue).where(*_of_programme(programme_id))


def _told_there(period: Period, programme_id: int | None) -> Select[Any]:
    """Ids of the issues answered where they were raised, and the word as any other's is named."""
    said = {str(Word.SATISFIED): "satisfied", str(Word.UNSATISFIED): "reopened"}
    # Looked up by the issue: joined, the openings of all years would be read.
    word = (
        select(case(said, value=_events.c.why, else_=_TOLD_THERE))
        .where(_ITS_EVENTS, _events.c.what == "opened")
        .where(or_(_events.c.new == str(Stage.CLOSED), _events.c.why != ""))
        .limit(1)
        .correlate(_issues)
        .scalar_subquery()
    )
    its = _issues.c.raised_on.between(period.first_on, period.last_on)
    raised = select(_issues.c.id, word.label("word")).where(its, *_of_programme(programme_id))
    each = raised.subquery()
    return select(each.c.id, each.c.word).where(each.c.word.is_not(None))


def _standing(tx: Tx, period: Period, programme_id: int | None) -> tuple[int, int, int]:
    """How many were carried over, were left over, and were overdue of these."""
    start, end = _instants(tx, period)
    passed_on = min(period.last_on + timedelta(days=1), tx.today)
    was_open = _open_at(start) & (_issues.c.raised_on < period.first_on)
    is_open = _open_at(end)
    is_late = and_(is_open, _issues.c.answer_on < literal(passed_on, Date), _unanswered_at(end))
    rows = tx.connection.execute(
        select(
            func.count(case((was_open, 1))),
            func.count(case((is_open, 1))),
            func.count(case((is_late, 1))),
        )
        .select_from(_issues)
        .where(_issues.c.raised_on <= period.last_on, _open_at(start))
        .where(~_ON_SPOT, *_of_programme(programme_id))
    )
    carried_over, left_over, overdue = rows.one()
    return carried_over, left_over, overdue


def _open_at(at: datetime) -> ColumnElement[bool]:
    return or_(_issues.c.closed_at.is_(None), _issues.c.closed_at >= at)


def _unanswered_at(at: datetime) -> ColumnElement[bool]:
    """The last answer, if there was any, did not satisfy."""
    last = (
        select(_events.c.what)
        .where(_ITS_EVENTS, _events.c.what.in_(("answered", "refused", "reopened")))
        .where(_events.c.at < at)
        .order_by(_events.c.id.desc())
        .limit(1)
        .correlate(_issues)
        .scalar_subquery()
    )
    return func.coalesce(last, "reopened") == "reopened"


def _instants(tx: Tx, period: Period) -> tuple[datetime, datetime]:
    """When the period begins, and when it is over."""
    after = period.last_on + timedelta(days=1)
    return instant(period.first_on, time.min, tx.zone), instant(after, time.min, tx.zone)


def _of_programme(programme_id: int | None) -> list[ColumnElement[bool]]:
    if programme_id is None:
        return []
    dates = select(_occurrences.c.id).where(_occurrences.c.programme_id == programme_id)
    return [_issues.c.occurrence_id.in_(dates)]
