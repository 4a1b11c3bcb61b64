"""The leader decides on what an assistant prepared: approve, revise, decline, look at it."""

from dataclasses import replace
from typing import Any

from domain.message import Redraw, Rows, Say, Tap, Toast, Utterance
from handlers.call import Call
from handlers.issue import files
from handlers.issue.access import Passed, acts_on, held_issue, known_issue, seen_issue
from handlers.issue.cards import push_buttons
from handlers.leader import acts, preparing
from handlers.leader import preparing_texts as texts
from handlers.leader import texts as leader_texts
from handlers.leader.filling import open_form
from handlers.leader.form import Form
from handlers.leader.talks import FORMS, TALKS
from handlers.pages import link, page
from handlers.refusals import Refused, Why
from handlers.talk.kind import SendBack
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


def decline(call: Call) -> list[Utterance]:
    """Not so: the assistant is told, and may prepare anew."""
    one = _for_me(call)
    if one.ending is not None:
        return _ended(one, call)
    form, issue = _held(call, one)
    text = preparing.pushed_text(call, form, issue, one)
    prepared.end(call.tx, one.id, "declined")
    by = staff.name_of(call.tx, one.prepared_by)
    history.record(call.tx, "issue", issue.id, "declined", by=call.person.id, new=by)
    news = texts.declined(issue.code, texts.ACTS[one.act], call.person.full_name)
    told = preparing.tell_assistant(call, one, news, "declined", push_buttons(call.tx, issue))
    shown = _in_place(call, issue, text, texts.DECLINED)
    return [Toast(texts.DECLINED), *shown, *told]


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
    """The form, and the issue as it was prepared on: held by the leader who decides."""
    form = FORMS.get(one.act)
    if form is None:
        raise Refused(Why.GONE)
    here = replace(call, id=one.issue_id, extra=str(one.version))
    return form, held_issue(here, *form.stages)


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
    heard = call.heard
    if not isinstance(heard.content, Tap) or heard.message_id is None:
        return [Say(line)]
    look: Rows = ((link(texts.ISSUE, "issue", issue.id),),)
    rows = push_buttons(call.tx, issue) if acts_on(call, issue) else ()
    return [Redraw(heard.message_id, f"{text}\n\n{leader_texts.state(line)}", rows or look)]
