"""Priority groups: the administrator keeps them, cadres set them, few read why."""

from handlers.refusals import Why
from storage import priorities
from storage.transaction import Tx
from tests.stories.test_household_page import opens_the_page
from tests.world import World


def of_lan(tx: Tx) -> list[str]:
    return [one.group.name for one in priorities.of_household(tx, 1)]


async def sets_lan(world: World, *labels: str) -> None:
    await opens_the_page(world.hoa)
    await world.hoa.taps("Diện ưu tiên", *labels, "✅ Xong")


async def test_a_cadre_in_charge_sets_and_ends_what_a_household_is(world: World) -> None:
    await sets_lan(world, "Hộ chính sách", "Hộ nghèo")
    assert world.hoa.toasts[-1] == "Đã lưu diện ưu tiên của hộ."
    world.hoa.sees("Diện ưu tiên: Hộ chính sách; Hộ nghèo (đến hết 31/12/2026)")
    await sets_lan(world, "✅ Hộ chính sách")
    assert await world.knows(of_lan) == ["Hộ nghèo"]
    await world.reaches("2027-01-01 08:00")
    await opens_the_page(world.hoa)
    assert "Diện ưu tiên" not in world.hoa.last["text"]


async def test_others_read_only_that_there_is_a_priority(world: World) -> None:
    await sets_lan(world, "Hộ nghèo", "Người có công")
    await world.hoa.taps("Ghi thăm hộ", "Đủ nội dung", "Không có ý kiến", "Gửi phiếu")
    await world.ha.follows("v_1")
    world.ha.sees("Diện: Người có công; diện ưu tiên")
    world.ha.sees_nothing_of("nghèo")
    await world.tu.follows("v_1")
    world.tu.sees_nothing_of("Hộ nghèo")
    await world.minh.follows("v_1")
    world.minh.sees("Diện: Người có công; Hộ nghèo")


async def test_nothing_that_is_pushed_says_why(world: World) -> None:
    await sets_lan(world, "Hộ nghèo", "Đảng viên 40 năm", "Gia đình tôn giáo")
    before = {actor.id: len(actor.from_bot) for actor in (world.hoa, world.tu, world.minh)}
    await world.reaches("2026-12-08 09:00")
    for actor in (world.hoa, world.tu, world.minh):
        said = "\n".join(m.get("text", "") for m in actor.from_bot[before[actor.id] :])
        assert "nghèo" not in said
        assert "Đảng viên" not in said
        assert "tôn giáo" not in said


async def test_only_who_is_in_charge_may_set_them(world: World) -> None:
    await opens_the_page(world.hoa)
    message_id, data = world.hoa.button("Diện ưu tiên")
    for actor in (world.ha, world.quan):
        await actor.says("/start")
        await actor.presses(actor.last["message_id"], data)
        assert actor.toasts[-1] == Why.NOT_ALLOWED
    await world.tu.says("/start")
    await world.tu.presses(world.tu.last["message_id"], "priority:4")
    world.tu.sees("Hộ thuộc diện ưu tiên nào?")
    await world.hoa.presses(message_id, "priority:4")
    assert world.hoa.toasts[-1] == Why.NOT_ALLOWED


async def test_the_administrator_keeps_the_groups(world: World) -> None:
    await world.quan.says("/start")
    await world.quan.taps("Ấp, khu phố", "Diện ưu tiên")
    world.quan.sees("Diện ưu tiên: 8")
    await world.quan.taps("Thêm")
    await world.quan.says("hộ  NGHÈO")
    world.quan.sees("Đã có diện khác mang tên này")
    await world.quan.says("Hộ đơn thân")
    world.quan.sees("Hộ đơn thân", "người khác thấy «diện ưu tiên»")
    await world.quan.taps("Ghi rõ tên", "Xét từng năm")
    world.quan.sees("mọi cán bộ", "đến hết năm được xét")
    await world.quan.taps("Đổi tên")
    await world.quan.says("Hộ neo đơn <b>")
    world.quan.sees("Hộ neo đơn <b>")
    await sets_lan(world, "Hộ neo đơn")
    await world.quan.taps("Đóng diện")
    world.quan.sees("Số hộ đang thuộc diện: 1")
    assert world.quan.labels[0] == "↩️ Không đóng"
    await world.quan.taps("🚫 Đóng diện")
    world.quan.sees("Diện ưu tiên: 8")
    assert await world.knows(of_lan) == []


async def test_nobody_else_keeps_the_groups(world: World) -> None:
    await world.hoa.says("/start")
    for data in ("groups:0", "group:1", "addgroup:0", "closegroup:1", "markgroup:1:show"):
        await world.hoa.presses(world.hoa.last["message_id"], data)
        assert world.hoa.toasts[-1] == Why.NOT_ALLOWED
