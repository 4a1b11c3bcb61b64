"""A person removed from staff can do nothing from then on; a restart anywhere loses nothing."""

from handlers.refusals import Why
from storage import staff
from storage.tables.visit import VisitRow
from storage.types import table
from tests.world import World


async def test_revoked_mid_talk_nothing_works_and_nothing_is_recorded(world: World) -> None:
    await world.hoa.says("/tham")
    await world.hoa.taps("Nguyễn Thị Lan", "Đủ nội dung", "Không có ý kiến")
    send = world.hoa.button("Gửi phiếu")
    edit = world.hoa.button("Sửa")
    await world.knows(lambda tx: staff.leave(tx, 1))
    for message_id, data in (send, edit, (send[0], "home:0"), (send[0], "household:1")):
        await world.hoa.presses(message_id, data)
        assert world.hoa.toasts[-1] == Why.STRANGER
    before = len(world.hoa.from_bot)
    for words in ("gửi phiếu", "/start", "/start v_1", "Cống vỡ trước nhà bác Lan"):
        await world.hoa.says(words)
    await world.hoa.sends_photo()
    said = [message["text"] for message in world.hoa.from_bot[before:]]
    assert set(said) == {Why.STRANGER}
    count = table(VisitRow).select()
    assert await world.knows(lambda tx: tx.connection.execute(count).all()) == []


async def test_revoked_before_saturday_gets_no_notice_and_is_not_expected(world: World) -> None:
    await world.knows(lambda tx: staff.leave(tx, 1))
    await world.reaches("2026-12-05 06:31")
    world.hoa.sees_nothing_of("Ngày thứ 7")
    world.ha.has_seen("Đã trả lời: 0/2")


async def test_a_role_taken_away_ends_what_it_allowed(world: World) -> None:
    await world.hoa.says("/tham")
    await world.hoa.taps("Nguyễn Thị Lan")
    message_id, data = world.hoa.button("Đủ nội dung")
    await world.knows(lambda tx: staff.set_roles(tx, 1, []))
    await world.hoa.presses(message_id, data)
    assert world.hoa.toasts[-1] == Why.NOT_ALLOWED
    await world.hoa.says("đủ nội dung")
    world.hoa.sees(Why.NOT_ALLOWED)
    await world.hoa.says("/start")
    world.hoa.sees("chưa được giao vai trò nào")


async def test_a_restart_between_any_two_steps_changes_nothing(world: World) -> None:
    steps = (
        "Ghi thăm hộ",
        "Nguyễn Thị Lan",
        "BHYT",
        "Xong",
        "Có ý kiến",
        "Phản ánh",
        "«Cống vỡ»",
        "Thủy lợi",
        "Báo cáo lãnh đạo",
        "Hết ý kiến",
        "👍 Đồng ý",
        "Sửa",
        "Ngày thăm",
        "Hôm qua",
        "Gửi phiếu",
    )
    await world.hoa.says("/start")
    for step in steps:
        await world.restarts()
        if step.startswith("«"):
            await world.hoa.says(step.strip("«»"))
        else:
            await world.hoa.taps(step)
    world.hoa.sees("Đã lưu phiếu TH-2026-0001")
    await world.restarts()
    await world.hoa.taps("Trang chính", "Phiếu của tôi", "Nguyễn Thị Lan")
    world.hoa.sees("thứ Tư, 02/12/2026", "BHYT", "Cống vỡ")
    assert world.hoa.screen.count("Đã lưu phiếu") == 1
