"""A talk played without database or Telegram: buttons pressed by label, words typed."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any, Generic

from domain.authority import Action
from domain.message import Card, Words
from handlers.asks.choice import Choice, ManyOf, OneOf
from handlers.asks.review import Review
from handlers.asks.words import Line, Speak
from handlers.talk import card
from handlers.talk.kind import TalkKind
from handlers.talk.recorded import Said
from handlers.talk.script import Given, Json, Option, Remove, Script, Standing, T
from handlers.talk.state import State
from handlers.talk.step import Play, Step, Way, navigation

TODAY = date(2026, 12, 5)
TALK = 7


@dataclass
class Talk(Generic[T]):
    """One talk under way. Its state goes through JSON text at every step, as in the database."""

    script: Callable[[State], Script[T]]
    state: State = field(default_factory=State)
    files: Mapping[str, str] = field(default_factory=dict)
    way: Way = Way.ON
    reason: str = ""
    _messages: Any = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self._keep(self.play.begin(self.state))

    @property
    def play(self) -> Play[T]:
        return Play(self.script, TODAY, lambda: self.files)

    @property
    def standing(self) -> Standing[T]:
        return self.play.standing(self.state)

    @property
    def asks(self) -> str:
        """The key of the question that stands open; empty at the end."""
        question = self.standing.question
        return question.key if question else ""

    @property
    def result(self) -> T | None:
        return self.standing.result

    @property
    def answers(self) -> dict[str, Json]:
        return {key: answer.value for key, answer in self.state.answers.items()}

    @property
    def options(self) -> list[Option]:
        view = self.play.view(self.state, self.standing)
        shown = [option for row in view.rows for option in row]
        return [*shown, *navigation(self.state, self.standing)]

    @property
    def labels(self) -> list[str]:
        return [option.label for option in self.options]

    @property
    def card(self) -> Card:
        return card.draw(self.play, self.state, self.standing, TALK, KIND, self.reason)

    def taps(self, *labels: str) -> None:
        """Presses the options that hold these words, one after the other."""
        for label in labels:
            self.presses(self.find(label))

    def find(self, label: str) -> str:
        found = [option.value for option in self.options if label in option.label]
        assert found, f"no «{label}» among {self.labels}"
        return found[0]

    def presses(self, value: str, turn: int | None = None) -> None:
        turn = self.state.turn if turn is None else turn
        self._keep(self.play.press(self.state, turn, value))

    def says(self, *texts: str) -> None:
        for text in texts:
            self.hears(Words(text))

    def hears(self, content: Said) -> None:
        self._keep(self.play.hear(self.state, content, next(self._messages)))

    def _keep(self, step: Step[T]) -> None:
        stored = json.loads(json.dumps(step.state.to_json()))
        assert State.from_json(stored) == step.state
        self.state, self.way, self.reason = State.from_json(stored), step.way, step.reason


KIND: TalkKind[Any] = TalkKind(
    name="order",
    heading="🍜 Gọi món",
    action=Action.TAKE_PART,
    steps=("dish", "size", "extra", "review"),
    play=lambda call, state: order(),
    finish=lambda call, talk_id, state, result: [],
)

DISHES = (Choice("pho", "Phở"), Choice("bun", "Bún bò"), Choice("com", "Cơm tấm"))
NOTHING = Given("", "không có")


def ask_dish() -> Script[str]:
    dish: str = yield OneOf(key="dish", name="Món", ask="Món gì?", load=lambda: DISHES, meaning=str)
    return dish


def ask_size(dish: str) -> Script[str]:
    """Only soup has sizes; they depend on the soup."""
    choices = (Choice("s", f"{dish} nhỏ"), Choice("l", f"{dish} lớn"))
    size: str = yield OneOf(
        key=f"size@{dish}", name="Cỡ", ask="Cỡ nào?", load=lambda: choices, meaning=str
    )
    return size


def ask_extras() -> Script[list[str]]:
    extras: list[str] = []
    while (yield from ask_another(len(extras) + 1)) is True:
        number = len(extras) + 1
        said: Any = yield Speak(
            key=f"extra.{number}.words",
            name=f"Thêm {number}",
            ask="Thêm gì?",
            removal=Remove("extra", number),
            remove_label="🗑 Bỏ món thêm",
        )
        extras.append(said.words)
    return extras


def ask_another(number: int) -> Script[bool]:
    choices = (Choice("yes", "Có", ""), Choice("no", "Không", ""))
    another: bool = yield OneOf(
        key=f"extra.{number}.any",
        ask="Thêm nữa không?",
        load=lambda: choices,
        meaning=lambda value: value == "yes",
    )
    return another


def ask_table() -> Script[str]:
    table: str = yield Line(
        key="table", name="Bàn", ask="Bàn nào?", assumed=Given("1", "bàn 1"), skipped=NOTHING
    )
    return table


def ask_herbs() -> Script[tuple[str, ...]]:
    herbs = (Choice("hanh", "Hành"), Choice("ngo", "Ngò"), Choice("que", "Quế"))
    chosen: tuple[str, ...] = yield ManyOf(
        key="herbs",
        name="Rau",
        ask="Rau gì?",
        load=lambda: herbs,
        meaning=tuple,
        whole="Đủ rau",
        may_be_none=True,
        assumed=Given([], "không có"),
    )
    return chosen


@dataclass(frozen=True)
class Order:
    dish: str
    size: str
    extras: tuple[str, ...]
    herbs: tuple[str, ...]
    table: str


def order() -> Script[Order]:
    """A dish, its size when it is a soup, extras one by one, herbs and table assumed."""
    dish = yield from ask_dish()
    size = (yield from ask_size(dish)) if dish != "com" else ""
    extras = yield from ask_extras()
    herbs = yield from ask_herbs()
    table = yield from ask_table()
    yield Review(ask="Xem lại")
    return Order(dish, size, tuple(extras), herbs, table)


def ordering() -> Talk[Order]:
    """An order just begun."""
    return Talk(lambda state: order())


def at_the_review(*extras: str) -> Talk[Order]:
    """An order of phở with extras, looked at before it is sent."""
    talk = ordering()
    talk.taps("Phở", "lớn")
    for extra in extras:
        talk.taps("Có")
        talk.says(extra)
    talk.taps("Không")
    assert talk.asks == "review"
    return talk
