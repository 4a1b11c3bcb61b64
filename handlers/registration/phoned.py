"""☎️: somebody was phoned, and whoever phoned writes down what they said."""

from dataclasses import dataclass

from domain.authority import Action
from domain.message import Utterance
from domain.people import Person
from domain.text import shorten
from handlers.asks.choice import Choice, OneOf
from handlers.asks.words import Line
from handlers.call import Call
from handlers.pages import LABEL_LENGTH, link
from handlers.registration import phoned_texts as texts
from handlers.registration import texts as notice_texts
from handlers.registration.access import acted_on
from handlers.registration.board import board_again
from handlers.registration.word import keep, note_no_answer, says_so, tell
from handlers.staff.opening import in_its_place, open_anew
from handlers.talk.kind import SendBack, TalkKind
from handlers.talk.script import Script
from handlers.talk.state import State
from handlers.turnout import turnout_of
from handlers.wording import comrade
from storage import programmes
from storage.programmes import Occurrence
from storage.transaction import Tx

JOINS, ABSENT, NO_ANSWER = "joins", "absent", "silent"
_WORDS = {JOINS: texts.JOINS, ABSENT: texts.ABSENT, NO_ANSWER: texts.NO_ANSWER}


@dataclass(frozen=True, slots=True)
class Phoned:
    """What somebody said on the telephone: `JOINS`, `ABSENT` with a reason, or `NO_ANSWER`."""

    person_id: int
    word: str
    reason: str = ""


def start(call: Call) -> list[Utterance]:
    """☎️ on the board."""
    occurrence = acted_on(call, call.id)
    return open_anew(call, PHONED, {"occurrence": occurrence.id})


def _ask(call: Call, state: State) -> Script[Phoned]:
    occurrence = programmes.occurrence(call.tx, state.start["occurrence"])
    person_id: int = yield OneOf(
        key="who",
        name=texts.WHO,
        ask=texts.ASK_WHO,
        hint=texts.WHO_HINT,
        load=lambda: _people(call.tx, occurrence),
        meaning=int,
    )
    word: str = yield OneOf(
        key=f"word@{person_id}",
        name=texts.WORD,
        ask=texts.ASK_WORD,
        load=lambda: tuple(Choice(word, label) for word, label in _WORDS.items()),
        meaning=str,
        columns=2,
    )
    reason: str = ""
    if word == ABSENT:
        reason = yield Line(
            key=f"reason@{person_id}",
            name=texts.REASON,
            ask=texts.ASK_REASON,
            hint=texts.REASON_HINT,
            suggestions=notice_texts.REASONS,
            most=200,
        )
    return Phoned(person_id, word, reason)


def _people(tx: Tx, occurrence: Occurrence | None) -> tuple[Choice, ...]:
    """Everyone who takes part, those whom only a telephone reaches first, then the silent."""
    if occurrence is None:
        return ()
    turnout = turnout_of(tx, occurrence)
    labels = {person.id: texts.unreached for person in turnout.unreachable}
    labels |= {person.id: texts.absent for person, _ in turnout.absent}
    waiting = (*turnout.unreachable, *turnout.silent)
    waits = {person.id for person in waiting}
    rest = [person for person in turnout.people if person.id not in waits]
    found = []
    for person in (*waiting, *rest):
        label = labels.get(person.id, str if person.id in waits else texts.joined)
        shown = shorten(label(person.full_name), LABEL_LENGTH)
        found.append(Choice(person.id, shown, comrade(person.full_name)))
    return tuple(found)


def _keep(call: Call, talk_id: int, state: State, phoned: Phoned) -> list[Utterance]:
    tx, by = call.tx, call.person
    occurrence = acted_on(call, state.start["occurrence"])
    people = {person.id: person for person in turnout_of(tx, occurrence).people}
    if phoned.person_id not in people:
        raise SendBack("who", texts.GONE)
    told: list[Utterance] = []
    if phoned.word == NO_ANSWER:
        note_no_answer(tx, occurrence, phoned.person_id, by=by.id)
    else:
        told = _register(tx, occurrence, by, phoned)
    return [*in_its_place(call, talk_id, board_again(call, occurrence), texts.NOTED), *told]


def _register(tx: Tx, occurrence: Occurrence, by: Person, phoned: Phoned) -> list[Utterance]:
    """The word is kept with both names; whom it is about is told where the bot reaches them."""
    joins, who = phoned.word == JOINS, phoned.person_id
    if says_so(tx, occurrence, who, by=by.id, takes_part=joins, reason=phoned.reason):
        return []
    told = keep(tx, occurrence, who, by=by.id, takes_part=joins, reason=phoned.reason)
    if who == by.id:
        return [*told]
    name, on, writer = occurrence.rule.name, occurrence.occurs_on, comrade(by.full_name)
    if joins:
        text = texts.joins_for_you(name, on, writer)
        button = link(texts.CHANGE_TO_ABSENT, "absent", occurrence.id)
    else:
        text = texts.absent_for_you(name, on, writer, phoned.reason)
        button = link(texts.CHANGE_TO_JOIN, "attend", occurrence.id)
    key = f"written:{occurrence.id}:{who}:{tx.now.isoformat()}"
    return [*told, *tell(tx, who, text, key, button)]


def _about(call: Call, state: State) -> str:
    occurrence = programmes.occurrence(call.tx, state.start["occurrence"])
    return texts.about(occurrence.rule.name, occurrence.occurs_on) if occurrence else ""


PHONED: TalkKind[Phoned] = TalkKind(
    name="phoned",
    heading=texts.HEADING,
    action=Action.REGISTER_OTHERS,
    steps=("who", "word", "reason"),
    play=_ask,
    finish=_keep,
    about=_about,
)
