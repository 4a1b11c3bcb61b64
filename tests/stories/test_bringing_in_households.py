"""The administrator sends the list that the commune has; the roster follows, once."""

import base64
from pathlib import Path
from typing import Any

from domain.people import Role
from domain.roster.progress import Stage
from handlers.refusals import Why
from practice import sharing
from storage import households, priorities, roster_imports, staff
from storage.transaction import Tx
from tests.bot.roster.files import xlsx
from tests.world import Actor, World, buttons

HEADING = "STT;Ấp;Họ và tên chủ hộ;Địa chỉ;SĐT;Diện\n"
LIST = (
    HEADING
    + "1;Ấp 3;Nguyễn Thị Lan;Tổ 1;912345678;Hộ nghèo\n"
    + "2;Gò Dưa;Cao Văn Tám;;;\n"
    + "3;Ấp Gò Dưa;Cao Văn Tám;;;\n"
    + "4;Ấp 3;Trần Chín <b>;;;\n"
)


async def sends_list(actor: Actor, content: bytes, name: str = "ho dan.csv") -> None:
    body = {"content": base64.b64encode(content).decode(), "name": name}
    sharing.send_file(actor.world.standin, actor.id, "document", body)
    await actor.world.settles()


def roster(tx: Tx) -> set[tuple[Any, ...]]:
    found, _ = households.find(tx, "", None, skip=0, limit=50)
    return {(h.hamlet_name, h.head_name, h.phone) for h in found}


def kept_files(world: World) -> list[Path]:
    return [path for path in (world.directory / "files").rglob("*") if path.is_file()]


async def test_a_list_is_offered_previewed_confirmed_and_written(world: World) -> None:
    before = await world.knows(roster)
    await sends_list(world.quan, LIST.encode())
    world.quan.sees("ho dan.csv", "Nhập danh sách hộ, cán bộ hoặc bảng phân công")
    assert world.quan.last["has_protected_content"]
    await world.quan.taps("Đọc danh sách")
    world.quan.sees("Hộ mới: 2 · Hộ được sửa: 1 · Giữ nguyên: 0", "Dòng chưa nhập được: 1")
    world.quan.sees("Dòng 3: chưa có ấp «Gò Dưa» trong sổ, có phải: Ấp Gò Dưa")
    assert await world.knows(roster) == before
    card = world.quan.last["message_id"]
    await world.quan.taps("Nhập vào sổ")
    world.quan.has_seen("✅ Đã nhập ho dan.csv.", "Đã ghi: 3 hộ · Giữ nguyên: 0")
    assert next(m for m in world.quan.from_bot if m["message_id"] == card)["text"][0] == "✅"
    after = await world.knows(roster)
    assert after - before == {
        ("Ấp 3", "bà Nguyễn Thị Lan", "0912345678"),
        ("Ấp Gò Dưa", "Cao Văn Tám", None),
        ("Ấp 3", "Trần Chín <b>", None),
    }
    assert [one.group.name for one in await world.knows(of_lan)] == ["Hộ nghèo"]


def of_lan(tx: Tx) -> list[Any]:
    return list(priorities.of_household(tx, 1))


async def test_the_bad_rows_come_back_and_the_file_that_was_sent_goes(world: World) -> None:
    await sends_list(world.quan, LIST.encode())
    (sent,) = kept_files(world)
    await world.quan.taps("Đọc danh sách", "Nhập vào sổ")
    document = world.quan.last["document"]
    assert document["file_name"] == "chua-nhap-1.csv"
    assert world.quan.last["caption"].startswith("📎 Các dòng chưa nhập")
    (report,) = kept_files(world)
    assert report != sent
    text = report.read_text("utf-8-sig")
    assert text.splitlines()[0] == "STT,Ấp,Họ và tên chủ hộ,Địa chỉ,SĐT,Diện,Dòng,Lỗi"
    await sends_list(world.quan, text.replace("Gò Dưa,Cao", "Ấp Gò Dưa,Cao").encode())
    await world.quan.taps("Đọc danh sách")
    world.quan.sees("Hộ mới: 0 · Hộ được sửa: 0 · Giữ nguyên: 1", "Không có gì để ghi")
    assert "✅ Nhập vào sổ" not in world.quan.labels
    await world.passes(days=8)
    await world.app.forget()
    assert kept_files(world) == []


async def test_a_workbook_that_would_end_the_process_gets_a_clear_answer(
    world: World, tmp_path: Path
) -> None:
    far = '<row r="1048576"><c r="XFD1048576" t="str"><v></v></c></row>'
    path = xlsx(tmp_path / "far.xlsx", [["Ấp", "Chủ hộ"], ["Ấp 3", "Lê An"]], more=far)
    await sends_list(world.quan, path.read_bytes(), "xa.xlsx")
    await world.quan.taps("Đọc danh sách")
    world.quan.sees("xa.xlsx", "có ô nằm rất xa ngoài bảng", "Sổ không thay đổi")
    assert await world.knows(lambda tx: roster_imports.at_stage(tx, Stage.UNREADABLE)) == [1]


async def test_a_list_that_is_not_wanted_leaves_nothing(world: World) -> None:
    before = await world.knows(roster)
    for steps in (["Không nhập"], ["Đọc danh sách", "Không nhập"]):
        await sends_list(world.quan, LIST.encode())
        await world.quan.taps(*steps)
        world.quan.sees("Sổ vẫn như cũ")
    assert await world.knows(roster) == before
    assert kept_files(world) == []


async def test_old_buttons_and_double_taps_write_once(world: World) -> None:
    await sends_list(world.quan, LIST.encode())
    await world.quan.taps("Đọc danh sách", times=2)
    message_id, data = world.quan.button("Nhập vào sổ")
    await world.quan.presses(message_id, data, times=3)
    after = await world.knows(roster)
    assert world.quan.screen.count("Đã nhập ho dan.csv") == 1
    await world.quan.presses(message_id, data)
    assert world.quan.toasts[-1].startswith("Danh sách này đã xử lý xong")
    await sends_list(world.quan, LIST.encode())
    await world.quan.taps("Đọc danh sách")
    world.quan.has_seen("Hộ mới: 0 · Hộ được sửa: 0 · Giữ nguyên: 3")
    assert await world.knows(roster) == after


async def test_a_stop_anywhere_goes_on_where_it_was(world: World) -> None:
    rows = "".join(f"{n};Ấp 3;Nguyễn Văn {chr(65 + n)}a;;;\n" for n in range(20))
    await sends_list(world.quan, (HEADING + rows).encode())
    await world.quan.taps("Đọc danh sách")
    await world.restarts()
    await world.knows(lambda tx: roster_imports.move(tx, 1, Stage.PREVIEWED, Stage.WRITING))
    assert await world.knows(lambda tx: roster_imports.write_some(tx, 1, 7)) == 7
    await world.restarts()
    world.quan.has_seen("Đã ghi: 20 hộ")
    names = [str(name) for _, name, _ in await world.knows(roster)]
    assert len([name for name in names if name.startswith("Nguyễn Văn ")]) == 20


async def test_nobody_else_brings_in_households(world: World) -> None:
    await sends_list(world.quan, LIST.encode())
    await world.hoa.says("/start")
    for data in ("roster:1", "rosteryes:1", "rosterno:1", "rosterhow:0"):
        await world.hoa.presses(world.hoa.last["message_id"], data)
        assert world.hoa.toasts[-1] == Why.NOT_ALLOWED
    await sends_list(world.hoa, LIST.encode())
    world.hoa.sees("Ghi thành ý kiến")
    await world.quan.taps("Đọc danh sách")
    world.quan.sees("Hộ mới: 2")


async def test_another_administrator_does_not_reach_into_a_list(world: World) -> None:
    await sends_list(world.quan, LIST.encode())
    await world.knows(lambda tx: staff.set_roles(tx, 1, [Role.ADMIN]))
    await world.hoa.says("/start")
    await world.hoa.presses(world.hoa.last["message_id"], "roster:1")
    assert world.hoa.toasts[-1] == Why.GONE


async def test_the_way_is_said_where_the_hamlets_are(world: World) -> None:
    await world.quan.says("/start")
    await world.quan.taps("Ấp, khu phố", "Nhập danh sách")
    world.quan.sees("gửi bảng tính XLSX hoặc CSV vào đây", "không ghi đôi")


async def test_hamlets_that_are_not_there_are_named_once_and_can_be_copied(world: World) -> None:
    rows = [f"{n};Ấp {n % 3 + 7};Trần Văn {name};;;\n" for n, name in enumerate("ABCDEF")]
    await sends_list(world.quan, (HEADING + "".join(rows)).encode())
    await world.quan.taps("Đọc danh sách")
    world.quan.has_seen("Dòng chưa nhập được: 6", "• Ấp 7: 2 dòng", "• Ấp 9: 2 dòng")
    world.quan.sees_nothing_of("có phải", "Dòng 2:")
    shown = [found for message in world.quan.from_bot for found in buttons(message)]
    copied = next(found["copy_text"]["text"] for found in shown if "Chép" in found["text"])
    await world.quan.says("/start")
    await world.quan.taps("Ấp, khu phố", "➕ Thêm")
    await world.quan.says(copied)
    world.quan.sees("Đã thêm 3 ấp")
    await sends_list(world.quan, (HEADING + "".join(rows)).encode(), "lan hai.csv")
    await world.quan.taps("Đọc danh sách")
    world.quan.sees("Hộ mới: 6")
