"""Lists of models by command: a commune's 31 models of 23 units come in and go out again."""

import stat
from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings
from domain.people import Role
from storage import history, models, staff
from tests.bot.cli.place import gandan, migrated, read
from tests.bot.roster.files import xlsx

HEADING = "Đơn vị;Tên mô hình;Trạng thái;Phụ trách;Kết quả\n"


@pytest.fixture(autouse=True)
def commune(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:///models.sqlite")
    assert "database_url" in Settings.model_fields
    migrated()


def listed(year: int = 2026) -> list[Any]:
    return [one.model for one in read(lambda tx: models.of_year(tx, year))]


def of_vinh_yen() -> list[list[str | float | None]]:
    """Source: 003, "23 đơn vị đăng ký xây dựng 31 mô hình": it names no more of them."""
    units = [n % 23 for n in range(31)]
    rows: list[list[str | float | None]] = [
        ["MÔ HÌNH, ĐIỂN HÌNH TIÊN TIẾN ĐĂNG KÝ NĂM 2024"],
        ["STT", "Đơn vị đăng ký", "Tên mô hình, điển hình", "Chủ đề đột phá"],
    ]
    return rows + [
        [n + 1, f"Đơn vị {u + 1}", f"Mô hình {n + 1}", None] for n, u in enumerate(units)
    ]


def test_thirty_one_models_of_twenty_three_units_come_in_and_go_out() -> None:
    xlsx(Path("list.xlsx"), of_vinh_yen(), merged=["A1:D1"])
    result = gandan("import", "models", "list.xlsx", typed="y\n")
    assert result.exit_code == 0, result.output + result.stderr
    assert "Mô hình mới: 31 · Được sửa: 0 · Giữ nguyên: 0" in result.output
    assert "Năm 2024: 31 mô hình của 23 đơn vị." in result.output
    assert "✅ Đã ghi 31 mô hình." in result.output
    before = listed(2024)
    assert len(before) == 31
    for name in ("out.xlsx", "out.csv"):
        assert gandan("export", "models", name).exit_code == 0
        assert stat.S_IMODE(Path(name).stat().st_mode) == 0o600
        result = gandan("import", "models", name, "--yes")
        assert "Mô hình mới: 0 · Được sửa: 0 · Giữ nguyên: 31" in result.output, result.stderr
    assert listed(2024) == before
    looked = "SELECT count(*) FROM access WHERE subject = 'export'"
    assert read(lambda tx: tx.connection.exec_driver_sql(looked).scalar()) == 2
    assert gandan("export", "models", "out.csv").exit_code == 2


def test_a_list_sent_again_changes_what_differs_and_keeps_the_rest() -> None:
    hoa = read(lambda tx: staff.add(tx, "Lê Thị Hoa", [Role.CADRE]))
    Path("list.csv").write_text(HEADING + "Hội Phụ nữ;Đường hoa;mới;lê thị hoa;\n", "utf-8")
    gandan("import", "models", "list.csv", "--yes")
    (one,) = listed()
    assert (one.owner, one.owner_id) == ("Lê Thị Hoa", hoa)
    later = HEADING + "HỘI PHỤ NỮ;đường hoa;;;Vượt\nHội Phụ nữ;=1+1;;;Đạt\n"
    Path("later.csv").write_text(later, "utf-8")
    assert gandan("import", "models", "later.csv", "--dry-run").exit_code == 0
    assert gandan("import", "models", "later.csv", typed="n\n").exit_code == 1
    assert listed() == [one]
    result = gandan("import", "models", "later.csv", "--yes")
    assert "Mô hình mới: 1 · Được sửa: 1 · Giữ nguyên: 0" in result.output
    formula, same = listed()
    assert (same.unit, same.owner_id, str(same.outcome)) == ("Hội Phụ nữ", hoa, "exceeded")
    assert formula.name == "=1+1"
    gandan("export", "models", "out.csv", "--year", "2026")
    assert ",'=1+1," in Path("out.csv").read_text("utf-8-sig")
    found = read(lambda tx: models.same(tx, same))
    changes = read(lambda tx: history.of(tx, "model", found.id))
    assert [(e.what, e.person_id) for e in changes] == [("added", None), ("outcome", None)]


def test_rows_that_are_no_models_come_back_and_can_be_sent_again() -> None:
    rows = "Hội Phụ nữ;Đường hoa;lạ;;\n;Ao cá;;;\nHội Phụ nữ;Nuôi lợn;;;\n"
    Path("list.csv").write_text(HEADING + rows, "utf-8")
    result = gandan("import", "models", "list.csv", "--yes")
    assert "Dòng 2: trạng thái «lạ» không rõ" in result.output
    assert "Dòng 3: thiếu đơn vị" in result.output
    back = Path("list-chua-nhap.csv")
    fixed = back.read_text("utf-8-sig").replace(",lạ,", ",mới,")
    assert fixed.startswith("Đơn vị,Tên mô hình,Trạng thái,Phụ trách,Kết quả,Dòng,Lỗi")
    back.write_text(fixed, "utf-8")
    assert "Mô hình mới: 1" in gandan("import", "models", str(back), "--yes").output
    assert len(listed()) == 2


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"a,b\n1,2\n", "Không tìm thấy dòng tiêu đề"),
        (HEADING.encode(), "không có mô hình nào"),
        (b"PK\x03\x04nonsense", "không phải bảng tính"),
    ],
)
def test_what_is_no_list_is_refused_in_one_line(content: bytes, why: str) -> None:
    Path("no.csv").write_bytes(content)
    result = gandan("import", "models", "no.csv")
    assert result.exit_code == 1
    assert why in result.stderr
    assert result.stderr.count("\n") == 1
    assert gandan("import", "models", "absent.csv").exit_code == 2
