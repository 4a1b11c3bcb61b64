"""Two texts may say the same thing in other letters."""

import pytest

from domain.similar import likeness


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Đường vào ấp 3 ngập", "duong vao ap 3 ngap", 1.0, 1.0),
        ("hoà giải", "hòa giải", 1.0, 1.0),
        ("ngập đường vào ấp", "đường vào ấp ngập", 1.0, 1.0),
        ("bà Nguyễn Thị Lan", "bà Nguyễn Thị Lang", 0.9, 0.99),
        ("Đường vào ấp 3 ngập", "Xin cấp thẻ bảo hiểm y tế", 0.0, 0.5),
        ("", "", 1.0, 1.0),
    ],
)
def test_texts_are_compared_without_case_marks_and_order(
    one: str, other: str, least: float, most: float
) -> None:
    assert least <= likeness(one, other) <= most
