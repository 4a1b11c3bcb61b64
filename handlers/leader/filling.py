"""Forms about issues as talks: a leader's ends in the act, an assistant's in what is prepared."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.authority import Action
from domain.issue import Stage
from domain.message import CloseCard, Say, Utterance
from handlers.asks.review import Review
from handlers.call import Call
from handlers.issue import files
from handlers.issue.access import Passed, passed_text, workable_issue
from handlers.issue.cards import about_issue
from handlers.leader import acts, preparing_texts, texts
from handlers.leader.form import Form
from handlers.leader.preparing import carry_out, files_of, prepare
from handlers.talk import card, desk
from handlers.talk.kind import TalkKind
from handlers.talk.script import Json, Script, T
from handlers.talk.state import Answer, State
from storage import prepared, talks
from storage.issues import Issue


def talk_of(form: Form[T]) -> TalkKind[T]:
    """The talk in which a form is filled in."""

    def play(call: Call, state: State) -> Script[T]:
        result = yield from form.script(call, state)
        if form.reviewed or state.start.keys() & {"for", "prepared"}:
            send = preparing_texts.SUBMIT if "for" in state.start else form.send
            absent = _prepared_files(call, state)
            yield Review(ask=texts.REVIEW, send=send, absent=absent, joins=form.slot or "note")
        return result

    def finish(call: Call, talk_id: int, state: State, result: T) -> list[Utterance]:
        closed: list[Utterance] = [CloseCard(card.slot(talk_id))]
        issue_id, version = state.start["issue"], str(state.start["version"])
        here = Call(call.tx, call.person, call.heard, issue_id, version)
        try:
            issue, leader_id = form.found(here)
            if leader_id is not None:
                with_files = talk_id if form.slot else None
                kept = prepare(here, form, issue, leader_id, state, with_files)
                return [*closed, *(kept or [Say(preparing_texts.SUBMITTED, acts.NEXT)])]
            return [*closed, *_act(here, form, issue, result, state, talk_id)]
        except Passed as passed:
            return [*closed, Say(passed_text(call, passed.issue), acts.NEXT)]

    return TalkKind(
        name=form.name,
        heading=form.heading,
        action=Action.SEE_ISSUE,
        about=lambda call, state: about_issue(call.tx, state.start["issue"]),
        steps=("form",),
        play=play,
        finish=finish,
        keeps_files=bool(form.slot),
    )


def _act(
    call: Call, form: Form[T], issue: Issue, result: T, state: State, talk_id: int
) -> list[Utterance]:
    """The leader's own act, or what an assistant prepared as the leader revised it."""
    one = prepared.get(call.tx, state.start["prepared"]) if "prepared" in state.start else None
    if one is None:
        return form.perform(call, issue, result, [talk_id])
    return carry_out(call, form, issue, result, one, revised_in=talk_id)


def _prepared_files(call: Call, state: State) -> tuple[tuple[str, str], ...]:
    """On the review: the files that an assistant put to what is revised here."""
    one = prepared.get(call.tx, state.start["prepared"]) if "prepared" in state.start else None
    found = files_of(call.tx, one) if one else []
    return ((preparing_texts.WITH_IT, files.count(found)),) if found else ()


def starting(kind: TalkKind[Any], *stages: Stage) -> Callable[[Call], list[Utterance]]:
    """A route that opens a form on an issue its presser holds, or prepares for who does."""

    def start(call: Call) -> list[Utterance]:
        issue, leader_id = workable_issue(call, *stages)
        said = acts.see(call, issue)
        begun: dict[str, Json] = {"issue": issue.id, "version": issue.version}
        if leader_id is not None:
            begun["for"] = leader_id
        return [*open_form(call, kind, begun), *said]

    return start


def open_form(
    call: Call,
    kind: TalkKind[Any],
    start: Mapping[str, Json],
    answers: Mapping[str, Answer] | None = None,
) -> list[Utterance]:
    """Open a form; where the same one is still open, that goes on."""
    for talk in talks.open_of(call.tx, call.person.id):
        if talk.kind == kind.name and talk.state.get("start") == dict(start):
            return desk.again(call, kind, talk)
    return desk.begin(call, kind, start, answers)
