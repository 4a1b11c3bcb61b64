"""Spreadsheets of every kind become rows, and what would take the machine down does not."""

import time
import unicodedata
from pathlib import Path

import pytest

from bot.roster.asking import ask_plan
from bot.roster.sheets import UnreadableFile, read_sheets
from bot.roster.wire import Standing
from domain.roster.matching import Plan, Verdict
from domain.roster.progress import Unreadable
from tests.bot.roster.files import xlsx

STANDING = Standing({1: "Ấp 3", 2: "Ấp Gò Dưa"}, {1: "Hộ nghèo"}, ())
TABLE = "Ấp{0}Họ tên{0}Điện thoại\nẤp 3{0}Nguyễn Thị Lan{0}0912345678\n"
FAR = '<row r="1048576"><c r="XFD1048576" t="str"><v></v></c></row>'


def planned(path: Path) -> Plan:
    plan = ask_plan(path, STANDING)
    assert isinstance(plan, Plan), plan
    return plan


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_text_tables_are_read_however_they_were_saved(
    tmp_path: Path, sign: str, coding: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(TABLE.format(sign).encode(coding))
    (one,) = planned(path).matched
    assert (one.entry.name, one.entry.phone) == ("Nguyễn Thị Lan", "0912345678")


def test_the_marks_of_older_programs_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    old = unicodedata.normalize("NFD", "Ấp,Họ tên\nẤp 3,Trần Hoà\n")
    # In that code page a letter with its hat is one sign and the tone another.
    for letter, signs in {"a\u0302": "â", "e\u0302": "ê", "o\u0302": "ô"}.items():
        old = old.replace(letter, signs)
    for letter, hat in (("A\u0302", "Â"), ("E\u0302", "Ê"), ("O\u0302", "Ô")):
        old = old.replace(letter, hat)
    path.write_bytes(old.encode("cp1258"))
    assert [one.entry.name for one in planned(path).matched] == ["Trần Hoà"]


def test_merged_cells_numbers_and_titles(tmp_path: Path) -> None:
    rows: list[list[str | float | None]] = [
        ["DANH SÁCH CHỦ HỘ NĂM 2026", None, None, None],
        [None, None, None, None],
        ["TT", "Họ và tên chủ hộ", "Nơi ở", None],
        [None, None, "Ấp", "Số điện thoại"],
        [1, "Nguyễn Văn An", "ấp 3", 912345678],
        [2, "Trần Thị Bình", None, 912345679],
        ["Tổng cộng: 2 hộ", None, None, None],
    ]
    merged = ["A1:D1", "C3:D3", "B3:B4", "A3:A4", "C5:C6"]
    found = planned(xlsx(tmp_path / "a.xlsx", rows, merged=merged))
    told = [(one.entry.place.row, one.entry.name, one.entry.phone) for one in found.matched]
    assert told == [(5, "Nguyễn Văn An", "0912345678"), (6, "Trần Thị Bình", "0912345679")]
    assert {one.entry.hamlet_id for one in found.matched} == {1}
    assert found.problems == []


def test_a_sheet_named_like_a_hamlet_is_that_hamlet(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [["Họ và tên"], ["Nguyễn Văn An"]], name="Gò Dưa ")
    assert planned(path).problems[0].trouble == "no_hamlet"
    path = xlsx(tmp_path / "b.xlsx", [["Họ và tên"], ["Nguyễn Văn An"]], name="ấp gò dưa")
    assert planned(path).matched[0].entry.hamlet_id == 2


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Unreadable.BROKEN),
        (b"PK\x03\x04 nothing", Unreadable.BROKEN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Unreadable.BROKEN),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), Unreadable.BROKEN),
        (b"a,b,c\n1,2,3\n", Unreadable.NO_HEADING),
        ("Ấp,Họ tên\n\n".encode(), Unreadable.NO_ROWS),
    ],
)
def test_what_cannot_be_read_is_said_so(tmp_path: Path, content: bytes, why: Unreadable) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    assert ask_plan(path, STANDING) is why


def test_one_cell_in_the_far_corner_is_refused(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "far.xlsx", [["Ấp", "Họ tên"], ["Ấp 3", "Lan Anh"]], more=FAR)
    assert path.stat().st_size < 6_000
    with pytest.raises(UnreadableFile):
        read_sheets(path)
    assert ask_plan(path, STANDING) is Unreadable.TOO_LARGE


def test_a_reader_that_dies_is_an_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without weighing the file the reader is ended by its own limit."""
    path = xlsx(tmp_path / "far.xlsx", [["Ấp", "Họ tên"], ["Ấp 3", "Lan Anh"]], more=FAR)
    script = "import bot.roster.sheets as s; s._weigh = lambda path: None;"
    script += "import bot.roster.child as c; c.main()"
    monkeypatch.setattr("bot.roster.asking._COMMAND", ["-c", script])
    assert ask_plan(path, STANDING) is Unreadable.TOO_HARD


def test_a_reader_that_takes_too_long_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(TABLE.format(","), "utf-8")
    monkeypatch.setattr("bot.roster.asking._COMMAND", ["-c", "import time; time.sleep(30)"])
    monkeypatch.setattr("bot.roster.asking.SECONDS", 0.5)
    begun = time.monotonic()
    assert ask_plan(path, STANDING) is Unreadable.TOO_HARD
    assert time.monotonic() - begun < 10


def test_twenty_thousand_rows_are_read_within_the_limits(tmp_path: Path) -> None:
    heading = ["STT", "Ấp", "Họ và tên chủ hộ", "Địa chỉ", "Điện thoại", "Diện"]
    rows: list[list[str | float | None]] = [[*heading]]
    for n in range(20_000):
        name = f"Nguyễn Văn {chr(65 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}"
        rows.append([n + 1, "Ấp 3", name, f"Tổ {n % 9}", 900_000_000 + n, None])
    path = xlsx(tmp_path / "many.xlsx", rows)
    plan = planned(path)
    assert len(plan.matched) == 20_000
    assert {one.verdict for one in plan.matched} == {Verdict.NEW}
