"""The question where and when people gather for a programme."""

from dataclasses import dataclass
from datetime import time

from domain.hours import hour_before
from domain.message import Words
from domain.programme import ProgrammeRule
from domain.text import fold, one_line
from handlers.programme import wizard_texts as texts
from handlers.programme.rules import said_gathering
from handlers.talk.recorded import Said
from handlers.talk.script import (
    Given,
    Json,
    Option,
    Question,
    Reaction,
    Scene,
    Script,
    Unfit,
    View,
)

LONGEST = 100
Gathering = tuple[time | None, str]


@dataclass(frozen=True, kw_only=True)
class Gathers(Question[Gathering]):
    """An hour and a place in one line, either of both, or none."""

    def read(self, value: Json) -> Gathering:
        """The hour and the place."""
        at, where = value
        return (time.fromisoformat(at) if at else None), where

    def view(self, scene: Scene) -> View:
        """A hint; one button for none."""
        return View(((Option(texts.NO_GATHERING, "none"),),), texts.GATHERS_HINT)

    def press(self, value: str, scene: Scene) -> Reaction:
        """Nobody gathers."""
        return given(None, "")

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """`07:00, Nhà văn hóa ấp 3`."""
        if not isinstance(content, Words):
            return None
        at, where = hour_before(one_line(content.text))
        if len(where) > LONGEST or (at is None and not any(c.isalnum() for c in where)):
            return Unfit(texts.NO_SUCH_GATHERING)
        return given(None, "") if fold(where) == fold(texts.NONE) else given(at, where)


def given(at: time | None, where: str) -> Given:
    """The answer in its stored form."""
    return Given([at.isoformat() if at else "", where], said_gathering(at, where) or texts.NONE)


def ask_gathering(start: ProgrammeRule, of: str) -> Script[Gathering]:
    """Where and when; what holds now stands on the review."""
    found: Gathering = yield Gathers(
        key=f"gathers@{of}",
        name=texts.GATHERS,
        ask=texts.ASK_GATHERS,
        assumed=given(start.gathers_at, start.gathers_where),
    )
    return found
