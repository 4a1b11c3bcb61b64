"""An assistant prepares an act: it is kept as filled in, and the leader is asked to approve."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from domain.message import Button, Lane, Rows, Say, Utterance
from handlers.asks.words import Line, Speak
from handlers.call import Call
from handlers.issue import files
from handlers.issue import texts as issue_texts
from handlers.issue.cards import hamlet_name, masked_words, pushed_words
from handlers.leader import preparing_texts as texts
from handlers.leader.form import Form, answers_to_json
from handlers.pages import link
from handlers.talk.script import Passed, T
from handlers.talk.state import Answer, State
from handlers.turnout import can_be_told
from storage import attachments, categories, history, prepared, staff
from storage.attachments import Attachment
from storage.issues import Issue
from storage.prepared import Prepared
from storage.transaction import Tx, attempt


def prepare(
    call: Call, form: Form[Any], issue: Issue, leader_id: int, state: State, talk_id: int | None
) -> list[Utterance]:
    """Keep what an assistant filled in, and push it to the leader."""
    tx, act = call.tx, texts.ACTS[form.name]
    values = answers_to_json(form.standing(call, state).path)
    if talk_id is None and _is_kept(call, issue, form.name, values):
        return []  # the second of a double tap
    one = prepared.keep(
        tx,
        issue.id,
        issue.version,
        form.name,
        values,
        talk_id,
        by=call.person.id,
        for_id=leader_id,
    )
    history.record(tx, "issue", issue.id, "prepared", by=call.person.id, new=act)
    leader = staff.name_of(tx, leader_id)
    look = ((link(texts.DETAILS, "prepared", one.id),),)
    return [Say(texts.submitted(issue.code, act, leader), look), *_push(call, form, issue, one)]


def _is_kept(call: Call, issue: Issue, act: str, values: dict[str, Any]) -> bool:
    mine = [o for o in prepared.open_of(call.tx, issue.id) if o.prepared_by == call.person.id]
    return any((one.act, one.values) == (act, values) for one in mine)


def _push(call: Call, form: Form[Any], issue: Issue, one: Prepared) -> list[Utterance]:
    leader = staff.by_id(call.tx, one.prepared_for)
    if leader is None or not can_be_told(leader):
        return []
    text = f"{pushed_text(call, form, issue, one)}\n\n{texts.request(leader.full_name)}"
    look = (link(texts.DETAILS, "prepared", one.id), *file_buttons(call.tx, one))
    return [
        Say(
            text,
            (*decision_buttons(one), look),
            chat_id=leader.chat_id,
            lane=Lane.ESCALATION,
            key=f"prepared:{one.id}",
            protect=True,
        )
    ]


def decision_buttons(one: Prepared) -> Rows:
    """What the leader can do with it: one tap approves."""
    revise = link(texts.REVISE, "revise", one.id)
    decline = link(texts.DECLINE, "decline", one.id)
    return ((link(texts.APPROVE, "approve", one.id),), (revise, decline))


def file_buttons(tx: Tx, one: Prepared) -> tuple[Button, ...]:
    """The button for the files that come with it, if there are any."""
    found = files_of(tx, one)
    return (link(texts.FILES, "preparedfiles", one.id),) if found else ()


def files_of(tx: Tx, one: Prepared) -> list[Attachment]:
    """The files that come with what was prepared."""
    return attachments.of_talk(tx, one.talk_id) if one.talk_id else []


def state_of(one: Prepared) -> State:
    """The form as it was filled in."""
    answers = {key: Answer(**kept) for key, kept in one.values.items()}
    return State({"issue": one.issue_id, "version": one.version}, answers)


def pushed_text(call: Call, form: Form[Any], issue: Issue, one: Prepared) -> str:
    """What was prepared, as it may be pushed. HTML."""

    def shown(passed: Passed) -> str:
        # What was chosen from a list is nobody's words.
        is_words = isinstance(passed.question, Speak | Line)
        words = passed.given.shown
        return masked_words(call.tx, issue, words) if is_words else words

    path = form.standing(call, state_of(one)).path
    filled_in = [(p.question.name, shown(p)) for p in path]
    return _text(call.tx, form, issue, one, pushed_words(call.tx, issue), filled_in)


def full_text(call: Call, form: Form[Any], issue: Issue, one: Prepared) -> str:
    """What was prepared, for whoever opened it. HTML."""
    path = form.standing(call, state_of(one)).path
    filled_in = [(p.question.name, p.given.shown) for p in path]
    words = issue_texts.said(issue.words, issue.seconds)
    return _text(call.tx, form, issue, one, words, filled_in)


def _text(
    tx: Tx,
    form: Form[Any],
    issue: Issue,
    one: Prepared,
    words: str,
    filled_in: Sequence[tuple[str, str]],
) -> str:
    return texts.prepared(
        staff.name_of(tx, one.prepared_by),
        issue.code,
        categories.name(tx, issue.category_id),
        hamlet_name(tx, issue),
        words,
        form.heading,
        filled_in,
        files.count(files_of(tx, one)),
    )


def waiting_buttons(call: Call, issue: Issue) -> list[tuple[Button, ...]]:
    """On an issue's page: what waits for the person's approval, or was prepared by them."""
    return [
        (link(texts.WAITING, "prepared", one.id),)
        for one in prepared.open_of(call.tx, issue.id)
        if call.person.id in (one.prepared_for, one.prepared_by)
    ]


def carry_out(
    call: Call,
    form: Form[T],
    issue: Issue,
    result: T,
    one: Prepared,
    *,
    revised_in: int | None = None,
) -> list[Utterance]:
    """What was prepared becomes the leader's act, perhaps as revised in a form of the leader's.

    Raises:
        Passed, SendBack: as the act itself; then it still waits.
    """
    talk_ids = [talk_id for talk_id in (one.talk_id, revised_in) if talk_id is not None]
    with attempt(call.tx):
        is_first = prepared.end(call.tx, one.id, "approved")
        said = form.perform(replace(call, prepared_by=one.prepared_by), issue, result, talk_ids)
    act, leader = texts.ACTS[one.act], call.person.full_name
    news = texts.approved(issue.code, act, leader, revised_in is not None)
    return [*said, *(tell_assistant(call, one, news, "approved") if is_first else [])]


def tell_assistant(
    call: Call, one: Prepared, text: str, ending: str, buttons: Rows = ()
) -> list[Utterance]:
    """What became of it, to whoever prepared it."""
    assistant = staff.by_id(call.tx, one.prepared_by)
    if assistant is None or not can_be_told(assistant):
        return []
    key = f"prepared:{one.id}:{ending}"
    return [Say(text, buttons, chat_id=assistant.chat_id, lane=Lane.ESCALATION, key=key)]
