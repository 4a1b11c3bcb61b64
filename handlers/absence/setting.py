"""🏖 Setting an absence: from, to, who stands in; and its turns, when it begins and ends."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.authority import Action, scope
from domain.calendar import instant
from domain.message import Utterance
from domain.people import Person
from domain.reminders import MORNING
from domain.text import shorten
from handlers.absence import texts
from handlers.absence.pages import show_absence, tell
from handlers.asks.choice import Choice, OneOf
from handlers.asks.coming_day import ComingDay
from handlers.asks.review import Review
from handlers.call import Call
from handlers.pages import LABEL_LENGTH
from handlers.staff.opening import in_its_place, open_anew
from handlers.talk.kind import SendBack, TalkKind
from handlers.talk.script import Script
from handlers.talk.state import State
from handlers.turnout import can_be_told
from storage import absences, checks, history, staff
from storage.transaction import Tx

OFFERED = 6


@dataclass(frozen=True, slots=True)
class Away:
    """An absence as it was filled in."""

    from_on: date
    to_on: date
    deputy_id: int | None


def start_setting(call: Call) -> list[Utterance]:
    """➕: from when?"""
    call.require(Action.SEE_ISSUE)
    return open_anew(call, SET_ABSENCE, {})


def turn(tx: Tx, absence_id: int) -> list[Utterance]:
    """It begins or ends: whatever the person has, or is held for them, is looked at now."""
    one = absences.get(tx, absence_id)
    if one is None:
        return []
    is_over = tx.today > one.to_on
    ends_at = instant(one.to_on + timedelta(days=1), MORNING, tx.zone)
    if absences.turn(tx, one.id, None if is_over else ends_at):
        checks.look_again(tx, one.person_id)
    return []


def _ask(call: Call, state: State) -> Script[Away]:
    days = [call.tx.today + timedelta(days=n) for n in range(OFFERED)]
    from_on = yield from _ask_day("from_on", texts.FROM, texts.ASK_FROM, days)
    later = [from_on + timedelta(days=n) for n in range(OFFERED)]
    to_on = yield from _ask_day("to_on", texts.TO, texts.ASK_TO, later)
    nobody = Choice(0, texts.NOBODY, texts.NOBODY_SHOWN)
    deputy_id: int = yield OneOf(
        key="deputy",
        name=texts.DEPUTY,
        ask=texts.ASK_DEPUTY,
        hint=texts.DEPUTY_HINT,
        load=lambda: (*_colleagues(call), nobody),
        meaning=int,
    )
    yield Review(ask=texts.REVIEW, send=texts.SEND)
    return Away(from_on, to_on, deputy_id or None)


def _ask_day(key: str, name: str, ask: str, days: list[date]) -> Script[date]:
    on: date | None = yield ComingDay(key=key, name=name, ask=ask, offered=lambda: days)
    assert on is not None
    return on


def _colleagues(call: Call) -> tuple[Choice, ...]:
    people = [p for p in staff.everyone(call.tx) if _may_stand_in(call, p)]
    return tuple(Choice(p.id, shorten(p.full_name, LABEL_LENGTH), p.full_name) for p in people)


def _may_stand_in(call: Call, person: Person) -> bool:
    is_other = person.id != call.person.id
    return is_other and can_be_told(person) and scope(person, Action.SEE_ISSUE) is not None


def _set(call: Call, talk_id: int, state: State, away: Away) -> list[Utterance]:
    call.require(Action.SEE_ISSUE)
    tx, by = call.tx, call.person.id
    if away.to_on < max(away.from_on, tx.today):
        raise SendBack("to_on", texts.ENDS_BEFORE)
    if away.deputy_id is not None:
        _check_deputy(call, away, away.deputy_id)
    before = absences.of(tx, by)
    begins_at = max(tx.now, instant(away.from_on, MORNING, tx.zone))
    absences.set_one(tx, by, away.deputy_id, away.from_on, away.to_on, begins_at)
    checks.look_again(tx, by)
    new = f"{away.from_on} {away.to_on} {away.deputy_id or ''}".strip()
    history.record(tx, "person", by, "absence", by=by, new=new)
    told: list[Utterance] = []
    if before is not None and before.deputy_id != away.deputy_id:
        told += tell(call, before.deputy_id, texts.stands_in_no_more(call.person.full_name))
    asked = texts.asked_to_stand_in(call.person.full_name, away.from_on, away.to_on)
    told += tell(call, away.deputy_id, asked)
    return [*in_its_place(call, talk_id, show_absence(call), texts.SAVED), *told]


def _check_deputy(call: Call, away: Away, deputy_id: int) -> None:
    """Whoever stands in must be there; two who are away may not stand in for each other."""
    person = staff.by_id(call.tx, deputy_id)
    if person is None or not _may_stand_in(call, person):
        raise SendBack("deputy", texts.DEPUTY_GONE)
    theirs = absences.of(call.tx, deputy_id)
    if theirs and theirs.from_on <= away.to_on and away.from_on <= theirs.to_on:
        raise SendBack("deputy", texts.DEPUTY_AWAY)


SET_ABSENCE: TalkKind[Away] = TalkKind(
    name="set_absence",
    heading=texts.HEADING,
    action=Action.SEE_ISSUE,
    steps=("from_on", "to_on", "deputy", "review"),
    play=_ask,
    finish=_set,
)
