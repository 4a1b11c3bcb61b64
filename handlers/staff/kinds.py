"""Talks about somebody on the staff."""

from collections.abc import Callable

from domain.authority import Action
from domain.message import Utterance
from handlers.call import Call
from handlers.staff.facts import StaffFacts
from handlers.talk.kind import TalkKind
from handlers.talk.script import Passed, Script, T
from handlers.talk.state import State


def about_person(
    name: str,
    heading: str,
    steps: tuple[str, ...],
    script: Callable[[StaffFacts], Script[T]],
    finish: Callable[[Call, int, State, T], list[Utterance]],
) -> TalkKind[T]:
    """A talk about somebody on the staff, whose id its start holds."""

    def play(call: Call, state: State) -> Script[T]:
        return script(StaffFacts(call, state.start["person"]))

    def title(call: Call, path: tuple[Passed, ...]) -> str:
        return heading

    return TalkKind(
        name=name,
        heading=heading,
        action=Action.MANAGE_STAFF,
        steps=steps,
        title=title,
        play=play,
        finish=finish,
    )
