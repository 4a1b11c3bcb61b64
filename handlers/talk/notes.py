"""A note that grows message by message, and follows when one of them is edited."""

from domain.text import clean
from handlers.talk.script import Given, Json
from handlers.talk.state import State

MOST_NOTE = 16_000
"""Several messages, as a phone makes of a long dictation: none of them is cut or refused."""

LEAST_NOTE = 15
"""Shorter words that answer nothing were meant as an answer."""

Part = tuple[int | None, str]


def parts(state: State, key: str) -> list[Part]:
    """The messages a note was put together from, with what each said."""
    kept: list[list[Json]] = state.working.get(key, {}).get("parts", [])
    if kept:
        return [(message_id, words) for message_id, words in kept]
    answer = state.answers.get(key)
    words = answer.value.get("words", "") if answer and isinstance(answer.value, dict) else ""
    return [(answer.message_id, words)] if answer and words else []


def holds(state: State, key: str, message_id: int | None) -> bool:
    """Whether the note was put together from several messages, this one among them."""
    return message_id is not None and any(part[0] == message_id for part in parts(state, key))


def added(state: State, key: str, message_id: int | None, text: str) -> list[Part]:
    """With a further message at the end."""
    return [*parts(state, key), (message_id, clean(text))]


def rewritten(state: State, key: str, message_id: int | None, text: str) -> list[Part]:
    """With what one of the messages says now."""
    return [
        (part_id, clean(text) if part_id == message_id else words)
        for part_id, words in parts(state, key)
    ]


def note(state: State, key: str, of: list[Part]) -> Given:
    """The parts as one answer; a voice note that belongs to it stays."""
    answer = state.answers.get(key)
    words = "\n".join(part[1] for part in of if part[1])
    old = answer.value if answer and answer.value else {}
    return Given({**old, "words": words}, words)


def kept(state: State, key: str, of: list[Part]) -> State:
    """Remembering the parts, where there are several."""
    return state.worked(key, {"parts": [list(part) for part in of]}) if len(of) > 1 else state
