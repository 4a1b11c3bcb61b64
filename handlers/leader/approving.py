"""The leader decides on what an assistant prepared: approve, revise, decline, look at it."""

from dataclasses import replace
from typing import Any

from domain.authority import Action
from domain.message import CloseCard, Redraw, Rows, Say, Tap, Toast, Utterance
from domain.spoken import Spoken
from handlers.asks.words import Speak
from handlers.call import Call
from handlers.issue import files
from handlers.issue import texts as issue_texts
from handlers.issue.access import Passed, acts_on, known_issue, passed_text, seen_issue
from handlers.issue.cards import about_issue, masked_words, push_buttons
from handlers.leader import acts, preparing
from handlers.leader import preparing_texts as texts
from handlers.leader import texts as leader_texts
from handlers.leader.filling import open_form
from handlers.leader.form import Form
from handlers.leader.talks import FORMS, TALKS
from handlers.pages import link, page, tapped_card
from handlers.refusals import Refused, Why
from handlers.talk import card
from handlers.talk.kind import SendBack, TalkKind
from handlers.talk.script import Given, Script
from handlers.talk.state import State
from storage import history, issues, prepared, staff
from storage.issues import Issue
from storage.prepared import Prepared


def approve(call: Call) -> list[Utterance]:
    """One tap: what was prepared is done as the leader."""
    one = _for_me(call)
    if one.ending is not None:
        return _ended(one, call)
    form, issue = _held(call, one)
    standing = form.standing(call, preparing.state_of(one))
    if standing.question is not None:
        return [Toast(texts.TO_COMPLETE, alert=True), *_revise(call, form, one)]
    text = preparing.pushed_text(call, form, issue, one)
    seen = acts.see(call, issue)
    try:
        said = preparing.carry_out(call, form, issue, standing.result, one)
    except SendBack as back:
        return [Toast(back.reason, alert=True), *_revise(call, form, one, back.key), *seen]
    shown = _in_place(call, acts.as_now(call, issue), text, texts.APPROVED)
    return [Toast(texts.APPROVED), *shown, *seen, *said]


def revise(call: Call) -> list[Utterance]:
    """The leader's own form, filled in as it was prepared."""
    one = _for_me(call)
    if one.ending is not None:
        return _ended(one, call)
    form, issue = _held(call, one)
    return [*_revise(call, form, one), *acts.see(call, issue)]


def _revise(call: Call, form: Form[Any], one: Prepared, without: str = "") -> list[Utterance]:
    state = preparing.state_of(one).without({without})
    start = {**state.start, "prepared": one.id}
    return open_form(call, TALKS[form.name], start, state.answers)


def start_declining(call: Call) -> list[Utterance]:
    """Not so: why is asked, and may be left out."""
    one = _for_me(call)
    if one.ending is not None:
        return _ended(one, call)
    _, issue = _held(call, one)
    pushed = tapped_card(call) is None and isinstance(call.heard.content, Tap)
    task = call.heard.message_id if pushed else None
    return open_form(call, DECLINE, {"issue": issue.id, "prepared": one.id, "task": task})


def _ask_why(call: Call, state: State) -> Script[str]:
    nothing = Given({}, texts.NO_REASON)
    why: Spoken = yield Speak(key="why", name=texts.WHY, ask=texts.ASK_WHY, skipped=nothing)
    return issue_texts.said(why.words, why.seconds) if why else ""


def _decline(call: Call, talk_id: int, state: State, why: str) -> list[Utterance]:
    """Whoever prepared it is told, and may prepare anew."""
    closed = CloseCard(card.slot(talk_id))
    one = prepared.get(call.tx, state.start["prepared"])
    if one is None or one.ending is not None:
        return [closed, Say(texts.REPLACED, acts.NEXT)]
    try:
        form, issue = _held(call, one)
    except Passed as passed:
        return [closed, Say(passed_text(call, passed.issue), acts.NEXT)]
    text = preparing.pushed_text(call, form, issue, one)
    prepared.end(call.tx, one.id, "declined")
    by = staff.name_of(call.tx, one.prepared_by)
    history.record(call.tx, "issue", issue.id, "declined", by=call.person.id, new=by, why=why)
    shown = masked_words(call.tx, issue, why)
    news = texts.declined(issue.code, texts.ACTS[one.act], call.person.full_name, shown)
    told = preparing.tell_assistant(call, one, news, "declined", push_buttons(call.tx, issue))
    return [closed, *_after(call, issue, state.start["task"], text, texts.DECLINED), *told]


def show(call: Call) -> list[Utterance]:
    """What was prepared, whole: for whoever decides and whoever prepared; logged, protected."""
    one = _concerning_me(call)
    issue = seen_issue(call, one.issue_id)
    form = FORMS.get(one.act)
    if one.ending is not None or form is None:
        return _ended(one, call)
    rows = preparing.decision_buttons(one) if one.prepared_for == call.person.id else ()
    more = (*preparing.file_buttons(call.tx, one), link(texts.ISSUE, "issue", issue.id))
    shown: Rows = (*rows, more, (link(texts.HOME, "home"),))
    text = preparing.full_text(call, form, issue, one)
    return [page(call, text, shown, protect=True), *acts.see(call, issue)]


def show_files(call: Call) -> list[Utterance]:
    """The files that come with what was prepared; `extra` tells how many were shown before."""
    one = _concerning_me(call)
    seen_issue(call, one.issue_id)
    found = preparing.files_of(call.tx, one)
    return files.messages(found, call.extra, "preparedfiles", one.id)


def _known(call: Call) -> Prepared:
    one = prepared.get(call.tx, call.id)
    if one is None:
        raise Refused(Why.GONE)
    return one


def _for_me(call: Call) -> Prepared:
    one = _known(call)
    return _checked(call, one, one.prepared_for == call.person.id)


def _concerning_me(call: Call) -> Prepared:
    one = _known(call)
    return _checked(call, one, call.person.id in (one.prepared_for, one.prepared_by))


def _checked(call: Call, one: Prepared, allowed: bool) -> Prepared:
    """Whoever may see the issue no longer is not told either what became of it."""
    if not allowed:
        raise Refused(Why.NOT_ALLOWED, of=("issue", one.issue_id))
    known_issue(replace(call, id=one.issue_id))
    return one


def _held(call: Call, one: Prepared) -> tuple[Form[Any], Issue]:
    """The form, and the issue as it was prepared on, if it is theirs to decide."""
    form = FORMS.get(one.act)
    if form is None:
        raise Refused(Why.GONE)
    issue, decider_id = form.found(replace(call, id=one.issue_id, extra=str(one.version)))
    if decider_id is not None:
        raise Passed(issue)
    return form, issue


def _ended(one: Prepared, call: Call) -> list[Utterance]:
    """An old button: what became of it.

    Raises:
        Passed: the issue moved on.
    """
    issue = issues.get(call.tx, one.issue_id)
    if issue is not None and one.ending not in texts.ENDED and issue.version != one.version:
        raise Passed(issue)
    return [Toast(texts.ENDED.get(one.ending or "", texts.REPLACED), alert=True)]


def _in_place(call: Call, issue: Issue, text: str, line: str) -> list[Utterance]:
    """The push that was pressed: what became of it, and what the leader can do now."""
    is_tap = isinstance(call.heard.content, Tap)
    return _after(call, issue, call.heard.message_id if is_tap else None, text, line)


def _after(
    call: Call, issue: Issue, message_id: int | None, text: str, line: str
) -> list[Utterance]:
    if message_id is None:
        return [Say(line, acts.NEXT)]
    look: Rows = ((link(texts.ISSUE, "issue", issue.id),),)
    rows = push_buttons(call.tx, issue) if acts_on(call, issue) else ()
    return [Redraw(message_id, f"{text}\n\n{leader_texts.state(line)}", rows or look)]


DECLINE: TalkKind[str] = TalkKind(
    name="decline",
    heading=texts.DECLINE_HEADING,
    action=Action.SEE_ISSUE,
    about=lambda call, state: about_issue(call.tx, state.start["issue"]),
    steps=("why",),
    play=_ask_why,
    finish=_decline,
)
