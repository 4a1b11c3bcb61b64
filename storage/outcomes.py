"""What came of an occurrence, counted for those who follow it."""

from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import bindparam, distinct, func, select, union

from domain.calendar import instant
from domain.issue import Stage
from storage import registrations
from storage.programmes import Occurrence
from storage.statements import Statement
from storage.tables.history import EventRow
from storage.tables.issue import IssueRow
from storage.tables.programme import OccurrenceRow
from storage.tables.roster import HouseholdRow
from storage.tables.visit import AttemptRow, VisitorRow, VisitRow
from storage.transaction import Tx
from storage.types import table

_visits = table(VisitRow)
_visitors = table(VisitorRow)
_attempts = table(AttemptRow)
_issues = table(IssueRow)
_events = table(EventRow)
_occurrences = table(OccurrenceRow)
_households = table(HouseholdRow)

BROUGHT = ("satisfied", "reopened", "made_public")
"""The changes of an issue by which its answer reached the citizen."""

_counts = (_visits.c.occurrence_id == bindparam("occurrence"), _visits.c.withdrawn_at.is_(None))
_WHO_LOGGED = Statement(
    union(
        select(_visitors.c.person_id).select_from(_visitors.join(_visits)).where(*_counts),
        select(_attempts.c.person_id).where(
            _attempts.c.attempted_on.between(bindparam("first_on"), bindparam("last_on"))
        ),
    )
)
_MAIN_DAY = Statement(
    select(_occurrences.c.occurs_on)
    .select_from(_visits.join(_occurrences))
    .where(_visits.c.id == bindparam("visit"))
)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Counts of an occurrence; `brought` and `overdue` are the whole commune's."""

    brought: int
    overdue: int
    meetings: int
    households: int
    opinions: int


def who_logged(tx: Tx, occurrence: Occurrence) -> frozenset[int]:
    """Who recorded or joined a visit for an occurrence, or came to a closed door then."""
    first_on, last_on = registrations.window(occurrence)
    values = {"occurrence": occurrence.id, "first_on": first_on, "last_on": last_on}
    return frozenset(id for (id,) in _WHO_LOGGED.rows(tx, values))


def main_day_of(tx: Tx, visit_id: int) -> date | None:
    """The date of the occurrence that a visit counts for, or None."""
    row = _MAIN_DAY.first(tx, {"visit": visit_id})
    return row[0] if row else None


def of(tx: Tx, occurrence: Occurrence) -> Outcomes:
    """What came of an occurrence so far; a meeting is counted for each hamlet that was visited."""
    mine = (_visits.c.occurrence_id == occurrence.id, _visits.c.withdrawn_at.is_(None))
    visited = select(
        func.count(distinct(_households.c.hamlet_id)), func.count(distinct(_visits.c.household_id))
    ).select_from(_visits.join(_households))
    hamlets, households = tx.connection.execute(visited.where(*mine)).one()
    raised = select(func.count()).select_from(
        _issues.join(_visits, _visits.c.id == _issues.c.visit_id)
    )
    since = instant(registrations.window(occurrence)[0], time.min, tx.zone)
    brought = select(func.count(distinct(_events.c.subject_id))).where(
        _events.c.subject == "issue", _events.c.what.in_(BROUGHT), _events.c.at >= since
    )
    is_open = _issues.c.stage != str(Stage.CLOSED)
    overdue = select(func.count()).where(is_open, _issues.c.due_on < tx.today)
    return Outcomes(
        brought=tx.connection.execute(brought).scalar_one(),
        overdue=tx.connection.execute(overdue).scalar_one(),
        meetings=hamlets,
        households=households,
        opinions=tx.connection.execute(raised.where(*mine)).scalar_one(),
    )
