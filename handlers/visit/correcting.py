"""Correcting a field of a sent visit, and withdrawing a mistake."""

from collections.abc import Callable
from datetime import date
from typing import Any

from domain.authority import Action
from domain.message import CloseCard, Say, Utterance
from domain.spoken import Spoken
from domain.text import shorten
from domain.visit import believable
from handlers.asks.choice import Choice, ManyOf, OneOf
from handlers.asks.day import Day
from handlers.asks.words import Line, Speak
from handlers.call import Call
from handlers.pages import link
from handlers.refusals import Refused, Why
from handlers.talk import card, desk
from handlers.talk.kind import SendBack, TalkKind
from handlers.talk.script import Given, Script
from handlers.talk.state import State
from handlers.visit import record_texts as texts
from handlers.visit import texts as visit_texts
from handlers.visit.facts import VisitFacts
from handlers.visit.records import may_correct, seen_visit
from handlers.wording import comrade, numeric_date
from storage import attachments, programmes, staff, visits
from storage.visits import Visit


def start_correcting(call: Call) -> list[Utterance]:
    """Open a correction of a visit."""
    visit = correctable_visit(call, call.id)
    return desk.begin(call, CORRECT, {"visit": visit.id, "code": visit.code})


def start_withdrawing(call: Call) -> list[Utterance]:
    """Open a withdrawal of a visit."""
    visit = correctable_visit(call, call.id)
    return desk.begin(call, WITHDRAW, {"visit": visit.id, "code": visit.code})


def correctable_visit(call: Call, visit_id: int) -> Visit:
    """The visit, if this person may change it now."""
    visit = seen_visit(call, visit_id)
    if not may_correct(call, visit):
        own = visit.recorded_by == call.person.id
        if own:
            raise Refused(Why.TOO_LATE)
        raise Refused(Why.NOT_ALLOWED, of=("visit", visit.id))
    return visit


def _ask_correction(call: Call, state: State) -> Script[tuple[str, Any]]:
    choices = tuple(Choice(key, name) for key, name in texts.FIELDS.items())
    field: str = yield OneOf(
        key="field",
        name=texts.FIELD,
        ask=texts.ASK_FIELD,
        load=lambda: choices,
        meaning=str,
    )
    value = yield _question(call, state.start["visit"], field)
    return field, value


def _question(call: Call, visit_id: int, field: str) -> Day | Speak | ManyOf[tuple[int, ...]]:
    key = f"value@{field}"
    if field == "visited_on":
        return Day(key=key, ask=visit_texts.ASK_DAY)
    if field == "note":
        return Speak(
            key=key,
            ask=visit_texts.ASK_NOTE,
            hint=visit_texts.NOTE_HINT,
            skipped=Given({}, visit_texts.NONE),
        )
    return ManyOf(
        key=key,
        ask=visit_texts.ASK_COMPANIONS,
        load=VisitFacts(call, call.tx.today).colleagues,
        meaning=tuple,
        may_be_none=True,
        ticked=visits.visitors(call.tx, visit_id),
    )


def _correct(call: Call, talk_id: int, state: State, result: tuple[str, Any]) -> list[Utterance]:
    field, value = result
    visit = correctable_visit(call, state.start["visit"])
    new = _CHANGES[field](call, visit, value)
    attachments.join_visit(call.tx, talk_id, visit.id)
    text = texts.corrected(visit.code, texts.FIELDS[field], new)
    return _done(talk_id, text, visit)


def _change_day(call: Call, visit: Visit, on: date) -> str:
    if not believable(on, call.tx.today):
        raise SendBack("value@visited_on", visit_texts.DAY_GONE)
    old, new = numeric_date(visit.visited_on), numeric_date(on)
    occurrence = programmes.counting_on(call.tx, on, visit.made_by)
    values = {"visited_on": on, "occurrence_id": occurrence.id if occurrence else None}
    visits.change(call.tx, visit, "visited_on", values, by=call.person.id, old=old, new=new)
    return new


def _change_note(call: Call, visit: Visit, note: Spoken) -> str:
    values = {"note": note.words, "note_attachment_id": note.attachment_id}
    new = note.words or (texts.voice(note.attachment_id) if note.attachment_id else "")
    visits.change(call.tx, visit, "note", values, by=call.person.id, old=visit.note, new=new)
    return shorten(new, 80) or visit_texts.NONE


def _change_companions(call: Call, visit: Visit, companion_ids: tuple[int, ...]) -> str:
    visitors = visits.visitors(call.tx, visit.id)
    before = _names(call, visitors, visit)
    # Whoever left the staff cannot be ticked, but was there.
    chosen = [id for id in companion_ids if staff.by_id(call.tx, id)]
    chosen += [id for id in visitors if staff.by_id(call.tx, id) is None]
    visits.set_visitors(call.tx, visit.id, {visit.made_by, *chosen})
    after = _names(call, chosen, visit)
    visits.change(call.tx, visit, "companions", {}, by=call.person.id, old=before, new=after)
    return after


def _names(call: Call, ids: list[int], visit: Visit) -> str:
    others = [staff.name_of(call.tx, id) for id in ids if id != visit.made_by]
    return ", ".join(comrade(name) for name in others) or visit_texts.NONE


_CHANGES: dict[str, Callable[[Call, Visit, Any], str]] = {
    "visited_on": _change_day,
    "note": _change_note,
    "companions": _change_companions,
}


def _ask_why(call: Call, state: State) -> Script[str]:
    reason: str = yield Line(
        key="reason",
        name=texts.REASON,
        ask=texts.ASK_REASON,
        hint=texts.REASON_HINT,
        suggestions=texts.REASONS,
        most=200,
    )
    return reason


def _withdraw(call: Call, talk_id: int, state: State, reason: str) -> list[Utterance]:
    visit = correctable_visit(call, state.start["visit"])
    visits.withdraw(call.tx, visit.id, reason, by=call.person.id)
    return _done(talk_id, texts.taken_back(visit.code), visit)


def _done(talk_id: int, text: str, visit: Visit) -> list[Utterance]:
    see = link(visit_texts.SEE_VISIT, "record", visit.id)
    buttons = ((see, link(texts.HOME, "home")),)
    return [CloseCard(card.slot(talk_id)), Say(text, buttons, key=f"receipt:{talk_id}")]


CORRECT: TalkKind[tuple[str, Any]] = TalkKind(
    name="correct",
    heading=texts.CORRECT_HEADING,
    action=Action.SEE_VISIT,
    steps=("field", "value"),
    play=_ask_correction,
    finish=_correct,
    keeps_files=True,
)

WITHDRAW: TalkKind[str] = TalkKind(
    name="withdraw",
    heading=texts.WITHDRAW_HEADING,
    action=Action.SEE_VISIT,
    steps=("reason",),
    play=_ask_why,
    finish=_withdraw,
)
