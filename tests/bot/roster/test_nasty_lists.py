"""Lists as communes really keep them, each with something that spoils a careless reading."""

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.roster.sheets import UnreadableFile, read_sheets
from domain.roster.cells import Names
from domain.roster.progress import Unreadable
from domain.roster.reading import Reading, read
from tests.bot.roster.books import compound, ods, workbook, xls

NAMES = Names(
    {1: "Ấp 3", 2: "Ấp Gò Dưa", 3: "Khu phố 4"},
    {1: "Hộ nghèo", 2: "Hộ cận nghèo", 3: "Hộ chính sách"},
)
HEAD = ["STT", "Họ và tên chủ hộ", "Ấp", "Số điện thoại"]
AN = (1, "Nguyễn Văn An", "0912345678")
BINH = (1, "Trần Thị Bình", "")
PAGE = "<html><table><tr><td>Họ tên</td></tr></table></html>"


def read_file(path: Path) -> Reading:
    return read(read_sheets(path), NAMES)


def told(found: Reading) -> list[tuple[int, str, str]]:
    return [(one.hamlet_id, one.name, one.phone) for one in found.entries]


def text(words: str, coding: str = "utf-8") -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path.write_bytes(words.encode(coding))
        return path

    return write


def book(*rows: Sequence[Any], **more: list[str]) -> Callable[[Path], Path]:
    return lambda path: workbook(path, {"Trang 1": rows}, **more)


def cp1258(words: str) -> Callable[[Path], Path]:
    """As older programs wrote it: the tone is a sign of its own, the hat is not."""
    marked = unicodedata.normalize("NFD", words)
    for mark in "\u0302\u0306\u031b":
        for letter in "aeouAEOU":
            marked = marked.replace(letter + mark, unicodedata.normalize("NFC", letter + mark))
    return text(marked, "cp1258")


FILES: dict[str, tuple[Callable[[Path], Path], list[tuple[int, str, str]]]] = {
    "a merged title and a heading of two rows": (
        book(
            ["UBND XÃ TÂN LÚA", "", "", "", ""],
            ["DANH SÁCH HỘ NĂM 2026", "", "", "", ""],
            ["TT", "Chủ hộ", "", "Nơi ở", "Điện thoại"],
            ["", "Họ và tên đệm", "Tên", "Ấp", ""],
            [1, "Nguyễn Văn", "An", "Ấp 3", "0912345678"],
            merged=["A1:E1", "A2:E2", "B3:C3", "A3:A4", "E3:E4"],
        ),
        [AN],
    ),
    "the heading again on every page": (
        book(
            HEAD,
            [1, "Nguyễn Văn An", "Ấp 3", "0912345678"],
            ["Trang 2", "", "", ""],
            HEAD,
            [2, "Trần Thị Bình", "Ấp 3", ""],
        ),
        [AN, BINH],
    ),
    "marks as signs of their own": (
        book(
            [unicodedata.normalize("NFD", word) for word in HEAD],
            [1, unicodedata.normalize("NFD", "Nguyễn Văn An"), "ấp 3", "0912345678"],
        ),
        [AN],
    ),
    "phones as numbers": (book(HEAD, [1, "Nguyễn Văn An", "Ấp 3", 912345678.0]), [AN]),
    "phones as powers of ten": (
        text("Họ tên,Ấp,SĐT\nNguyễn Văn An,Ấp 3,9.12345678E+08\n"),
        [AN],
    ),
    "phones with dots and +84": (
        book(
            HEAD,
            [1, "Nguyễn Văn An", "Ấp 3", "+84 912.345.678"],
            [2, "Trần Thị Bình", "Ấp 3", "84-987-654-321"],
        ),
        [AN, (1, "Trần Thị Bình", "0987654321")],
    ),
    "two phones in a cell": (
        book(
            HEAD,
            [1, "Nguyễn Văn An", "Ấp 3", "0912345678\n0987654321"],
            [2, "Trần Thị Bình", "Ấp 3", "con gái: 0912 345 679 (buổi tối)"],
        ),
        [AN, (1, "Trần Thị Bình", "0912345679")],
    ),
    "no phone in words": (
        book(
            HEAD,
            [1, "Trần Thị Bình", "Ấp 3", "chưa có"],
            [2, "Lê Thị Chi", "Ấp 3", "-"],
            [3, "Lê Văn Dũng", "Ấp 3", "'0912345678"],
        ),
        [BINH, (1, "Lê Thị Chi", ""), (1, "Lê Văn Dũng", "0912345678")],
    ),
    "totals and signatures below": (
        book(
            ["Danh sách hộ ấp 3", "", "", ""],
            ["STT", "Họ và tên chủ hộ", "SĐT", "Ghi chú"],
            [1, "Nguyễn Văn An", "0912345678", ""],
            ["", "Tổng cộng: 1 hộ", "", ""],
            ["", "", "", "Tân Lúa, ngày 5 tháng 12 năm 2026"],
            ["", "Người lập bảng", "", "Chủ tịch"],
            ["", "(Ký, ghi rõ họ tên)", "", ""],
            ["", "Hồ Thị Thư Ký", "", "Võ Văn Chủ Tịch"],
        ),
        [AN],
    ),
    "what stands above": (
        book(
            HEAD,
            [1, "Nguyễn Văn An", "Ấp 3", "0912345678"],
            [2, "Trần Thị Bình", "nt", ""],
            [3, "Lê Thị Chi", "//", ""],
            [4, "Lê Văn Dũng", "-nt-", ""],
            [5, "Lê Văn Em", "như trên", ""],
        ),
        [AN, BINH, (1, "Lê Thị Chi", ""), (1, "Lê Văn Dũng", ""), (1, "Lê Văn Em", "")],
    ),
    "a sheet a hamlet, and one that is hidden": (
        lambda path: workbook(
            path,
            {
                "Bìa": [["Danh sách chủ hộ"]],
                "Ap 03": [["Họ và tên"], ["Trần Thị Bình"]],
                "Ấp Gò Dưa": [["Họ và tên"], ["Lê Thị Chi"]],
                "KP4": [["Họ và tên"], ["Lê Văn Dũng"]],
                "Cũ": [["Họ và tên", "Ấp"], ["Lê Văn Cũ", "Ấp 3"]],
            },
            hidden=["Cũ"],
        ),
        [BINH, (2, "Lê Thị Chi", ""), (3, "Lê Văn Dũng", "")],
    ),
    "a hamlet in every spelling": (
        book(
            HEAD,
            *(
                [number, f"Trần Thị Bình {letter}", hamlet, ""]
                for number, (letter, hamlet) in enumerate(
                    zip(
                        "ABCDEGHIK",
                        (
                            "ấp3",
                            "A3",
                            "thôn 3",
                            "Ap 03",
                            3,
                            "ấp số 3",
                            "ẤP  3",
                            "Ấp 3, xã Tân Lúa",
                            "Ấp 3 (khu giữa)",
                        ),
                        strict=True,
                    )
                )
            ),
        ),
        [(1, f"Trần Thị Bình {letter}", "") for letter in "ABCDEGHIK"],
    ),
    "the hamlet in the title alone": (
        book(
            ["ỦY BAN NHÂN DÂN XÃ TÂN LÚA", "", ""],
            ["DANH SÁCH HỘ DÂN ẤP 3 NĂM 2026", "", ""],
            ["STT", "Họ và tên", "Số nhà"],
            [1, "Trần Thị Bình", "12"],
            merged=["A1:C1", "A2:C2"],
        ),
        [BINH],
    ),
    "the hamlet in rows between": (
        book(
            ["STT", "Họ và tên", "SĐT"],
            ["I", "ẤP 3", ""],
            [1, "Nguyễn Văn An", "0912345678"],
            ["DANH SÁCH ẤP GÒ DƯA", "", ""],
            [1, "Lê Thị Chi", ""],
            merged=["A4:C4"],
        ),
        [AN, (2, "Lê Thị Chi", "")],
    ),
    "families with their relation": (
        book(
            ["STT", "Họ và tên", "Quan hệ với chủ hộ", "Năm sinh", "Ấp"],
            [1, "Trần Thị Bình", "Chủ hộ", 1960, "Ấp 3"],
            ["", "Nguyễn Văn Chồng", "Chồng", 1958, "Ấp 3"],
            ["", "Nguyễn Văn Con", "Con", 1990, "Ấp 3"],
            [2, "Lê Thị Chi", "Chủ hộ", 1970, "Ấp 3"],
        ),
        [BINH, (1, "Lê Thị Chi", "")],
    ),
    "families whose head alone has no relation": (
        book(
            ["STT", "Họ và tên", "Quan hệ", "Ấp"],
            [1, "Trần Thị Bình", "", "Ấp 3"],
            ["", "Nguyễn Văn Con", "Con", "Ấp 3"],
        ),
        [BINH],
    ),
    "members beside a merged head": (
        book(
            ["TT", "Họ tên chủ hộ", "Họ tên thành viên", "Ấp"],
            [1, "Trần Thị Bình", "Nguyễn Văn Một", "Ấp 3"],
            ["", "", "Nguyễn Văn Hai", "Ấp 3"],
            [2, "Lê Thị Chi", "", "Ấp 3"],
            merged=["B2:B3"],
        ),
        [BINH, (1, "Lê Thị Chi", "")],
    ),
    "names with a number or a title before": (
        book(
            HEAD,
            ["", "1. Nguyễn Văn An", "Ấp 3", "0912345678"],
            ["", "TRẦN THỊ BÌNH", "Ấp 3", ""],
        ),
        [AN, BINH],
    ),
    "an older code page": (cp1258("Ấp;Họ tên;SĐT\nẤp 3;Nguyễn Văn An;0912345678\n"), [AN]),
    "sixteen bits a letter": (text("Ấp\tHọ tên\nẤp 3\tTrần Thị Bình\n", "utf-16"), [BINH]),
    "semicolons and lines inside a cell": (
        text('sep=;\nẤp;Họ tên;Địa chỉ\nẤp 3;"Trần Thị\nBình";"Tổ 1;\nngõ 2"\n'),
        [BINH],
    ),
    "errors of formulas": (
        book(HEAD, [1, "Trần Thị Bình", "Ấp 3", "#N/A"], ["", "#REF!", "#REF!", ""]),
        [BINH],
    ),
    "an Excel long gone": (lambda p: xls(p, [["Ấp", "Họ tên"], ["Ấp 3", "Trần Thị Bình"]]), [BINH]),
    "LibreOffice": (lambda p: ods(p, [["Ấp", "Họ tên"], ["Ấp 3", "Trần Thị Bình"]]), [BINH]),
}


@pytest.mark.parametrize("name", FILES)
def test_the_households_are_found_whatever_the_file_is_called(tmp_path: Path, name: str) -> None:
    write, expected = FILES[name]
    made = write(tmp_path / "made.xlsx")
    found = read_file(made.rename(tmp_path / "list.txt"))
    assert told(found) == expected
    assert found.problems == []


def test_columns_of_marks_and_merged_parents_are_groups(tmp_path: Path) -> None:
    rows = [
        ["TT", "Họ và tên", "Ấp", "Đối tượng ưu tiên (đánh dấu x)", "", ""],
        ["", "", "", "Nghèo", "Cận nghèo", "Chính sách (nếu có)"],
        [1, "Trần Thị Bình", "Ấp 3", "x", "", ""],
        [2, "Lê Thị Chi", "Ấp 3", "", "X", "v"],
    ]
    path = workbook(tmp_path / "a.xlsx", {"1": rows}, merged=["D1:F1", "A1:A2", "B1:B2", "C1:C2"])
    assert [one.group_ids for one in read_file(path).entries] == [(1,), (2, 3)]


def test_dates_as_dates_as_text_and_as_numbers(tmp_path: Path) -> None:
    rows = [
        ["Họ và tên", "Ấp", "Diện", "Từ ngày"],
        ["Nguyễn Văn An", "Ấp 3", "Hộ nghèo", datetime(2026, 1, 5)],  # noqa: DTZ001 (a cell)
        ["Trần Thị Bình", "Ấp 3", "Hộ nghèo", "05/01/2026"],
        ["Lê Thị Chi", "Ấp 3", "Hộ nghèo", 46027],
    ]
    path = workbook(tmp_path / "a.xlsx", {"1": rows})
    assert {one.since_on for one in read_file(path).entries} == {date(2026, 1, 5)}


def test_a_bare_number_of_a_group_of_houses_is_said_with_its_word(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Ấp", "Tổ"], ["Trần Thị Bình", "Ấp 3", 7]]
    found = read_file(workbook(tmp_path / "a.xlsx", {"1": rows}))
    assert [one.address for one in found.entries] == ["Tổ 7"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Unreadable.BROKEN),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Unreadable.BROKEN),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)), Unreadable.BROKEN),
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n\x00", Unreadable.BROKEN),
        (PAGE.encode(), Unreadable.BROKEN),
        (b"x" * 30_000_000, Unreadable.TOO_LARGE),
        ("Ấp,Họ tên\n".encode() + b"a,b\n" * 60_001, Unreadable.TOO_LARGE),
        (compound({"EncryptedPackage": bytes(5000)}), Unreadable.LOCKED),
        (compound({"WordDocument": bytes(5000)}), Unreadable.BROKEN),
    ],
)
def test_what_is_no_list_gets_a_clear_answer(
    tmp_path: Path, content: bytes, why: Unreadable
) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as caught:
        read_sheets(path)
    assert caught.value.why is why


def test_a_locked_sheet_of_libreoffice_is_told_from_a_broken_one(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_sheets(ods(tmp_path / "a.ods", [["Họ tên"]], locked=True))
    assert caught.value.why is Unreadable.LOCKED
