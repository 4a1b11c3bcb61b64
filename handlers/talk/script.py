"""Scripts, the questions they yield, and where a talk stands after a replay."""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeAlias, TypeVar

from handlers.talk.recorded import Said

A = TypeVar("A")
T = TypeVar("T")
Json: TypeAlias = Any
"""What JSON text can hold."""

Script: TypeAlias = Generator["Question[Any]", Any, T]
"""A conversation: yields questions, is sent their answers, returns what was agreed."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer in its stored form, and the words that show it (plain text)."""

    value: Json
    shown: str


@dataclass(frozen=True, slots=True)
class Working:
    """Toggles, page or search words of the current question: a redraw, not an answer."""

    notes: dict[str, Json]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Unfit:
    """An answer that does not fit: the question is asked again with the reason."""

    reason: str


@dataclass(frozen=True, slots=True)
class GoTo:
    """The person wants to change the answer of a key; cancelling keeps the old one."""

    key: str


@dataclass(frozen=True, slots=True)
class Amend:
    """An answer to another question than the one shown."""

    key: str
    given: Given


@dataclass(frozen=True, slots=True)
class Remove:
    """Item `number` (from 1) of the loop `prefix` is taken out; later ones move up."""

    prefix: str
    number: int

    @property
    def stem(self) -> str:
        """What the keys of its answers begin with, and the slot its files joined."""
        return f"{self.prefix}.{self.number}"


@dataclass(frozen=True, slots=True)
class Depart:
    """A loop item leaves for good, with everything that was kept of it; `why` says where to.

    With `stays` the item keeps its place and these answers, and nothing else.
    """

    item: Remove
    why: str
    stays: tuple[Amend, ...] = ()


Reaction: TypeAlias = Given | Working | Unfit | GoTo | Amend | Remove | Depart


@dataclass(frozen=True, slots=True)
class Option:
    """A button of a question. `value` is what `press` gets back: ASCII, ≤ 32 bytes."""

    label: str
    value: str


OptionRows: TypeAlias = tuple[tuple[Option, ...], ...]


@dataclass(frozen=True, slots=True)
class View:
    """How a question looks now. `body` is HTML; `listed` are picked by typing a number."""

    rows: OptionRows = ()
    body: str = ""
    listed: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Passed:
    """A question that was answered, or whose assumed value stands."""

    question: "Question[Any]"
    given: Given
    assumed: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """What a question may look at: its own notes, the path so far, files by slot, the date.

    Files are read when they are asked for.
    """

    notes: Mapping[str, Json]
    path: tuple[Passed, ...]
    old: Given | None
    files: Callable[[], Mapping[str, str]]
    today: date


@dataclass(frozen=True, kw_only=True)
class Question(Generic[A]):
    """One question: how it is shown, and what counts as its answer.

    `key` names it for good and what its choices depend on (`household@3`). `name` is the
    field's name on the card; without one it is not shown there. With `assumed` it is not
    asked but stands on the review. `joins` names the record that files sent meanwhile join.
    """

    key: str
    ask: str
    name: str = ""
    assumed: Given | None = None
    skipped: Given | None = None
    joins: str = "note"

    def accepts(self, value: Json) -> bool:
        """Whether a stored answer may still stand."""
        return value is not None

    def read(self, value: Json) -> A:
        """The answer a script gets for a stored value."""
        raise NotImplementedError

    def view(self, scene: Scene) -> View:
        """The buttons, and what to say beyond `ask`. Only called for the current question."""
        raise NotImplementedError

    def press(self, value: str, scene: Scene) -> Reaction:
        """What a pressed option means."""
        raise NotImplementedError

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """What typed words or a sent thing mean; None when this question has no use for it."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Standing(Generic[T]):
    """Where a talk stands: at a question, or at its end with the result.

    At a question `script` waits for its answer.
    """

    path: tuple[Passed, ...]
    question: Question[Any] | None
    result: T | None = None
    script: Script[T] | None = None


class AskedTwice(Exception):
    """A script yielded one key twice in a replay: a bug in the script."""


def replay(
    script: Script[T],
    given: Callable[[Question[Any]], Passed | None],
) -> Standing[T]:
    """Run the script over what was answered, up to the first question that stands open.

    Raises:
        AskedTwice: the script used one key for two questions.
    """
    return _run(script, [], None, given)


def go_on(
    standing: Standing[T],
    given: Callable[[Question[Any]], Passed | None],
) -> Standing[T]:
    """Where a replay would lead now that the question was answered, without its first part.

    Once for each standing: its script runs on.

    Raises:
        AskedTwice: the script used one key for two questions.
    """
    assert standing.script is not None
    return _run(standing.script, list(standing.path), standing.question, given)


def _run(
    script: Script[T],
    path: list[Passed],
    question: Question[Any] | None,
    given: Callable[[Question[Any]], Passed | None],
) -> Standing[T]:
    seen = {passed.question.key for passed in path}
    try:
        question = question or next(script)
        while True:
            if question.key in seen:
                raise AskedTwice(question.key)
            seen.add(question.key)
            passed = given(question)
            if passed is None:
                return Standing(tuple(path), question, script=script)
            path.append(passed)
            question = script.send(question.read(passed.given.value))
    except StopIteration as end:
        return Standing(tuple(path), None, end.value)
