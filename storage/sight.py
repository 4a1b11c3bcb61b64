"""Which issues a person may see, as part of a statement."""

from sqlalchemy import ColumnElement, and_, false, or_, true

from domain.authority import Action, Scope, scope
from domain.people import Person
from storage import assistants, prepared, steering
from storage.tables.issue import IssueRow
from storage.types import table

_issues = table(IssueRow)


def in_sight(person: Person, action: Action) -> ColumnElement[bool]:
    """Exactly the issues to which a person may do this, as `authority.may` has it.

    What was said of somebody's conduct is read by whoever has to do with it, and nobody sees
    what was said of their own.
    """
    reach = scope(person, action)
    if reach is None:
        return false()
    others = _issues.c.concerned_id.is_distinct_from(person.id)
    if action is Action.SEE_ISSUE:
        is_open = or_(_issues.c.concerned_id.is_(None), _entrusted(person.id))
        return and_(_reached(person, reach), others, is_open)
    return and_(_reached(person, reach), others)


def _reached(person: Person, reach: Scope) -> ColumnElement[bool]:
    if reach is Scope.COMMUNE:
        return true()
    mine = concerning(person.id)
    if reach is Scope.OWN:
        return mine
    if person.whole_commune:
        return true()
    return or_(mine, _issues.c.hamlet_id.in_(person.hamlet_ids))


def _entrusted(person_id: int) -> ColumnElement[bool]:
    names = ("recorded_by", "teller_id", "leader_id", "backup_id")
    return or_(*(_issues.c[name] == person_id for name in names), _is_in_it(person_id))


def _is_in_it(person_id: int) -> ColumnElement[bool]:
    """Those of the steering groups they are in, and of which something is theirs to approve."""
    steered = _issues.c.id.in_(steering.issues_of(person_id))
    return or_(steered, _issues.c.id.in_(prepared.to_decide(person_id)))


def concerning(person_id: int) -> ColumnElement[bool]:
    """Those a person recorded, brings word of, leads or holds, or whose leader they assist.

    And those of the steering groups they are in, or of which something is theirs to approve.
    """
    led_by = ("leader_id", "holder_id", "backup_id")
    mine = (_issues.c[name] == person_id for name in ("recorded_by", "teller_id", *led_by))
    leaders = assistants.leaders_chosen(person_id)
    return or_(*mine, _is_in_it(person_id), *(_issues.c[name].in_(leaders) for name in led_by))
