"""A talk begun before a deploy goes on after it, with what it had and one question more."""

from typing import Any

import pytest

from handlers.asks.choice import Choice, OneOf
from handlers.asks.review import Review
from handlers.asks.words import Line
from handlers.talk.script import Remove, Script
from handlers.talk.state import Answer, State
from tests.handlers.talk.rehearsal import (
    Talk,
    ask_dish,
    ask_extras,
    ask_size,
    ask_table,
    at_the_review,
    order,
)


def with_another_question(place: int) -> Script[Any]:
    """The same order with «Mang về?», first or in the middle or before the review."""

    def ask_away() -> Script[str]:
        away: str = yield OneOf(
            key="away",
            name="Mang về",
            ask="Mang về không?",
            load=lambda: (Choice("yes", "Mang về"), Choice("no", "Ăn tại chỗ")),
            meaning=str,
        )
        return away

    if place == 0:
        yield from ask_away()
    dish = yield from ask_dish()
    if place == 1:
        yield from ask_away()
    yield from ask_size(dish)
    yield from ask_extras()
    yield from ask_table()
    if place == 2:
        yield from ask_away()
    yield Review()
    return None


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_new_question_is_the_only_one_asked(place: int) -> None:
    before = at_the_review("trứng")
    after = Talk(lambda state: with_another_question(place), before.state)
    assert after.asks == "away"
    after.taps("Ăn tại chỗ")
    assert after.asks == "review"
    assert after.answers == {**before.answers, "away": "no"}


def test_a_button_of_the_card_before_the_deploy_is_stale() -> None:
    before = at_the_review()
    after = Talk(lambda state: with_another_question(1), before.state)
    after.presses("send", before.state.turn)
    assert after.asks == "away"


def test_an_answer_whose_question_is_gone_is_forgotten() -> None:
    def without_sizes() -> Script[str]:
        dish = yield from ask_dish()
        yield from ask_extras()
        yield Review()
        return dish

    after = Talk(lambda state: without_sizes(), at_the_review("trứng").state)
    assert after.asks == "review"
    assert "size@pho" not in after.answers
    after.taps("Gửi")
    assert after.result == "pho"


def test_the_question_being_reconsidered_may_be_gone() -> None:
    before = at_the_review()
    before.taps("Sửa", "Cỡ")

    def without_sizes() -> Script[str]:
        dish = yield from ask_dish()
        yield Review()
        return dish

    after = Talk(lambda state: without_sizes(), before.state)
    assert (after.asks, after.state.cursor, after.state.editing) == ("review", None, False)


def test_a_question_that_no_longer_accepts_its_answer_is_asked() -> None:
    class Short(Line):
        def accepts(self, value: Any) -> bool:
            return isinstance(value, str) and len(value) <= 3

    def strict() -> Script[str]:
        name: str = yield Short(key="name", ask="Tên?")
        yield Review()
        return name

    state = State(answers={"name": Answer("quá dài", "quá dài")})
    assert Talk(lambda _: strict(), state).asks == "name"
    state = State(answers={"name": Answer("Ba", "Ba")})
    assert Talk(lambda _: strict(), state).asks == "review"


def test_a_state_survives_json_with_everything_in_it() -> None:
    talk = at_the_review("<b>&\"' 😀 \u202e")
    talk.taps("Sửa", "Rau", "Hành")
    state = State.from_json(talk.state.to_json())
    assert state == talk.state
    assert state.working["herbs"] == {"on": ["hanh"]}


def test_an_older_state_with_fewer_fields_is_read() -> None:
    stored = {"answers": {"dish": {"value": "pho", "shown": "Phở"}}, "turn": 3, "unheard_of": 1}
    state = State.from_json(stored)
    assert state.answers == {"dish": Answer("pho", "Phở", None)}
    assert Talk(lambda _: order(), state).asks == "size@pho"
    assert State.from_json({}) == State()


@pytest.mark.parametrize(
    ("key", "moved"),
    [
        ("extra.1.any", "extra.1.any"),
        ("extra.2.any", None),
        ("extra.3.words", "extra.2.words"),
        ("extra.10.words.deep", "extra.9.words.deep"),
        ("extras.3.words", "extras.3.words"),
        ("extra@3", "extra@3"),
        ("dish", "dish"),
    ],
)
def test_only_keys_of_the_loop_are_renumbered(key: str, moved: str | None) -> None:
    state = State(answers={key: Answer("x", "x")}).removed(Remove("extra", 2))
    assert list(state.answers) == ([moved] if moved else [])
