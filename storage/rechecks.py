"""Rechecks: drawn once a month, each given to somebody and done once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, func, insert, or_, select, update

from domain.authority import Action
from domain.issue import Stage, Word
from domain.people import Person
from storage.sight import in_sight
from storage.statements import Statement
from storage.tables.history import EventRow
from storage.tables.issue import IssueRow
from storage.tables.recheck import RecheckDrawRow, RecheckRow
from storage.transaction import Tx
from storage.types import table

_draws = table(RecheckDrawRow)
_rechecks = table(RecheckRow)
_issues = table(IssueRow)
_events = table(EventRow)


@dataclass(frozen=True, slots=True)
class Recheck:
    """An issue that was drawn, and who asks its citizen."""

    id: int
    issue_id: int
    month: str
    person_id: int | None
    outcome: str | None


_columns = tuple(_rechecks.c[name] for name in Recheck.__slots__)
_open_draws = _draws.c.drawn_at.is_(None)
_is_satisfied = (
    _issues.c.stage == str(Stage.CLOSED),
    _issues.c.word == str(Word.SATISFIED),
)


def _plan(insert: Any) -> Any:
    draw = insert(_draws).values(month=bindparam("month"), due_at=bindparam("due_at"))
    return draw.on_conflict_do_nothing(index_elements=["month"])


_PLAN = Statement(_plan)


def plan(tx: Tx, month: str, due_at: datetime) -> None:
    """Somebody was satisfied in a month: it is drawn from at that instant, once."""
    _PLAN.run(tx, {"month": month, "due_at": due_at})


def is_planned(tx: Tx, month: str, by: datetime) -> bool:
    """Whether a month was drawn from, or is by an instant."""
    mine = select(_draws.c.id).where(
        _draws.c.month == month, or_(_draws.c.drawn_at.is_not(None), _draws.c.due_at <= by)
    )
    return tx.connection.execute(mine).first() is not None


def plan_again(tx: Tx, month: str, due_at: datetime) -> None:
    """A month that is not drawn from as it should be is drawn from at that instant."""
    plan(tx, month, due_at)
    mine = update(_draws).where(_draws.c.month == month, _open_draws)
    tx.connection.execute(mine.values(due_at=due_at))


def due_draws(tx: Tx, limit: int) -> list[tuple[int, datetime]]:
    """Ids and times of draws that are due, oldest first."""
    waiting = select(_draws.c.id, _draws.c.due_at).where(_open_draws, _draws.c.due_at <= tx.now)
    rows = tx.connection.execute(waiting.order_by(_draws.c.due_at).limit(limit))
    return [(row.id, row.due_at) for row in rows]


def next_draw_at(tx: Tx) -> datetime | None:
    """When the next draw is due."""
    return tx.connection.execute(select(func.min(_draws.c.due_at)).where(_open_draws)).scalar()


def claim_draw(tx: Tx, draw_id: int) -> str | None:
    """The month to be drawn from; None when it was."""
    mine = update(_draws).where(_draws.c.id == draw_id, _open_draws)
    month: str | None = tx.connection.execute(
        mine.values(drawn_at=tx.now).returning(_draws.c.month)
    ).scalar()
    return month


def satisfied(tx: Tx, since: datetime, until: datetime) -> dict[str, int]:
    """Ids by code of issues closed then with a satisfied citizen who can be asked again."""
    named = or_(_issues.c.household_id.is_not(None), _issues.c.citizen_name != "")
    rows = tx.connection.execute(
        select(_issues.c.code, _issues.c.id).where(
            *_is_satisfied, named, _issues.c.closed_at >= since, _issues.c.closed_at < until
        )
    )
    return {row.code: row.id for row in rows}


def is_any_satisfied(tx: Tx, since: datetime, until: datetime) -> bool:
    """Whether a citizen said so then: when told the answer, or where it was raised."""
    there = and_(_events.c.what == "opened", _events.c.why == str(Word.SATISFIED))
    said = select(_events.c.id).where(
        _events.c.subject == "issue",
        or_(_events.c.what == "satisfied", there),
        _events.c.at >= since,
        _events.c.at < until,
    )
    return tx.connection.execute(said.limit(1)).first() is not None


def keep_drawn(tx: Tx, month: str, issue_ids: Sequence[int]) -> None:
    """These were drawn: each is given to somebody now, in a unit of its own."""
    rows = [
        {"issue_id": id, "month": month, "drawn_at": tx.now, "due_at": tx.now} for id in issue_ids
    ]
    if rows:
        tx.connection.execute(insert(_rechecks), rows)


def due(tx: Tx, limit: int) -> list[tuple[int, datetime]]:
    """Ids and times of rechecks that are looked at now, oldest first."""
    waiting = select(_rechecks.c.id, _rechecks.c.due_at).where(_rechecks.c.due_at <= tx.now)
    rows = tx.connection.execute(waiting.order_by(_rechecks.c.due_at).limit(limit))
    return [(row.id, row.due_at) for row in rows]


def next_at(tx: Tx) -> datetime | None:
    """When the next recheck is looked at."""
    return tx.connection.execute(select(func.min(_rechecks.c.due_at))).scalar()


def claim(tx: Tx, recheck_id: int, next_at: datetime) -> Recheck | None:
    """The recheck that is due, to be looked at again then; None when it was looked at."""
    mine = update(_rechecks).where(_rechecks.c.id == recheck_id, _rechecks.c.due_at <= tx.now)
    row = tx.connection.execute(mine.values(due_at=next_at).returning(*_columns)).first()
    return Recheck(*row) if row else None


def wake_lost(tx: Tx, after: datetime) -> int:
    """How many waited for nothing, or until after an instant: they are looked at now."""
    lost = or_(_rechecks.c.due_at.is_(None), _rechecks.c.due_at > after)
    mine = update(_rechecks).where(_rechecks.c.outcome.is_(None), lost)
    return tx.connection.execute(mine.values(due_at=tx.now)).rowcount


def give(tx: Tx, recheck_id: int, person_id: int | None) -> None:
    """Who asks the citizen from now on."""
    mine = update(_rechecks).where(_rechecks.c.id == recheck_id)
    tx.connection.execute(mine.values(person_id=person_id))


def of_issue(tx: Tx, issue_id: int) -> Recheck | None:
    """The last recheck of an issue, done or not."""
    mine = select(*_columns).where(_rechecks.c.issue_id == issue_id)
    row = tx.connection.execute(mine.order_by(_rechecks.c.id.desc()).limit(1)).first()
    return Recheck(*row) if row else None


def end(tx: Tx, recheck_id: int, outcome: str) -> bool:
    """What came of it; False when that was recorded before."""
    mine = update(_rechecks).where(_rechecks.c.id == recheck_id, _rechecks.c.outcome.is_(None))
    ended = mine.values(outcome=outcome, done_at=tx.now, due_at=None)
    return tx.connection.execute(ended).rowcount == 1


def outcomes(
    tx: Tx, person: Person, since: datetime, until: datetime
) -> list[tuple[int, str | None]]:
    """Issues drawn then that a person follows, and what came of each (None: nothing yet)."""
    rows = tx.connection.execute(
        select(_rechecks.c.issue_id, _rechecks.c.outcome)
        .join(_issues, _issues.c.id == _rechecks.c.issue_id)
        .where(_rechecks.c.drawn_at >= since, _rechecks.c.drawn_at < until)
        .where(in_sight(person, Action.FOLLOW_ISSUES))
        .order_by(_rechecks.c.id)
    )
    return [(row.issue_id, row.outcome) for row in rows]
