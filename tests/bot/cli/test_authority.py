"""`gandan authority export` and `gandan authority import`."""

import csv
from pathlib import Path

import pytest

from domain.issue import Urgency
from domain.people import Role
from domain.responsibility import Part, Post
from handlers.founding.actions import found_commune
from storage import categories, commune, responsibles, staff
from storage.transaction import Tx
from tests.bot.cli.place import gandan, migrated, read

LAND = 1


@pytest.fixture(autouse=True)
def settled(empty_place: Path) -> None:
    migrated()

    def unit(tx: Tx) -> None:
        found_commune(tx, "xã Tân Lúa", "tỉnh Thử Nghiệm")
        commune.add_hamlet(tx, "Ấp 3")
        for number, name in enumerate(("Trần Văn Minh", "Vũ Bình An", "Đào Thanh Bình"), 1):
            person_id = staff.add(tx, name, [Role.LEADER], whole_commune=True)
            staff.bind(tx, person_id, number, number)
        staff.add(tx, "Phạm Thu Hà", [Role.COORDINATOR])
        responsibles.put(tx, None, None, Part.RESPONSIBLE, [1])
        responsibles.put(tx, LAND, 1, Part.RESPONSIBLE, [2])
        responsibles.put(tx, None, None, Part.ABOVE, [3])

    read(unit)


def rows() -> list[list[str]]:
    text = Path("table.csv").read_text("utf-8-sig")
    delimiter = ";" if ";" in text.splitlines()[0] else ","
    return list(csv.reader(text.splitlines(), delimiter=delimiter))


def changed(number: int, column: int, cell: str) -> None:
    """One cell of the file that was written becomes another."""
    found = rows()
    found[number - 1][column] = cell
    with Path("table.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(found)


def posts() -> set[Post]:
    return set(read(responsibles.everything))


def test_what_is_written_can_be_read_again_and_changes_nothing() -> None:
    before = posts()
    assert gandan("authority", "export", "table.csv").exit_code == 0
    written = rows()
    assert written[1][:5] == ["Mọi lĩnh vực", "Toàn xã", "Trần Văn Minh", "", "Đào Thanh Bình"]
    assert written[3][:4] == ["Đất đai", "Ấp 3", "Vũ Bình An", ""]
    assert len(written) == 1 + 1 + 21 + 1
    result = gandan("authority", "import", "table.csv")
    assert "✅ Đã ghi bảng phân công." in result.output, result.output
    assert posts() == before
    assert gandan("authority", "export", "table.csv").exit_code == 2


def test_what_was_changed_holds() -> None:
    gandan("authority", "export", "table.csv")
    changed(3, 4, "Đào Thanh Bình > trần văn minh")
    for column, cell in ((5, "không"), (6, "khẩn"), (7, "20"), (8, "4"), (9, "3")):
        changed(3, column, cell)
    result = gandan("authority", "import", "table.csv", "--dry-run")
    assert "❌ Dòng 3: Đất đai, toàn xã: một người đứng ở hai bậc" in result.output
    changed(3, 4, "Đào Thanh Bình")
    assert gandan("authority", "import", "table.csv").exit_code == 0
    assert Post(LAND, None, Part.ABOVE, 0, 3) in posts()

    def rule(tx: Tx) -> tuple[object, ...]:
        category = categories.rule(tx, LAND)
        limits = categories.limits(tx, LAND, Urgency.NORMAL, tx.today)
        urgent = categories.limits(tx, LAND, Urgency.URGENT, tx.today)
        days = limits.answer_days, urgent.answer_days, limits.accept_days
        return category.spot_roles, category.urgency, days

    assert read(rule) == (frozenset(), Urgency.URGENT, (20, 4, 3))


def test_one_wrong_line_and_nothing_is_written() -> None:
    before = posts()
    gandan("authority", "export", "table.csv")
    changed(3, 2, "Nguyễn Ai")
    result = gandan("authority", "import", "table.csv")
    assert result.exit_code == 1
    assert "«Nguyễn Ai» không có trong danh sách" in result.output
    assert posts() == before
    assert gandan("authority", "import", "gone.csv").exit_code == 2
    Path("table.csv").write_bytes(b"\xff\xfe\x00")
    assert gandan("authority", "import", "table.csv").exit_code == 2
