"""A coming date is pressed or typed; the past and nonsense are asked again."""

from datetime import date, timedelta

import pytest

from domain.message import Words
from handlers.asks.coming_day import ComingDay
from handlers.asks.day import coming_date
from handlers.talk.script import Given, Scene, Unfit

TODAY = date(2026, 12, 30)
SCENE = Scene({}, (), None, dict, TODAY)
NEVER = Given("", "chưa định")
QUESTION = ComingDay(key="on", ask="?", offered=lambda: [TODAY], none=NEVER)


@pytest.mark.parametrize(
    ("typed", "on"),
    [
        ("31/12", date(2026, 12, 31)),
        ("30/12", TODAY),
        ("2/1", date(2027, 1, 2)),
        ("02.01.27", date(2027, 1, 2)),
        ("29/12/2026", date(2026, 12, 29)),
        ("31/2", None),
        ("mai", None),
    ],
)
def test_a_typed_date_is_the_next_of_its_kind(typed: str, on: date | None) -> None:
    assert coming_date(typed, TODAY) == on


def test_buttons_and_words_are_the_same_answer() -> None:
    assert QUESTION.press("d2027-01-02", SCENE) == QUESTION.hear(Words("2/1"), SCENE)
    assert QUESTION.press("none", SCENE) == NEVER
    assert QUESTION.read("") is None
    assert QUESTION.accepts("")
    assert [o.label for row in QUESTION.view(SCENE).rows for o in row] == ["T4 30/12", "chưa định"]


@pytest.mark.parametrize("value", ["d2026-12-29", "dnonsense", "d2029-12-30", "x"])
def test_what_is_past_or_far_or_forged_does_not_fit(value: str) -> None:
    assert isinstance(QUESTION.press(value, SCENE), Unfit)


def test_no_date_is_no_answer_where_one_is_needed() -> None:
    needed = ComingDay(key="on", ask="?", offered=lambda: [TODAY + timedelta(days=1)])
    assert not needed.accepts("")
    assert isinstance(needed.press("none", SCENE), Unfit)
    assert isinstance(needed.hear(Words("29/12/2026"), SCENE), Unfit)
