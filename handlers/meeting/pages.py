"""📝 Các buổi: the dates around today, and one of them with what came of it."""

from datetime import timedelta

from domain.authority import Action, scope
from domain.message import Button, Utterance
from domain.people import Person, Role
from domain.programme import OccurrenceKind
from domain.text import shorten
from handlers.call import Call
from handlers.meeting import texts
from handlers.meeting.access import may_record, may_see, seen_meeting
from handlers.meeting.asks import said
from handlers.pages import LABEL_LENGTH, link, page, pairs
from handlers.paging import leaf
from handlers.programme import rule_texts
from handlers.programme.rules import places
from handlers.turnout import expected
from handlers.wording import local_time
from storage import attendance, meetings, programmes, registrations, staff
from storage.meetings import Recorded
from storage.programmes import Occurrence

BACK = timedelta(days=62)
AHEAD = timedelta(days=14)
MOST_SHOWN = 100
"""Of a line of what was done."""


def show_meetings(call: Call) -> list[Utterance]:
    """The person's dates, the last first; the button's id is the leaf."""
    call.require(Action.RECORD_MEETING)
    today = call.tx.today
    near = programmes.kept_between(call.tx, today - BACK, today + AHEAD)
    mine = [o for o in reversed(near) if may_see(call.tx, call.person, o)]
    home = (link(texts.HOME, "home"),)
    if not mine:
        return [page(call, texts.NONE_YET, (home,))]
    shown = leaf(mine, call.id)
    rows = [(link(_label(call, o), "meeting", o.id),) for o in shown.items]
    return [page(call, texts.TITLE, (*rows, *shown.turns("meetings"), home))]


def show_meeting(call: Call) -> list[Utterance]:
    """One date."""
    return show(call, seen_meeting(call))


def show(call: Call, occurrence: Occurrence) -> list[Utterance]:
    """A date's page: who came, what came of it, and what can be recorded."""
    text = texts.heading(
        occurrence.rule.name,
        occurrence.occurs_on,
        rule_texts.KINDS[occurrence.kind],
        ", ".join(places(call.tx, occurrence)),
    )
    recorded = meetings.outcome_of(call.tx, occurrence.id)
    raised = texts.opinions(meetings.opinions_at(call.tx, occurrence.id))
    if occurrence.occurs_on > call.tx.today:
        lines = [raised, "", texts.NOT_YET]
    else:
        lines = [_attendance(call, occurrence), *_outcome(call, occurrence, recorded), raised]
        lines += [_recorded(call, recorded) if recorded else texts.NOTHING_RECORDED]
    return [page(call, "\n".join([text, "", *lines]), pairs(_buttons(call, occurrence, recorded)))]


def _attendance(call: Call, occurrence: Occurrence) -> str:
    people = expected(call.tx, occurrence)
    leaders = {p.id for p in people if _leads(p)}
    came = attendance.attended(call.tx, occurrence)
    by = attendance.confirmation(call.tx, occurrence)
    return texts.attendance(
        len(came & {p.id for p in people}),
        len(people),
        len(came & leaders),
        len(leaders),
        len(came - {p.id for p in people}),
        texts.confirmed_by(staff.name_of(call.tx, by.by)) if by else _unconfirmed(occurrence),
    )


def _unconfirmed(occurrence: Occurrence) -> str:
    is_visits = occurrence.kind is OccurrenceKind.VISITS
    return texts.UNCONFIRMED if is_visits else texts.NOT_YET_CONFIRMED


def _leads(person: Person) -> bool:
    return Role.LEADER in person.roles


def _outcome(call: Call, occurrence: Occurrence, recorded: Recorded | None) -> list[str]:
    lines = []
    if occurrence.kind is OccurrenceKind.VISITS:
        lines.append(texts.visits(registrations.visited_count(call.tx, occurrence)))
    if recorded is None:
        return lines
    outcome = recorded.outcome
    if outcome.citizens is not None:
        lines.append(texts.citizens(outcome.citizens))
    if outcome.spoke is not None:
        lines.append(texts.spoke(outcome.spoke))
    if outcome.place:
        lines.append(texts.place(outcome.place))
    if outcome.works:
        lines.append(texts.works([shorten(said(work), MOST_SHOWN) for work in outcome.works]))
    return lines


def _recorded(call: Call, recorded: Recorded) -> str:
    name = staff.name_of(call.tx, recorded.recorded_by)
    at = local_time(recorded.recorded_at, call.tx.zone)
    return texts.recorded_by(name, at, recorded.version - 1)


def _buttons(call: Call, occurrence: Occurrence, recorded: Recorded | None) -> list[Button]:
    ways = []
    if may_record(call.person, occurrence) and occurrence.occurs_on <= call.tx.today:
        is_confirmed = attendance.confirmation(call.tx, occurrence) is not None
        again = texts.ATTENDANCE_AGAIN if is_confirmed else texts.ATTENDANCE
        ways.append(link(again, "attendance", occurrence.id))
        words = texts.CORRECT if recorded else texts.RECORD
        ways.append(link(words, "outcome", occurrence.id))
    if scope(call.person, Action.RAISE_ISSUE):
        ways.append(link(texts.OPINION, "raisehere", occurrence.id))
    ways.append(link(texts.REFRESH, "meeting", occurrence.id))
    return [*ways, link(texts.MEETINGS, "meetings"), link(texts.HOME, "home")]


def _label(call: Call, occurrence: Occurrence) -> str:
    text = texts.listed(_mark(call, occurrence), occurrence.occurs_on, occurrence.rule.name)
    return shorten(text, LABEL_LENGTH)


def _mark(call: Call, occurrence: Occurrence) -> str:
    if occurrence.occurs_on > call.tx.today:
        return "📅"
    is_confirmed = attendance.confirmation(call.tx, occurrence) is not None
    is_visits = occurrence.kind is OccurrenceKind.VISITS
    is_recorded = is_visits or meetings.outcome_of(call.tx, occurrence.id) is not None
    return "✅" if is_confirmed and is_recorded else "⏳"
