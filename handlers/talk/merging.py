"""One open draft a subject: what two drafts of one household make of each other."""

from dataclasses import replace

from domain.spoken import Spoken
from handlers.call import Call
from handlers.talk import notes
from handlers.talk.kind import TalkKind
from handlers.talk.script import T
from handlers.talk.state import Answer, State
from storage import talks
from storage.talks import Talk


def same_subject(call: Call, kind: TalkKind[T], talk: Talk, subject: str | None) -> Talk | None:
    """Another open draft of the person about the same thing."""
    if subject is None or subject == talk.subject:
        return None
    for other in talks.open_of(call.tx, call.person.id):
        if other.id != talk.id and other.kind == kind.name and other.subject == subject:
            return other
    return None


def holds_more(kind: TalkKind[T], state: State) -> bool:
    """Whether a draft holds answers that could not be handed over."""
    carried = {kind.note_key, kind.place_key}
    return any(not key.startswith(kind.steps[0]) and key not in carried for key in state.answers)


def merged_into(kind: TalkKind[T], state: State, older: State) -> State:
    """The older draft with the place and the note of the newer one; no word is lost."""
    answers = dict(older.answers)
    for key, answer in state.answers.items():
        if key == kind.place_key:
            answers.setdefault(key, answer)
        elif key == kind.note_key:
            answers[key] = _both(answers.get(key), answer)
    parts = [part for one in (older, state) for part in notes.parts(one, kind.note_key)]
    return notes.kept(replace(older, answers=answers), kind.note_key, parts)


def _both(old: Answer | None, new: Answer) -> Answer:
    before, after = (Spoken(**a.value) if a and a.value else Spoken() for a in (old, new))
    if not before:
        return new
    words = "\n".join(part for part in (before.words, after.words) if part)
    attachment_id = before.attachment_id or after.attachment_id
    value = {"words": words, "attachment_id": attachment_id, "seconds": before.seconds}
    return Answer(value, words or new.shown, new.message_id)
