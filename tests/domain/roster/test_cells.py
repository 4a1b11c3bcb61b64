"""What cells say, however they were typed."""

import unicodedata
from datetime import date

import pytest

from domain.roster.cells import (
    Names,
    day,
    group_words,
    head_name,
    name_key,
    phone_number,
    words,
)
from domain.roster.columns import Cell

NAMES = Names(
    {1: "Ấp 3", 2: "Ấp Gò Dưa", 3: "Khu phố 4", 4: "Thôn 5", 5: "Ấp 5"},
    {1: "Hộ nghèo", 2: "Hộ cận nghèo", 3: "Người có công", 4: "Gia đình tôn giáo tiêu biểu"},
)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (None, ""),
        ("  Ấp \n 3 ", "Ấp 3"),
        (unicodedata.normalize("NFD", "Nguyễn Văn Hoà"), "Nguyễn Văn Hoà"),
        (3.0, "3"),
        (2.5, "2.5"),
        ("'=A1", "=A1"),
        ("=1+1", "=1+1"),
        ("'tis", "'tis"),
    ],
)
def test_a_cell_on_one_line(cell: Cell, said: str) -> None:
    assert words(cell) == said


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (None, ""),
        ("không", ""),
        ("0912345678", "0912345678"),
        (912345678, "0912345678"),
        (912345678.0, "0912345678"),
        ("+84 912 345 678", "0912345678"),
        (84912345678, "0912345678"),
        ("0912.345.678 / 0987654321", "0912345678"),
        ("2033812345", "02033812345"),
        ("12345", None),
        ("anh Ba giữ máy", None),
    ],
)
def test_phones_lose_and_find_their_zero(cell: Cell, number: str | None) -> None:
    assert phone_number(cell) == number


@pytest.mark.parametrize(
    ("cell", "on"),
    [
        (None, None),
        ("05/12/2026", date(2026, 12, 5)),
        ("5-1-26", date(2026, 1, 5)),
        ("2026-12-05", date(2026, 12, 5)),
        (46361, date(2026, 12, 5)),
        (46361.0, date(2026, 12, 5)),
        (2026, date(2026, 1, 1)),
    ],
)
def test_dates_as_text_and_as_numbers(cell: Cell, on: date | None) -> None:
    assert day(cell) == on


@pytest.mark.parametrize("cell", ["31/02/2026", "hôm qua", "5", "13/13/2026"])
def test_what_is_no_date_is_not_guessed(cell: Cell) -> None:
    with pytest.raises(ValueError, match=r".+"):
        day(cell)


@pytest.mark.parametrize(
    ("line", "hamlet"),
    [
        ("ấp 3", 1),
        ("AP 03", 1),
        ("ap3", 1),
        ("3", 1),
        ("gò dưa", None),
        ("KP4", 3),
        ("kp. 4", 3),
        ("5", None),
        ("thôn 5", 4),
        ("Ấp 9", None),
    ],
)
def test_hamlets_by_name_shortening_or_number_never_by_a_guess(
    line: str, hamlet: int | None
) -> None:
    assert NAMES.hamlet(line) == hamlet


def test_hamlets_that_come_near_are_offered() -> None:
    assert NAMES.like_hamlet("Gò Dừa") == ("Ấp Gò Dưa",)
    assert NAMES.like_hamlet("Long Thành") == ()
    assert NAMES.like_hamlet("Ấp 9") == ()


@pytest.mark.parametrize(
    ("line", "group"),
    [("hộ nghèo", 1), ("Nghèo", 1), ("cận nghèo", 2), ("NCC", 3), ("có công", 3), ("giàu", None)],
)
def test_groups_with_and_without_the_word_before_them(line: str, group: int | None) -> None:
    assert NAMES.group(line) == group


def test_several_groups_in_a_cell() -> None:
    assert list(group_words("Hộ nghèo; NCC\nkhông")) == ["Hộ nghèo", "NCC"]
    assert list(group_words("không")) == []


def test_names_are_found_again_however_they_are_written() -> None:
    assert head_name("NGUYỄN THỊ LAN") == "Nguyễn Thị Lan"
    assert name_key("bà Nguyễn Thị Lan") == name_key("NGUYEN THI LAN") == "nguyen thi lan"
    assert name_key("ông Ba") == "ba"
    assert name_key("Bà") == "ba"
