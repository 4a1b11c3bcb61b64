"""Answers stand while they are on the path; what is off it never comes back."""

import pytest

from handlers.asks.choice import Choice, OneOf
from handlers.talk.script import AskedTwice, Question, Script
from tests.handlers.talk.rehearsal import Order, Talk, at_the_review, ordering


def test_answers_off_the_path_are_forgotten_at_the_review() -> None:
    talk = at_the_review("trứng", "quẩy")
    for _ in range(4):
        talk.taps("Quay lại")
    assert talk.asks == "extra.1.words"
    talk.taps("Quay lại", "Không")
    assert talk.asks == "review"
    assert sorted(talk.answers) == ["dish", "extra.1.any", "size@pho"]
    talk.taps("Quay lại", "Có")
    assert (talk.asks, talk.labels.count("🗑 Bỏ món thêm")) == ("extra.1.words", 0)


def test_a_size_of_another_dish_is_forgotten() -> None:
    talk = at_the_review()
    talk.taps("Sửa", "Món", "Cơm tấm")
    assert "size@pho" not in talk.answers
    talk.taps("Sửa", "Món", "Phở")
    assert talk.asks == "size@pho"


@pytest.mark.parametrize(
    ("number", "left"),
    [(1, ("quẩy", "giò")), (2, ("trứng", "giò")), (3, ("trứng", "quẩy"))],
)
def test_removing_one_of_a_loop_moves_the_later_ones_up(number: int, left: tuple[str, ...]) -> None:
    talk = at_the_review("trứng", "quẩy", "giò")
    talk.taps("Sửa", f"Thêm {number}", "Bỏ món thêm")
    assert talk.asks == "review"
    assert "extra.4.any" not in talk.answers
    talk.taps("Gửi")
    assert talk.result == Order("pho", "l", left, (), "1")


def test_removing_the_only_one_leaves_none() -> None:
    talk = at_the_review("trứng")
    talk.taps("Sửa", "Thêm 1", "Bỏ món thêm", "Gửi")
    assert talk.result == Order("pho", "l", (), (), "1")


def test_what_was_not_answered_yet_cannot_be_removed() -> None:
    talk = ordering()
    talk.taps("Phở", "lớn", "Có")
    assert "🗑 Bỏ món thêm" not in talk.labels


def test_a_script_that_asks_one_key_twice_is_a_bug() -> None:
    def careless() -> Script[str]:
        question: Question[str] = OneOf(
            key="dish", ask="?", load=lambda: (Choice("a", "A"),), meaning=str
        )
        yield question
        again: str = yield question
        return again

    talk = Talk(lambda state: careless())
    with pytest.raises(AskedTwice):
        talk.taps("A")


def test_toggles_carry_the_wanted_state() -> None:
    talk = at_the_review()
    talk.taps("Sửa", "Rau")
    turn, value = talk.state.turn, talk.find("Hành")
    talk.presses(value, turn)
    talk.presses(value, turn)
    assert "✅ Hành" in talk.labels
    talk.taps("✅ Hành", "Quế", "Xong", "Gửi")
    assert talk.result == Order("pho", "l", (), ("que",), "1")


def test_a_question_reconsidered_shows_what_was_ticked() -> None:
    talk = at_the_review()
    talk.taps("Sửa", "Rau", "Ngò", "Xong", "Sửa", "Rau")
    assert "✅ Ngò" in talk.labels
    talk.taps("Hành", "Quay lại", "Gửi")
    assert talk.result == Order("pho", "l", (), ("ngo",), "1")


def test_a_toggle_can_be_typed_and_picked_by_its_number() -> None:
    talk = at_the_review()
    talk.taps("Sửa", "Rau")
    talk.says("hanh", "3", "xong")
    talk.taps("Gửi")
    assert talk.result == Order("pho", "l", (), ("hanh", "que"), "1")


def test_labels_are_matched_folded_and_numbers_pick_from_the_list() -> None:
    for typed in ("bun bo", "BÚN BÒ", "2", " 2 "):
        talk = ordering()
        talk.says(typed)
        assert talk.answers == {"dish": "bun"}


@pytest.mark.parametrize("typed", ["0", "4", "²", "٩", "①", "99999999999999999999", "2.5"])
def test_a_number_that_is_not_in_the_list_picks_nothing(typed: str) -> None:
    talk = ordering()
    talk.says(typed)
    assert (talk.asks, talk.answers) == ("dish", {})
