"""Who sees a date of a programme, who records what came of it, and who is asked to."""

from domain.authority import Action, may, scope
from domain.people import Person
from domain.programme import OccurrenceKind
from handlers.call import Call
from handlers.refusals import Refused, Why
from handlers.turnout import is_called
from storage import attendance, meetings, programmes
from storage.programmes import Occurrence
from storage.transaction import Tx


def may_record(person: Person, occurrence: Occurrence) -> bool:
    """Whether they lead the delegation, or follow the whole commune."""
    leads = occurrence.rule.participants.head_id == person.id
    return may(person, Action.RECORD_MEETING, own=leads)


def may_see(tx: Tx, person: Person, occurrence: Occurrence) -> bool:
    """Whether they take part, or may record it."""
    takes_part = scope(person, Action.TAKE_PART) is not None
    return (takes_part and is_called(tx, occurrence, person.id)) or may_record(person, occurrence)


def seen_meeting(call: Call) -> Occurrence:
    """The date a button is about, if this person may see it and it is kept.

    Raises:
        Refused: It is others', or not kept.
    """
    occurrence = programmes.occurrence(call.tx, call.id)
    if occurrence is None:
        raise Refused(Why.GONE)
    if not may_see(call.tx, call.person, occurrence):
        raise Refused(Why.NOT_ALLOWED, of=("occurrence", occurrence.id))
    if occurrence.is_cancelled:
        raise Refused(Why.GONE)
    return occurrence


def recordable(call: Call) -> Occurrence:
    """The date, if this person may record what came of it now.

    Raises:
        Refused: It is others', not kept, or still to come.
    """
    occurrence = seen_meeting(call)
    if not may_record(call.person, occurrence):
        raise Refused(Why.NOT_ALLOWED, of=("occurrence", occurrence.id))
    if occurrence.occurs_on > call.tx.today:
        raise Refused(Why.GONE)
    return occurrence


def to_record(tx: Tx, person: Person) -> Occurrence | None:
    """Today's date that the person is to record: as its head, or where it has none."""
    if scope(person, Action.RECORD_MEETING) is None:
        return None
    today = programmes.kept_between(tx, tx.today, tx.today)
    return next((o for o in today if _is_asked(person, o) and _waits(tx, o)), None)


def _is_asked(person: Person, occurrence: Occurrence) -> bool:
    head_id = occurrence.rule.participants.head_id
    is_busy = occurrence.kind is not OccurrenceKind.OFFICE
    return is_busy and head_id in (None, person.id) and may_record(person, occurrence)


def _waits(tx: Tx, occurrence: Occurrence) -> bool:
    """Whether its attendance, or beyond visits its outcome, is still to be recorded."""
    if attendance.confirmation(tx, occurrence) is None:
        return True
    is_visits = occurrence.kind is OccurrenceKind.VISITS
    return not is_visits and meetings.outcome_of(tx, occurrence.id) is None
