"""The figures of a period, added up by the database as far as it can."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, TypeAlias

from sqlalchemy import Select, case, func, select

from domain.authority import Action, scope
from domain.calendar import instant
from domain.figures import Figures, Held, gathered
from domain.meeting import Confirmation, from_thousandths, who_came
from domain.people import Role
from domain.period import Period
from storage import issue_figures, programmes, staff
from storage.programmes import Occurrence
from storage.tables.issue import FormalCountRow, ReferralRow
from storage.tables.meeting import AttendanceRow, OutcomeRow, UnitRow, WorkRow
from storage.tables.programme import OccurrenceRow, ProgrammeRow, RegistrationRow
from storage.tables.staff import PersonRoleRow
from storage.tables.visit import VisitorRow, VisitRow
from storage.transaction import Tx
from storage.types import table

_occurrences = table(OccurrenceRow)
_programmes = table(ProgrammeRow)
_outcomes = table(OutcomeRow)
_works = table(WorkRow)
_units = table(UnitRow)
_attendance = table(AttendanceRow)
_registrations = table(RegistrationRow)
_visits = table(VisitRow)
_visitors = table(VisitorRow)
_roles = table(PersonRoleRow)
_formal = table(FormalCountRow)
_referrals = table(ReferralRow)

_households = func.count(_visits.c.household_id.distinct())

Ids: TypeAlias = Select[tuple[int]]


@dataclass(frozen=True, slots=True)
class _Visited:
    """Visits of a period: how many, to how many households, how many of no date that was kept."""

    visits: int
    households: int
    alone: int


def compute(tx: Tx, period: Period, programme_id: int | None = None) -> Figures:
    """The figures of a period up to today: of one programme, or of everything."""
    until = min(period.last_on, tx.today)
    kept = programmes.kept_between(tx, period.first_on, until)
    dates = [o for o in kept if programme_id in (None, o.programme_id)]
    ids = _kept_ids(period.first_on, until, programme_id)
    held = _held(tx, dates, ids)
    visited = _visited_in(tx, period, programme_id)
    came = frozenset(person_id for one in held for person_id in one.came)
    expected = _expected(tx, dates)
    joined, absent = _words_given(tx, ids)
    is_whole = programme_id is None
    return Figures(
        period=period,
        gatherings=gathered(held, _leaders(tx), visited.alone if is_whole else 0),
        opinions=issue_figures.opinions(tx, period, programme_id),
        visits=visited.visits,
        households=visited.households,
        joined=joined,
        absent=absent,
        took_part=len(came & expected),
        staff=len(expected),
        works=_work_sums(tx, ids),
        formal=_formal_counts(tx, period) if is_whole else (),
        referred=_referred(tx, period) if is_whole else 0,
    )


def programme_names(tx: Tx) -> dict[int, str]:
    """The programmes there are or were, by id; the last begun first."""
    rows = tx.connection.execute(
        select(_programmes.c.id, _programmes.c.rule).order_by(_programmes.c.id.desc())
    )
    return {row.id: row.rule["name"] for row in rows}


def _kept_ids(first_on: date, last_on: date, programme_id: int | None) -> Ids:
    """The dates that were kept in a span."""
    chosen = select(_occurrences.c.id).where(
        _occurrences.c.occurs_on.between(first_on, last_on), _occurrences.c.cancelled_at.is_(None)
    )
    return chosen if programme_id is None else chosen.where(_of_programme(programme_id))


def _of_programme(programme_id: int) -> Any:
    return _occurrences.c.programme_id == programme_id


def _held(tx: Tx, dates: list[Occurrence], ids: Ids) -> list[Held]:
    confirmed = _confirmations(tx, dates, ids)
    people = _visitors_of(tx, ids)
    visited = _households_of(tx, ids)
    recorded = _citizens_of(tx, ids)
    return [
        Held(
            o.kind,
            who_came(confirmed.get(o.id), people.get(o.id, {})),
            visited.get(o.id, 0),
            recorded.get(o.id),
            o.id in recorded,
            o.id in confirmed,
        )
        for o in dates
    ]


def _confirmations(tx: Tx, dates: list[Occurrence], ids: Ids) -> dict[int, Confirmation]:
    """As `storage.attendance.confirmation` has it, of all dates at once."""
    columns = ("occurrence_id", "person_id", "came", "confirmed_by", "confirmed_at")
    rows = tx.connection.execute(
        select(*(_attendance.c[name] for name in columns)).where(
            _attendance.c.occurrence_id.in_(ids)
        )
    )
    came: dict[int, dict[int, bool]] = {}
    last: dict[int, tuple[int, datetime]] = {}
    for occurrence_id, person_id, did, by, at in rows:
        came.setdefault(occurrence_id, {})[person_id] = did
        last[occurrence_id] = by, at
    kept_at = {o.id: instant(o.occurs_on, time.min, tx.zone) for o in dates}
    return {
        id: Confirmation(came[id], by, at) for id, (by, at) in last.items() if at >= kept_at[id]
    }


def _visitors_of(tx: Tx, ids: Ids) -> dict[int, dict[int, datetime]]:
    rows = tx.connection.execute(
        select(_visits.c.occurrence_id, _visitors.c.person_id, func.max(_visits.c.recorded_at))
        .select_from(_visits.join(_visitors))
        .where(_visits.c.occurrence_id.in_(ids), _visits.c.withdrawn_at.is_(None))
        .group_by(_visits.c.occurrence_id, _visitors.c.person_id)
    )
    found: dict[int, dict[int, datetime]] = {}
    for occurrence_id, person_id, at in rows:
        found.setdefault(occurrence_id, {})[person_id] = at
    return found


def _households_of(tx: Tx, ids: Ids) -> dict[int, int]:
    rows = tx.connection.execute(
        select(_visits.c.occurrence_id, _households.label("visited"))
        .where(_visits.c.occurrence_id.in_(ids), _visits.c.withdrawn_at.is_(None))
        .group_by(_visits.c.occurrence_id)
    )
    return {row.occurrence_id: row.visited for row in rows}


def _citizens_of(tx: Tx, ids: Ids) -> dict[int, int | None]:
    rows = tx.connection.execute(
        select(_outcomes.c.occurrence_id, _outcomes.c.citizens).where(
            _outcomes.c.occurrence_id.in_(ids)
        )
    )
    return {row.occurrence_id: row.citizens for row in rows}


def _visited_in(tx: Tx, period: Period, programme_id: int | None) -> _Visited:
    is_alone = _visits.c.occurrence_id.is_(None) | _occurrences.c.cancelled_at.is_not(None)
    counted = (
        select(
            func.count(),
            _households,
            func.count(case((is_alone, 1))),
        )
        .select_from(_visits.outerjoin(_occurrences))
        .where(_visits.c.visited_on.between(period.first_on, period.last_on))
        .where(_visits.c.withdrawn_at.is_(None))
    )
    if programme_id is not None:
        counted = counted.where(_of_programme(programme_id))
    return _Visited(*tx.connection.execute(counted).one())


def _words_given(tx: Tx, ids: Ids) -> tuple[int, int]:
    """How many said that they come, and how many that they do not."""
    rows = tx.connection.execute(
        select(_registrations.c.takes_part, func.count())
        .where(_registrations.c.occurrence_id.in_(ids))
        .group_by(_registrations.c.takes_part)
    )
    counts = {bool(takes_part): count for takes_part, count in rows}
    return counts.get(True, 0), counts.get(False, 0)


def _expected(tx: Tx, dates: list[Occurrence]) -> frozenset[int]:
    """Of the present staff, who takes part in any of the dates."""
    parts = {o.rule.participants for o in dates}
    people = [p.id for p in staff.everyone(tx) if scope(p, Action.TAKE_PART)]
    return frozenset(id for id in people if any(part.include(id) for part in parts))


def _leaders(tx: Tx) -> frozenset[int]:
    """Also those who left."""
    chosen = select(_roles.c.person_id).where(_roles.c.role == str(Role.LEADER))
    return frozenset(tx.connection.execute(chosen).scalars())


def _work_sums(tx: Tx, ids: Ids) -> tuple[tuple[str, Decimal], ...]:
    rows = tx.connection.execute(
        select(_units.c.name, func.sum(_works.c.quantity))
        .select_from(_works.join(_units))
        .where(_works.c.occurrence_id.in_(ids))
        .group_by(_units.c.id, _units.c.name)
        .order_by(func.count().desc(), _units.c.id)
    )
    return tuple((name, from_thousandths(int(total)) or Decimal()) for name, total in rows)


def _formal_counts(tx: Tx, period: Period) -> tuple[tuple[str, int], ...]:
    months = period.months
    rows = tx.connection.execute(
        select(_formal.c.month, func.sum(_formal.c.count))
        .where(_formal.c.month.between(months[0], months[-1]))
        .group_by(_formal.c.month)
        .order_by(_formal.c.month)
    )
    return tuple((month, int(count)) for month, count in rows)


def _referred(tx: Tx, period: Period) -> int:
    counted = select(func.count()).where(
        _referrals.c.referred_on.between(period.first_on, period.last_on)
    )
    return int(tx.connection.execute(counted).scalar_one())
