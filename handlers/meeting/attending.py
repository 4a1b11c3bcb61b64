"""☑️ Điểm danh: who came, preset from what is known, confirmed by whoever leads."""

from collections.abc import Iterable

from domain.authority import Action
from domain.message import Utterance
from domain.people import Person
from domain.programme import OccurrenceKind
from domain.text import shorten
from handlers.asks.choice import Choice, ManyOf
from handlers.asks.review import Review
from handlers.call import Call
from handlers.meeting import recording_texts as texts
from handlers.meeting.access import recordable
from handlers.meeting.opening import begin_anew, day_of, still
from handlers.meeting.pages import show, show_meetings
from handlers.pages import LABEL_LENGTH
from handlers.staff.opening import in_its_place
from handlers.talk.kind import TalkKind
from handlers.talk.script import Given, Script
from handlers.talk.state import State
from handlers.turnout import expected
from handlers.wording import comrade, short_date
from storage import attendance, registrations, staff
from storage.programmes import Occurrence
from storage.transaction import Tx

Present = tuple[int, ...]


def start_attending(call: Call) -> list[Utterance]:
    """Confirm who came, or correct that."""
    occurrence = recordable(call)
    start = {
        "occurrence": occurrence.id,
        "known": sorted(known_to_come(call.tx, occurrence)),
        "on": occurrence.occurs_on.isoformat(),
        "about": texts.about(occurrence.rule.name, short_date(occurrence.occurs_on)),
    }
    return begin_anew(call, ATTENDANCE, start)


def known_to_come(tx: Tx, occurrence: Occurrence) -> frozenset[int]:
    """Who is ticked at first: as confirmed or visited; where nobody visits, who said so."""
    came = attendance.attended(tx, occurrence)
    is_visits = occurrence.kind is OccurrenceKind.VISITS
    if is_visits or attendance.confirmation(tx, occurrence) is not None:
        return came
    words = registrations.of(tx, occurrence.id)
    return came | {person_id for person_id, word in words.items() if word.takes_part}


def _ask(call: Call, state: State) -> Script[tuple[Present, Present]]:
    occurrence = day_of(call, state)
    listed = expected(call.tx, occurrence)
    ids = {person.id for person in listed}
    known = frozenset(state.start["known"])
    came: Present = yield ManyOf(
        key="came",
        name=texts.CAME,
        ask=texts.ASK_CAME,
        load=lambda: _choices(listed),
        meaning=tuple,
        whole=texts.ALL_CAME,
        may_be_none=True,
        ticked=sorted(ids & known),
    )
    rest = [person for person in staff.everyone(call.tx) if person.id not in ids]
    others: Present = yield ManyOf(
        key="others",
        name=texts.OTHERS,
        ask=texts.ASK_OTHERS,
        load=lambda: _choices(rest),
        meaning=tuple,
        may_be_none=True,
        assumed=_given(person for person in rest if person.id in known),
    )
    yield Review(ask=texts.REVIEW, send=texts.SEND_ATTENDANCE)
    return came, others


def _choices(people: Iterable[Person]) -> list[Choice]:
    return [
        Choice(p.id, shorten(p.full_name, LABEL_LENGTH - 4), comrade(p.full_name)) for p in people
    ]


def _given(people: Iterable[Person]) -> Given:
    there = _choices(people)
    shown = "; ".join(choice.given.shown for choice in there)
    return Given([choice.value for choice in there], shown or texts.NOBODY)


def _confirm(
    call: Call, talk_id: int, state: State, present: tuple[Present, Present]
) -> list[Utterance]:
    occurrence = still(call, state)
    if occurrence is None:
        return in_its_place(call, talk_id, show_meetings(call), texts.CHANGED_MEANWHILE)
    came = {person.id: False for person in expected(call.tx, occurrence)}
    chosen = [id for ids in present for id in ids if staff.by_id(call.tx, id) is not None]
    came |= dict.fromkeys([*chosen, *_unseen(call.tx, occurrence, state)], True)
    attendance.confirm(call.tx, occurrence, came, by=call.person.id)
    return in_its_place(call, talk_id, show(call, occurrence), texts.CONFIRMED)


def _unseen(tx: Tx, occurrence: Occurrence, state: State) -> list[int]:
    """Who was there and could not be ticked: they left the staff, or visited meanwhile."""
    shown = frozenset(state.start["known"])
    came = attendance.attended(tx, occurrence)
    return [id for id in came if id not in shown or staff.by_id(tx, id) is None]


ATTENDANCE: TalkKind[tuple[Present, Present]] = TalkKind(
    name="attendance",
    heading=texts.ATTENDANCE_HEADING,
    action=Action.RECORD_MEETING,
    about=lambda call, state: state.start["about"],
    steps=("came", "review"),
    play=_ask,
    finish=_confirm,
)
