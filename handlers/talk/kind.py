"""What the desk must know of a kind of talk to play it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic

from domain.authority import Action
from domain.message import Utterance
from handlers.call import Call
from handlers.talk.script import Depart, Passed, Script, T
from handlers.talk.state import State


class SendBack(Exception):
    """The work cannot be done as it was filled in: back to a question, with the reason."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(key)
        self.key = key
        self.reason = reason


@dataclass(frozen=True)
class TalkKind(Generic[T]):
    """A conversation people can have.

    `heading` stands on its card, and under it what the talk is `about`. `steps` are the stems of
    its keys in order, to say how far it is. `title` names the draft among others; without one it
    is not listed. `play` gives the script over a talk's facts, `finish` does the work with its
    result. `subject` names what the talk is about once that is known: one open draft a subject.
    Words and places sent where they answer nothing go to `note_key` and `place_key`. `depart`
    clears what left for good and says where it goes; answers to `tied`, given for all items
    together, are open again then. Without `keeps_files` what is sent is no part of the talk: it
    is offered as a record of its own.
    """

    name: str
    heading: str
    action: Action
    steps: tuple[str, ...]
    play: Callable[[Call, State], Script[T]]
    finish: Callable[[Call, int, State, T], list[Utterance]]
    about: Callable[[Call, State], str] = field(default=lambda call, state: "")
    title: Callable[[Call, tuple[Passed, ...]], str] = field(default=lambda call, path: "")
    subject: Callable[[tuple[Passed, ...]], str | None] = field(default=lambda path: None)
    depart: Callable[[Call, int, State, Depart], str] = field(default=lambda *_: "")
    note_key: str = ""
    place_key: str = ""
    tied: tuple[str, ...] = ()
    keeps_files: bool = False


Kinds = dict[str, TalkKind[Any]]
