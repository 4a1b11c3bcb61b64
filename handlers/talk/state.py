"""What a talk remembers, as it is stored."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from handlers.talk.script import Amend, Given, Json, Passed, Question, Remove


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer given: its stored value, the words that show it, and the message it came in."""

    value: Json
    shown: str
    message_id: int | None = None

    def to_json(self) -> dict[str, Json]:
        """As a value JSON can hold."""
        return {"value": self.value, "shown": self.shown, "message_id": self.message_id}


@dataclass(frozen=True, slots=True)
class State:
    """Everything a talk holds between two updates.

    `start` are values fixed when the talk opened. `cursor` is the key whose answer is being
    reconsidered, `editing` whether that was asked for on the review. `turn` changes with the
    question, `at` is the key it stands for, `last` the press that led here. `heard` are the ids
    of the messages that came while each item of a loop was spoken of, whatever became of them.
    """

    start: Mapping[str, Json] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    working: Mapping[str, dict[str, Json]] = field(default_factory=dict)
    cursor: str | None = None
    editing: bool = False
    turn: int = 0
    at: str = ""
    last: tuple[int, str] | None = None
    heard: Mapping[str, list[int]] = field(default_factory=dict)
    title: str = ""
    left: int = 0

    def passed(self, question: Question[Any]) -> Passed | None:
        """The answer that stands for a question, or None where the talk must stop."""
        if question.key == self.cursor:
            return None
        answer = self.answers.get(question.key)
        if answer is not None and question.accepts(answer.value):
            return Passed(question, Given(answer.value, answer.shown), assumed=False)
        if question.assumed is not None:
            return Passed(question, question.assumed, assumed=True)
        return None

    def old(self, question: Question[Any]) -> Given | None:
        """The answer being reconsidered, if there is one."""
        answer = self.answers.get(question.key)
        return Given(answer.value, answer.shown) if answer else question.assumed

    def answered(self, key: str, given: Given, message_id: int | None = None) -> "State":
        """With an answer; the cursor is released."""
        answer = Answer(given.value, given.shown, message_id)
        return replace(
            self,
            answers={**self.answers, key: answer},
            working={k: v for k, v in self.working.items() if k != key},
            cursor=None,
            editing=False,
        )

    def hearing(self, joins: str, message_id: int | None) -> "State":
        """Remembering that a message came while this item of a loop was spoken of."""
        if message_id is None or "." not in joins:
            return self
        before = self.heard.get(joins, [])
        return replace(self, heard={**self.heard, joins: [*before, message_id]})

    def worked(self, key: str, notes: dict[str, Json]) -> "State":
        """With changed toggles, page or search words of a question."""
        return replace(self, working={**self.working, key: notes})

    def reconsidering(self, key: str, *, editing: bool) -> "State":
        """With the cursor on a key; its notes start afresh."""
        notes = {k: v for k, v in self.working.items() if k != key}
        return replace(self, working=notes, cursor=key, editing=editing)

    def settled(self) -> "State":
        """With the cursor released and every old answer kept."""
        return replace(self, cursor=None, editing=False)

    def removed(self, item: Remove) -> "State":
        """Without an item of a loop; later items are renumbered."""
        answers = {}
        for key, answer in self.answers.items():
            moved = _moved(key, item)
            if moved is not None:
                answers[moved] = answer
        heard = {to: ids for key, ids in self.heard.items() if (to := _moved(key, item))}
        bare = replace(self, answers=answers, working={}, heard=heard)
        return replace(bare, cursor=None, editing=False)

    def emptied(self, item: Remove, stays: Collection[Amend]) -> "State":
        """With only these answers of an item of a loop; the item keeps its place."""
        stem = f"{item.stem}."
        bare = self.without([key for key in self.answers if key.startswith(stem)])
        heard = {key: ids for key, ids in self.heard.items() if key != item.stem}
        bare = replace(bare, working={}, heard=heard, cursor=None, editing=False)
        for one in stays:
            bare = bare.answered(one.key, one.given, None)
        return bare

    def without(self, keys: Collection[str]) -> "State":
        """With the questions of these keys open again."""
        return replace(self, answers={k: v for k, v in self.answers.items() if k not in keys})

    def pruned(self, keys: frozenset[str]) -> "State":
        """With only the answers of these keys: what is off the path must not come back."""
        return replace(
            self,
            answers={k: v for k, v in self.answers.items() if k in keys},
            working={k: v for k, v in self.working.items() if k in keys},
        )

    def to_json(self) -> dict[str, Json]:
        """As a value JSON can hold."""
        # Field by field: `asdict` copies deeply, which costs more than the step itself.
        kept = {name: getattr(self, name) for name in State.__slots__}
        answers = self.answers.items()
        kept["answers"] = {key: answer.to_json() for key, answer in answers}
        return kept

    @staticmethod
    def from_json(stored: dict[str, Json]) -> "State":
        """From what `to_json` gave, also an older one with fewer fields."""
        known = {k: v for k, v in stored.items() if k in State.__slots__}
        known["answers"] = {k: Answer(**v) for k, v in stored.get("answers", {}).items()}
        if known.get("last"):
            known["last"] = tuple(known["last"])
        return State(**known)


def _moved(key: str, item: Remove) -> str | None:
    """Where a key goes when a loop item is taken out; None when it goes with it."""
    head, _, rest = key.partition(".")
    number, _, tail = rest.partition(".")
    if head != item.prefix or not number.isdigit() or int(number) < item.number:
        return key
    if int(number) == item.number:
        return None
    return ".".join(filter(None, (head, str(int(number) - 1), tail)))
