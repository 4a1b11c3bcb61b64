"""Who may look at a date's board, and who may act for others on it."""

from domain.authority import Action, may, scope
from domain.people import Person
from handlers.call import Call
from handlers.refusals import Refused, Why
from storage import programmes, registrations
from storage.programmes import Occurrence


def is_head(person: Person, occurrence: Occurrence) -> bool:
    """Whether somebody leads the delegation that goes."""
    return occurrence.rule.participants.head_id == person.id


def acts_for_others(person: Person, occurrence: Occurrence) -> bool:
    """Whether they may register, remind and send others: coordinators, and the head for theirs."""
    return may(person, Action.REGISTER_OTHERS, own=is_head(person, occurrence))


def seen_board(call: Call) -> Occurrence | None:
    """The occurrence whose board is asked for, or the next one; None when there is none.

    Raises:
        Refused: It is not there, or the person neither follows nor heads it.
    """
    if not call.id:
        call.require(Action.FOLLOW_TURNOUT)
        return programmes.next_one(call.tx)
    occurrence = programmes.occurrence(call.tx, call.id)
    follows = scope(call.person, Action.FOLLOW_TURNOUT) is not None
    if not follows and (occurrence is None or not is_head(call.person, occurrence)):
        raise Refused(Why.NOT_ALLOWED, of=("occurrence", occurrence.id) if occurrence else None)
    if occurrence is None:
        raise Refused(Why.GONE)
    return occurrence


def acted_on(call: Call, occurrence_id: int) -> Occurrence:
    """The occurrence on which the person acts for others, while it can be answered.

    Raises:
        Refused: They may not, or it is over or cancelled.
    """
    occurrence = programmes.occurrence(call.tx, occurrence_id)
    if occurrence is None:
        raise Refused(Why.GONE)
    if not acts_for_others(call.person, occurrence):
        raise Refused(Why.NOT_ALLOWED, of=("occurrence", occurrence.id))
    if occurrence.is_cancelled or registrations.window(occurrence)[1] < call.tx.today:
        raise Refused(Why.GONE)
    return occurrence
