"""The table as rows of words: every wrong line is named."""

from dataclasses import replace

import pytest

from domain.issue import Limits, Urgency
from domain.people import Role
from domain.responsibility import Part
from handlers.responsible import sheet, sheet_texts
from handlers.responsible.sheet import Sheet
from storage import categories, responsibles, staff
from storage.transaction import Tx
from tests.handlers.driver import Stage

LIMITS = dict.fromkeys(Urgency, Limits(10, 10))


@pytest.mark.parametrize("rows", [[], [["a", "b"]], [["", ""]]])
def test_what_is_no_table_is_none(stage: Stage, rows: list[list[str]]) -> None:
    read = stage.knows(lambda tx: sheet.read(tx, rows))
    assert [one.why for one in read.problems] == [sheet_texts.WRONG_HEADING]


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        (0, "Thủy sản", "Dòng 3: không có lĩnh vực «Thủy sản»"),
        (1, "Ấp 9", "Dòng 3: không có ấp «Ấp 9»"),
        (1, "Ấp 3", "Dòng 4: lĩnh vực và ấp này đã có ở dòng trên"),
        (2, "Nguyễn Ai", "Dòng 3: «Nguyễn Ai» không có trong danh sách"),
        (2, "Lê Thị Hoa > Trần Văn Minh", "Dòng 3: cột Phụ trách chỉ ghi một đồng chí"),
        (2, "Phạm Thu Hà", "Dòng 3: «Phạm Thu Hà» không có vai trò"),
        (5, "dân quân", "Trả lời tại chỗ ghi"),
        (6, "gấp", "Mức độ ghi"),
        (7, "0", "số ngày từ 1 đến 90"),
        (8, "99", "số ngày từ 1 đến 90"),
        (9, "hai", "số ngày từ 1 đến 90"),
    ],
)
def test_a_wrong_line_is_named(stage: Stage, column: int, cell: str, said: str) -> None:
    def unit(tx: Tx) -> Sheet:
        categories.add(tx, "Khác", (), 1, is_beyond=False, limits=LIMITS, valid_from=tx.today)
        staff.add(tx, "Phạm Thu Hà", [Role.COORDINATOR])
        rows = [list(row) for row in sheet.rows_of(tx)]
        rows.append(["Khác", "Ấp 3", "lê thị hoa", *[""] * 7])
        assert sheet.read(tx, rows).problems == []
        rows[2][column] = cell
        return sheet.read(tx, rows)

    problems = [sheet_texts.at(one.row, one.why) for one in stage.knows(unit).problems]
    assert any(said in problem for problem in problems), problems


def test_namesakes_and_whoever_left_can_be_read_back(stage: Stage) -> None:
    def unit(tx: Tx) -> None:
        again = staff.add(tx, "Lê Thị Hoa", [Role.LEADER], whole_commune=True)
        twins = [staff.add(tx, "Ngô Anh Tú", [Role.CADRE], [1]) for _ in range(2)]
        gone = staff.add(tx, "Đỗ Văn Xa", [Role.LEADER])
        named = [again, *twins, gone]
        responsibles.put(tx, None, None, Part.ABOVE, named)
        staff.leave(tx, gone)
        rows = [list(row) for row in sheet.rows_of(tx)]
        assert "Lê Thị Hoa (lãnh đạo, toàn xã)" in rows[1][4]
        read = sheet.read(tx, rows)
        assert (read.problems, [p.person_id for p in read.posts]) == ([], named[:3])
        rows[1][4] = "lê thị hoa"
        (said,) = sheet.read(tx, rows).problems
        assert said.row == 2
        ways = "mời ghi «Lê Thị Hoa (cán bộ, Ấp 3)» hoặc «Lê Thị Hoa (lãnh đạo, toàn xã)»"
        assert ways in said.why

    stage.knows(unit)


def test_a_blank_cell_leaves_its_rule_as_it_is(stage: Stage) -> None:
    def unit(tx: Tx) -> None:
        categories.add(tx, "Khác", (), 1, is_beyond=False, limits=LIMITS, valid_from=tx.today)
        rows = [list(row) for row in sheet.rows_of(tx)]
        before = sheet.read(tx, rows).rules[1]
        rows[2][5:] = ["", "", "12", "", ""]
        after = sheet.read(tx, rows).rules[1]
        assert before.spot_roles
        assert after == replace(before, days=(12, *before.days[1:]))

    stage.knows(unit)
