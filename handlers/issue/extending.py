"""⏳ The time for an answer is extended: once by its holder, after that by whoever comes above."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from domain.answer import REASON
from domain.escalation import Tell, climb
from domain.issue import Stage, Urgency
from domain.message import Say, Utterance
from domain.spoken import Spoken
from handlers.asks.choice import Choice, OneOf
from handlers.asks.words import Speak
from handlers.call import Call
from handlers.issue import extending_texts as texts
from handlers.issue import texts as issue_texts
from handlers.issue.access import Passed, acts_on, assisted_leader, is_current, may_see
from handlers.issue.cards import masked_words, track
from handlers.issue.holders import Holders, ladder_of, matter_of
from handlers.leader import acts
from handlers.leader import texts as leader_texts
from handlers.leader.filling import open_form, talk_of
from handlers.leader.form import Form
from handlers.leader.substance import ask_if_short
from handlers.pages import link
from handlers.refusals import Refused, Why
from handlers.responsible.routing import usual_step
from handlers.talk.kind import SendBack
from handlers.talk.script import Json, Script
from handlers.talk.state import State
from handlers.telling.tasks import TELL_WITHIN, tell_extension
from handlers.turnout import can_be_told
from storage import categories, issues, staff, voices, workdays
from storage.issues import Issue
from storage.transaction import Tx

LATER = (3, 5, 10)
"""Working days that are offered; never more than the category has for its answer."""


@dataclass(frozen=True, slots=True)
class Extension:
    """The new date, and why."""

    on: date
    reason: str


def start_extending(call: Call) -> list[Utterance]:
    """By the holder, or by whoever decides after the first: what the holder fills in goes there."""
    issue, decider_id = _workable(call)
    begun: dict[str, Json] = {"issue": issue.id, "version": issue.version}
    if decider_id is not None:
        begun["for"] = decider_id
    return open_form(call, TALK, begun)


def _workable(call: Call) -> tuple[Issue, int | None]:
    """The issue, and who decides where the person only asks for it.

    Raises:
        Refused: it is not theirs.
        Passed: it is, or was, but it moved on.
    """
    issue = issues.get(call.tx, call.id)
    if issue is None:
        raise Refused(Why.GONE)
    decider_id = issue.holder_id if issue.extensions == 0 else decider_of(call.tx, issue)
    decides = call.person.id == decider_id
    asks = acts_on(call, issue) or (
        decider_id is not None and assisted_leader(call, issue) == decider_id
    )
    if not (decides or asks):
        if may_see(call, issue):
            raise Passed(issue)
        raise Refused(Why.NOT_ALLOWED, of=("issue", issue.id))
    if issue.stage != Stage.ACCEPTED or not is_current(call, issue):
        raise Passed(issue)
    return issue, None if decides else decider_id


def decider_of(tx: Tx, issue: Issue) -> int | None:
    """Who extends again: the next above, or the holder where nobody is above them."""
    able = Holders(tx, issue)
    ladder = ladder_of(issue)
    if ladder.people:
        step = climb(ladder, ladder.above(issue.owner_id), able, None)
    else:
        but = able.barred | {issue.owner_id or 0, issue.holder_id or 0, issue.recorded_by}
        step = usual_step(tx, matter_of(issue), able, but)
    return step.person_id if isinstance(step, Tell) else issue.holder_id


def _ask(call: Call, state: State) -> Script[Extension]:
    def dates() -> tuple[Choice, ...]:
        issue = issues.get(call.tx, state.start["issue"])
        return _dates(call.tx, issue) if issue else ()

    on: date = yield OneOf(
        key="on", name=texts.DAYS, ask=texts.ASK_DAYS, load=dates, meaning=date.fromisoformat
    )
    reason: Spoken = yield Speak(
        key="reason", name=texts.REASON, ask=texts.ASK_REASON, hint=texts.REASON_HINT
    )
    yield from ask_if_short(reason.words, REASON, "reason", leader_texts.ASK_REASON_SURE)
    return Extension(on, issue_texts.said(reason.words, reason.seconds))


def _dates(tx: Tx, issue: Issue) -> tuple[Choice, ...]:
    calendar, urgency = workdays.calendar(tx), Urgency(issue.urgency)
    base = max(issue.answer_on, issue.promised_on or issue.answer_on, tx.today)
    most = categories.limits(tx, issue.category_id, urgency, issue.raised_on).answer_days
    offered = [(days, calendar.after(base, days)) for days in LATER if days <= most]
    offered = offered or [(most, calendar.after(base, most))]
    return tuple(
        Choice(on.isoformat(), texts.choice(on, days), texts.chosen(on, issue.answer_on))
        for days, on in offered
    )


def _extend(call: Call, issue: Issue, given: Extension) -> list[Utterance]:
    if given.on <= max(call.tx.today, issue.answer_on):
        raise SendBack("on", leader_texts.DATE_PASSED)
    # The citizen is told why, not who wrote it down; that is in the history by itself.
    by = replace(call, prepared_by=None)
    values = extension(call.tx, issue, given.on)
    new = given.on.isoformat()
    issue = acts.change(by, issue, "extended", values, new=new, why=given.reason)
    voices.leave_behind(call.tx, issue)
    tracked = track(call.tx, issue)
    reason = masked_words(call.tx, issue, given.reason)
    return [
        Say(texts.extended(issue.code, given.on), acts.NEXT),
        *([tracked] if tracked else []),
        *_tell_holder(call, issue, given.on),
        *tell_extension(call.tx, issue, reason),
    ]


def extension(tx: Tx, issue: Issue, on: date) -> dict[str, Any]:
    """What an extension to a date changes: the citizen is to be told of it."""
    return {
        "answer_on": on,
        "due_on": on,
        "promised_on": on,
        "extensions": issue.extensions + 1,
        "tell_extension_on": workdays.calendar(tx).after(tx.today, TELL_WITHIN),
        "climb_on": None,
        "reminders": 0,
        "notice_reminders": issue.notice_reminders if issue.first_notice_at is None else 0,
        "check_at": tx.now,
    }


def _tell_holder(call: Call, issue: Issue, on: date) -> list[Utterance]:
    holder = staff.by_id(call.tx, issue.holder_id) if issue.holder_id else None
    if holder is None or holder.id == call.person.id or not can_be_told(holder):
        return []
    text = texts.extended_for_you(issue.code, call.person.full_name, on)
    rows = ((link(texts.DETAILS, "issue", issue.id), link(texts.HOME, "home")),)
    return [Say(text, rows, chat_id=holder.chat_id)]


EXTEND = Form(
    "extend",
    texts.HEADING,
    _ask,
    _extend,
    (Stage.ACCEPTED,),
    texts.SEND,
    reviewed=True,
    workable=_workable,
)
TALK = talk_of(EXTEND)
