"""Somebody is invited, joins, and leaves."""

import re

from handlers.joining import texts as joining
from handlers.refusals import Why
from handlers.staff import texts as staff_texts
from tests.world import Actor, World, buttons


def code_in(phone: Actor) -> str:
    """The code of the last invitation in a chat."""
    held = [found["copy_text"]["text"] for found in buttons(phone.last) if "copy_text" in found]
    code = re.search(r"i_[\w-]+", held[-1])
    assert code is not None
    return code[0]


async def invites(world: World, name: str) -> str:
    await world.quan.says("/start")
    await world.quan.taps("👥 Cán bộ", "Mời cán bộ")
    await world.quan.says(name)
    await world.quan.taps("Chỉ là cán bộ", "Toàn xã", "Tạo lời mời")
    return code_in(world.quan)


async def test_a_stranger_with_an_invitation_becomes_a_cadre_and_logs_a_visit(
    world: World,
) -> None:
    code = await invites(world, "Đỗ Thị Mai")
    await world.stranger.follows(code)
    world.stranger.sees("xã Tân Lúa", "Đỗ Thị Mai", "cán bộ", "toàn xã")
    await world.stranger.taps("Đúng, tham gia", times=5)
    world.quan.sees("Đỗ Thị Mai đã tham gia")
    await world.stranger.taps("Ghi thăm hộ", "Nguyễn Thị Lan", "Đủ nội dung", "Không có ý kiến")
    await world.stranger.taps("Gửi phiếu")
    world.stranger.sees("Đã lưu phiếu TH-2026-0001")


async def test_the_inviter_takes_it_back(world: World) -> None:
    await world.stranger.follows(await invites(world, "Đỗ Thị Mai"))
    await world.stranger.taps("Đúng, tham gia")
    await world.quan.taps("Thu hồi", times=2)
    world.stranger.sees(joining.ACCESS_ENDED)
    await world.stranger.taps("Ghi thăm hộ")
    assert world.stranger.toasts[-1] == Why.STRANGER
    await world.stranger.says("/start")
    world.stranger.sees(Why.STRANGER)


async def test_a_cadre_gets_a_new_phone(world: World) -> None:
    await world.quan.says("/start")
    await world.quan.taps("👥 Cán bộ", "Lê Thị Hoa")
    await world.quan.taps("Mời máy mới", times=2)
    await world.stranger.follows(code_in(world.quan))
    await world.stranger.taps("Đúng, tham gia")
    world.hoa.sees(joining.MOVED)
    await world.stranger.says("/settings")
    world.stranger.sees("Lê Thị Hoa", "Ấp 3")


async def test_whoever_leaves_hands_the_saturday_on(world: World) -> None:
    await world.reaches("2026-12-04 14:10")
    await world.quan.says("/start")
    await world.quan.taps("👥 Cán bộ", "Lê Thị Hoa", "Thôi phụ trách")
    await world.quan.says("Chuyển công tác")
    await world.quan.taps("Ngô Anh Tú", "Thôi phụ trách")
    world.hoa.sees(staff_texts.FAREWELL)
    world.tu.sees("hộ cần thăm của đồng chí Lê Thị Hoa")
    await world.reaches("2026-12-05 06:40")
    world.hoa.sees(staff_texts.FAREWELL)


async def test_telegram_refuses_nothing_of_it(world: World) -> None:
    await world.stranger.follows(await invites(world, "Đỗ Thị Mai"))
    await world.stranger.taps("Đúng, tham gia")
    await world.quan.taps("Thu hồi", "Xem cán bộ", "Đổi vai trò", "Quản trị", "✅ Xong")
    await world.quan.taps("Thôi phụ trách")
    await world.quan.says("Nhầm người")
    await world.quan.taps("Thôi phụ trách", "🏠 Trang chính", "Ấp, khu phố", "Ấp 3", "🚫 Đóng")
    await world.quan.taps("Ấp Gò Dưa", "🚫 Đóng ấp", "Thêm")
    await world.quan.says("Ấp 9, Ấp 10")
    world.quan.sees("Đã thêm 2 ấp, khu phố.")
    calls = world.standin.journal.calls
    assert [call for call in calls if call.code != 200] == []
    assert world.standin.journal.oddities == []
