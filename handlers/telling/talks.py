"""What is asked after telling: the citizen's words of discontent, where it was made public."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

from domain.authority import Action
from domain.calendar import instant
from domain.issue import Stage
from domain.message import CloseCard, Redraw, Say, Tap, Utterance
from domain.spoken import Spoken
from handlers.asks.day import Day, day_given
from handlers.asks.review import Review
from handlers.asks.words import Line, Speak
from handlers.call import Call
from handlers.issue import texts as issue_texts
from handlers.issue.access import Passed, held_issue, known_issue, passed_text
from handlers.issue.cards import about_issue
from handlers.leader.acts import change
from handlers.leader.filling import open_form
from handlers.leader.standing import holding
from handlers.pages import tapped_card
from handlers.talk import card, desk
from handlers.talk.kind import SendBack, TalkKind
from handlers.talk.script import Script
from handlers.talk.state import State
from handlers.telling import reopening, texts
from handlers.telling.acts import HOME, TO_TELL, told_once, tracked
from storage import attachments, talks
from storage.issues import Issue

NOON = time(12)


@told_once
def start_unsatisfied(call: Call) -> list[Utterance]:
    """Told, and not satisfied: the citizen's words are asked."""
    return _begin(call, UNSATISFIED)


@told_once
def start_public(call: Call) -> list[Utterance]:
    """Made public at the hamlet: where is asked."""
    return _begin(call, PUBLIC)


def start_reopening(call: Call) -> list[Utterance]:
    """A closed matter is opened again: the citizen's words are asked."""
    issue = known_issue(call)
    if not reopening.may_reopen(call, issue):
        raise Passed(issue)
    return open_form(call, REOPEN, {"issue": issue.id, "version": issue.version, "task": None})


def _begin(call: Call, kind: TalkKind[Any]) -> list[Utterance]:
    """A double tap opens one form."""
    issue = held_issue(call, *TO_TELL)
    about = {"issue": issue.id, "version": issue.version}
    for talk in talks.open_of(call.tx, call.person.id):
        if talk.kind == kind.name and talk.state["start"].items() >= about.items():
            return desk.again(call, kind, talk)
    is_event = isinstance(call.heard.content, Tap) and tapped_card(call) is None
    task = call.heard.message_id if is_event else None
    start = {**about, "task": task, "on": call.tx.today.isoformat()}
    return desk.begin(call, kind, start)


def _on(call: Call, state: State) -> Call:
    return replace(call, id=state.start["issue"], extra=str(state.start["version"]))


def _done(talk_id: int, state: State, text: str) -> list[Utterance]:
    """The receipt; the task it was pressed on says the same and has no buttons left."""
    task = [Redraw(state.start["task"], text)] if state.start["task"] else []
    return [CloseCard(card.slot(talk_id)), *task, Say(text, HOME)]


def _ask_why_again(call: Call, state: State) -> Script[Spoken]:
    why: Spoken = yield Speak(key="why", name=texts.WHY, ask=texts.ASK_WHY_AGAIN, joins="why")
    return why


def _ask_why(call: Call, state: State) -> Script[Spoken]:
    why: Spoken = yield Speak(key="why", name=texts.WHY, ask=texts.ASK_WHY, joins="why")
    return why


def _reopen(call: Call, talk_id: int, state: State, why: Spoken) -> list[Utterance]:
    return _opened_again(call, talk_id, state, why, lambda here: held_issue(here, *TO_TELL))


def _reopen_closed(call: Call, talk_id: int, state: State, why: Spoken) -> list[Utterance]:
    return _opened_again(call, talk_id, state, why, reopening.closed_issue)


def _opened_again(
    call: Call, talk_id: int, state: State, why: Spoken, found: Callable[[Call], Issue]
) -> list[Utterance]:
    here = _on(call, state)
    words = issue_texts.said(why.words, why.seconds)
    try:
        issue, name, told = reopening.reopen(here, found(here), words)
    except Passed as passed:
        return [CloseCard(card.slot(talk_id)), Say(passed_text(call, passed.issue), HOME)]
    attachments.join_issue(call.tx, talk_id, "why", issue.id, tells_of_talk=issue.is_named)
    text = texts.reopened(issue.code, name)
    return [*_done(talk_id, state, text), *tracked(call, issue), *told()]


def _ask_where(call: Call, state: State) -> Script[tuple[str, date]]:
    where: str = yield Line(
        key="where", name=texts.WHERE, ask=texts.ASK_WHERE, suggestions=texts.PLACES, most=120
    )
    today = date.fromisoformat(state.start["on"])
    on: date = yield Day(key="on", name=texts.ON, ask=texts.ASK_ON, assumed=day_given(today))
    yield Review(ask=texts.REVIEW, send=texts.SEND_PUBLIC)
    return where, on


def _publish(
    call: Call, talk_id: int, state: State, published: tuple[str, date]
) -> list[Utterance]:
    where, on = published
    here = _on(call, state)
    try:
        issue = held_issue(here, *TO_TELL)
        if on < issue.raised_on:
            raise SendBack("on", texts.BEFORE_RAISED)
        told_at = call.tx.now if on == call.tx.today else instant(on, NOON, call.tx.zone)
        values = {
            **holding(call.tx, Stage.CLOSED, None, None),
            "first_notice_at": issue.first_notice_at or told_at,
        }
        issue = change(here, issue, "made_public", values, new=texts.published(where, on))
    except Passed as passed:
        return [CloseCard(card.slot(talk_id)), Say(passed_text(call, passed.issue), HOME)]
    done = _done(talk_id, state, texts.public(issue.code, where, on))
    return [*done, *tracked(call, issue)]


UNSATISFIED: TalkKind[Spoken] = TalkKind(
    name="unsatisfied",
    heading=texts.UNSATISFIED_HEADING,
    action=Action.RAISE_ISSUE,
    about=lambda call, state: about_issue(call.tx, state.start["issue"]),
    steps=("why",),
    play=_ask_why,
    finish=_reopen,
    keeps_files=True,
)

PUBLIC: TalkKind[tuple[str, date]] = TalkKind(
    name="public",
    heading=texts.PUBLIC_HEADING,
    action=Action.RAISE_ISSUE,
    about=lambda call, state: about_issue(call.tx, state.start["issue"]),
    steps=("where", "review"),
    play=_ask_where,
    finish=_publish,
)

REOPEN: TalkKind[Spoken] = TalkKind(
    name="reopen",
    heading=texts.REOPEN_HEADING,
    action=Action.SEE_ISSUE,
    about=lambda call, state: about_issue(call.tx, state.start["issue"]),
    steps=("why",),
    play=_ask_why_again,
    finish=_reopen_closed,
    keeps_files=True,
)
