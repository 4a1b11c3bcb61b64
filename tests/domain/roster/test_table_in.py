"""The table of who is responsible is known by its columns, wherever in a file it stands."""

from domain.roster.authority import table_in
from domain.roster.kinds import kind_of
from domain.roster.progress import Listed
from domain.roster.reading import Sheet
from handlers.responsible.sheet_texts import HEADING

LINE = ("Đất đai", "Toàn xã", "Lê Thị Hoa", None, None, None, None, 10.0)


def test_the_heading_that_is_written_is_known_again() -> None:
    sheets = [Sheet("Ghi chú", [("Ấp", "Họ tên")]), Sheet("Phân công", [HEADING, LINE])]
    assert kind_of(sheets) is Listed.AUTHORITY
    assert table_in(sheets) == [
        list(HEADING),
        ["Đất đai", "Toàn xã", "Lê Thị Hoa", "", "", "", "", "10"],
    ]


def test_every_row_stands_at_its_own_number() -> None:
    sheet = Sheet("", [("BẢNG PHÂN CÔNG",), HEADING, LINE], first=3)
    rows = table_in([sheet])
    assert rows is not None
    assert [number for number, row in enumerate(rows, 1) if row[:1] == ["Đất đai"]] == [5]


def test_who_looks_after_a_hamlet_is_no_such_table() -> None:
    assert table_in([Sheet("", [("Ấp", "Phụ trách"), ("Ấp 3", "Lê Thị Hoa")])]) is None
