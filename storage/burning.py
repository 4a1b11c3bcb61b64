"""Issues that a morning is about: those that burn for a leader, and answers to be brought."""

from datetime import date

from sqlalchemy import ColumnElement, Date, Integer, bindparam, or_, select

from domain.issue import Stage
from storage.issues import Issue
from storage.statements import Statement
from storage.tables.issue import IssueRow
from storage.transaction import Tx
from storage.types import table

_issues = table(IssueRow)
_columns = tuple(_issues.c[name] for name in Issue.__slots__)

MOST = 50
"""Issues of one person that are looked at."""

_burns = (
    _issues.c.stage != str(Stage.CLOSED),
    or_(
        _issues.c.due_on <= bindparam("day", type_=Date),
        _issues.c.stage == str(Stage.WAITING),
    ),
)
_is_to_bring = or_(_issues.c.stage == str(Stage.ANSWERED), _issues.c.stage == str(Stage.REFUSED))
_person = bindparam("person", type_=Integer)


def _first_due(*where: ColumnElement[bool]) -> Statement:
    chosen = select(*_columns).where(*where).order_by(_issues.c.due_on, _issues.c.id)
    return Statement(chosen.limit(MOST))


_HELD = _first_due(*_burns, _issues.c.holder_id == _person)
_PASSED_ON = _first_due(*_burns, _issues.c.backup_id == _person)
_TO_BRING = _first_due(_is_to_bring, _issues.c.teller_id == _person)
_HOLDERS = Statement(select(_issues.c.holder_id).where(*_burns).distinct())
_HELPERS = Statement(select(_issues.c.backup_id).where(*_burns).distinct())
_TELLERS = Statement(select(_issues.c.teller_id).where(_is_to_bring).distinct())


def held(tx: Tx, person_id: int, on: date) -> list[Issue]:
    """What a leader holds that is overdue, due on a date, or not accepted yet; oldest first."""
    return [Issue(*row) for row in _HELD.rows(tx, {"person": person_id, "day": on})]


def passed_on(tx: Tx, person_id: int, on: date) -> list[Issue]:
    """What burns with others, and a leader may act on as well; oldest first."""
    return [Issue(*row) for row in _PASSED_ON.rows(tx, {"person": person_id, "day": on})]


def to_bring(tx: Tx, person_id: int) -> list[Issue]:
    """Issues whose answer a person is to bring to the citizen."""
    return [Issue(*row) for row in _TO_BRING.rows(tx, {"person": person_id})]


def holders(tx: Tx, on: date) -> set[int]:
    """Who holds something that burns on a date."""
    return {id for (id,) in _HOLDERS.rows(tx, {"day": on}) if id is not None}


def helpers(tx: Tx, on: date) -> set[int]:
    """Who may act as well on something that burns on a date."""
    return {id for (id,) in _HELPERS.rows(tx, {"day": on}) if id is not None}


def tellers(tx: Tx) -> set[int]:
    """Who has an answer to bring."""
    return {id for (id,) in _TELLERS.rows(tx, {}) if id is not None}
