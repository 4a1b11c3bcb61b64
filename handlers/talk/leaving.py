"""An item of a loop leaves for good: what came beside it goes along."""

from collections.abc import Collection
from dataclasses import replace

from domain.message import Tap
from handlers.call import Call
from handlers.talk import notes
from handlers.talk.kind import TalkKind
from handlers.talk.script import Depart, T
from handlers.talk.state import Answer, State
from handlers.talk.step import Step
from storage.talks import Talk


def departed(call: Call, kind: TalkKind[T], talk: Talk, step: Step[T], left: Depart) -> Step[T]:
    """The step without a trace of what left, and with where it goes."""
    slot = left.item.stem
    before = State.from_json(talk.state)
    if not isinstance(call.heard.content, Tap):
        before = before.hearing(slot, call.heard.message_id)
    reason = kind.depart(call, talk.id, before, left)
    state = _without(kind, before, step.state, before.heard.get(slot, ()))
    return replace(step, state=state, departed=None, reason=reason)


def _without(kind: TalkKind[T], before: State, state: State, messages: Collection[int]) -> State:
    """Without the note and the place that came in these messages, and what was tied to all."""
    state = state.without(kind.tied)
    place = state.answers.get(kind.place_key)
    if place is not None and place.message_id in messages:
        state = state.without((kind.place_key,))
    if kind.note_key not in state.answers:
        return state
    parts = notes.parts(before, kind.note_key)
    kept = [part for part in parts if part[0] not in messages]
    if len(kept) == len(parts):
        return notes.kept(state, kind.note_key, parts)
    note = notes.note(before, kind.note_key, kept)
    if not note.shown:
        return state.without((kind.note_key,))
    answer = Answer(note.value, note.shown, kept[-1][0])
    state = replace(state, answers={**state.answers, kind.note_key: answer})
    return notes.kept(state, kind.note_key, kept)
