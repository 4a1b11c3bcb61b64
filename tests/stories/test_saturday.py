"""The Saturday with the people: told on Friday, started on Saturday, each thing once."""

from tests.world import World

FRIDAY = "2026-12-04 19:01"
SATURDAY = "2026-12-05 06:31"


async def test_on_friday_everyone_who_takes_part_gets_the_notice_once(world: World) -> None:
    await world.reaches(FRIDAY)
    world.hoa.sees("Ngày thứ 7 với dân – ngày mai, 05/12/2026", "Ấp 3", "2 hộ")
    world.minh.sees("Ngày thứ 7 với dân")
    world.quan.sees_nothing_of("Ngày thứ 7 với dân – ngày mai")
    assert world.hoa.screen.count("ngày mai") == 1


async def test_the_answer_shows_on_the_notice_and_on_the_board(world: World) -> None:
    await world.reaches(FRIDAY)
    world.ha.sees("Đã trả lời: 0/3")
    await world.hoa.taps("Tham gia")
    world.hoa.sees("đã đăng ký tham gia")
    await world.tu.taps("Xin vắng", "Ốm đau")
    world.tu.sees("xin vắng", "Ốm đau")
    await world.ha.taps("Cập nhật")
    world.ha.sees("Đã trả lời: 2/3", "đ/c Tú: Ốm đau")


async def test_the_coordinator_reminds_those_who_are_silent(world: World) -> None:
    await world.reaches(FRIDAY)
    await world.hoa.taps("Tham gia")
    await world.ha.taps("Cập nhật", "Nhắc 2 người")
    world.tu.sees("Đầu mối đôn đốc nhắc")
    world.hoa.sees_nothing_of("Đầu mối đôn đốc nhắc")


async def test_saturday_starts_straight_into_the_first_household(world: World) -> None:
    await world.reaches(SATURDAY)
    world.hoa.sees("hôm nay, 05/12/2026", "2 hộ")
    taps_before = world.hoa.taps_made
    await world.hoa.taps("Bắt đầu", "Đủ nội dung", "Không có ý kiến", "Gửi phiếu")
    world.hoa.sees("Đã lưu phiếu TH-2026-0001", "Còn 1 hộ")
    assert world.hoa.taps_made - taps_before <= 5
    await world.hoa.taps("Hộ tiếp theo", "Đủ nội dung", "Không có ý kiến", "Gửi phiếu")
    world.hoa.sees("TH-2026-0002")


async def test_who_excused_themselves_is_not_called_on_saturday(world: World) -> None:
    await world.reaches(FRIDAY)
    await world.hoa.taps("Xin vắng", "Ốm đau")
    await world.reaches(SATURDAY)
    world.hoa.sees_nothing_of("hôm nay, 05/12/2026")


async def test_no_household_is_proposed_to_two(world: World) -> None:
    await world.reaches(FRIDAY)
    await world.hoa.taps("Xem danh sách")
    await world.tu.taps("Xem danh sách")
    hoa = {label for label in world.hoa.labels if label.startswith("⬜")}
    tu = {label for label in world.tu.labels if label.startswith("⬜")}
    assert len(hoa) == 2
    assert not hoa & tu


async def test_a_day_of_downtime_sends_nothing_stale_and_nothing_twice(world: World) -> None:
    await world.closes()
    world.clock.set(world.clock.now().replace(day=5, hour=1), held=True)
    await world.opens()
    world.hoa.sees_nothing_of("ngày mai")
    assert world.hoa.screen.count("hôm nay, 05/12/2026") == 1


async def test_a_restart_at_the_due_moment_doubles_nothing(world: World) -> None:
    await world.reaches("2026-12-04 18:59")
    await world.closes()
    world.clock.set(world.clock.now().replace(hour=12, minute=1), held=True)
    await world.opens()
    await world.restarts()
    assert world.hoa.screen.count("ngày mai") == 1


async def test_the_dates_go_on_for_months(world: World) -> None:
    for friday in ("2026-12-18", "2027-01-01", "2027-01-15", "2027-02-12"):
        await world.reaches(f"{friday} 19:01")
        world.hoa.sees("ngày mai")
    assert world.hoa.screen.count("ngày mai") == 5


async def test_a_saturday_within_tet_is_moved_and_everyone_is_told_once(world: World) -> None:
    await world.reaches("2027-01-10 09:00")
    for person in (world.hoa, world.minh, world.ha):
        person.has_seen("Buổi thứ Bảy, 06/02/2027 chuyển sang thứ Bảy, 13/02/2027")
        assert person.screen.count("đổi lịch") == 1
    world.quan.sees_nothing_of("06/02/2027")
    await world.reaches("2027-02-14 09:00")
    world.hoa.has_seen("Ngày thứ 7 với dân – ngày mai, 13/02/2027")
    world.hoa.sees_nothing_of("ngày mai, 06/02/2027")


async def test_an_unreachable_person_is_named_to_the_coordinator(world: World) -> None:
    world.standin.world.people[world.tu.id].blocked = True
    await world.reaches(FRIDAY)
    await world.reaches("2026-12-04 20:01")
    world.ha.sees("Cần gọi điện", "đ/c Tú")


async def test_everyone_may_ask_why_a_message_came(world: World) -> None:
    await world.reaches(FRIDAY)
    await world.hoa.taps("Vì sao có tin này")
    assert world.hoa.toasts[-1] == (
        "Ngày thứ 7 với dân: nhắc lần cuối (trước 1 ngày, 19:00), mỗi buổi gửi một lần. "
        "Đồng chí tham gia và khi đó chưa trả lời."
    )


async def test_a_household_that_was_not_met_is_not_the_next_one(world: World) -> None:
    await world.reaches(SATURDAY)
    await world.hoa.taps("Bắt đầu")
    first = world.hoa.last["text"]
    await world.hoa.taps("Không có nhà", "Hộ tiếp theo")
    assert world.hoa.last["text"] != first
    await world.hoa.taps("Không có nhà")
    world.hoa.sees("Hộ vẫn ở trong danh sách", "Còn 2 hộ")
    assert "➡️ Hộ tiếp theo" not in world.hoa.labels
