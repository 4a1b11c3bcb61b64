"""What citizens said of the answers they were told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from domain.authority import Action
from domain.people import Person
from storage.sight import in_sight
from storage.tables.history import EventRow
from storage.tables.issue import IssueRow
from storage.transaction import Tx
from storage.types import table

ANSWERED_BEFORE = timedelta(days=92)
"""How long before a word its answer is looked for."""

_ANSWERS = ("answered", "refused")
_WORDS = ("satisfied", "reopened")

_events = table(EventRow)
_issues = table(IssueRow)


@dataclass(frozen=True, slots=True)
class Said:
    """A citizen's word: on an issue of which category, and whose answer it was (None: nobody's)."""

    category_id: int
    answered_by: int | None
    is_satisfied: bool


def said(tx: Tx, person: Person, since: datetime, until: datetime) -> Iterator[Said]:
    """Every word said then on issues a person follows, each citizen's own, in no order.

    An issue that was opened for the discontent of another citizen names that one's code.
    """
    before = select(_events.c.id).where(_events.c.at < since - ANSWERED_BEFORE)
    last = tx.connection.execute(before.order_by(_events.c.id.desc()).limit(1)).scalar() or 0
    rows = tx.connection.execute(
        select(
            _events.c.subject_id,
            _events.c.what,
            _events.c.person_id,
            _events.c.new,
            _events.c.at,
            _issues.c.category_id,
        )
        .join(_issues, _issues.c.id == _events.c.subject_id)
        # By their ids: an index of the subject would lead through the events of all years.
        .where(_events.c.id > last, func.lower(_events.c.subject) == "issue")
        .where(_events.c.what.in_((*_ANSWERS, *_WORDS)), _events.c.at < until)
        .where(in_sight(person, Action.FOLLOW_ISSUES))
        .order_by(_events.c.id)
    )
    answered: dict[int, int | None] = {}
    for row in rows:
        if row.what in _ANSWERS:
            answered[row.subject_id] = row.person_id
        elif row.at >= since and not (row.what == "reopened" and row.new):
            yield Said(row.category_id, answered.get(row.subject_id), row.what == "satisfied")
