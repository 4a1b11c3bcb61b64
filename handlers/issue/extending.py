"""⏳ The time for an answer is extended: once by its holder, after that by whoever comes above."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from domain.answer import REASON
from domain.authority import Action
from domain.escalation import Tell, climb
from domain.issue import Stage, Urgency
from domain.message import CloseCard, Lane, Say, Toast, Utterance
from domain.spoken import Spoken
from handlers.asks.choice import Choice, OneOf
from handlers.asks.review import Review
from handlers.asks.words import Speak
from handlers.call import Call
from handlers.issue import extending_texts as texts
from handlers.issue import texts as issue_texts
from handlers.issue.access import Passed, acts_on, is_current, may_see, passed_text
from handlers.issue.cards import about_issue, masked_words, track
from handlers.issue.holders import Holders, ladder_of, matter_of
from handlers.leader import acts
from handlers.leader import texts as leader_texts
from handlers.leader.filling import open_form
from handlers.leader.substance import ask_if_short
from handlers.pages import link
from handlers.refusals import Refused, Why
from handlers.responsible.routing import usual_step
from handlers.talk import card
from handlers.talk.kind import TalkKind
from handlers.talk.script import Script
from handlers.talk.state import State
from handlers.telling.tasks import TELL_WITHIN, tell_extension
from handlers.turnout import can_be_told
from handlers.wording import long_date
from storage import categories, history, issues, staff, voices, workdays
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
    """By the holder, or by whoever decides after the first; else that one is asked."""
    issue = _asked_for(call)
    if _decides(call, issue):
        return open_form(call, EXTEND, {"issue": issue.id, "version": issue.version})
    return _ask_above(call, issue)


def _asked_for(call: Call) -> Issue:
    issue = issues.get(call.tx, call.id)
    if issue is None:
        raise Refused(Why.GONE)
    if not (acts_on(call, issue) or _decides(call, issue)):
        if may_see(call, issue):
            raise Passed(issue)
        raise Refused(Why.NOT_ALLOWED, of=("issue", issue.id))
    if issue.stage != Stage.ACCEPTED or not is_current(call, issue):
        raise Passed(issue)
    return issue


def _decides(call: Call, issue: Issue) -> bool:
    decider = issue.holder_id if issue.extensions == 0 else decider_of(call.tx, issue)
    return call.person.id == decider


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


def _ask_above(call: Call, issue: Issue) -> list[Utterance]:
    tx = call.tx
    decider_id = decider_of(tx, issue)
    person = staff.by_id(tx, decider_id) if decider_id is not None else None
    if person is None or not can_be_told(person):
        raise Passed(issue)
    asked = [e for e in history.of(tx, "issue", issue.id) if e.what == "extension_asked"]
    if asked and asked[-1].why == str(issue.version):
        return [Toast(texts.ASKED_BEFORE, alert=True)]
    history.record(
        tx,
        "issue",
        issue.id,
        "extension_asked",
        by=call.person.id,
        new=person.full_name,
        why=str(issue.version),
    )
    category = categories.name(tx, issue.category_id)
    text = texts.asked(issue.code, category, call.person.full_name, issue.answer_on)
    extend = link(texts.EXTEND, "extend", issue.id, str(issue.version))
    pushed = Say(
        text,
        ((extend,), (link(texts.HOME, "home"),)),
        chat_id=person.chat_id,
        lane=Lane.ESCALATION,
        key=f"extend:{issue.id}:{issue.version}:{person.id}",
    )
    return [Toast(texts.ASKED), pushed]


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
    yield Review(ask=texts.REVIEW, send=texts.SEND)
    return Extension(on, issue_texts.said(reason.words, reason.seconds))


def _dates(tx: Tx, issue: Issue) -> tuple[Choice, ...]:
    calendar, urgency = workdays.calendar(tx), Urgency(issue.urgency)
    base = max(issue.answer_on, issue.promised_on or issue.answer_on, tx.today)
    most = categories.limits(tx, issue.category_id, urgency, issue.raised_on).answer_days
    offered = [(days, calendar.after(base, days)) for days in LATER if days <= most]
    offered = offered or [(most, calendar.after(base, most))]
    return tuple(
        Choice(on.isoformat(), texts.choice(on, days), long_date(on)) for days, on in offered
    )


def _extend(call: Call, talk_id: int, state: State, given: Extension) -> list[Utterance]:
    here = replace(call, id=state.start["issue"], extra=str(state.start["version"]))
    closed = CloseCard(card.slot(talk_id))
    try:
        issue = _asked_for(here)
        if not _decides(here, issue):
            raise Passed(issue)
        issue = acts.change(
            here,
            issue,
            "extended",
            extension(call.tx, issue, given.on),
            new=given.on.isoformat(),
            why=given.reason,
        )
    except Passed as passed:
        return [closed, Say(passed_text(call, passed.issue), acts.NEXT)]
    voices.leave_behind(call.tx, issue)
    tracked = track(call.tx, issue)
    said: list[Utterance] = [closed, Say(texts.extended(issue.code, given.on), acts.NEXT)]
    said += [tracked] if tracked else []
    reason = masked_words(call.tx, issue, given.reason)
    return [*said, *_tell_holder(here, issue, given.on), *tell_extension(call.tx, issue, reason)]


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


EXTEND: TalkKind[Extension] = TalkKind(
    name="extend",
    heading=texts.HEADING,
    action=Action.SEE_ISSUE,
    about=lambda call, state: about_issue(call.tx, state.start["issue"]),
    steps=("on", "reason", "review"),
    play=_ask,
    finish=_extend,
)
