"""Which households may be one, and which are neighbours with like names."""

import time

import pytest

from domain.roster.alike import (
    MOST_PAIRS,
    Crowd,
    Face,
    Likeness,
    Pair,
    contradict,
    likeness_of,
    pairs,
)


def face(id: int, name: str, phone: str = "", address: str = "", hamlet: int = 1) -> Face:
    return Face.of(id, hamlet, name, phone, address)


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("ông Huỳnh Văn Ba", "bà Huỳnh Văn Ba", Likeness.WORDS),
        ("Nguyễn Thị Lan", "Lan Nguyễn Thị", Likeness.WORDS),
        ("NGUYỄN THỊ LAN", "Nguyen Thi Lan", Likeness.WORDS),
        ("Lý Thị Mỹ", "Lí Thị Mĩ", Likeness.WORDS),
        ("Huỳnh Ba", "Huỳnh Văn Ba", Likeness.SHORT),
        ("Nguyễn Thị Lan", "Nguyễn Thij Lan", Likeness.LETTER),
        ("Nguyễn Thị Lan", "Nguyên Thi Lam", Likeness.GIVEN),
        ("Nguyễn Thị Lan", "Nguyễn Thị Hoa", None),
        ("Nguyễn Văn Lan", "Nguyễn Thị Lan", None),
        ("An", "Anh", None),
        ("", "", None),
    ],
)
def test_in_what_two_are_alike(one: str, other: str, likeness: Likeness | None) -> None:
    assert likeness_of(face(1, one), face(2, other)) is likeness
    crowd = Crowd()
    crowd.add(face(1, one))
    assert [kind for kind, _ in crowd.near(face(2, other))] == ([likeness] if likeness else [])


def test_a_phone_says_more_than_names() -> None:
    assert likeness_of(face(1, "Lê Tư", "0912"), face(2, "Cao Năm", "0912")) is Likeness.PHONE


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (face(1, "Nguyễn Thị Lan"), face(2, "bà Nguyễn Thị Lan"), Likeness.WORDS),
        (face(1, "Lê An", "0911"), face(2, "Lê An", "0922"), None),
        (face(1, "Lê An", "", "Tổ 1"), face(2, "Lê An", "", "Tổ 2"), None),
        (face(1, "Lê An", "0911", "Tổ 1"), face(2, "Lê An", "", "tổ 1"), Likeness.WORDS),
        (face(1, "Lê Văn An"), face(2, "Lê Văn Anh"), None),
        (face(1, "Lê Văn An", "", "Số 7"), face(2, "Lê Văn Anh", "", "số 7"), Likeness.GIVEN),
        (face(1, "Lê An"), face(2, "Lê An", hamlet=2), None),
        (face(1, "Lê An", "0911"), face(2, "Võ Tư", "0911"), Likeness.PHONE),
    ],
)
def test_what_is_worth_asking(one: Face, other: Face, found: Likeness | None) -> None:
    assert pairs([one, other]) == ([Pair(1, 2, found)] if found else [])
    assert contradict(one, other) == contradict(other, one)


def test_a_phone_of_everybody_floods_nothing() -> None:
    names = [f"Nguyễn Văn {chr(65 + n % 26)}{chr(97 + n // 26 % 26)}h" for n in range(5_000)]
    same_phone = [face(n, name, "0900000000", f"Tổ {n}") for n, name in enumerate(names, 1)]
    begun = time.monotonic()
    found = pairs([*same_phone, face(9_001, "Lê Tư"), face(9_002, "Tư Lê")])
    assert time.monotonic() - begun < 10
    assert len(found) == MOST_PAIRS
    assert found[0].likeness is Likeness.PHONE
