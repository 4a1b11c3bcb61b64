"""A button belongs to its question: one that is stale, doubled or forged changes nothing."""

import pytest

from handlers.talk.step import Way
from tests.handlers.talk.rehearsal import Order, at_the_review, ordering


def test_the_turn_changes_with_the_question() -> None:
    talk = ordering()
    turns = [talk.state.turn]
    for label in ("Phở", "lớn", "Không", "Quay lại", "Không"):
        talk.taps(label)
        turns.append(talk.state.turn)
    assert turns == sorted(set(turns))


def test_a_redraw_does_not_change_the_turn() -> None:
    talk = at_the_review()
    talk.taps("Sửa", "Rau")
    turn = talk.state.turn
    talk.taps("Hành", "Ngò")
    talk.says("không có rau này")
    assert talk.state.turn == turn


def test_the_second_of_a_double_tap_says_nothing_and_does_nothing() -> None:
    talk = ordering()
    turn, value = talk.state.turn, talk.find("Phở")
    talk.presses(value, turn)
    state = talk.state
    talk.presses(value, turn)
    assert (talk.way, talk.state) == (Way.AGAIN, state)


def test_a_stale_press_changes_nothing_and_says_so() -> None:
    talk = ordering()
    turn, value = talk.state.turn, talk.find("Bún bò")
    talk.taps("Phở", "lớn")
    state = talk.state
    talk.presses(value, turn)
    assert (talk.way, talk.state) == (Way.STALE, state)


@pytest.mark.parametrize("turn", [0, 2, 999_999_999])
def test_a_press_of_another_turn_is_stale(turn: int) -> None:
    talk = ordering()
    assert talk.state.turn == 1
    talk.presses("cpho", turn)
    assert (talk.way, talk.answers) == (Way.STALE, {})


@pytest.mark.parametrize("value", ["", "c", "cx", "!", "!z", "!s", "!k", "x" * 60, "é", "+hanh"])
def test_a_forged_press_changes_nothing(value: str) -> None:
    talk = ordering()
    talk.presses(value)
    assert (talk.asks, talk.answers) == ("dish", {})


@pytest.mark.parametrize("value", ["f99", "f-1", "f²", "a0", "a", "!k", "rm", "done", "send?"])
def test_a_forged_press_on_the_review_sends_nothing(value: str) -> None:
    talk = at_the_review("trứng")
    before = talk.answers
    talk.presses(value)
    assert (talk.asks, talk.answers) == ("review", before)


def test_a_double_tap_on_back_goes_back_once() -> None:
    talk = at_the_review()
    turn = talk.state.turn
    talk.presses("!b", turn)
    talk.presses("!b", turn)
    assert talk.asks == "extra.1.any"


def test_a_double_tap_on_send_ends_in_one_result() -> None:
    talk = at_the_review()
    turn = talk.state.turn
    talk.presses("send", turn)
    assert talk.result == Order("pho", "l", (), (), "1")
    talk.presses("send", turn)
    assert talk.result == Order("pho", "l", (), (), "1")
