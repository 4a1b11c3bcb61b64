"""🤝 and 👥: choosing who goes for an absent person, or to a hamlet where nobody goes."""

from dataclasses import dataclass

from domain.authority import Action, scope
from domain.message import CloseCard, Say, Toast, Utterance
from domain.people import Person
from domain.programme import OccurrenceKind, Way
from domain.text import shorten
from handlers.asks.choice import Choice, OneOf
from handlers.call import Call
from handlers.pages import LABEL_LENGTH, link
from handlers.registration import deputy_texts as texts
from handlers.registration.access import acted_on
from handlers.registration.board import board_again
from handlers.registration.registering import open_occurrence
from handlers.registration.standing_in import ask
from handlers.staff.opening import in_its_place, open_anew
from handlers.talk import card
from handlers.talk.kind import SendBack, TalkKind
from handlers.talk.script import Script
from handlers.talk.state import State
from handlers.turnout import can_be_told, expected, turnout_of
from handlers.wording import comrade
from storage import deputies, history, households, programmes, registrations, staff
from storage.deputies import Answer
from storage.programmes import Occurrence
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Sending:
    """Who is sent to which hamlet."""

    hamlet_id: int
    who: int


def start_deputy(call: Call) -> list[Utterance]:
    """🤝: who is absent asks another to go."""
    occurrence = open_occurrence(call)
    mine = registrations.word(call.tx, occurrence.id, call.person.id)
    if mine is None or mine.takes_part:
        return [Toast(texts.ONLY_ABSENT, alert=True)]
    covered = covered_for(call.tx, occurrence, call.person)
    if not candidates(call.tx, occurrence, call.person, covered):
        return [Toast(texts.NOBODY, alert=True)]
    return open_anew(call, DEPUTY, {"occurrence": occurrence.id})


def start_sending(call: Call) -> list[Utterance]:
    """👥: somebody is sent to a hamlet where nobody goes."""
    occurrence = acted_on(call, call.id)
    if not turnout_of(call.tx, occurrence).empty_hamlets:
        return [Toast(texts.ALL_COVERED), *board_again(call, occurrence)]
    return open_anew(call, SEND, {"occurrence": occurrence.id})


def covered_for(tx: Tx, occurrence: Occurrence, person: Person) -> frozenset[int]:
    """The hamlets somebody was to go to: in their charge or the date's, and of their list."""
    to_own = occurrence.rule.destination.way is Way.CHARGES
    goes_to = person.hamlet_ids if to_own else frozenset(occurrence.hamlet_ids)
    listed = households.some(tx, registrations.listed(tx, occurrence.id, person.id))
    return goes_to | {household.hamlet_id for household in listed.values()}


def candidates(
    tx: Tx, occurrence: Occurrence, instead_of: Person | None, hamlet_ids: frozenset[int]
) -> list[Person]:
    """Who may go and can be asked: those of the same hamlets first, then others who take part."""
    asked = deputies.of(tx, occurrence.id)
    same = [one for one in asked if one.for_id == (instead_of.id if instead_of else None)]
    not_these = {one.deputy_id for one in same if one.answer is not Answer.WITHDRAWN}
    words = registrations.of(tx, occurrence.id)
    not_these |= {id for id, word in words.items() if not word.takes_part}
    if instead_of is not None:
        not_these.add(instead_of.id)
    visits = occurrence.kind is OccurrenceKind.VISITS
    action = Action.LOG_VISIT if visits else Action.TAKE_PART
    take_part = {person.id for person in expected(tx, occurrence)}
    able = [
        p
        for p in staff.everyone(tx)
        if scope(p, action) and can_be_told(p) and p.id not in not_these
        if p.id in take_part or hamlet_ids & p.hamlet_ids
    ]
    return sorted(able, key=lambda p: (not hamlet_ids & p.hamlet_ids, p.id not in take_part))


def _choice(person: Person) -> Choice:
    return Choice(person.id, shorten(person.full_name, LABEL_LENGTH), comrade(person.full_name))


def _ask_deputy(call: Call, state: State) -> Script[int]:
    tx = call.tx
    occurrence = programmes.occurrence(tx, state.start["occurrence"])

    def able() -> tuple[Choice, ...]:
        if occurrence is None:
            return ()
        covered = covered_for(tx, occurrence, call.person)
        return tuple(map(_choice, candidates(tx, occurrence, call.person, covered)))

    who: int = yield OneOf(
        key="who", name=texts.WHO, ask=texts.ASK_WHO, hint=texts.WHO_HINT, load=able, meaning=int
    )
    return who


def _propose_deputy(call: Call, talk_id: int, state: State, who: int) -> list[Utterance]:
    tx, person = call.tx, call.person
    occurrence = open_occurrence(Call(tx, person, call.heard, state.start["occurrence"]))
    mine = registrations.word(tx, occurrence.id, person.id)
    if mine is None or mine.takes_part:
        return [CloseCard(card.slot(talk_id)), Say(texts.ONLY_ABSENT)]
    covered = covered_for(tx, occurrence, person)
    chosen = _chosen(candidates(tx, occurrence, person, covered), who, "who")
    asked = ask(tx, occurrence, chosen, for_person=person, hamlet_ids=covered, by=person)
    history.record(tx, "occurrence", occurrence.id, "asks deputy", by=person.id, new=str(chosen.id))
    name, on = occurrence.rule.name, occurrence.occurs_on
    leave = (link(texts.MY_CALENDAR, "calendar"), link(texts.HOME, "home"))
    sent = Say(texts.sent(name, on, comrade(chosen.full_name)), (leave,))
    return [CloseCard(card.slot(talk_id)), Toast(texts.SENT), sent, *asked]


def _chosen(able: list[Person], who: int, key: str) -> Person:
    chosen = next((person for person in able if person.id == who), None)
    if chosen is None:
        raise SendBack(key, texts.GONE)
    return chosen


def _ask_sending(call: Call, state: State) -> Script[Sending]:
    tx = call.tx
    occurrence = programmes.occurrence(tx, state.start["occurrence"])
    empty = turnout_of(tx, occurrence).empty_hamlets if occurrence else ()
    hamlet_id: int = yield OneOf(
        key="hamlet",
        name=texts.HAMLET,
        ask=texts.ASK_HAMLET,
        load=lambda: tuple(Choice(h.id, shorten(h.name, LABEL_LENGTH)) for h in empty),
        meaning=int,
        columns=2,
        assumed=Choice(empty[0].id, empty[0].name).given if len(empty) == 1 else None,
    )
    who: int = yield OneOf(
        key=f"who@{hamlet_id}",
        name=texts.WHO,
        ask=texts.ASK_SENT,
        hint=texts.WHO_HINT,
        load=lambda: _to_send(tx, occurrence, hamlet_id),
        meaning=int,
    )
    return Sending(hamlet_id, who)


def _to_send(tx: Tx, occurrence: Occurrence | None, hamlet_id: int) -> tuple[Choice, ...]:
    there = frozenset({hamlet_id})
    return tuple(map(_choice, candidates(tx, occurrence, None, there))) if occurrence else ()


def _send(call: Call, talk_id: int, state: State, sending: Sending) -> list[Utterance]:
    tx, person = call.tx, call.person
    occurrence = acted_on(call, state.start["occurrence"])
    if sending.hamlet_id not in {h.id for h in turnout_of(tx, occurrence).empty_hamlets}:
        return in_its_place(call, talk_id, board_again(call, occurrence), texts.ALL_COVERED)
    there, key = frozenset({sending.hamlet_id}), f"who@{sending.hamlet_id}"
    chosen = _chosen(candidates(tx, occurrence, None, there), sending.who, key)
    asked = ask(tx, occurrence, chosen, for_person=None, hamlet_ids=there, by=person)
    history.record(tx, "occurrence", occurrence.id, "sends", by=person.id, new=str(chosen.id))
    return [*in_its_place(call, talk_id, board_again(call, occurrence), texts.SENT), *asked]


def _about(call: Call, state: State) -> str:
    occurrence = programmes.occurrence(call.tx, state.start["occurrence"])
    return texts.about(occurrence.rule.name, occurrence.occurs_on) if occurrence else ""


DEPUTY: TalkKind[int] = TalkKind(
    name="deputy",
    heading=texts.HEADING,
    action=Action.TAKE_PART,
    steps=("who",),
    play=_ask_deputy,
    finish=_propose_deputy,
    about=_about,
)
SEND: TalkKind[Sending] = TalkKind(
    name="send",
    heading=texts.SEND_HEADING,
    action=Action.REGISTER_OTHERS,
    steps=("hamlet", "who"),
    play=_ask_sending,
    finish=_send,
    about=_about,
)
