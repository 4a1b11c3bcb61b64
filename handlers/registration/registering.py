"""Taking part or being absent, and the button that starts the day."""

from domain.authority import Action
from domain.message import Button, CloseCard, Redraw, Rows, Say, Tap, Toast, Utterance
from domain.people import Person
from domain.programme import OccurrenceKind
from handlers.asks.words import Line
from handlers.call import Call
from handlers.pages import link, tapped_card
from handlers.programme import rule_texts
from handlers.programme.rules import places
from handlers.proposal.answers import waiting_for_an_answer
from handlers.proposal.proposing import propose
from handlers.refusals import Refused, Why
from handlers.registration import deputy_texts, task_texts, texts
from handlers.registration.word import keep
from handlers.reminder import texts as reminder_texts
from handlers.reminder.company import company
from handlers.talk import card, desk
from handlers.talk.kind import TalkKind
from handlers.talk.script import Script
from handlers.talk.state import State
from handlers.turnout import is_called
from handlers.visit.actions import start_visit
from handlers.visit.today import next_on_list
from handlers.wording import comrade
from storage import deputies, programmes, proposals, registrations, staff
from storage.deputies import Answer
from storage.programmes import Occurrence
from storage.transaction import Tx


def notice_text(tx: Tx, person: Person, occurrence: Occurrence, word: bool | None) -> str:
    """The notice as it stands for a person."""
    households = proposals.listed(tx, occurrence.id, person.id)
    on = occurrence.occurs_on
    days = (on - tx.today).days
    visits = occurrence.kind is OccurrenceKind.VISITS
    opens_on, closes_on = registrations.window(occurrence) if visits else (on, on)
    mine = registrations.word(tx, occurrence.id, person.id)
    return texts.notice(
        occurrence.rule.name,
        on,
        places(tx, occurrence, person),
        len(households),
        word,
        days,
        rule_texts.KINDS[occurrence.kind],
        opens_on,
        closes_on,
        waiting_for_an_answer(tx, households),
        mine.tasks if mine else (),
        staff.name_of(tx, mine.registered_by) if mine else "",
        instead(tx, occurrence, person),
        company(tx, person, occurrence),
    )


def instead(tx: Tx, occurrence: Occurrence, person: Person) -> str:
    """Who goes instead of somebody, or for whom they go, in plain words; empty: nobody."""
    for one in deputies.of(tx, occurrence.id):
        if one.is_open and one.for_id == person.id:
            who = comrade(staff.name_of(tx, one.deputy_id))
            return texts.gone_for(who, one.answer is Answer.ACCEPTED)
        if one.answer is Answer.ACCEPTED and one.deputy_id == person.id:
            whom = comrade(staff.name_of(tx, one.for_id)) if one.for_id else ""
            return texts.goes_for(whom)
    return ""


def notice_buttons(occurrence: Occurrence, word: bool | None) -> Rows:
    """What can be answered, given what was answered."""
    join = link(texts.CHANGE_TO_JOIN if word is False else texts.JOIN, "attend", occurrence.id)
    absent = link(texts.CHANGE_TO_ABSENT if word else texts.ABSENT, "absent", occurrence.id)
    take_on = link(task_texts.TAKE_ON, "takeon", occurrence.id)
    deputy = link(deputy_texts.DEPUTY, "deputy", occurrence.id)
    answer = {None: (join, absent), True: (take_on, absent), False: (join, deputy)}[word]
    visits = occurrence.kind is OccurrenceKind.VISITS
    see = link(texts.SEE_LIST, "list", occurrence.id)
    more = (
        see if visits else link(texts.MY_CALENDAR, "calendar"),
        link(reminder_texts.WHY, "why", occurrence.id, "notice"),
    )
    return (answer, more)


def attend(call: Call) -> list[Utterance]:
    """The person takes part."""
    occurrence = open_occurrence(call)
    told = answer(call, occurrence, takes_part=True)
    propose(call.tx, occurrence, call.person)
    return [Toast(texts.JOINED_TOAST), _notice_again(call, occurrence, word=True), *told]


def answer(call: Call, occurrence: Occurrence, *, takes_part: bool, reason: str = "") -> list[Say]:
    """Keep a person's own word, and that it changed; others whom it concerns are told."""
    who = call.person.id
    return keep(call.tx, occurrence, who, by=who, takes_part=takes_part, reason=reason)


def absent(call: Call) -> list[Utterance]:
    """The person asks to be excused: the reason is asked."""
    occurrence = open_occurrence(call)
    is_event = isinstance(call.heard.content, Tap) and tapped_card(call) is None
    notice = call.heard.message_id if is_event else None
    start = {"occurrence": occurrence.id, "notice": notice}
    return desk.begin(call, ABSENCE, start)


def begin_day(call: Call) -> list[Utterance]:
    """▶️: taking part, straight into the first household."""
    occurrence = open_occurrence(call)
    told = answer(call, occurrence, takes_part=True)
    propose(call.tx, occurrence, call.person)
    first = next_on_list(call)
    return [*start_visit(Call(call.tx, call.person, call.heard, first or 0)), *told]


def open_occurrence(call: Call) -> Occurrence:
    """The occurrence a button is about, if the person may still give their word for it.

    Raises:
        Refused: It is over or cancelled, or others take part.
    """
    call.require(Action.TAKE_PART)
    occurrence = programmes.occurrence(call.tx, call.id)
    if occurrence is None or occurrence.is_cancelled:
        raise Refused(Why.GONE)
    if registrations.window(occurrence)[1] < call.tx.today:
        raise Refused(Why.GONE)
    if not is_called(call.tx, occurrence, call.person.id):
        raise Refused(Why.NOT_ALLOWED, of=("occurrence", occurrence.id))
    return occurrence


def _notice_again(call: Call, occurrence: Occurrence, *, word: bool) -> Utterance:
    """The notice itself shows the answer; typed words are answered by a new one."""
    text = notice_text(call.tx, call.person, occurrence, word)
    buttons = notice_buttons(occurrence, word)
    if isinstance(call.heard.content, Tap) and call.heard.message_id is not None:
        return Redraw(call.heard.message_id, text, buttons)
    return Say(text, buttons)


def _ask_reason(call: Call, state: State) -> Script[str]:
    reason: str = yield Line(
        key="reason",
        name=texts.REASON,
        ask=texts.ASK_REASON,
        hint=texts.REASON_HINT,
        suggestions=texts.REASONS,
        most=200,
    )
    return reason


def _about(call: Call, state: State) -> str:
    occurrence = programmes.occurrence(call.tx, state.start["occurrence"])
    return texts.about(occurrence.rule.name, occurrence.occurs_on) if occurrence else ""


def _excuse(call: Call, talk_id: int, state: State, reason: str) -> list[Utterance]:
    here = Call(call.tx, call.person, call.heard, state.start["occurrence"])
    occurrence = open_occurrence(here)
    told = answer(here, occurrence, takes_part=False, reason=reason)
    noted = texts.absence_noted(occurrence.rule.name, occurrence.occurs_on, reason)
    buttons: tuple[Button, ...] = (
        link(texts.CHANGE_TO_JOIN, "attend", occurrence.id),
        link(deputy_texts.DEPUTY, "deputy", occurrence.id),
    )
    home = (link(texts.HOME, "home"),)
    said: list[Utterance] = [CloseCard(card.slot(talk_id)), Say(noted, (buttons, home)), *told]
    if state.start["notice"] is not None:
        text = notice_text(call.tx, call.person, occurrence, word=False)
        said.append(Redraw(state.start["notice"], text, notice_buttons(occurrence, False)))
    return said


ABSENCE: TalkKind[str] = TalkKind(
    name="absence",
    heading=texts.ABSENT_HEADING,
    action=Action.TAKE_PART,
    steps=("reason",),
    about=_about,
    play=_ask_reason,
    finish=_excuse,
)
