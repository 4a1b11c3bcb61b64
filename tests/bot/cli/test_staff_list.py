"""`gandan import staff` and `gandan export`, and that what was exported changes nothing."""

import csv
import stat
from pathlib import Path

import pytest

from domain.people import Role
from storage import bot_identity, commune, households, invites, priorities, staff
from storage.transaction import Tx
from tests.bot.cli.place import gandan, migrated, read

LIST = (
    "Họ và tên;Chức vụ;Ấp phụ trách;Điện thoại\n"
    "Lê Thị Hoa;Cán bộ;Ấp 3, Ấp Gò Dưa;0912345678\n"
    "Trần Văn Mới;Công chức địa chính;Ấp 3;\n"
    "Bùi Quản Trị;Quản trị hệ thống;;\n"
)


@pytest.fixture(autouse=True)
def settled(empty_place: Path) -> None:
    migrated()

    def unit(tx: Tx) -> None:
        bot_identity.remember(tx, "tanlua_bot")
        first, second = (commune.add_hamlet(tx, name) or 0 for name in ("Ấp 3", "Ấp Gò Dưa"))
        staff.add(tx, "Lê Thị Hoa", [Role.CADRE], [first])
        staff.add(tx, "Bùi Đức Quản", [Role.ADMIN, Role.LEADER], whole_commune=True)
        groups = [priorities.add_group(tx, name) or 0 for name in ("Hộ nghèo", "Cán bộ, công chức")]
        lan = households.add(
            tx, first, "=Lan Anh", by=None, address_note="@Tổ 1", phone="0912345678"
        )
        priorities.set_groups(tx, lan, groups, by=1)
        households.add(tx, second, "bà NGUYỄN Thị Út", by=None, address_note="http://x.vn")

    read(unit)


def test_new_ones_are_invited_and_known_ones_changed() -> None:
    Path("cb.csv").write_text(LIST, "utf-8")
    result = gandan("import", "staff", "cb.csv", typed="y\n")
    assert result.exit_code == 0, result.output + result.stderr
    assert "Mời mới: 1 · Được sửa: 1 · Giữ nguyên: 0 · Dòng chưa nhập được: 1" in result.output
    assert "Chức vụ được hiểu là cán bộ: Công chức địa chính" in result.output
    assert "quyền quản trị không cấp bằng danh sách" in result.output
    hoa = read(lambda tx: staff.everyone(tx, Role.CADRE))[0]
    assert (hoa.full_name, len(hoa.hamlet_ids)) == ("Lê Thị Hoa", 2)
    (invite,) = read(invites.pending)
    assert (invite.full_name, invite.roles) == ("Trần Văn Mới", {Role.CADRE})
    links = Path("cb-loi-moi.csv")
    assert stat.S_IMODE(links.stat().st_mode) == 0o600
    rows = list(csv.reader(links.read_text("utf-8-sig").splitlines()))
    assert rows[1][0] == "Trần Văn Mới"
    address, _, code = rows[1][1].partition("?start=")
    assert address == "https://t.me/tanlua_bot"
    assert read(lambda tx: invites.usable(tx, code)) == invite
    assert code not in result.output


def test_sent_again_the_same_link_stays_good_and_nobody_is_invited_twice() -> None:
    Path("cb.csv").write_text(LIST, "utf-8")
    gandan("import", "staff", "cb.csv", "--yes")
    assert "Mời mới: 0 · Được sửa: 0 · Giữ nguyên: 2" in (
        gandan("import", "staff", "cb.csv", "--yes").output
    )
    Path("cb.csv").write_text(LIST.replace("địa chính;Ấp 3", "địa chính;Ấp Gò Dưa"), "utf-8")
    assert "Mời mới: 0 · Được sửa: 1" in gandan("import", "staff", "cb.csv", "--yes").output
    (invite,) = read(invites.pending)
    gods = [h.id for h in read(commune.hamlets) if h.name == "Ấp Gò Dưa"]
    assert sorted(invite.hamlet_ids) == gods


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize(("what", "count"), [("households", 2), ("staff", 2)])
def test_what_was_exported_changes_nothing(what: str, count: int, ending: str) -> None:
    out = f"out.{ending}"
    assert gandan("export", what, out).exit_code == 0
    assert stat.S_IMODE(Path(out).stat().st_mode) == 0o600
    told = gandan("import", what, out, "--yes").output
    assert f"Giữ nguyên: {count} · Dòng chưa nhập được: 0" in told
    assert gandan("export", what, out).exit_code == 2
    looked = "SELECT count(*) FROM access WHERE subject = 'export'"
    assert read(lambda tx: tx.connection.exec_driver_sql(looked).scalar()) == 1


def test_another_ending_is_refused() -> None:
    assert gandan("export", "households", "out.pdf").exit_code == 2
