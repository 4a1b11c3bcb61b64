"""Vietnamese text: one stored form, one form for matching, one order."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.text import clean, fold, one_line, phone, shorten, sort_key, whole_words

ANY_TEXT = st.text(max_size=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"),
        ("thủy", "thuỷ"),
        ("Đặng", "dang"),
        ("ĐƯỜNG", "đường"),
        ("Nguyễn", unicodedata.normalize("NFD", "Nguyễn")),
        ("Gò Dưa", "  gò   dưa "),
        ("✅ Đủ nội dung", "du noi dung"),
        ("➡️ Giữ như cũ", "giu nhu cu"),
        ("Ấp 3", "ap 3"),
        ("ông Ba (Tư)", "ong ba tu"),
        ("BHYT, BHXH", "bhyt bhxh"),
    ],
)
def test_the_same_words_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Ấp 3", "Ấp 13"), ("Lan", "Lành"), ("Ba", "Bảy")])
def test_different_words_fold_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(ANY_TEXT)
@settings(max_examples=60, deadline=None)
def test_a_folded_text_is_folded_already_and_can_be_searched_for(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert not set(folded) & set("%_'\"\\\n\t")


def test_order_goes_by_letters_and_then_by_tones_within_a_word() -> None:
    letters = ["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "i", "o", "ô", "ơ", "u", "ư", "y"]
    tones = ["la", "là", "lả", "lã", "lá", "lạ"]
    words = ["ban", "bàn", "bạn", "bang", "bàng"]
    names = ["Ha Bình", "Hà", "Hà An", "Hạ An", "Hai"]
    late = ["hoa", "hòa", "hoả", "hoá", "họa", "hoan"]
    for expected in (letters, tones, words, names, late):
        mixed = expected[::-1]
        assert sorted(mixed, key=sort_key) == expected


def test_order_does_not_depend_on_case_or_on_how_marks_are_stored() -> None:
    assert sort_key("Đặng") == sort_key(unicodedata.normalize("NFD", "ĐẶNG"))
    assert sort_key("hòa") == sort_key("hoà")


def test_numbers_stand_before_letters() -> None:
    assert sorted(["Ấp B", "Ấp 2", "Ấp 1", "Ấp A"], key=sort_key)[:2] == ["Ấp 1", "Ấp 2"]


@given(ANY_TEXT)
@settings(max_examples=60, deadline=None)
def test_everything_has_a_place_in_the_order(text: str) -> None:
    assert sort_key(text) <= sort_key(text + " z")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  bác Ba \n", "bác Ba"),
        (unicodedata.normalize("NFD", "hoà bình"), "hoà bình"),
        ("một\nhai", "một\nhai"),
        ("một\x00\x07hai", "mộthai"),
        ("một\thai\r\nba", "một hai\nba"),
        ("một\ud83dhai", "mộthai"),
        ("🙂 tốt", "🙂 tốt"),
        ("\ud800\udfff", ""),
        ("\ufeffNguyễn\u202e Văn\u200b Ẩn\u2069", "Nguyễn Văn Ẩn"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
    ],
)
def test_stored_text_is_nfc_without_what_a_database_refuses(typed: str, stored: str) -> None:
    assert clean(typed) == stored


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=60))
@settings(max_examples=80, deadline=None)
def test_whatever_is_typed_can_be_stored(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert "\x00" not in cleaned
    assert clean(cleaned) == cleaned


def test_a_name_stands_on_one_line() -> None:
    assert one_line(" bà  Nguyễn\tThị\n Lan ") == "bà Nguyễn Thị Lan"


@pytest.mark.parametrize(
    "typed",
    [
        "0912345678",
        "+84912345678",
        "84912345678",
        "0084912345678",
        "+84 0912 345 678",
        "0912.345.678",
        "(091) 234-5678",
    ],
)
def test_a_phone_number_has_one_form(typed: str) -> None:
    assert phone(typed) == "0912345678"


@pytest.mark.parametrize(("typed", "form"), [("0841234567", "0841234567"), ("02838291234",) * 2])
def test_numbers_that_begin_like_a_country_code_keep_their_form(typed: str, form: str) -> None:
    assert phone(typed) == form


@pytest.mark.parametrize("typed", ["", "113", "không có", "09123", "+1 202 555 0100", "0٩12345678"])
def test_what_is_no_phone_number_is_none(typed: str) -> None:
    assert phone(typed) is None


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("ngắn", 10, "ngắn"),
        ("vừa đủ mười", 11, "vừa đủ mười"),
        ("dài quá mười ký tự", 10, "dài quá m…"),
        ("hai\ndòng", 20, "hai dòng"),
    ],
)
def test_a_cut_shows(text: str, most: int, shown: str) -> None:
    assert shorten(text, most) == shown
    assert len(shorten(text, most)) <= most


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("xã  Tân\nLúa", 20, "xã Tân Lúa"),
        ("xã Tân Lúa", 10, "xã Tân Lúa"),
        ("xã Tân Lúa", 9, "xã Tân"),
        ("xã Tân Lúa", 1, ""),
        ("", 5, ""),
    ],
)
def test_whole_words_are_never_cut(text: str, most: int, expected: str) -> None:
    assert whole_words(text, most) == expected
