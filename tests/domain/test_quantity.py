"""Numbers and lines of work as people type them."""

import time
from decimal import Decimal

import pytest

from domain.quantity import Unit, Work, read_count, read_number, read_work, write_number

UNITS = (
    Unit("km", ("cây số",)),
    Unit("m²", ("m2", "mét vuông")),
    Unit("m", ("mét",)),
    Unit("cây"),
    Unit("công", ("ngày công",)),
    Unit("công trình"),
    Unit("triệu đồng", ("triệu", "tr")),
    Unit("học sinh đỡ đầu", ("cháu đỡ đầu",)),
    Unit("suất quà", ("suất",)),
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.200", "1200"),
        ("2,5", "2.5"),
        ("2.5", "2.5"),
        ("1.200.000", "1200000"),
        ("1.200,75", "1200.75"),
        ("1 200", "1200"),
        ("0,125", "0.125"),
        ("0.125", "0.125"),
        (" 7 ", "7"),
        ("2024", "2024"),
    ],
)
def test_numbers_are_read_the_vietnamese_way(text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "km", "1.2.3", "1,2,3", "-5", "2,", "٣", "1.20.300", "1e3"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("number", "text"),
    [("1200", "1.200"), ("2.50", "2,5"), ("1234567.125", "1.234.567,125"), ("0", "0"), ("7", "7")],
)
def test_numbers_are_written_as_they_are_read(number: str, text: str) -> None:
    assert write_number(Decimal(number)) == text
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("45", 45),
        ("khoảng 45 người", 45),
        ("1.200", 1200),
        ("0", 0),
        ("2,5", None),
        ("45 nam 30 nữ", None),
        ("đông", None),
        ("1.000.000", None),
        ("9" * 60, None),
    ],
)
def test_people_are_whole(text: str, count: int | None) -> None:
    assert read_count(text, 100_000) == count


@pytest.mark.parametrize(
    ("line", "quantity", "unit", "what"),
    [
        ("2,5 km đường", "2.5", "km", "đường"),
        ("2,5km đường hoa", "2.5", "km", "đường hoa"),
        ("3 cây số đường", "3", "km", "đường"),
        ("1.200 cây hoa mười giờ", "1200", "cây", "hoa mười giờ"),
        ("1.200 cay hoa", "1200", "cây", "hoa"),
        ("Trồng 500 cây hoa dọc đường ấp 3", "500", "cây", "Trồng hoa dọc đường ấp 3"),
        ("Dọn đường ấp 3 dài 2 km", "2", "km", "Dọn đường ấp 3 dài"),
        ("45 ngày công", "45", "công", ""),
        ("2 công trình vệ sinh", "2", "công trình", "vệ sinh"),
        ("3 cống thoát nước", "3", "cống", "thoát nước"),
        ("12,5 tr", "12.5", "triệu đồng", ""),
        ("120 m2 sân", "120", "m²", "sân"),
        ("7 cháu đỡ đầu: quà đầu năm học", "7", "học sinh đỡ đầu", "quà đầu năm học"),
        ("5 thùng: đặt ở chợ", "5", "thùng", "đặt ở chợ"),
        ("5 bình chữa cháy: nhà văn hóa", "5", "bình chữa cháy", "nhà văn hóa"),
        ("30 suất quà", "30", "suất quà", ""),
    ],
)
def test_a_line_is_taken_apart(line: str, quantity: str, unit: str, what: str) -> None:
    assert read_work(line, UNITS) == Work(what, Decimal(quantity), unit)


@pytest.mark.parametrize("line", ["Dọn vệ sinh đường ấp 3", "Thăm hỏi gia đình chính sách"])
def test_without_a_unit_there_is_no_quantity(line: str) -> None:
    assert read_work(line, UNITS) == Work(line)


@pytest.mark.parametrize(
    "line",
    ["", "5", "0 km", "2,5", "5 !!", "9" * 12 + " km", "5 " + "x" * 30, "a" * 121],
)
def test_what_cannot_be_meant_is_asked_again(line: str) -> None:
    assert read_work(line, UNITS) is None


@pytest.mark.parametrize("typed", ["9" * 4_000 + ".9999", "Trồng " + "1 " * 2_000, "9 " * 2_000])
def test_a_message_as_long_as_they_come_holds_nobody(typed: str) -> None:
    begun = time.process_time()
    assert read_count(typed, 100_000) is None
    assert read_number(typed) is None
    assert read_work(typed, UNITS) is None
    assert time.process_time() - begun < 0.1
