"""What is due for an occurrence: plans made, moments spread over people, notices said."""

from domain.message import Lane, Rows, Say, Utterance
from domain.people import Person, Role
from domain.programme import MomentKind
from handlers.pages import link
from handlers.programme.news import tell_changes
from handlers.proposal.proposing import propose
from handlers.registration.board import board_buttons, board_text
from handlers.registration.registering import notice_buttons, notice_text
from handlers.reminder import texts
from handlers.turnout import can_be_told, expected
from storage import notices, planning, programmes, proposals, registrations, staff
from storage.notices import Notice
from storage.programmes import Moment, Occurrence
from storage.registrations import Registration
from storage.transaction import Tx


def plan(tx: Tx, programme_id: int) -> list[Utterance]:
    """More dates of a programme are written ahead; what a day off changes is told."""
    return list(tell_changes(tx, planning.plan(tx, programme_id) or []))


def spread(tx: Tx, moment_id: int) -> list[Utterance]:
    """A moment has come: a notice for everyone it concerns."""
    moment = programmes.take_moment(tx, moment_id)
    if moment is not None:
        notices.spread(tx, moment.id, [person.id for person in _concerned(tx, moment)])
    return []


def _concerned(tx: Tx, moment: Moment) -> list[Person]:
    if moment.kind is MomentKind.TURNOUT:
        return staff.everyone(tx, Role.COORDINATOR)
    return expected(tx, moment.occurrence)


def tell(tx: Tx, notice_id: int) -> list[Utterance]:
    """One person's notice: said once, or left out with the reason."""
    notice = notices.take(tx, notice_id)
    moment = programmes.moment(tx, notice.moment_id) if notice else None
    if notice is None or moment is None:
        return []
    outcome, said = _said(tx, notice, moment)
    notices.settle(tx, notice.id, outcome)
    return [said] if said else []


def _said(tx: Tx, notice: Notice, moment: Moment) -> tuple[str, Say | None]:
    person = staff.by_id(tx, notice.person_id)
    if person is None:
        return "left", None
    if moment.occurrence.is_cancelled or moment.for_on != moment.occurrence.occurs_on:
        return "changed", None
    if moment.kind is not MomentKind.TURNOUT:
        propose(tx, moment.occurrence, person)
    if not can_be_told(person):
        return "unreachable", None
    if tx.now > moment.not_after:
        return "missed", None
    mine = registrations.of(tx, moment.occurrence.id).get(person.id)
    if moment.kind is MomentKind.START and mine and not mine.takes_part:
        return "absent", None
    return "queued", _SAYING[moment.kind](tx, person, moment, mine, f"notice:{notice.id}")


def _notice(tx: Tx, person: Person, moment: Moment, mine: Registration | None, key: str) -> Say:
    word = mine.takes_part if mine else None
    text = notice_text(tx, person, moment.occurrence, word)
    return _reminder(person, moment, text, key, notice_buttons(moment.occurrence, word))


def _turnout(tx: Tx, person: Person, moment: Moment, mine: Registration | None, key: str) -> Say:
    text, turnout = board_text(tx, moment.occurrence)
    buttons = board_buttons(moment.occurrence, turnout)
    why = (link(texts.WHY, "why", 0, "turnout"),)
    return _reminder(person, moment, text, key, (*buttons, why))


def _start(tx: Tx, person: Person, moment: Moment, mine: Registration | None, key: str) -> Say:
    occurrence: Occurrence = moment.occurrence
    left = len(proposals.still_to_visit(tx, occurrence, person.id))
    closes_on = registrations.window(occurrence)[1]
    text = texts.start(
        occurrence.rule.name, occurrence.occurs_on, left, mine is not None, closes_on
    )
    begin = (link(texts.BEGIN, "begin", occurrence.id), link(texts.ABSENT, "absent", occurrence.id))
    why = (link(texts.SEE_LIST, "list", occurrence.id), link(texts.WHY, "why", 0, "start"))
    return _reminder(person, moment, text, key, (begin, why))


_SAYING = {
    MomentKind.NOTICE: _notice,
    MomentKind.TURNOUT: _turnout,
    MomentKind.START: _start,
}


def _reminder(person: Person, moment: Moment, text: str, key: str, buttons: Rows) -> Say:
    return Say(
        text,
        buttons,
        chat_id=person.chat_id,
        lane=Lane.REMINDER,
        key=key,
        not_after=moment.not_after,
    )
