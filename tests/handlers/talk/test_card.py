"""How a card looks: progress, what was answered, the question, the buttons."""

import pytest

from domain.message import Button
from handlers.talk.card import step_number
from practice.html_mode import parse
from tests.handlers.talk.rehearsal import TALK, Talk, at_the_review, order, ordering


def test_a_card_shows_how_far_it_is_and_what_was_answered() -> None:
    talk = ordering()
    assert talk.card.text == "<b>🍜 Gọi món</b> · 1/4\n\n<b>Món gì?</b>"
    talk.taps("Phở")
    assert talk.card.text == "<b>🍜 Gọi món</b> · 2/4\nMón: Phở\n\n<b>Cỡ nào?</b>"


def test_buttons_name_the_talk_the_turn_and_the_value() -> None:
    talk = ordering()
    talk.taps("Phở")
    assert talk.card.buttons[0] == (Button("pho nhỏ", f"t:{TALK}:2:cs"),)
    assert [button.label for button in talk.card.buttons[-1]] == [
        "⬅️ Quay lại",
        "✖️ Hủy",
        "🏠 Trang chính",
    ]


def test_a_long_answer_is_cut_at_80_and_can_be_seen_whole() -> None:
    long = "đường ngập " * 20
    talk = at_the_review(long)
    assert "…" in talk.card.text
    assert max(len(line) for line in talk.card.text.split("\n")) < 100
    talk.taps("Xem đủ")
    assert long.strip() in talk.card.text
    assert "📄 Xem đủ" not in talk.labels


def test_a_short_review_offers_nothing_to_unfold() -> None:
    assert "📄 Xem đủ" not in at_the_review("ngắn").labels


def test_files_are_counted_on_the_card() -> None:
    talk = Talk(lambda state: order(), files={"note": "2 ảnh", "extra.1": "1 ghi âm"})
    assert "📎 2 ảnh\n📎 1 ghi âm" in talk.card.text


@pytest.mark.parametrize(
    "typed",
    [
        "<b>đậm</b> & <a href='x'>",
        "</b></i><pre>",
        "&lt;&amp;&unknown;",
        "x" * 2000,
        "😀" * 900,
        "a\u0301" * 300,
        "\u202eđảo\u202c ngược",
        "một\nhai\nba",
    ],
)
def test_whatever_is_typed_stands_on_the_card_as_words(typed: str) -> None:
    talk = at_the_review(typed)
    for label in ("Sửa", "Thôi"):
        plain, entities = parse(talk.card.text)
        assert len(plain) <= 4096
        assert {entity["type"] for entity in entities} <= {"bold"}
        talk.taps(label)


@pytest.mark.parametrize(
    ("key", "number"),
    [("dish", 1), ("size@pho", 2), ("extra.3.words", 3), ("review", 4), ("table", 4)],
)
def test_a_key_is_counted_by_its_stem(key: str, number: int) -> None:
    assert step_number(key, ("dish", "size", "extra", "review")) == number
