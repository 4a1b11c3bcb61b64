"""The leader's forms: answering, asking, refusing, transferring, assigning."""

from typing import Any

from domain.answer import QUESTION, REASON
from domain.issue import Stage
from domain.message import Utterance
from domain.people import Role
from domain.spoken import Spoken
from handlers.asks.choice import Choice, OneOf
from handlers.asks.words import Line, Speak
from handlers.call import Call
from handlers.issue import texts as issue_texts
from handlers.issue.extending import EXTEND as EXTEND_FORM
from handlers.issue.files import ANSWER as ANSWER_SLOT
from handlers.issue.files import INSTRUCTION as INSTRUCTION_SLOT
from handlers.issue.holders import Holders
from handlers.leader import acts, texts
from handlers.leader.accepting import ACCEPT as ACCEPT_FORM
from handlers.leader.filling import talk_of
from handlers.leader.form import Form
from handlers.leader.outside import ASK_AGAIN as AGAIN_FORM
from handlers.leader.outside import TRANSFER as TRANSFER_FORM
from handlers.leader.rerouting import CATEGORY as CATEGORY_FORM
from handlers.leader.substance import ask_if_short, ask_once_more
from handlers.roles import choices
from handlers.steering.giving import STEER as STEER_FORM
from handlers.talk.kind import SendBack
from handlers.talk.script import Given, Script
from handlers.talk.state import State
from storage import staff, workdays
from storage.issues import Issue

NOTHING = Given({}, texts.NONE)
NO_LINE = Given("", texts.NONE)
INFORM_WITHIN = 3
"""Working days a cadre has to give what a leader asked for."""


def _ask_answer(call: Call, state: State) -> Script[tuple[str, str, str]]:
    words: Spoken = yield Speak(
        key="answer",
        name=texts.ANSWER_NAME,
        ask=texts.ASK_ANSWER,
        hint=texts.ANSWER_HINT,
        joins=ANSWER_SLOT,
    )
    yield from ask_once_more(words, "answer", ANSWER_SLOT)
    instruction: Spoken = yield Speak(
        key="instruction",
        name=texts.INSTRUCTION,
        ask=texts.ASK_INSTRUCTION,
        assumed=NOTHING,
        skipped=NOTHING,
        joins=INSTRUCTION_SLOT,
    )
    document: str = yield Line(
        key="document",
        name=texts.DOCUMENT,
        ask=texts.ASK_DOCUMENT,
        hint=texts.DOCUMENT_HINT,
        assumed=NO_LINE,
        skipped=NO_LINE,
        most=120,
        joins=ANSWER_SLOT,
    )
    return _words(words), _words(instruction), document


def _words(said: Spoken) -> str:
    return issue_texts.said(said.words, said.seconds) if said else ""


def _ask_question(call: Call, state: State) -> Script[str]:
    question: Spoken = yield Speak(
        key="question", name=texts.QUESTION_NAME, ask=texts.ASK_QUESTION, joins="asked"
    )
    yield from ask_if_short(question.words, QUESTION, "question", texts.ASK_QUESTION_SURE, "asked")
    return _words(question)


def _ask_refusal(call: Call, state: State) -> Script[str]:
    reason: Spoken = yield Speak(
        key="reason", name=texts.REASON, ask=texts.ASK_REASON, joins=ANSWER_SLOT
    )
    yield from ask_if_short(reason.words, REASON, "reason", texts.ASK_REASON_SURE, ANSWER_SLOT)
    return _words(reason)


def _ask_who(call: Call, state: State) -> Script[int]:
    giver = state.start.get("for", call.person.id)

    def colleagues() -> list[Choice]:
        acting = {Role.LEADER, Role.CADRE}
        everyone = [p for p in staff.everyone(call.tx) if p.chat_id and p.roles & acting]
        return choices(call.tx, [person for person in everyone if person.id != giver])

    who: int = yield OneOf(
        key="who", name=texts.WHO, ask=texts.ASK_WHO, load=colleagues, meaning=int
    )
    return who


def _ask_inform(call: Call, state: State) -> Script[str]:
    words: Spoken = yield Speak(
        key="words", name=texts.INFORM_NAME, ask=texts.ASK_INFORM, joins="informed"
    )
    return _words(words)


def _answer(call: Call, issue: Issue, result: tuple[str, str, str]) -> list[Utterance]:
    return acts.answer(call, issue, *result)


def _ask(call: Call, issue: Issue, question: str) -> list[Utterance]:
    by = workdays.calendar(call.tx).after(call.tx.today, INFORM_WITHIN)
    return acts.ask(call, issue, question, by)


def _assign(call: Call, issue: Issue, who: int) -> list[Utterance]:
    person = staff.by_id(call.tx, who)
    barred = Holders(call.tx, issue).barred
    if person is None or person.chat_id is None or person.id in {call.person.id, *barred}:
        raise SendBack("who", texts.WHO_GONE)
    return acts.assign(call, issue, person)


_AT = acts.WITH_LEADER
_FORMS: tuple[Form[Any], ...] = (
    Form(
        "answer",
        texts.ANSWER_HEADING,
        _ask_answer,
        _answer,
        _AT,
        texts.SEND,
        reviewed=True,
        slot=ANSWER_SLOT,
    ),
    Form("ask", texts.ASK_HEADING, _ask_question, _ask, _AT, texts.SEND_QUESTION, slot="asked"),
    Form(
        "refuse",
        texts.REFUSE_HEADING,
        _ask_refusal,
        acts.refuse,
        _AT,
        texts.SEND_REFUSAL,
        reviewed=True,
        slot=ANSWER_SLOT,
    ),
    TRANSFER_FORM,
    Form("assign", texts.ASSIGN_HEADING, _ask_who, _assign, _AT, texts.SEND_ASSIGN),
    Form(
        "inform",
        texts.INFORM_HEADING,
        _ask_inform,
        acts.inform,
        (Stage.ASKED,),
        texts.SEND_INFORM,
        slot="informed",
    ),
    ACCEPT_FORM,
    CATEGORY_FORM,
    STEER_FORM,
    AGAIN_FORM,
    EXTEND_FORM,
)
FORMS = {form.name: form for form in _FORMS}
"""Everything that can be done with an issue, and prepared, by name."""

TALKS = {form.name: talk_of(form) for form in _FORMS}
"""The talks in which they are filled in."""

ANSWER, ASK, REFUSE, TRANSFER, ASSIGN, INFORM, ACCEPT, CATEGORY, STEER, AGAIN, _ = TALKS.values()
