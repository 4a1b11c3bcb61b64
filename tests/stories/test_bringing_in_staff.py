"""The administrator sends the list of staff: known ones change, new ones get a link each."""

from domain.people import Role
from domain.roster.progress import Stage
from handlers.refusals import Why
from handlers.roster import texts
from storage import invites, roster_imports, staff
from storage.transaction import Tx
from tests.stories.test_bringing_in_households import kept_files, sends_list
from tests.world import World

LIST = (
    "STT;Họ và tên;Chức vụ;Ấp phụ trách;SĐT\n"
    "1;Lê Thị Hoa;Cán bộ;Ấp Gò Dưa;0912345678\n"
    + "".join(f"{n};Lý Văn {chr(60 + n)}a;Công chức;Ấp 3;\n" for n in range(5, 15))
    + "99;Cao Quản;Quản trị;;\n"
)


def hamlets_of_hoa(tx: Tx) -> frozenset[int]:
    person = staff.by_id(tx, 1)
    assert person is not None
    return person.hamlet_ids


async def test_a_list_of_staff_is_known_as_one_and_invites_who_is_new(world: World) -> None:
    await sends_list(world.quan, LIST.encode(), "can bo.csv")
    await world.quan.taps("Đọc danh sách")
    world.quan.sees("Mời mới: 10 · Được sửa: 1", "Dòng chưa nhập được: 1", "không cấp bằng danh")
    world.quan.sees("Số điện thoại không được lưu")
    assert await world.knows(invites.pending) == []
    await world.quan.taps("Nhập vào sổ")
    world.quan.has_seen("Đã mời hoặc sửa: 11", "Đường dẫn là bí mật", "10/12/2026")
    told = [m for m in world.quan.from_bot if "✉️ Lời mời" in m.get("text", "")]
    assert [m["has_protected_content"] for m in told] == [True, True]
    keys = [row[0] for m in told for row in m["reply_markup"]["inline_keyboard"]]
    links = {key["text"]: key["copy_text"]["text"] for key in keys}
    assert len(links) == 10
    code = links["📋 Lý Văn Aa"].partition("?start=")[2] or links["📋 Lý Văn Aa"].split()[-1]
    invite = await world.knows(lambda tx: invites.usable(tx, code))
    assert invite is not None
    assert (invite.full_name, invite.roles) == ("Lý Văn Aa", {Role.CADRE})
    world.hoa.has_seen("Ấp Gò Dưa")
    assert code not in str(world.hoa.from_bot)


async def test_sent_again_it_doubles_nobody(world: World) -> None:
    for _ in range(2):
        await sends_list(world.quan, LIST.encode(), "can bo.csv")
        await world.quan.taps("Đọc danh sách")
        if "✅ Nhập vào sổ" in world.quan.labels:
            await world.quan.taps("Nhập vào sổ", times=2)
    world.quan.has_seen("Mời mới: 0 · Được sửa: 0 · Giữ nguyên: 11")
    assert len(await world.knows(invites.pending)) == 10


async def test_in_doubt_it_is_asked_and_may_be_read_as_the_other(world: World) -> None:
    both = "Danh sách cán bộ và hộ dân\nHọ và tên;Ấp\nLê Thị Hoa;Ấp Gò Dưa\n"
    await sends_list(world.quan, both.encode())
    await world.quan.taps("Đọc danh sách")
    world.quan.sees("chưa rõ đây là danh sách hộ hay danh sách cán bộ")
    await world.quan.taps("Danh sách hộ")
    world.quan.sees("Hộ mới: 1")
    message_id, as_households = world.quan.button("Nhập vào sổ")
    await world.quan.taps("Đây là cán bộ")
    world.quan.sees("Mời mới: 0 · Được sửa: 1")
    await world.quan.presses(message_id, as_households)
    assert world.quan.toasts[-1] == texts.GONE
    await world.quan.taps("Đây là hộ dân")
    world.quan.sees("Hộ mới: 1")
    await world.quan.taps("Không nhập")
    assert kept_files(world) == []


async def test_a_stop_between_two_rows_invites_nobody_twice(world: World) -> None:
    await sends_list(world.quan, LIST.encode(), "can bo.csv")
    await world.quan.taps("Đọc danh sách")
    await world.knows(lambda tx: roster_imports.move(tx, 1, Stage.PREVIEWED, Stage.WRITING))
    await world.restarts()
    assert len(await world.knows(invites.pending)) == 10
    world.quan.has_seen("Đã mời hoặc sửa: 11")


async def test_nobody_else_says_of_whom_a_list_is(world: World) -> None:
    await sends_list(world.quan, LIST.encode(), "can bo.csv")
    await world.quan.taps("Đọc danh sách")
    await world.hoa.says("/start")
    await world.hoa.presses(world.hoa.last["message_id"], "rosterkind:1:staff")
    assert world.hoa.toasts[-1] == Why.NOT_ALLOWED
    await world.quan.presses(world.quan.last["message_id"], "rosterkind:1:admins")
    assert world.quan.toasts[-1] == Why.GONE
    before = await world.knows(hamlets_of_hoa)
    await world.quan.taps("Không nhập")
    await world.quan.presses(world.quan.last["message_id"], "rosteryes:1")
    assert await world.knows(hamlets_of_hoa) == before
