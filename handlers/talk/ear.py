"""What is typed or sent while a talk is current, and what an edited message corrects."""

from dataclasses import replace

from domain.message import Content, File, Heard, Spot, Utterance, Words
from handlers.asks import texts as asks_texts
from handlers.asks.place import spot_given
from handlers.call import Call
from handlers.talk import notes, texts
from handlers.talk.desk import Desk, playing, settle
from handlers.talk.files import keep
from handlers.talk.kind import TalkKind
from handlers.talk.notes import LEAST_NOTE, MOST_NOTE
from handlers.talk.recorded import Said
from handlers.talk.script import Given, T
from handlers.talk.state import State
from handlers.talk.step import Play, Step, Way
from storage import talks
from storage.talks import Talk


def hear(desk: Desk, call: Call, talk: Talk) -> list[Utterance]:
    """Something was typed or sent: an answer, or something that joins the record."""
    kind = desk.kind_of(call, talk)
    talks.make_current(call.tx, talk)
    state = State.from_json(talk.state)
    play = playing(call, kind, state, talk.id)
    step = play.hear(state, _said(call, play, state, talk), call.heard.message_id)
    if step.way is Way.UNHEARD:
        step = _joined(call, kind, play, step)
    return settle(call, kind, talk, step)


def presses(desk: Desk, call: Call, talk: Talk, words: Words) -> bool:
    """Whether typed words mean an option of the talk's current question."""
    kind = desk.kind_of(call, talk)
    state = State.from_json(talk.state)
    play = playing(call, kind, state, talk.id)
    standing = play.standing(state)
    return standing.question is not None and play.matching(state, standing, words) is not None


def _said(call: Call, play: Play[T], state: State, talk: Talk) -> Said:
    content = call.heard.content
    if not isinstance(content, File):
        return content
    question = play.standing(state).question
    return keep(call, content, talk.id, question.joins if question else "note")


def _joined(call: Call, kind: TalkKind[T], play: Play[T], step: Step[T]) -> Step[T]:
    """What answers nothing is kept where it belongs: a place, a note, a file."""
    match call.heard.content:
        case Spot() as spot if kind.place_key:
            placed = play.amend(step.state, kind.place_key, spot_given(spot), call.heard.message_id)
            return replace(placed, reason=texts.PLACED)
        case Words(text) if kind.note_key and len(text) >= LEAST_NOTE:
            return _noted(call, kind, play, step.state, text)
        case File():
            return replace(step, way=Way.ON)
        case Words():
            return replace(step, way=Way.ON, reason=texts.NO_MATCH)
    return replace(step, way=Way.ON, reason=texts.UNHEARD)


def _noted(call: Call, kind: TalkKind[T], play: Play[T], state: State, text: str) -> Step[T]:
    parts = notes.added(state, kind.note_key, call.heard.message_id, text)
    return _noting(call, play, state, kind.note_key, parts)


def _renoted(call: Call, kind: TalkKind[T], play: Play[T], state: State, text: str) -> Step[T]:
    """A note follows the message that was edited, also before its own question is reached."""
    parts = notes.rewritten(state, kind.note_key, call.heard.message_id, text)
    return _noting(call, play, state, kind.note_key, parts)


def _noting(call: Call, play: Play[T], state: State, key: str, parts: list[notes.Part]) -> Step[T]:
    note = notes.note(state, key, parts)
    if len(note.shown) > MOST_NOTE:
        reason = asks_texts.too_long(MOST_NOTE, len(note.shown))
        return Step(Way.ON, state, play.standing(state), reason)
    step = play.amend(state, key, note, call.heard.message_id)
    return replace(step, state=notes.kept(step.state, key, parts), reason=texts.NOTED)


def correct(desk: Desk, call: Call) -> list[Utterance] | None:
    """An edited message corrects the draft answer it gave; None when it gave none."""
    if isinstance(call.heard.content, Spot):
        return None  # a phone that moves says so again and again; the place stays
    for talk in talks.open_of(call.tx, call.person.id):
        state = State.from_json(talk.state)
        key = answered_by(state, call.heard)
        if key is not None:
            return _corrected(desk, call, talk, state, key)
    return None


def _corrected(
    desk: Desk, call: Call, talk: Talk, state: State, key: str
) -> list[Utterance] | None:
    kind = desk.kind_of(call, talk)
    play = playing(call, kind, state, talk.id)
    content = written(call.heard.content)
    if key == kind.note_key and isinstance(content, Words):
        step = _renoted(call, kind, play, state, content.text)
    else:
        amended = _amended(call, play, state, key, content)
        if amended is None:
            return None
        step = amended
    return settle(call, kind, talk, step) if talk.is_current else _kept(call, talk, step)


def _amended(call: Call, play: Play[T], state: State, key: str, content: Content) -> Step[T] | None:
    """What the question makes of the edited words; None when they are no answer to it."""
    standing = play.standing(state.reconsidering(key, editing=False))
    if standing.question is None or standing.question.key != key:
        return None
    reaction = play.understood(state, standing, content)
    if not isinstance(reaction, Given):
        return None
    return play.amend(state, key, reaction, call.heard.message_id)


def written(content: Content) -> Content:
    """What was typed: of a file its caption, which is what an edit changes."""
    return Words(content.caption) if isinstance(content, File) else content


def _kept(call: Call, talk: Talk, step: Step[T]) -> list[Utterance]:
    talks.save(call.tx, talk, step.state.to_json(), talk.subject)
    return []


def answered_by(state: State, heard: Heard) -> str | None:
    """The key whose answer came in the message that was edited."""
    if heard.message_id is None:
        return None
    for key, answer in state.answers.items():
        if answer.message_id == heard.message_id:
            return key
    return next((key for key in state.working if notes.holds(state, key, heard.message_id)), None)
