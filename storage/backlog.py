"""The backlog of those who follow issues: what is held up, in which ways, how much and where."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from domain.authority import Action
from domain.backlog import Lag, Side, Sieve
from domain.issue import LONG_PENDING, PROMISING, Stage, Urgency
from domain.people import Person
from storage.issues import OPEN
from storage.sight import in_sight
from storage.tables.issue import IssueRow
from storage.tables.staff import AbsenceRow, AccountRow, PersonRow
from storage.transaction import Tx
from storage.types import table

_issues = table(IssueRow)
_people = table(PersonRow)
_accounts = table(AccountRow)
_absences = table(AbsenceRow)
_i = _issues.c

_there = (
    select(_accounts.c.person_id)
    .join(_people, _people.c.id == _accounts.c.person_id)
    .where(
        _accounts.c.ended_at.is_(None),
        _accounts.c.unreachable_at.is_(None),
        _people.c.left_at.is_(None),
    )
)
_UNDECIDED = _i.stage.in_([str(stage) for stage in PROMISING])
_NOT_DONE = _i.stage != str(Stage.CLOSED)
"""Also what was merged: its own citizen is to hear that it was received."""

_ASKED = _i.stage == str(Stage.ASKED)
_OUTSIDE = _i.stage == str(Stage.TRANSFERRED)
_PROMISED = or_(_UNDECIDED, and_(_ASKED, _i.ask_again_on.is_(None)))
_SIDES = {Side.HAMLET: _i.hamlet_id, Side.CATEGORY: _i.category_id, Side.HOLDER: _i.holder_id}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many are held up at all, and in each way; one may be counted in several."""

    every: int
    by: dict[Lag, int]


def _lags(tx: Tx) -> dict[Lag, ColumnElement[bool]]:
    away = select(_absences.c.person_id).where(
        _absences.c.ended_at.is_(None),
        _absences.c.from_on <= tx.today,
        _absences.c.to_on >= tx.today,
    )
    nobody = or_(
        _i.stage == str(Stage.UNHELD),
        _i.holder_id.is_(None),
        _i.holder_id.not_in(_there),
        _i.holder_id.in_(away),
    )
    passed = and_(_PROMISED, _i.promised_on < tx.today)
    unnoticed = and_(_i.first_notice_at.is_(None), _i.first_notice_on < tx.today)
    return {
        Lag.STUCK: and_(OPEN, nobody),
        Lag.OVERDUE: and_(OPEN, _i.due_on < tx.today),
        Lag.BROKEN: or_(passed, and_(OPEN, _i.broken_on.is_not(None))),
        Lag.UNNOTICED: and_(_NOT_DONE, unnoticed),
        Lag.OUTSIDE: _OUTSIDE,
        Lag.PENDING: and_(OPEN, _i.raised_on < tx.today - LONG_PENDING),
    }


def _fitting(
    person: Person, lags: dict[Lag, ColumnElement[bool]], sieve: Sieve
) -> list[ColumnElement[bool]]:
    held_up = lags[sieve.lag] if sieve.lag else or_(*lags.values())
    where = [in_sight(person, Action.FOLLOW_ISSUES), held_up]
    for side, column in _SIDES.items():
        value = sieve.of(side)
        if value is not None:
            where.append(column.is_not_distinct_from(value or None))
    return where


def counts(tx: Tx, person: Person, sieve: Sieve) -> Counts:
    """How many there are of each, whichever of these the sieve is set to."""
    lags = _lags(tx)
    every = Sieve(None, sieve.hamlet_id, sieve.category_id, sieve.holder_id)
    columns = [func.count(case((lag, 1))) for lag in lags.values()]
    chosen = select(func.count(), *columns).where(*_fitting(person, lags, every))
    count, *by = tx.connection.execute(chosen).one()
    return Counts(count, dict(zip(lags, by, strict=True)))


def find(tx: Tx, person: Person, sieve: Sieve) -> list[int]:
    """Ids of those that fit: urgent ones first, then what has waited longest."""
    chosen = select(_i.id).where(*_fitting(person, _lags(tx), sieve))
    urgent = case((_i.urgency == str(Urgency.URGENT), 0), else_=1)
    return list(tx.connection.scalars(chosen.order_by(urgent, _i.raised_on, _i.id)))


def spread(tx: Tx, person: Person, sieve: Sieve, side: Side) -> dict[int, int]:
    """How many fit by hamlet, category or holder, most first; 0 is none of them."""
    column = _SIDES[side]
    fitting = _fitting(person, _lags(tx), sieve.to(side, None))
    count = func.count().label("issues")
    chosen = select(column, count).where(*fitting).group_by(column).order_by(count.desc(), column)
    return {id or 0: number for id, number in tx.connection.execute(chosen)}


def lags_of(tx: Tx, ids: Sequence[int]) -> dict[int, tuple[Lag, ...]]:
    """In which ways each of these is held up."""
    lags = _lags(tx)
    chosen = select(_i.id, *(case((lag, 1), else_=0) for lag in lags.values()))
    rows = tx.connection.execute(chosen.where(_i.id.in_(ids)))
    return {
        id: tuple(lag for lag, flag in zip(lags, flags, strict=True) if flag) for id, *flags in rows
    }


def is_any(tx: Tx) -> bool:
    """Whether anything at all is held up."""
    chosen = select(_i.id).where(or_(*_lags(tx).values())).limit(1)
    return tx.connection.execute(chosen).first() is not None


def whole(tx: Tx) -> dict[int | None, Counts]:
    """How many there are in the whole commune, by whose conduct they are about (None: nobody's).

    For many who follow all of it at once: what is about one of them, that one does not see.
    """
    lags = _lags(tx)
    columns = [func.count(case((lag, 1))) for lag in lags.values()]
    chosen = select(_i.concerned_id, func.count(), *columns).where(or_(*lags.values()))
    rows = tx.connection.execute(chosen.group_by(_i.concerned_id))
    return {about: Counts(count, dict(zip(lags, by, strict=True))) for about, count, *by in rows}
