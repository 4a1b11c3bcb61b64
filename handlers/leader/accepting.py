"""Taking an issue on with a date: in one tap, prepared by an assistant, or asked in a form."""

from datetime import UTC, date, datetime

from domain.issue import Stage, promises
from domain.message import Say, Toast, Utterance
from handlers.asks.choice import Choice, OneOf
from handlers.call import Call
from handlers.issue.access import workable_issue
from handlers.leader import acts, preparing_texts, texts
from handlers.leader.form import Form
from handlers.leader.preparing import prepare
from handlers.refusals import Refused, Why
from handlers.talk.kind import SendBack
from handlers.talk.script import Script
from handlers.talk.state import Answer, State
from handlers.wording import long_date
from storage import issues, staff, workdays
from storage.issues import Issue

KEY = "promised_on"


def accept(call: Call) -> list[Utterance]:
    """One tap: a leader takes it on and promises a date; an assistant prepares just that."""
    issue, leader_id = workable_issue(call, Stage.WAITING)
    on = _promised(call.extra)
    if not _may_be_promised(call, issue, on):
        now = acts.redrawn(call, issue, texts.DATE_PASSED)
        return [Toast(texts.DATE_PASSED, alert=True), *now]
    if leader_id is not None:
        return _prepare(call, issue, leader_id, on)
    said = acts.accept(call, issue, on)
    shown = acts.redrawn(call, acts.as_now(call, issue), texts.accepted_state(issue.code, on))
    return [
        Toast(texts.ACCEPTED),
        *(shown or [Say(texts.accepted(issue.code, on), acts.NEXT)]),
        *said,
        *acts.push_redrawn(call, issue.id),
    ]


def _prepare(call: Call, issue: Issue, leader_id: int, on: date) -> list[Utterance]:
    start = {"issue": issue.id, "version": issue.version}
    state = State(start, {KEY: Answer(on.isoformat(), long_date(on))})
    said = prepare(call, ACCEPT, issue, leader_id, state, None)
    line = preparing_texts.waits_for(staff.name_of(call.tx, leader_id))
    return [Toast(preparing_texts.SUBMITTED), *acts.redrawn(call, issue, line), *said]


def _promised(extra: str) -> date:
    stamp = extra.partition(".")[2]
    try:
        return datetime.strptime(stamp, "%Y%m%d").replace(tzinfo=UTC).date()
    except ValueError:
        raise Refused(Why.GONE) from None


def _may_be_promised(call: Call, issue: Issue, on: date) -> bool:
    return call.tx.today <= on <= max(issue.answer_on, call.tx.today)


def _ask_date(call: Call, state: State) -> Script[date]:
    def dates() -> tuple[Choice, ...]:
        issue = issues.get(call.tx, state.start["issue"])
        if issue is None:
            return ()
        offered = promises(call.tx.today, issue.answer_on, workdays.calendar(call.tx))
        return tuple(
            Choice(on.isoformat(), texts.accept_by(on, issue.answer_on), long_date(on))
            for on in offered
        )

    on: date = yield OneOf(
        key=KEY, name=texts.PROMISE, ask=texts.ASK_PROMISE, load=dates, meaning=date.fromisoformat
    )
    return on


def _accept(call: Call, issue: Issue, on: date) -> list[Utterance]:
    if not _may_be_promised(call, issue, on):
        raise SendBack(KEY, texts.DATE_PASSED)
    return acts.accept(call, issue, on)


ACCEPT = Form(
    "accept", texts.ACCEPT_HEADING, _ask_date, _accept, (Stage.WAITING,), texts.SEND_ACCEPT
)
