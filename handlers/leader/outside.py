"""What an outside body has: the transfer to it, and that it was asked again."""

from datetime import date

from domain.answer import BODY
from domain.issue import Stage
from domain.message import Say, Utterance
from domain.spoken import Spoken
from handlers.asks.coming_day import ComingDay
from handlers.asks.day import Day, day_given
from handlers.asks.words import Line, Speak
from handlers.call import Call
from handlers.issue import texts as issue_texts
from handlers.issue.cards import track
from handlers.leader import acts, texts
from handlers.leader.form import Form
from handlers.leader.standing import holding
from handlers.leader.substance import ask_if_short
from handlers.talk.kind import SendBack
from handlers.talk.script import Given, Script
from handlers.talk.state import State
from storage import voices, workdays
from storage.issues import Issue

OFFERED_DAYS = (5, 10, 20)
"""Working days after which asking again is offered; any other coming date can be typed."""

NO_NUMBER = Given("", texts.NONE)
SENT = "transferred"
ASKED = "askedagain"


def _ask_transfer(call: Call, state: State) -> Script[tuple[str, date, str, date]]:
    body: str = yield Line(
        key="body",
        name=texts.BODY,
        ask=texts.ASK_BODY,
        suggestions=texts.BODIES,
        most=120,
        joins=SENT,
    )
    yield from ask_if_short(body, BODY, "body", texts.ASK_BODY_SURE, SENT)
    again_on: date | None = yield _again(call, SENT)
    sent_on: date = yield Day(
        key="sent_on",
        name=texts.SENT_ON,
        ask=texts.ASK_SENT_ON,
        assumed=day_given(call.tx.today),
        joins=SENT,
    )
    number: str = yield Line(
        key="number",
        name=texts.DOCUMENT,
        ask=texts.ASK_TRANSFER_DOCUMENT,
        hint=texts.DOCUMENT_HINT,
        assumed=NO_NUMBER,
        skipped=NO_NUMBER,
        most=120,
        joins=SENT,
    )
    assert again_on is not None
    return body, sent_on, number, again_on


def _again(call: Call, joins: str) -> ComingDay:
    def offered() -> list[date]:
        calendar = workdays.calendar(call.tx)
        return [calendar.after(call.tx.today, days) for days in OFFERED_DAYS]

    return ComingDay(
        key="again_on",
        name=texts.ASK_AGAIN_NAME,
        ask=texts.ASK_AGAIN,
        offered=offered,
        joins=joins,
    )


def _transfer(call: Call, issue: Issue, given: tuple[str, date, str, date]) -> list[Utterance]:
    _still_to_come(call, given[-1])
    return acts.transfer(call, issue, *given)


def _still_to_come(call: Call, again_on: date) -> None:
    """The form may have lain open for days."""
    if again_on < call.tx.today:
        raise SendBack("again_on", texts.DATE_PASSED)


def _ask_what_was_said(call: Call, state: State) -> Script[tuple[str, date]]:
    said: Spoken = yield Speak(
        key="said", name=texts.BODY_SAID, ask=texts.ASK_BODY_SAID, joins=ASKED
    )
    again_on: date | None = yield _again(call, ASKED)
    assert again_on is not None
    return issue_texts.said(said.words, said.seconds), again_on


def _keep_asked(call: Call, issue: Issue, given: tuple[str, date]) -> list[Utterance]:
    """The body was asked again: what it said is kept, and it is asked on another date."""
    said, again_on = given
    _still_to_come(call, again_on)
    values = {
        **holding(call.tx, Stage.TRANSFERRED, call.person.id, again_on),
        "leader_id": call.person.id,
        "ask_again_on": again_on,
    }
    new = again_on.isoformat()
    issue = acts.change(call, issue, "asked_again", values, new=new, why=said)
    voices.leave_behind(call.tx, issue)
    card = track(call.tx, issue)
    receipt = texts.asked_again(issue.code, issue.transferred_to, again_on)
    return [Say(receipt, acts.NEXT), *([card] if card else [])]


TRANSFER = Form(
    "transfer",
    texts.TRANSFER_HEADING,
    _ask_transfer,
    _transfer,
    acts.WITH_LEADER,
    texts.SEND_TRANSFER,
    reviewed=True,
    slot=SENT,
)
ASK_AGAIN = Form(
    "askagain",
    texts.ASKED_AGAIN,
    _ask_what_was_said,
    _keep_asked,
    (Stage.TRANSFERRED,),
    texts.SEND_ASKED_AGAIN,
    slot=ASKED,
)
