"""Lists of issues for a person: what fits an inquiry, what concerns them, what waits for them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    Integer,
    and_,
    bindparam,
    case,
    false,
    func,
    not_,
    or_,
    select,
)

from domain.authority import Action
from domain.inquiry import Inquiry, Phase
from domain.issue import Stage, Urgency
from domain.people import Person
from domain.text import fold, one_line
from storage import assistants
from storage.issues import OPEN, Issue
from storage.sight import concerning, in_sight
from storage.statements import Statement
from storage.tables.issue import IssueRow
from storage.transaction import Tx
from storage.types import table

_issues = table(IssueRow)
_columns = tuple(_issues.c[name] for name in Issue.__slots__)
# A statement that is made once has no lists in it.
_TO_TELL, _DECIDED = (
    or_(*(_issues.c.stage == str(stage) for stage in stages))
    for stages in ((Stage.ANSWERED, Stage.REFUSED), (Stage.ACCEPTED, Stage.TRANSFERRED))
)

MOST_RANKED = 400
"""What comes after so many is not looked at for its marks."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many issues a person must act on or tell of now, and how many of them are overdue."""

    count: int
    late: int


def find(tx: Tx, person: Person, inquiry: Inquiry) -> list[int]:
    """Ids of those that fit, what burns first; words found with their marks come before all.

    Nothing is found that the person may not open, and by its words nothing they may not read.
    """
    seen = in_sight(person, Action.SEE_ISSUE)
    fitting = (*_within(tx, inquiry), *_said(inquiry.words, seen))
    chosen = select(_issues.c.id).where(_known(person), *fitting)
    ids = list(tx.connection.execute(chosen.order_by(*_burning(tx.today))).scalars())
    return _marked_first(tx, ids, inquiry.words, seen) if inquiry.words else ids


def of_person(tx: Tx, person: Person) -> list[int]:
    """Ids of those that concern a person: what waits for them first, and what burns first.

    What waits for leaders whom they assist comes after their own.
    """
    waits = case((_waits_for(person.id), 0), (_waits_for_leaders_of(person.id), 1), else_=2)
    chosen = select(_issues.c.id).where(concerning(person.id), _known(person))
    return list(tx.connection.execute(chosen.order_by(waits, *_burning(tx.today))).scalars())


def waiting_for(tx: Tx, person_id: int) -> Waiting:
    """What a person must act on, or tell a citizen of, now."""
    (counts,) = _WAITING.rows(tx, {"person": person_id, "day": tx.today})
    return Waiting(*counts)


def counts_by_category(tx: Tx) -> dict[int, int]:
    """How many issues each category has."""
    counts = select(_issues.c.category_id, func.count().label("issues"))
    rows = tx.connection.execute(counts.group_by(_issues.c.category_id))
    return {row.category_id: row.issues for row in rows}


def some(tx: Tx, ids: Sequence[int]) -> list[Issue]:
    """The issues with these ids, in their order."""
    rows = tx.connection.execute(select(*_columns).where(_issues.c.id.in_(ids)))
    found = {issue.id: issue for issue in (Issue(*row) for row in rows)}
    return [found[id] for id in ids if id in found]


def _known(person: Person) -> ColumnElement[bool]:
    """Those whose page, or whose reduced page, a person may open."""
    followed = in_sight(person, Action.FOLLOW_ISSUES)
    return or_(in_sight(person, Action.SEE_ISSUE), followed)


def _waits_for(person_id: int | BindParameter[int]) -> ColumnElement[bool]:
    """What they must act on, and what they are to tell its citizen of."""
    return or_(_is_held(person_id), _is_to_be_told(person_id))


def _is_held(person_id: int | BindParameter[int]) -> ColumnElement[bool]:
    return and_(OPEN, or_(_issues.c.holder_id == person_id, _issues.c.backup_id == person_id))


def _is_to_be_told(person_id: int | BindParameter[int]) -> ColumnElement[bool]:
    """Exactly what a person is to tell now, as `telling.to_tell` has it."""
    decided = or_(
        _issues.c.promised_on.is_not(None),
        _DECIDED,
        and_(_issues.c.stage == str(Stage.ASKED), _issues.c.ask_again_on.is_not(None)),
    )
    news = _issues.c.tell_extension_on.is_not(None)
    untold = or_(_TO_TELL, and_(_issues.c.first_notice_at.is_(None), decided), news)
    is_closed = _issues.c.stage == str(Stage.CLOSED)
    return and_(_issues.c.teller_id == person_id, untold, not_(is_closed))


def _is_told_late(today: date | BindParameter[date]) -> ColumnElement[bool]:
    noticed_late = and_(_issues.c.first_notice_at.is_(None), _issues.c.first_notice_on < today)
    return or_(noticed_late, _issues.c.tell_extension_on < today)


def assisted_count(tx: Tx, person_id: int) -> int:
    """How many issues wait for leaders whom a person assists."""
    counted = select(func.count()).where(_waits_for_leaders_of(person_id))
    return int(tx.connection.execute(counted).scalar_one())


def _waits_for_leaders_of(assistant_id: int) -> ColumnElement[bool]:
    leaders = assistants.leaders_chosen(assistant_id)
    waits = _issues.c.stage.in_([str(Stage.WAITING), str(Stage.ACCEPTED), str(Stage.TRANSFERRED)])
    held = or_(_issues.c.holder_id.in_(leaders), _issues.c.backup_id.in_(leaders))
    others = (_issues.c[n].is_distinct_from(assistant_id) for n in ("holder_id", "backup_id"))
    return and_(waits, held, *others, _issues.c.concerned_id.is_(None))


def _is_late(today: date | BindParameter[date]) -> ColumnElement[bool]:
    return and_(OPEN, _issues.c.due_on < today)


# The first page counts at every look.
_PERSON, _DAY = bindparam("person", type_=Integer), bindparam("day", type_=Date)
_LATE_FOR = or_(
    and_(_is_held(_PERSON), _is_late(_DAY)), and_(_is_to_be_told(_PERSON), _is_told_late(_DAY))
)
_WAITING = Statement(
    select(func.count(), func.count(case((_LATE_FOR, 1)))).where(_waits_for(_PERSON))
)


def _burning(today: date) -> tuple[ColumnElement[Any], ...]:
    """Open ones first: overdue, then urgent, then by due date; closed ones the last first."""
    urgent = and_(OPEN, _issues.c.urgency == str(Urgency.URGENT))
    return (
        case((OPEN, 0), else_=1),
        case((_is_late(today), 0), else_=1),
        case((urgent, 0), else_=1),
        case((OPEN, _issues.c.due_on)),
        case((OPEN, _issues.c.id), else_=-_issues.c.id),
    )


def _within(tx: Tx, inquiry: Inquiry) -> list[ColumnElement[bool]]:
    """Hamlet, category and phase."""
    phases: dict[Phase, ColumnElement[bool]] = {
        Phase.OPEN: OPEN,
        Phase.LATE: _is_late(tx.today),
        Phase.TO_TELL: _TO_TELL,
        Phase.CLOSED: _issues.c.stage == str(Stage.CLOSED),
    }
    narrowed = [phases[inquiry.phase]] if inquiry.phase in phases else []
    if inquiry.hamlet_id is not None:
        narrowed.append(_issues.c.hamlet_id.is_not_distinct_from(inquiry.hamlet_id or None))
    if inquiry.category_id is not None:
        narrowed.append(_issues.c.category_id == inquiry.category_id)
    return narrowed


def _said(words: str, seen: ColumnElement[bool]) -> list[ColumnElement[bool]]:
    """Each word in the code, or in the folded words of what the person may read."""
    parts = fold(words).split()
    if words and not parts:
        return [false()]
    return [or_(_in_code(p), and_(seen, _issues.c.folded.contains(p))) for p in parts]


def _in_code(part: str) -> ColumnElement[bool]:
    """A number is the code's own or its year: `2` must not find everything of 2026."""
    code = func.lower(_issues.c.code)
    if not part.isdecimal():
        return code.contains(part)
    return or_(code.endswith(f"-{part.zfill(4)}"), code.contains(f"-{part}-"))


def _marked_first(tx: Tx, ids: list[int], words: str, seen: ColumnElement[bool]) -> list[int]:
    """Those that hold the words as they were typed, marks and all; the order stays otherwise."""
    chosen = select(_issues.c.id, _issues.c.words)
    rows = tx.connection.execute(chosen.where(_issues.c.id.in_(ids[:MOST_RANKED]), seen))
    typed = re.findall(r"[^\W_]+", one_line(words).lower())
    marked = {id for id, said in rows if all(word in said.lower() for word in typed)}
    return sorted(ids, key=lambda id: id not in marked)
