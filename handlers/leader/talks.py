"""The leader's forms: answering, asking, refusing, transferring, assigning."""

from collections.abc import Callable
from datetime import date
from typing import Any

from domain.authority import Action
from domain.issue import Stage
from domain.message import CloseCard, Say, Utterance
from domain.people import Role
from domain.spoken import Spoken
from handlers.asks.choice import Choice, OneOf
from handlers.asks.day import Day, day_given
from handlers.asks.review import Review
from handlers.asks.words import Line, Speak
from handlers.call import Call
from handlers.issue.access import Passed, held_issue
from handlers.leader import acts, texts
from handlers.talk import card, desk
from handlers.talk.kind import TalkKind
from handlers.talk.script import Given, Script
from handlers.talk.state import State
from handlers.wording import comrade
from storage import attachments, staff, workdays
from storage.issues import Issue

NOTHING = Given({}, texts.NONE)
NO_LINE = Given("", texts.NONE)
INFORM_WITHIN = 3
"""Working days a cadre has to give what a leader asked for."""


def starting(kind: TalkKind[Any], *stages: Stage) -> Callable[[Call], list[Utterance]]:
    """A route that opens a form on an issue its presser holds."""

    def start(call: Call) -> list[Utterance]:
        issue = held_issue(call, *stages)
        said = acts.see(call, issue)
        return [*desk.begin(call, kind, {"issue": issue.id, "version": issue.version}), *said]

    return start


def _form(
    name: str,
    heading: str,
    play: Callable[[Call, State], Script[Any]],
    act: Callable[[Call, Issue, Any], list[Utterance]],
    stages: tuple[Stage, ...],
) -> TalkKind[Any]:
    """A form whose result is one act on the issue it was opened for."""

    def finish(call: Call, talk_id: int, state: State, result: Any) -> list[Utterance]:
        here = Call(
            call.tx, call.person, call.heard, state.start["issue"], str(state.start["version"])
        )
        closed: list[Utterance] = [CloseCard(card.slot(talk_id))]
        try:
            issue = held_issue(here, *stages)
            attachments.join_issue(call.tx, talk_id, "answer", issue.id)
            return [*closed, *act(here, issue, result)]
        except Passed as passed:
            return [*closed, Say(passed.text)]

    return TalkKind(
        name=name,
        heading=heading,
        action=Action.SEE_ISSUE,
        steps=("form",),
        play=play,
        finish=finish,
    )


def _ask_answer(call: Call, state: State) -> Script[tuple[str, str, str]]:
    words: Spoken = yield Speak(
        key="answer",
        name=texts.ANSWER_NAME,
        ask=texts.ASK_ANSWER,
        hint=texts.ANSWER_HINT,
        joins="answer",
    )
    instruction: Spoken = yield Speak(
        key="instruction",
        name=texts.INSTRUCTION,
        ask=texts.ASK_INSTRUCTION,
        assumed=NOTHING,
        skipped=NOTHING,
        joins="answer",
    )
    document: str = yield Line(
        key="document",
        name=texts.DOCUMENT,
        ask=texts.ASK_DOCUMENT,
        hint=texts.DOCUMENT_HINT,
        assumed=NO_LINE,
        skipped=NO_LINE,
        most=120,
        joins="answer",
    )
    yield Review(ask=texts.REVIEW, send=texts.SEND)
    return _words(words), _words(instruction), document


def _words(said: Spoken) -> str:
    return said.words or (f"🎙 {said.seconds} giây" if said else "")


def _ask_question(call: Call, state: State) -> Script[str]:
    question: Spoken = yield Speak(
        key="question", name=texts.QUESTION_NAME, ask=texts.ASK_QUESTION, joins="answer"
    )
    return _words(question)


def _ask_refusal(call: Call, state: State) -> Script[str]:
    reason: Spoken = yield Speak(
        key="reason", name=texts.REASON, ask=texts.ASK_REASON, joins="answer"
    )
    yield Review(ask=texts.REVIEW, send=texts.SEND_REFUSAL)
    return _words(reason)


def _ask_transfer(call: Call, state: State) -> Script[tuple[str, date, str, int]]:
    body: str = yield Line(
        key="body", name=texts.BODY, ask=texts.ASK_BODY, suggestions=texts.BODIES, most=120
    )
    again: int = yield OneOf(
        key="again",
        name=texts.ASK_AGAIN_NAME,
        ask=texts.ASK_AGAIN,
        load=lambda: tuple(Choice(days, label) for days, label in texts.AGAIN.items()),
        meaning=int,
    )
    sent_on: date = yield Day(
        key="sent_on",
        name=texts.SENT_ON,
        ask=texts.ASK_SENT_ON,
        assumed=day_given(call.tx.today),
    )
    number: str = yield Line(
        key="number",
        name=texts.DOCUMENT,
        ask=texts.ASK_DOCUMENT,
        assumed=NO_LINE,
        skipped=NO_LINE,
        most=120,
    )
    yield Review(ask=texts.REVIEW, send=texts.SEND_TRANSFER)
    return body, sent_on, number, again


def _ask_who(call: Call, state: State) -> Script[int]:
    def colleagues() -> tuple[Choice, ...]:
        return tuple(
            Choice(person.id, person.full_name, comrade(person.full_name))
            for person in staff.everyone(call.tx)
            if person.id != call.person.id and person.roles & {Role.LEADER, Role.CADRE}
        )

    who: int = yield OneOf(
        key="who", name=texts.WHO, ask=texts.ASK_WHO, load=colleagues, meaning=int
    )
    return who


def _ask_inform(call: Call, state: State) -> Script[str]:
    words: Spoken = yield Speak(
        key="words", name=texts.INFORM_NAME, ask=texts.ASK_INFORM, joins="answer"
    )
    return _words(words)


def _answer(call: Call, issue: Issue, result: tuple[str, str, str]) -> list[Utterance]:
    return acts.answer(call, issue, *result)


def _ask(call: Call, issue: Issue, question: str) -> list[Utterance]:
    by = workdays.calendar(call.tx).after(call.tx.today, INFORM_WITHIN)
    return acts.ask(call, issue, question, by)


def _transfer(call: Call, issue: Issue, result: tuple[str, date, str, int]) -> list[Utterance]:
    body, sent_on, number, again = result
    again_on = workdays.calendar(call.tx).after(call.tx.today, again)
    return acts.transfer(call, issue, body, sent_on, number, again_on)


def _assign(call: Call, issue: Issue, who: int) -> list[Utterance]:
    person = staff.by_id(call.tx, who)
    return acts.assign(call, issue, person) if person else [Say(texts.NOT_NOW)]


_AT = acts.WITH_LEADER
ANSWER = _form("answer", texts.ANSWER_HEADING, _ask_answer, _answer, _AT)
ASK = _form("ask", texts.ASK_HEADING, _ask_question, _ask, _AT)
REFUSE = _form("refuse", texts.REFUSE_HEADING, _ask_refusal, acts.refuse, _AT)
TRANSFER = _form("transfer", texts.TRANSFER_HEADING, _ask_transfer, _transfer, _AT)
ASSIGN = _form("assign", texts.ASSIGN_HEADING, _ask_who, _assign, _AT)
INFORM = _form("inform", texts.INFORM_HEADING, _ask_inform, acts.inform, (Stage.ASKED,))
