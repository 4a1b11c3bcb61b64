"""A whole week of the ladder, Wednesday to Monday, with the cast; and the turn of the year."""

from tests.world import World, local


async def a_friday_later(world: World) -> None:
    await world.reaches("2026-12-16 07:59")


async def test_from_wednesday_to_monday_each_hears_what_concerns_them_once(world: World) -> None:
    await a_friday_later(world)
    seen = {actor: len(actor.from_bot) for actor in (world.hoa, world.tu, world.minh, world.ha)}
    await world.reaches("2026-12-16 08:31")
    world.hoa.sees("– 19/12/2026", "Điểm đến: Ấp 3", "Đi cùng: đ/c Tú", "Dự kiến thăm: 2 hộ")
    world.ha.sees("Ban ấp chưa có ai trên Telegram: Ấp 3, Ấp Gò Dưa")
    await world.ha.taps("Đã báo: Ấp 3", "Đã báo: Ấp Gò Dưa")
    world.ha.sees("Ban ấp nơi đến đều đã được báo")
    await world.hoa.taps("✅ Tham gia")

    await world.reaches("2026-12-17 16:01")
    world.tu.sees("🔔 Nhắc: đồng chí chưa trả lời")
    world.hoa.sees_nothing_of("🔔 Nhắc: đồng chí chưa trả lời\n📅 Ngày thứ 7 với dân – 19/12")
    await world.tu.taps("🙋 Xin vắng", "Ốm đau")

    await world.reaches("2026-12-18 14:01")
    world.ha.sees("Đã trả lời: 2/3", "đ/c Tú: Ốm đau", "Chưa trả lời: đ/c Minh")
    await world.reaches("2026-12-18 19:01")
    world.minh.sees("Nhắc lần cuối", "ngày mai, 19/12/2026")
    await world.minh.taps("✅ Tham gia")
    await world.reaches("2026-12-18 20:01")
    assert world.ha.screen.count("Chuẩn bị Ngày thứ 7 với dân, thứ Bảy 19/12/2026") == 1

    await world.reaches("2026-12-19 06:31")
    world.hoa.sees("▶️ Ngày thứ 7 với dân – hôm nay, 19/12/2026")
    await world.reaches("2026-12-19 18:01")
    world.hoa.sees("chưa thấy phiếu của đồng chí")
    world.tu.sees_nothing_of("hôm nay, 19/12/2026", "19/12/2026: chưa thấy phiếu")
    await world.reaches("2026-12-20 09:00")
    await world.hoa.taps("Ghi ngay", "Đủ nội dung", "Không có ý kiến", "Gửi phiếu")
    world.hoa.sees("Đã lưu phiếu TH-2026-0001", "ghi muộn, vẫn được tính")
    await world.hoa.says("TH-2026-0001")
    world.hoa.sees("Ghi muộn: nhập sau ngày chính")

    await world.reaches("2026-12-20 19:01")
    for actor in (world.minh, world.ha):
        actor.sees(
            "kết quả thứ Bảy, 19/12/2026",
            "Hộ đã thăm: 1",
            "Xin vắng (1): đ/c Tú",
            "chưa ghi phiếu (1): đ/c Minh",
        )
        assert actor.last["message_id"] == actor.from_bot[-1]["message_id"]
    await world.reaches("2026-12-21 12:00")
    assert len(world.tu.from_bot) - seen[world.tu] <= 5
    assert world.minh.screen.count("kết quả thứ Bảy, 19/12/2026") == 1


async def test_the_turn_of_the_year_is_a_week_like_any_other(world: World) -> None:
    await world.reaches("2026-12-29 23:00")
    await world.closes()
    await world.opens()
    await world.reaches("2026-12-30 08:31")
    world.hoa.sees("– 02/01/2027", "Điểm đến: Ấp 3")
    await world.reaches("2026-12-31 16:01")
    world.hoa.sees("🔔 Nhắc", "02/01/2027")
    await world.reaches("2027-01-01 19:01")
    world.hoa.sees("Nhắc lần cuối", "ngày mai, 02/01/2027")
    await world.reaches("2027-01-03 19:01")
    world.minh.sees("kết quả thứ Bảy, 02/01/2027")
    assert world.hoa.screen.count("Nhắc lần cuối") == 2 + 1


async def test_before_tet_the_moved_date_has_its_own_ladder(world: World) -> None:
    await world.reaches("2027-01-10 09:00")
    await world.closes()
    world.clock.set(local("2027-02-03 07:00"), held=True)
    await world.opens()
    await world.reaches("2027-02-10 07:59")
    world.hoa.sees_nothing_of("– 06/02/2027", "– 13/02/2027")
    await world.reaches("2027-02-10 08:31")
    world.hoa.sees("– 13/02/2027")
    await world.reaches("2027-02-13 06:31")
    world.hoa.sees("hôm nay, 13/02/2027")
