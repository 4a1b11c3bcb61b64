"""The rungs of the ladder: whom each concerns, when it is left out, and what it says."""

from collections.abc import Callable
from dataclasses import dataclass

from domain.ladder import ASKING, Outcome
from domain.message import Button, Rows
from domain.people import Person, Role
from domain.programme import MomentKind, OccurrenceKind
from domain.text import shorten
from handlers.pages import LABEL_LENGTH, link
from handlers.registration.board import board_buttons, board_of, ways_on
from handlers.registration.registering import notice_buttons, notice_text
from handlers.reminder import texts
from handlers.reminder.digest import digest_text
from handlers.reminder.hamlets import (
    hamlets_section,
    has_news_of_hamlets,
    whom_hamlets_concern,
)
from handlers.turnout import can_be_told, expected, turnout_of
from storage import outcomes, proposals, registrations, staff
from storage.moments import Moment
from storage.programmes import Occurrence
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Section:
    """What is said of one occurrence; `among` are its buttons beside those of others."""

    text: str
    rows: Rows
    among: Rows


def concerned(tx: Tx, kind: MomentKind, occurrence: Occurrence) -> list[Person]:
    """Everyone who is told, if nothing speaks against it by then."""
    if kind is MomentKind.TURNOUT:
        return staff.everyone(tx, Role.COORDINATOR)
    if kind is MomentKind.DIGEST:
        return [p for p in staff.everyone(tx) if p.roles & {Role.LEADER, Role.COORDINATOR}]
    if kind is MomentKind.HAMLETS:
        return whom_hamlets_concern(tx, occurrence)
    return expected(tx, occurrence)


def left_out(tx: Tx, person: Person | None, moment: Moment) -> Outcome | None:
    """Why a person is not told of an occurrence now, or None when they are."""
    occurrence = moment.occurrence
    if person is None:
        return Outcome.LEFT
    if occurrence is None or occurrence.is_cancelled or moment.for_on != occurrence.occurs_on:
        return Outcome.CHANGED
    if tx.now > moment.not_after:
        return Outcome.MISSED
    if not can_be_told(person):
        return Outcome.UNREACHABLE
    if all(person.id != one.id for one in concerned(tx, moment.kind, occurrence)):
        return Outcome.NOTHING
    return _done_already(tx, person, moment, occurrence)


def _done_already(tx: Tx, person: Person, moment: Moment, occurrence: Occurrence) -> Outcome | None:
    kind = moment.kind
    if kind is MomentKind.TURNOUT:
        return _nothing_open(tx, moment, occurrence)
    if kind is MomentKind.HAMLETS:
        return None if has_news_of_hamlets(tx, person, occurrence) else Outcome.NOTHING
    mine = registrations.of(tx, occurrence.id).get(person.id)
    if kind in (MomentKind.SILENT, MomentKind.LAST_CALL) and mine is not None:
        return Outcome.ANSWERED
    if kind in (MomentKind.START, MomentKind.UNLOGGED) and mine and not mine.takes_part:
        return Outcome.ABSENT
    if kind is MomentKind.UNLOGGED:
        if mine is None:
            return Outcome.NOT_JOINED
        return Outcome.LOGGED if person.id in outcomes.who_logged(tx, occurrence) else None
    return None


def _nothing_open(tx: Tx, moment: Moment, occurrence: Occurrence) -> Outcome | None:
    """A second board of a date for which nothing is left to do is not sent."""
    boards = [
        rule.due_at(occurrence.occurs_on, tx.zone)
        for rule in occurrence.rule.moments_of(occurrence.kind)
        if rule.kind is MomentKind.TURNOUT
    ]
    if moment.due_at <= min(boards, default=moment.due_at):
        return None
    turnout = turnout_of(tx, occurrence)
    is_open = turnout.silent or turnout.unreachable or turnout.empty_hamlets
    return None if is_open else Outcome.NOTHING


def section(tx: Tx, person: Person, kind: MomentKind, occurrence: Occurrence, of: int) -> Section:
    """What a person is told of an occurrence; `of` is the notice whose message it stands in."""
    if kind in ASKING:
        return _asking(tx, person, kind, occurrence, of)
    if kind is MomentKind.HAMLETS:
        text, rows = hamlets_section(tx, person, occurrence, of)
        return Section(text, rows, rows)
    if kind is MomentKind.TURNOUT:
        return _turnout(tx, person, occurrence)
    return _SECTIONS[kind](tx, person, occurrence)


def _asking(tx: Tx, person: Person, kind: MomentKind, occurrence: Occurrence, of: int) -> Section:
    mine = registrations.of(tx, occurrence.id).get(person.id)
    word = mine.takes_part if mine else None
    text = notice_text(tx, person, occurrence, word)
    lead = texts.LEADS.get(kind) if word is None else None
    rows = tuple(map(_without_why, notice_buttons(occurrence, word)))
    join = shorten(texts.join(occurrence.rule.name), LABEL_LENGTH)
    among = ((link(join, "answers", of, str(occurrence.id)),),) if not word else ()
    return Section(f"{lead}\n{text}" if lead else text, rows, among)


def _without_why(row: tuple[Button, ...]) -> tuple[Button, ...]:
    return tuple(button for button in row if not button.data.startswith("why:"))


def _turnout(tx: Tx, person: Person, occurrence: Occurrence) -> Section:
    board = board_of(tx, occurrence)
    named = shorten(texts.board_of(occurrence.rule.name), LABEL_LENGTH)
    rows = board_buttons(occurrence, board.turnout, ways_on(person, occurrence, board))
    return Section(board.text, rows, ((link(named, "turnout", occurrence.id),),))


def _start(tx: Tx, person: Person, occurrence: Occurrence) -> Section:
    left = len(proposals.still_to_visit(tx, occurrence, person.id))
    mine = registrations.of(tx, occurrence.id).get(person.id)
    closes_on = registrations.window(occurrence)[1]
    name, on = occurrence.rule.name, occurrence.occurs_on
    text = texts.start(name, on, left, mine is not None, closes_on)
    absent = link(texts.ABSENT, "absent", occurrence.id)
    begin = link(texts.BEGIN, "begin", occurrence.id)
    named = link(shorten(texts.begin_of(name), LABEL_LENGTH), "begin", occurrence.id)
    see = link(texts.SEE_LIST, "list", occurrence.id)
    return Section(text, ((begin, absent), (see,)), ((named,),))


def _unlogged(tx: Tx, person: Person, occurrence: Occurrence) -> Section:
    opens_on, closes_on = registrations.window(occurrence)
    name, on = occurrence.rule.name, occurrence.occurs_on
    text = texts.unlogged(name, on, opens_on, closes_on)
    now = link(texts.LOG_NOW, "begin", occurrence.id)
    named = link(shorten(texts.log_now_of(name), LABEL_LENGTH), "begin", occurrence.id)
    rows = ((now, link(texts.SEE_LIST, "list", occurrence.id)),)
    return Section(text, rows, ((named,),))


def _digest(tx: Tx, person: Person, occurrence: Occurrence) -> Section:
    followed = link(texts.OPEN_ISSUES, "followed")
    at_office = occurrence.kind is OccurrenceKind.OFFICE
    rows: Rows = () if at_office else ((followed,),)
    return Section(digest_text(tx, occurrence), rows, ())


_SECTIONS: dict[MomentKind, Callable[[Tx, Person, Occurrence], Section]] = {
    MomentKind.START: _start,
    MomentKind.UNLOGGED: _unlogged,
    MomentKind.DIGEST: _digest,
}
