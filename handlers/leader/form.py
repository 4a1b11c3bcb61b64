"""A form about an issue: what is asked, and the one act that its answers become."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from domain.issue import Stage
from domain.message import Utterance
from handlers.call import Call
from handlers.issue import files
from handlers.issue.access import workable_issue
from handlers.leader.acts import push_redrawn
from handlers.talk.script import Passed, Script, Standing, T, replay
from handlers.talk.state import State
from storage.issues import Issue
from storage.transaction import attempt


@dataclass(frozen=True)
class Form(Generic[T]):
    """A form whose result is one act on the issue it was opened for.

    What it was filled in with is kept as the answers to its questions; played over them again
    it gives the same result. `reviewed` ones are looked at before they are sent, with `send` on
    the button. Files sent to it go to `slot`; without one it takes none. `workable` finds the
    issue, and who decides where the person only prepares; without it that is as ever.
    """

    name: str
    heading: str
    script: Callable[[Call, State], Script[T]]
    act: Callable[[Call, Issue, T], list[Utterance]]
    stages: tuple[Stage, ...]
    send: str
    reviewed: bool = False
    slot: str = ""
    workable: Callable[[Call], tuple[Issue, int | None]] | None = None

    def found(self, call: Call) -> tuple[Issue, int | None]:
        """The issue, and for whom the person only prepares the act.

        Raises:
            Refused: it is not theirs.
            Passed: it is, or was, but somebody was faster.
        """
        return self.workable(call) if self.workable else workable_issue(call, *self.stages)

    def standing(self, call: Call, state: State) -> Standing[T]:
        """Where the form stands with the answers of a state."""
        return replay(self.script(call, state), state.passed)

    def perform(
        self, call: Call, issue: Issue, result: T, talk_ids: Sequence[int]
    ) -> list[Utterance]:
        """Do the act, files and all, or nothing of it.

        Raises:
            Passed: somebody was faster.
            SendBack: it cannot be done as it was filled in.
        """
        with attempt(call.tx):
            files.join(call.tx, issue.id, talk_ids, is_answer=self.slot == files.ANSWER)
            return [*self.act(call, issue, result), *push_redrawn(call, issue.id)]


def answers_to_json(path: Sequence[Passed]) -> dict[str, Any]:
    """What was answered and what was assumed, by question."""
    return {p.question.key: {"value": p.given.value, "shown": p.given.shown} for p in path}
