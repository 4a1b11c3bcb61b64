"""One step of a talk: a press or something said, and where it leads. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any, Generic

from domain.message import Words
from domain.text import fold
from handlers.talk import texts
from handlers.talk.recorded import Said
from handlers.talk.script import (
    Amend,
    Depart,
    Given,
    GoTo,
    Json,
    Option,
    Question,
    Reaction,
    Remove,
    Scene,
    Script,
    Standing,
    T,
    Unfit,
    View,
    Working,
    go_on,
    replay,
)
from handlers.talk.state import State

BACK = Option(texts.BACK, "!b")
CANCEL = Option(texts.CANCEL, "!x")
HOME = Option(texts.HOME, "!h")
SKIP = Option(texts.SKIP, "!s")
KEEP = Option(texts.KEEP, "!k")

UNTOLD = ""
"""Stands for a press that may not be remembered: which one it was tells what left."""

# Labels are few and come again with every text.
_folded = lru_cache(1_000)(fold)


class Way(Enum):
    """How a step left the talk."""

    ON = "on"
    STALE = "stale"
    AGAIN = "again"
    HOME = "home"
    CANCEL = "cancel"
    UNHEARD = "unheard"


@dataclass(frozen=True, slots=True)
class Step(Generic[T]):
    """After a step: the new state, where it stands, and what to tell."""

    way: Way
    state: State
    standing: Standing[T]
    reason: str = ""
    departed: Depart | None = None
    removed: Remove | None = None


@dataclass(frozen=True, slots=True)
class Play(Generic[T]):
    """A script with what its questions may look at while it is played."""

    script: Callable[[State], Script[T]]
    today: date
    files: Callable[[], Mapping[str, str]]

    def standing(self, state: State) -> Standing[T]:
        """Where the talk stands now."""
        return replay(self.script(state), state.passed)

    def scene(self, state: State, standing: Standing[T]) -> Scene:
        """What the current question may look at."""
        question = standing.question
        assert question is not None
        notes = state.working.get(question.key, {})
        old = state.old(question)
        return Scene(notes, standing.path, old, self.files, self.today)

    def view(self, state: State, standing: Standing[T]) -> View:
        """The current question as it looks now."""
        assert standing.question is not None
        return standing.question.view(self.scene(state, standing))

    def begin(self, state: State) -> Step[T]:
        """The first look at a talk, or a look after its script or facts changed."""
        return self._arrive(state, answered=False)

    def press(self, state: State, turn: int, value: str) -> Step[T]:
        """A button of the talk's card was pressed."""
        standing = self.standing(state)
        question = standing.question
        if question is None or turn != state.turn or question.key != state.at:
            way = Way.AGAIN if state.last in ((turn, value), (turn, UNTOLD)) else Way.STALE
            return replace(self.begin(state), way=way)
        state = replace(state, last=(turn, value))
        return self._navigate(state, standing, value) or self._react(
            state, standing, question, question.press(value, self.scene(state, standing))
        )

    def hear(self, state: State, content: Said, message_id: int | None) -> Step[T]:
        """Something was typed or sent while the talk was current."""
        standing = self.standing(state)
        question = standing.question
        if question is None:
            return self.begin(state)
        state = state.hearing(question.joins, message_id)
        pressed = self.matching(state, standing, content)
        left = self._navigate(state, standing, pressed) if pressed else None
        if left is not None:
            return left
        reaction = self._meant(state, standing, content, pressed)
        if reaction is None:
            return Step(Way.UNHEARD, state, standing)
        return self._react(state, standing, question, reaction, message_id)

    def understood(self, state: State, standing: Standing[T], content: Said) -> Reaction | None:
        """What was typed or sent means to the current question: an option, or what it hears."""
        pressed = self.matching(state, standing, content)
        return self._meant(state, standing, content, pressed)

    def _meant(
        self, state: State, standing: Standing[T], content: Said, pressed: str | None
    ) -> Reaction | None:
        assert standing.question is not None
        scene = self.scene(state, standing)
        if pressed is not None:
            return standing.question.press(pressed, scene)
        return standing.question.hear(content, scene)

    def amend(self, state: State, key: str, given: Given, message_id: int | None) -> Step[T]:
        """An answer to another question than the current one; that one stays where it is."""
        answered = state.answered(key, given, message_id)
        kept = replace(answered, cursor=state.cursor, editing=state.editing)
        return self._arrive(kept, answered=False)

    def matching(self, state: State, standing: Standing[T], content: Said) -> str | None:
        """The option that typed words mean: its label, folded, or its number in the list."""
        if not isinstance(content, Words):
            return None
        view = self.view(state, standing)
        wanted = fold(content.text)
        options = [o for row in view.rows for o in row]
        options += navigation(state, standing)
        for option in options:
            # Without its marks «Hủy» is Huy, whom somebody may be looking for.
            named = option == CANCEL and content.text.isascii()
            if wanted and wanted == _folded(option.label) and not named:
                return option.value
        if wanted.isdecimal() and len(wanted) < 4 and 1 <= int(wanted) <= len(view.listed):
            return view.listed[int(wanted) - 1].value
        return None

    def _navigate(self, state: State, standing: Standing[T], value: str) -> Step[T] | None:
        question = standing.question
        assert question is not None
        if value == HOME.value:
            return Step(Way.HOME, state, standing)
        if value == CANCEL.value:
            return Step(Way.CANCEL, state, standing)
        if value == BACK.value:
            # Always another turn: a double tap must not go back twice.
            return self._arrive(_stepped_back(state, standing), answered=True)
        if value == KEEP.value:
            return self._arrive(state.settled(), answered=False)
        if value == SKIP.value and question.skipped is not None:
            return self._react(state, standing, question, question.skipped)
        return None

    def _react(
        self,
        state: State,
        standing: Standing[T],
        question: Question[Any],
        reaction: Reaction,
        message_id: int | None = None,
    ) -> Step[T]:
        match reaction:
            case Given():
                state = state.answered(question.key, reaction, message_id)
                return self._arrived(state, go_on(standing, state.passed), answered=True)
            case Working(notes, reason):
                return Step(Way.ON, state.worked(question.key, notes), standing, reason)
            case Unfit(reason):
                return Step(Way.ON, state, standing, reason)
            case GoTo(key):
                state = state.worked(question.key, {}).reconsidering(key, editing=True)
                return self._arrive(state, answered=False)
            case Amend(key, given):
                return self._arrive(state.answered(key, given, message_id), answered=True)
            case Remove():
                left = self._arrive(state.removed(reaction), answered=True)
                return replace(left, removed=reaction)
            case Depart(item, _, stays):
                bare = state.emptied(item, stays) if stays else state.removed(item)
                bare = replace(bare, last=(state.turn, UNTOLD))
                left = self._arrive(bare, answered=True)
                return replace(left, departed=reaction, removed=None if stays else item)

    def _arrive(self, state: State, *, answered: bool) -> Step[T]:
        """Replay, and turn the page when another question came up."""
        return self._arrived(state, self.standing(state), answered=answered)

    def _arrived(self, state: State, standing: Standing[T], *, answered: bool) -> Step[T]:
        question = standing.question
        if question is None:
            return Step(Way.ON, state, standing)
        if question.key != state.cursor and state.cursor is not None:
            state = state.settled()
        if getattr(question, "closes", False):
            on_path = {passed.question.key for passed in standing.path} | {question.key}
            state = state.pruned(frozenset(on_path))
        if answered or question.key != state.at:
            state = replace(state, turn=state.turn + 1, at=question.key)
        return Step(Way.ON, state, standing)


def navigation(state: State, standing: Standing[Json]) -> list[Option]:
    """Back, Skip, Keep, Cancel and Home, as far as they lead anywhere from here."""
    question = standing.question
    assert question is not None
    options = []
    if state.cursor is not None and not state.editing and question.key in state.answers:
        options.append(KEEP)
    if question.skipped is not None:
        options.append(SKIP)
    if state.editing or _previous(standing) is not None:
        options.append(BACK)
    return [*options, CANCEL, HOME]


def _previous(standing: Standing[Json]) -> str | None:
    asked = [p.question.key for p in standing.path if not p.assumed]
    return asked[-1] if asked else None


def _has_sub_view(state: State) -> bool:
    return bool(state.working.get(state.at, {}).get("editing"))


def _stepped_back(state: State, standing: Standing[Json]) -> State:
    if state.editing:
        return state.settled()
    if _has_sub_view(state):
        return state.worked(state.at, {})
    previous = _previous(standing)
    return state if previous is None else state.reconsidering(previous, editing=False)
