"""What citizens said of the answers they were told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from domain.authority import Action
from domain.calendar import local_date
from domain.issue import Word
from domain.people import Person
from storage.sight import in_sight
from storage.tables.history import EventRow
from storage.tables.issue import IssueRow
from storage.transaction import Tx
from storage.types import table

_ANSWERS = ("answered", "refused")
_WORDS = ("satisfied", "reopened")

_events = table(EventRow)
_issues = table(IssueRow)
_before = _events.alias("before")
_answered_by = (
    select(_before.c.person_id)
    .where(
        _before.c.subject == "issue",
        _before.c.subject_id == _events.c.subject_id,
        _before.c.what.in_(_ANSWERS),
        _before.c.id < _events.c.id,
    )
    .order_by(_before.c.id.desc())
    .limit(1)
    .scalar_subquery()
)

# Looked up by the issue: joined, the openings of all years would be read.
_said_there = (
    select(_events.c.why)
    .where(_events.c.subject == "issue", _events.c.subject_id == _issues.c.id)
    .where(_events.c.what == "opened")
    .limit(1)
    .correlate(_issues)
    .scalar_subquery()
)


@dataclass(frozen=True, slots=True)
class Said:
    """A citizen's word: on an issue of which category, and whose answer it was.

    `answered_by` None: it was answered where it was raised.
    """

    category_id: int
    answered_by: int | None
    is_satisfied: bool


def said(tx: Tx, person: Person, since: datetime, until: datetime) -> Iterator[Said]:
    """Every word said then on issues a person follows, each citizen's own, in no order.

    An issue that was opened for the discontent of another citizen names that one's code. What was
    said of an answer there was said on the day it was raised, whenever that was entered.
    """
    sight = in_sight(person, Action.FOLLOW_ISSUES)
    issue = _issues.c.id == _events.c.subject_id
    # One act at a time is found by its index.
    for what in _WORDS:
        rows = tx.connection.execute(
            select(_issues.c.category_id, _answered_by)
            .join_from(_events, _issues, issue)
            .where(_events.c.subject == "issue", _events.c.what == what, _events.c.new == "")
            .where(_events.c.at >= since, _events.c.at < until, sight)
        )
        for category_id, answered_by in rows:
            yield Said(category_id, answered_by, what == "satisfied")
    first_on, next_on = local_date(since, tx.zone), local_date(until, tx.zone)
    raised = select(_issues.c.category_id, _said_there.label("word")).where(
        _issues.c.raised_on >= first_on, _issues.c.raised_on < next_on, sight
    )
    for category_id, word in tx.connection.execute(raised):
        if word:
            yield Said(category_id, None, word == Word.SATISFIED)
