"""An answer of substance is not questioned, however it is written."""

import pytest

from domain.answer import BODY, QUESTION, REASON, is_short, says_little


@pytest.mark.parametrize(
    ("words", "little"),
    [
        ("Đã sửa", True),
        ("Sẽ xem xét sau nhé", True),
        ("Đã chuyển bộ phận chuyên môn xem xét, giải quyết theo quy định", True),
        ("Xã ĐÃ  CHUYỂN ngành điện, có gì báo lại sau", True),
        ("da chuyen bo phan chuyen mon xem xet", True),
        ("   Đã    đổ   đá   ", True),
        ("Xã đã đổ đá 200 m, xong ngày 04/12/2026", False),
        ("Đã chuyện trò với hai hộ, thống nhất ranh đất", False),
        ("1234567890123456789", True),
        ("12345678901234567890", False),
    ],
)
def test_what_says_little_is_questioned(words: str, little: bool) -> None:
    assert says_little(words) is little


@pytest.mark.parametrize(
    ("words", "least", "short"),
    [
        ("không", REASON, True),
        ("x", REASON, True),
        ("Đường do tỉnh quản lý", REASON, False),
        ("?", QUESTION, True),
        ("... 0912 345 678 ...", QUESTION, True),
        ("Ngập ở đoạn nào?", QUESTION, False),
        ("sdf", BODY, True),
        ("Điện lực", BODY, False),
    ],
)
def test_few_letters_are_looked_at_once_more(words: str, least: int, short: bool) -> None:
    assert is_short(words, least) is short
