"""`gandan import households` and `gandan export households`."""

import stat
from pathlib import Path
from typing import Any

import pytest

from storage import commune, history, households, priorities, roster_imports
from storage.transaction import Tx
from tests.bot.cli.place import gandan, migrated, read
from tests.bot.roster.files import xlsx

HEADING = "Ấp;Họ và tên chủ hộ;Địa chỉ;Số điện thoại;Diện\n"
LIST = (
    HEADING
    + "Ấp 3;Nguyễn Thị Lan;Tổ 1;0912345678;Hộ nghèo\n"
    + "ap 3;ông Huỳnh Văn Ba;=HYPERLINK(1);;\n"
    + "Gò Dưa;Võ Thành Út;;;\n"
    + "Ấp 9;Đặng Mười;;;\n"
    + "Ấp 3;Lê Sáu;;123;\n"
    + "Ấp 3;Nguyễn Thị Lan;Tổ 1;0912345678;\n"
)


@pytest.fixture(autouse=True)
def settled(empty_place: Path) -> None:
    migrated()

    def unit(tx: Tx) -> None:
        for name in ("Ấp 3", "Ấp Gò Dưa"):
            commune.add_hamlet(tx, name)
        priorities.add_group(tx, "Hộ nghèo", is_yearly=True)

    read(unit)


def roster(words: str = "") -> list[tuple[Any, ...]]:
    found, _ = read(lambda tx: households.find(tx, words, None, skip=0, limit=50))
    return [(h.hamlet_name, h.head_name, h.address_note, h.phone) for h in found]


def left_over(tx: Tx) -> list[Any]:
    lists = range(1, 9)
    return [row for id in lists for row in roster_imports.bad_rows(tx, id, 0, 99)]


def test_a_list_is_previewed_confirmed_and_written() -> None:
    Path("list.csv").write_text(LIST, "utf-8")
    result = gandan("import", "households", "list.csv", typed="y\n")
    assert result.exit_code == 0, result.output + result.stderr
    assert "Hộ mới: 2 · Hộ được sửa: 0 · Giữ nguyên: 0 · Dòng chưa nhập được: 4" in result.output
    assert "Dòng 4: chưa có ấp «Gò Dưa» trong sổ, có phải: Ấp Gò Dưa" in result.output
    assert "Dòng 5: chưa có ấp «Ấp 9»" in result.output
    assert "Dòng 6: số điện thoại «123» không đúng" in result.output
    assert "Dòng 7: trùng với dòng 2" in result.output
    assert "✅ Đã ghi 2 hộ." in result.output
    assert sorted(roster()) == [
        ("Ấp 3", "Nguyễn Thị Lan", "Tổ 1", "0912345678"),
        ("Ấp 3", "ông Huỳnh Văn Ba", "=HYPERLINK(1)", None),
    ]
    lan = read(lambda tx: households.find(tx, "lan", None, skip=0, limit=1))[0][0]
    in_groups = read(lambda tx: priorities.of_household(tx, lan.id))
    assert [one.group.name for one in in_groups] == ["Hộ nghèo"]
    assert read(left_over) == []


def test_nothing_is_written_without_a_yes() -> None:
    Path("list.csv").write_text(LIST, "utf-8")
    assert gandan("import", "households", "list.csv", typed="n\n").exit_code == 1
    assert gandan("import", "households", "list.csv", "--dry-run").exit_code == 0
    assert roster() == []


def test_the_bad_rows_come_back_and_can_be_sent_again() -> None:
    Path("list.csv").write_text(LIST, "utf-8")
    gandan("import", "households", "list.csv", "--yes")
    back = Path("list-chua-nhap.csv")
    assert stat.S_IMODE(back.stat().st_mode) == 0o600
    text = back.read_text("utf-8-sig")
    assert text.startswith("Ấp,Họ và tên chủ hộ,Địa chỉ,Số điện thoại,Diện,Dòng,Lỗi")
    back.write_text(text.replace("Gò Dưa,Võ", "Ấp Gò Dưa,Võ"), "utf-8")
    result = gandan("import", "households", str(back), "--yes")
    assert "Hộ mới: 1 · Hộ được sửa: 0 · Giữ nguyên: 1" in result.output
    assert ("Ấp Gò Dưa", "Võ Thành Út", "", None) in roster()


def test_a_list_sent_again_changes_what_differs_and_doubles_nothing() -> None:
    Path("list.csv").write_text(LIST, "utf-8")
    gandan("import", "households", "list.csv", "--yes")
    assert "Hộ mới: 0 · Hộ được sửa: 0 · Giữ nguyên: 2" in (
        gandan("import", "households", "list.csv", "--yes").output
    )
    later = HEADING + "Ấp 3;bà NGUYỄN THỊ LAN;;0987654321;\nẤp 3;HUỲNH VĂN BA;;;Hộ nghèo\n"
    Path("later.csv").write_text(later, "utf-8")
    result = gandan("import", "households", "later.csv", "--yes")
    assert "Hộ mới: 0 · Hộ được sửa: 2" in result.output
    assert sorted(roster()) == [
        ("Ấp 3", "Nguyễn Thị Lan", "Tổ 1", "0987654321"),
        ("Ấp 3", "ông Huỳnh Văn Ba", "=HYPERLINK(1)", None),
    ]
    lan = read(lambda tx: households.find(tx, "lan", None, skip=0, limit=1))[0][0]
    changes = read(lambda tx: history.of(tx, "household", lan.id))
    assert ("phone", "0912345678", "0987654321") in [(c.what, c.old, c.new) for c in changes]


def test_households_that_look_alike_are_named() -> None:
    Path("list.csv").write_text(LIST, "utf-8")
    gandan("import", "households", "list.csv", "--yes")
    Path("near.csv").write_text(HEADING + "Ấp 3;Huỳnh Ba;;;\nẤp 3;Lê Tư;;0912345678;\n", "utf-8")
    result = gandan("import", "households", "near.csv", "--dry-run")
    assert "Dòng 2: Huỳnh Ba – giống ông Huỳnh Văn Ba (đã có trong sổ)" in result.output
    assert "Dòng 3: Lê Tư – giống Nguyễn Thị Lan (đã có trong sổ)" in result.output


def test_what_is_exported_can_be_imported_and_holds_no_formula() -> None:
    Path("list.csv").write_text(LIST, "utf-8")
    gandan("import", "households", "list.csv", "--yes")
    before = roster()
    result = gandan("export", "households", "out.csv")
    assert result.exit_code == 0, result.output
    out = Path("out.csv")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    assert ",'=HYPERLINK(1)," in out.read_text("utf-8-sig")
    assert "Giữ nguyên: 2 · Dòng chưa nhập được: 0" in (
        gandan("import", "households", "out.csv", "--yes").output
    )
    assert roster() == before
    assert gandan("export", "households", "out.csv").exit_code == 2


def test_every_export_is_in_the_access_log() -> None:
    gandan("export", "households", "out.csv")
    looked = "SELECT count(*) FROM access WHERE subject = 'export'"
    assert read(lambda tx: tx.connection.exec_driver_sql(looked).scalar()) == 1


def test_what_is_no_list_is_refused_in_one_line() -> None:
    Path("no.csv").write_text("a,b\n1,2\n", "utf-8")
    result = gandan("import", "households", "no.csv")
    assert result.exit_code == 1
    assert "Không tìm thấy dòng tiêu đề" in result.stderr
    assert result.stderr.count("\n") == 1
    assert gandan("import", "households", "absent.csv").exit_code == 2


def test_a_list_of_many_chunks_is_written_whole() -> None:
    rows: list[list[str | float | None]] = [["Ấp", "Chủ hộ", "Địa chỉ", "SĐT", "Diện"]]
    for n in range(3_000):
        name = f"Nguyễn Văn {chr(65 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}"
        rows.append(["Ấp 3", name, f"Tổ {n % 9}", 900_000_000 + n, "Hộ nghèo" if n % 5 else None])
    xlsx(Path("many.xlsx"), rows)
    result = gandan("import", "households", "many.xlsx", "--yes")
    assert "✅ Đã ghi 3000 hộ." in result.output
