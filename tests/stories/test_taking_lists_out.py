"""The administrator takes the list of households out, and may send it back unchanged."""

from pathlib import Path

from handlers.refusals import Why
from storage import staff
from storage.transaction import Tx
from tests.stories.test_bringing_in_households import kept_files, sends_list
from tests.world import World

LOOKED = "SELECT person_id FROM access WHERE subject = 'export' AND NOT refused"


async def test_the_list_takes_the_place_of_a_message_and_comes_back_as_the_same(
    world: World,
) -> None:
    await world.quan.says("/start")
    await world.quan.taps("Ấp, khu phố", "Xuất danh sách", "Danh sách hộ")
    sent = world.quan.last
    assert sent["document"]["file_name"] == "ho-dan-2026-12-03.xlsx"
    assert sent["caption"].startswith("📤 ")
    (made,) = kept_files(world)
    await sends_list(world.quan, content_of(made), "ve.xlsx")
    await world.quan.taps("Đọc danh sách")
    world.quan.has_seen(
        "Hộ mới: 0 · Hộ được sửa: 0", "Dòng chưa nhập được: 0", "Không có gì để ghi"
    )
    taken = await world.knows(lambda tx: tx.connection.exec_driver_sql(LOOKED).scalars().all())
    assert taken == [await world.knows(quan_id)]


def content_of(path: Path) -> bytes:
    return path.read_bytes()


def quan_id(tx: Tx) -> int:
    person = staff.by_account(tx, 105)
    assert person is not None
    return person.id


async def test_staff_are_taken_out_likewise(world: World) -> None:
    await world.quan.says("/start")
    await world.quan.taps("Ấp, khu phố", "Xuất danh sách", "Danh sách cán bộ")
    assert world.quan.last["document"]["file_name"] == "can-bo-2026-12-03.xlsx"


async def test_nobody_else_takes_a_list_out(world: World) -> None:
    await world.hoa.says("/start")
    for data in ("exports:0", "export:0:households", "export:0:staff_list"):
        await world.hoa.presses(world.hoa.last["message_id"], data)
        assert world.hoa.toasts[-1] == Why.NOT_ALLOWED
    await world.quan.says("/start")
    await world.quan.presses(world.quan.last["message_id"], "export:0:day_list")
    assert world.quan.toasts[-1] == Why.GONE
