"""Sheets as communes keep them become households, and every bad row is named."""

from collections.abc import Sequence
from datetime import date

import pytest

from domain.roster.cells import Names
from domain.roster.columns import Cell, Field, find_heading
from domain.roster.reading import Reading, Sheet, Trouble, read

NAMES = Names({1: "Ấp 3", 2: "Ấp Gò Dưa"}, {1: "Hộ nghèo", 2: "Hộ chính sách"})
HEAD = ("Ấp", "Họ tên", "SĐT", "Diện", "Từ ngày", "Đến ngày")


def reading(*rows: Sequence[Cell], name: str = "") -> Reading:
    return read([Sheet(name, rows)], NAMES)


def troubles(found: Reading) -> list[tuple[int, Trouble]]:
    return [(one.place.row, one.trouble) for one in found.problems]


@pytest.mark.parametrize(
    ("heading", "fields"),
    [
        (("ap", "ho ten", "dia chi"), {Field.HAMLET, Field.HEAD, Field.ADDRESS}),
        (("THÔN", "TÊN CHỦ HỘ", "GHI CHÚ"), {Field.HAMLET, Field.HEAD, Field.ADDRESS}),
        (("Khu phố", "Họ và tên", "ĐT"), {Field.HAMLET, Field.HEAD, Field.PHONE}),
        (("Số điện thoại liên hệ (nếu có)", "Chủ hộ"), {Field.PHONE, Field.HEAD}),
        (("Họ đệm", "Tên", "Đối tượng"), {Field.FAMILY, Field.GIVEN, Field.GROUPS}),
    ],
)
def test_columns_are_known_in_any_order_and_spelling(
    heading: Sequence[Cell], fields: set[Field]
) -> None:
    found = find_heading([heading])
    assert found is not None
    assert set(found.columns) == fields


@pytest.mark.parametrize("row", [("a", "b"), ("Ấp", "Điện thoại"), (1, 2), ()])
def test_without_a_column_of_names_there_is_no_heading(row: Sequence[Cell]) -> None:
    assert find_heading([row]) is None


def test_titles_stand_above_and_a_heading_may_be_two_rows() -> None:
    rows = [
        ("UBND XÃ TÂN LÚA",) * 4,
        ("DANH SÁCH CHỦ HỘ ẤP 3",) * 4,
        (),
        ("STT", "Chủ hộ", "Chủ hộ", "Ấp"),
        ("STT", "Họ và tên đệm", "Tên", "Ấp"),
        ("(1)", "(2)", "(3)", "(4)"),
        (1, "Nguyễn Văn", "An", "Ấp 3"),
    ]
    found = reading(*rows)
    assert [(one.place.row, one.name) for one in found.entries] == [(7, "Nguyễn Văn An")]
    assert found.heading == ("STT", "Chủ hộ Họ và tên đệm", "Chủ hộ Tên", "Ấp")
    assert found.problems == []


def test_blank_rows_totals_and_signatures_are_no_households() -> None:
    found = reading(
        HEAD,
        (),
        ("Ấp 3", "Nguyễn An"),
        ("", "", "", ""),
        ("Tổng cộng", "25 hộ"),
        ("Tổng số hộ: 25",),
        ("Cộng", 25),
        ("Ấp 3", "Tống Công Danh"),
    )
    assert [one.name for one in found.entries] == ["Nguyễn An", "Tống Công Danh"]
    assert found.problems == []


def test_a_row_that_names_a_hamlet_stands_above_its_households() -> None:
    rows = [("Họ tên", "SĐT"), ("ẤP 3", None), ("Nguyễn An", None), ("ấp gò dưa",), ("Lê Bình",)]
    found = reading(*rows)
    assert [(one.hamlet_id, one.name) for one in found.entries] == [
        (1, "Nguyễn An"),
        (2, "Lê Bình"),
    ]


def test_every_problem_is_named_with_its_row() -> None:
    found = reading(
        HEAD,
        ("", "Nguyễn An"),
        ("Gò Dừa", "Nguyễn An"),
        ("Ấp 3", "", "0912345678"),
        ("Ấp 3", "Nguyễn 2"),
        ("Ấp 3", "Nguyễn " * 12),
        ("Ấp 3", "Nguyễn An", "123"),
        ("Ấp 3", "Nguyễn An", "", "đại gia"),
        ("Ấp 3", "Nguyễn An", "", "", "hôm qua"),
    )
    assert troubles(found) == [
        (2, Trouble.NO_HAMLET),
        (3, Trouble.UNKNOWN_HAMLET),
        (4, Trouble.NO_NAME),
        (5, Trouble.ODD_NAME),
        (6, Trouble.LONG),
        (7, Trouble.PHONE),
        (8, Trouble.GROUP),
        (9, Trouble.DAY),
    ]
    assert found.problems[1].words == ("Gò Dừa", "Ấp Gò Dưa")
    assert found.entries == []


def test_periods_end_after_their_last_day() -> None:
    found = reading(
        HEAD,
        ("Ấp 3", "Nguyễn An", "", "Hộ nghèo", 46023, "31/12/2026"),
        ("Ấp 3", "Lê Bình", "", "nghèo", "01/01/2026", 2026),
    )
    assert {(one.since_on, one.until_on) for one in found.entries} == {
        (date(2026, 1, 1), date(2027, 1, 1))
    }


def test_several_sheets_are_told_apart() -> None:
    sheets = [
        Sheet("ấp 3", [("Họ tên",), ("Nguyễn An",)]),
        Sheet("Bìa", [("Danh sách",)]),
        Sheet("Ấp 9", [("Họ tên",), ("Lê Bình",)], first=4),
    ]
    found = read(sheets, NAMES)
    assert [(one.place.sheet, one.place.row) for one in found.entries] == [("ấp 3", 2)]
    assert [(one.place.sheet, one.place.row) for one in found.problems] == [("Ấp 9", 5)]


def test_a_column_of_its_own_marks_who_is_in_a_group() -> None:
    found = reading(
        ("Ấp", "Họ tên", "Diện", "Diện"),
        ("Ấp", "Họ tên", "Hộ nghèo", "Chính sách"),
        ("Ấp 3", "Nguyễn An", "x", ""),
        ("Ấp 3", "Lê Bình", 0, "✓"),
        ("Ấp 3", "Trần Chín", "không", None),
    )
    assert [one.group_ids for one in found.entries] == [(1,), (2,), ()]
    assert found.problems == []
