"""Three households raise one matter; a leader answers once, and each of them is told."""

from tests.stories.test_raising_an_issue import raised
from tests.world import Actor, World


async def joins(cadre: Actor, household: str, words: str) -> None:
    await cadre.says("/tham")
    await cadre.taps(household, "Đủ nội dung", "Có ý kiến", "Phản ánh")
    await cadre.says(words)
    await cadre.taps("Giao thông")
    cadre.sees("Có phải cùng một việc không?", "YK-2026-0001", "ngập sau mưa")
    await cadre.taps("Cùng", "Hết ý kiến", "👍 Đồng ý", "Gửi phiếu")


async def test_those_who_join_hear_the_one_answer_and_one_discontent_opens_it(
    world: World,
) -> None:
    await raised(world)
    await joins(world.tu, "Huỳnh Văn Ba", "Mưa là đường vào ấp ngập, học sinh đi lại khó")
    world.tu.has_seen("cùng ý kiến với YK-2026-0001, nay 2 hộ cùng nêu")
    await world.restarts()
    await joins(world.hoa, "Thạch Thị Sa", "Đường vào ấp 3 ngập, học sinh đi khó, mưa là chịu")
    world.minh.has_seen("nay 3 hộ")
    world.minh.sees_nothing_of("ông Ba", "Thạch", "0912")
    await world.minh.taps("✅ Nhận, T6", "✍️ Trả lời")
    await world.minh.says("Xã đã đổ đá cấp phối 200 m, xong ngày 04/12/2026")
    await world.minh.taps("Gửi trả lời")
    world.tu.has_seen("Báo hộ: đã tiếp nhận", "đổ đá cấp phối")
    assert world.hoa.screen.count("Báo kết quả cho hộ dân") == 2
    await world.tu.taps("Đã báo, hài lòng")
    await world.hoa.taps("Đã báo, chưa")
    await world.hoa.says("Đá mới đổ nửa đoạn")
    world.minh.sees("YK-2026-0001", "công dân chưa hài lòng", "nửa đoạn")
    await world.minh.taps("✍️ Trả lời")
    await world.minh.says("Xã đã đổ đá nốt nửa đoạn còn lại")
    await world.minh.taps("Gửi trả lời")
    world.hoa.sees("đổ đá nốt")
    # Whoever has heard and was satisfied is left in peace.
    assert "đổ đá nốt" not in world.tu.screen
