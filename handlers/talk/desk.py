"""Talks and their places in the database: begun, pressed, spoken to, resumed, ended."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Any

from domain.authority import scope
from domain.message import Card, CloseCard, Content, File, Tap, Toast, Utterance
from handlers.call import Call
from handlers.home.actions import show_home
from handlers.pages import link, page, tapped_card
from handlers.refusals import Refused, Why
from handlers.talk import card, texts
from handlers.talk.files import shown_files
from handlers.talk.kind import Kinds, SendBack, TalkKind
from handlers.talk.leaving import departed
from handlers.talk.merging import holds_more, merged_into, same_subject
from handlers.talk.script import Json, T
from handlers.talk.state import Answer, State
from handlers.talk.step import Play, Step, Way
from storage import attachments, talks
from storage.talks import Talk
from storage.transaction import attempt

ALBUM_SETTLES_IN = timedelta(seconds=1.2)
"""How long after an album's last member its card is redrawn, once."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The kinds of talk there are, and what can be done with a talk."""

    kinds: Kinds

    def kind_of(self, call: Call, talk: Talk) -> TalkKind[Any]:
        """The talk's kind, if the person may still have such a talk."""
        kind = self.kinds.get(talk.kind)
        if kind is None:
            raise Refused(Why.GONE)
        if scope(call.person, kind.action) is None:
            raise Refused(Why.NOT_ALLOWED, of=_about(talk))
        return kind

    def takes(self, talk: Talk, content: Content) -> bool:
        """Whether what was sent may be part of the talk: not a photo of a search."""
        kind = self.kinds.get(talk.kind)
        return not isinstance(content, File) or kind is None or kind.keeps_files

    def press(self, call: Call, talk_id: int, turn: int, value: str) -> list[Utterance]:
        """A button of a talk's card was pressed."""
        talk = own(call, talk_id)
        state = State.from_json(talk.state)
        if talk.ending is not None and state.last == (turn, value):
            return []  # the second of a double tap: what it ended is being shown
        if talk.ending is not None:
            return [Toast(texts.ENDED), *show_home(call)]
        kind = self.kind_of(call, talk)
        talks.make_current(call.tx, talk)
        step = playing(call, kind, state, talk.id).press(state, turn, value)
        return settle(call, kind, talk, step)

    def resume(self, call: Call, talk_id: int) -> list[Utterance]:
        """A waiting draft is taken up again, where it stood."""
        talk = own(call, talk_id)
        if talk.ending is not None:
            return [Toast(texts.ENDED), *show_home(call)]
        return self._look(call, talk)

    def restore(self, call: Call, talk_id: int) -> list[Utterance]:
        """A cancelled draft, or one that was only offered, is taken up."""
        talk = own(call, talk_id)
        self.kind_of(call, talk)
        if talk.ending in ("cancelled", "offered"):
            talks.reopen(call.tx, talk.id)
        elif talk.ending is not None:
            return [Toast(texts.ENDED)]
        return [Toast(texts.RESTORED), *self._look(call, talk)]

    def _look(self, call: Call, talk: Talk) -> list[Utterance]:
        return again(call, self.kind_of(call, talk), talk)


def again(call: Call, kind: TalkKind[T], talk: Talk) -> list[Utterance]:
    """An open talk is shown where it stands, and is the current one."""
    talks.make_current(call.tx, talk)
    state = State.from_json(talk.state)
    return settle(call, kind, talk, playing(call, kind, state, talk.id).begin(state))


def _about(talk: Talk) -> tuple[str, int] | None:
    """The record that a talk was opened on, as the access log names it."""
    start = talk.state["start"]
    found = (subject for subject in ("issue", "visit", "household") if start.get(subject))
    return next(((subject, start[subject]) for subject in found), None)


def own(call: Call, talk_id: int) -> Talk:
    """The person's talk; somebody else's is refused as if it were not there."""
    talk = talks.get(call.tx, talk_id)
    if talk is None or talk.person_id != call.person.id:
        raise Refused(Why.GONE)
    return talk


def begin(
    call: Call,
    kind: TalkKind[T],
    start: Mapping[str, Json],
    answers: Mapping[str, Answer] | None = None,
) -> list[Utterance]:
    """Open a talk with values fixed now, and some questions answered."""
    call.require(kind.action)
    state = State(start=start, answers=answers or {})
    talk = talks.begin(call.tx, call.person.id, kind.name, state.to_json())
    return settle(call, kind, talk, playing(call, kind, state, talk.id).begin(state))


def playing(call: Call, kind: TalkKind[T], state: State, talk_id: int) -> Play[T]:
    """The talk's script over facts as they are now."""
    within = replace(call, talk_id=talk_id)
    return Play(partial(kind.play, within), call.tx.today, partial(shown_files, call.tx, talk_id))


def settle(call: Call, kind: TalkKind[T], talk: Talk, step: Step[T]) -> list[Utterance]:
    """Keep what a step led to, and show it."""
    if step.departed is not None:
        step = departed(call, kind, talk, step, step.departed)
    if step.removed is not None:
        attachments.close_gap(call.tx, talk.id, step.removed.prefix, step.removed.number)
        step = replace(step, removed=None)
    if step.way is Way.CANCEL:
        return _cancel(call, kind, talk, step)
    if step.way is not Way.HOME and step.standing.question is None:
        return _finish(call, kind, talk, step)
    path = step.standing.path
    state = replace(step.state, title=kind.title(call, path), left=_left(kind, step))
    other = same_subject(call, kind, talk, kind.subject(path))
    if other is not None:
        return _one_draft(call, kind, talk, state, other)
    talks.save(call.tx, talk, state.to_json(), kind.subject(path))
    if step.way is Way.HOME:
        talks.leave_current(call.tx, call.person.id)
        return show_home(call)
    if step.way is Way.AGAIN:
        return [Toast()]  # the first of a double tap has drawn it
    play = playing(call, kind, state, talk.id)
    about = kind.about(call, state)
    drawn = card.draw(play, state, step.standing, talk.id, kind, step.reason, about)
    return [_toast(step), _placed(call, drawn)]


def _left(kind: TalkKind[T], step: Step[T]) -> int:
    question = step.standing.question
    if question is None:
        return 0
    return len(kind.steps) - card.step_number(question.key, kind.steps)


def _toast(step: Step[T]) -> Toast:
    if step.way is Way.STALE:
        return Toast(texts.STALE)
    return Toast(step.reason)


def _placed(call: Call, drawn: Card) -> Card:
    """In the message that was tapped, or anew below what was typed."""
    heard = call.heard
    if isinstance(heard.content, Tap) and _is_card(call):
        return replace(drawn, at_message=heard.message_id)
    due_at = call.tx.now + ALBUM_SETTLES_IN if heard.album else None
    return replace(drawn, afresh=True, due_at=due_at)


def _is_card(call: Call) -> bool:
    data = call.heard.content.data if isinstance(call.heard.content, Tap) else ""
    return data.startswith("t:") or tapped_card(call) is not None


def _cancel(call: Call, kind: TalkKind[T], talk: Talk, step: Step[T]) -> list[Utterance]:
    talks.save(call.tx, talk, step.state.to_json(), talk.subject)
    talks.end(call.tx, talk.id, "cancelled")
    back = (link(texts.RESTORE, "restore", talk.id),)
    words = texts.cancelled(step.state.title or kind.heading)
    shown = page(call, words, (back, (link(texts.HOME, "home"),)))
    if not isinstance(call.heard.content, Tap):
        return [CloseCard(card.slot(talk.id)), shown]
    return [Toast(texts.CANCELLED), replace(shown, at_message=call.heard.message_id)]


def _one_draft(
    call: Call, kind: TalkKind[T], talk: Talk, state: State, other: Talk
) -> list[Utterance]:
    """One open draft a subject: the older one goes on, unless this one holds more by now."""
    if holds_more(kind, state):
        before = State.from_json(talk.state)
        step = playing(call, kind, before, talk.id).begin(before)
        return settle(call, kind, talk, replace(step, reason=texts.HAS_DRAFT))
    talks.end(call.tx, talk.id, "merged")
    talks.make_current(call.tx, other)
    attachments.hand_over(call.tx, talk.id, other.id)
    merged = merged_into(kind, state, State.from_json(other.state))
    older = settle(call, kind, other, playing(call, kind, merged, other.id).begin(merged))
    return [Toast(texts.CONTINUED), *older]


def _finish(call: Call, kind: TalkKind[T], talk: Talk, step: Step[T]) -> list[Utterance]:
    """Do the work; when it cannot be done as filled in, back to the question with the reason."""
    result = step.standing.result
    assert result is not None
    try:
        with attempt(call.tx):
            said = kind.finish(call, talk.id, step.state, result)
            talks.save(call.tx, talk, step.state.to_json(), talk.subject)
            talks.end(call.tx, talk.id, "done")
    except SendBack as back:
        state = _reopened(step).reconsidering(back.key, editing=False)
        again = playing(call, kind, state, talk.id).begin(state)
        return settle(call, kind, talk, replace(again, reason=back.reason))
    return said


def _reopened(step: Step[T]) -> State:
    """What ended the talk is asked once more: nothing is sent that was not looked at again."""
    return step.state.without({passed.question.key for passed in step.standing.path[-1:]})
