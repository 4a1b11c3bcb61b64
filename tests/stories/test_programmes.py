"""Programmes are set up by buttons, and their dates moved, cancelled and added, each told once."""

from dataclasses import replace

from domain.programme import SATURDAY_WITH_THE_PEOPLE, Participants, Who
from storage import planning, programmes, registrations
from storage.transaction import Tx
from tests.world import Actor, World

SATURDAY = "T7 05/12"


async def opens_programme(actor: Actor, name: str = "Ngày thứ 7") -> None:
    await actor.says("/start")
    await actor.taps("🗓 Chương trình", name)


async def test_a_preset_is_reviewed_with_five_dates_and_stands_at_once(world: World) -> None:
    await world.ha.says("/start")
    taps_before = world.ha.taps_made
    await world.ha.taps("🗓 Chương trình", "Thêm chương trình", "Mỗi tuần một ấp")
    await world.ha.taps("Trần Văn Minh", "Lê Thị Hoa", "Xong")
    world.ha.sees(
        "Trưởng đoàn: đ/c Minh",
        "Thành viên: đ/c Hoa",
        "Buổi 1: thứ Bảy, 05/12/2026: thăm hộ (Ấp 3)",
        "Buổi 2: thứ Bảy, 12/12/2026: thăm hộ (Ấp Gò Dưa)",
        "Buổi 5: thứ Bảy, 02/01/2027: thăm hộ (Ấp 3)",
    )
    await world.ha.taps("Lưu chương trình")
    assert world.ha.taps_made - taps_before <= 7
    world.ha.sees("Mỗi tuần một điểm đến", "thứ Bảy, 05/12/2026: thăm hộ (Ấp 3)")
    await world.minh.says("/start")
    await world.minh.taps("Việc khác", "Lịch của tôi")
    world.minh.sees("Mỗi tuần một điểm đến: thăm hộ (Ấp 3)")
    await world.tu.says("/start")
    await world.tu.taps("Việc khác", "Lịch của tôi")
    world.tu.sees_nothing_of("Mỗi tuần một điểm đến")


async def test_own_days_own_place_own_people(world: World) -> None:
    await world.quan.says("/start")
    await world.quan.taps("🗓 Chương trình", "Thêm chương trình", "Tự đặt")
    await world.quan.says("Ngày Chủ nhật xanh")
    await world.quan.taps("Theo thứ", "Chủ nhật", "Mọi tuần", "Ra quân", "Nơi khác")
    await world.quan.says("xã Bạn <b>")
    await world.quan.taps("Toàn thể")
    world.quan.sees("Buổi 1: Chủ nhật, 06/12/2026: ngày ra quân lao động (xã Bạn <b>)")
    await world.quan.taps("Lưu chương trình")
    world.quan.sees("Ngày Chủ nhật xanh", "nơi khác: xã Bạn <b>")
    await world.reaches("2026-12-05 14:10")
    world.hoa.sees("Ngày Chủ nhật xanh – ngày mai, 06/12/2026", "xã Bạn <b>")


async def test_a_list_of_dates_may_be_typed(world: World) -> None:
    await world.ha.says("/start")
    await world.ha.taps("🗓 Chương trình", "Thêm chương trình", "Tự đặt")
    await world.ha.says("Đối thoại quý")
    await world.ha.taps("Danh sách ngày")
    await world.ha.says("9/12/2026, 31/2/2027")
    world.ha.sees("Có ngày chưa đọc được")
    await world.ha.says("9/12/2026; 10/03/2027")
    await world.ha.taps("Đối thoại", "Chọn từng buổi", "Toàn thể", "Lưu chương trình")
    world.ha.sees("Đối thoại quý", "thứ Tư, 09/12/2026: đối thoại (đầu mối đôn đốc sẽ báo)")
    await world.ha.taps("T4 09/12", "Chọn điểm đến", "Ấp Gò Dưa", "Xong")
    world.ha.sees("Điểm đến: Ấp Gò Dưa")


async def test_days_that_never_come_and_a_taken_name_are_sent_back(world: World) -> None:
    await world.ha.says("/start")
    await world.ha.taps("🗓 Chương trình", "Thêm chương trình", "Ngày thứ 7")
    world.ha.sees("Xã đang có chương trình «Ngày thứ 7 với dân»")
    await world.ha.says("ngày thứ 7 VỚI DÂN")
    await world.ha.taps("Lưu chương trình")
    world.ha.sees("Đã có chương trình tên này")
    await world.ha.says("Thứ Bảy mới")
    await world.ha.taps("Lưu chương trình")
    world.ha.has_seen("Thứ Bảy mới", "Các buổi sắp tới")


async def test_a_date_is_moved_everyone_is_told_once_and_asked_anew(world: World) -> None:
    await world.reaches("2026-12-04 19:01")
    await world.hoa.taps("Tham gia")
    await opens_programme(world.ha)
    await world.ha.taps(SATURDAY, "Dời ngày", "CN 06/12", "Mưa bão")
    world.ha.has_seen("Chủ nhật, 06/12/2026", "Dời từ: thứ Bảy, 05/12/2026", "Tham gia: 0/3")
    for person in (world.hoa, world.tu, world.minh):
        person.sees("thứ Bảy, 05/12/2026 chuyển sang Chủ nhật, 06/12/2026", "Mưa bão")
        assert person.screen.count("đổi lịch") == 1
    await world.hoa.taps("Tham gia")
    await world.reaches("2026-12-05 19:10")
    world.hoa.sees_nothing_of("chưa trả lời</b>", "ngày mai, 06/12/2026")
    assert world.tu.screen.count("ngày mai, 06/12/2026") == 1
    world.hoa.sees_nothing_of("hôm nay, 05/12/2026")
    await world.reaches("2026-12-06 06:31")
    world.hoa.sees("hôm nay, 06/12/2026")


async def test_a_cancelled_date_is_said_no_more(world: World) -> None:
    await opens_programme(world.ha)
    await world.ha.taps(SATURDAY, "Không tổ chức")
    await world.ha.says("Gọi 0901234567 để hỏi")
    world.ha.sees("không tổ chức")
    world.hoa.has_seen("Buổi thứ Bảy, 05/12/2026 không tổ chức")
    world.hoa.sees_nothing_of("0901234567")
    await world.reaches("2026-12-06 09:00")
    world.hoa.sees_nothing_of("ngày mai", "hôm nay, 05/12/2026")
    await world.ha.says("/start")
    world.ha.sees("T7 19/12")


async def test_a_date_is_added_and_can_be_answered(world: World) -> None:
    await opens_programme(world.ha)
    await world.ha.taps("Thêm buổi", "T7 05/12", "Thăm hộ")
    world.ha.sees("Ngày này chương trình đã có buổi")
    await world.ha.says("13/12")
    await world.ha.taps("Thăm hộ")
    world.ha.sees("Chủ nhật, 13/12/2026")
    world.hoa.sees("Có buổi Chủ nhật, 13/12/2026: thăm hộ (Ấp 3)")
    await world.hoa.taps("Tham gia")

    def word(tx: Tx) -> list[bool]:
        added = next(o for o in programmes.of_programme(tx, 1) if o.planned_on is None)
        return [w.takes_part for w in registrations.of(tx, added.id).values()]

    assert await world.knows(word) == [True]


async def test_two_who_change_one_date_do_not_undo_each_other(world: World) -> None:
    for actor in (world.ha, world.quan):
        await opens_programme(actor)
        await actor.taps(SATURDAY, "Không tổ chức" if actor is world.quan else "Dời ngày")
    await world.quan.taps("Xã có việc đột xuất")
    await world.ha.taps("CN 06/12", "Mưa bão")
    world.ha.has_seen("Buổi này không tổ chức")
    assert world.ha.toasts[-1] == "Buổi này vừa được người khác thay đổi."


async def test_an_added_day_off_moves_the_date_and_forgetting_it_moves_it_back(
    world: World,
) -> None:
    await world.ha.says("/start")
    await world.ha.taps("🗓 Chương trình", "Nghỉ, làm bù")
    world.ha.sees("Ngày nghỉ, làm bù 2026", "thứ Bảy, 10/01/2026: làm bù", "01/01/2026: nghỉ")
    await world.ha.taps("➕ Ngày nghỉ")
    await world.ha.says("19/12/2026")
    await world.ha.says("Lễ của xã")
    world.ha.sees("thứ Bảy, 19/12/2026: nghỉ (Lễ của xã)")
    world.hoa.sees("Buổi thứ Bảy, 19/12/2026 chuyển sang thứ Bảy, 26/12/2026")
    await world.ha.taps("Bỏ T7 19/12")
    world.hoa.sees("Buổi thứ Bảy, 26/12/2026 chuyển sang thứ Bảy, 19/12/2026")
    await world.ha.taps("Năm 2027")
    world.ha.sees("Ngày nghỉ, làm bù 2027", "06/02/2027: nghỉ")


async def test_a_changed_programme_is_replanned_without_doubling_what_was_said(
    world: World,
) -> None:
    await world.reaches("2026-12-04 19:01")
    await opens_programme(world.ha)
    await world.ha.taps("✏️ Sửa", "✏️ Sửa", "Số hộ mỗi ấp", "3 hộ", "Lưu chương trình")
    world.ha.sees("Số hộ mỗi ấp: 3")
    await world.reaches("2026-12-04 22:00")
    assert world.hoa.screen.count("ngày mai") == 1
    await world.reaches("2026-12-05 06:31")
    assert world.hoa.screen.count("hôm nay, 05/12/2026") == 1
    world.hoa.sees_nothing_of("đổi lịch")


async def test_an_ended_programme_is_told_and_falls_silent(world: World) -> None:
    await opens_programme(world.quan)
    await world.quan.taps("Kết thúc", "🚫 Kết thúc")
    world.quan.sees("Xã chưa có chương trình nào")
    world.hoa.has_seen("Buổi thứ Bảy, 05/12/2026 không tổ chức")
    world.ha.has_seen("không tổ chức")
    await world.reaches("2026-12-06 09:00")
    world.hoa.sees_nothing_of("ngày mai")


async def test_cadres_and_leaders_set_up_nothing(world: World) -> None:
    for actor in (world.hoa, world.minh):
        await actor.says("/start")
        message_id = int(actor.last["message_id"])
        for action in ("programmes:0", "programme:1", "movedate:1", "daysoff:0", "newprogramme:0"):
            await actor.presses(message_id, action)
            assert "ngoài phần việc" in actor.toasts[-1], action


async def test_my_calendar_shows_the_month_and_takes_the_word(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Việc khác", "Lịch của tôi")
    world.hoa.sees(
        "5 buổi trong 30 ngày tới",
        "thứ Bảy, 05/12/2026\nNgày thứ 7 với dân: thăm hộ (Ấp 3)\n⏳ Đồng chí chưa trả lời.",
        "thứ Bảy, 12/12/2026\nNgày thứ 7 với dân: làm việc tại trụ sở",
    )
    await world.hoa.taps("Tham gia T7 05/12")
    world.hoa.sees("✅ Đồng chí tham gia.")
    await world.hoa.taps("Vắng T7 19/12", "Ốm đau")
    world.hoa.sees("Đã ghi đồng chí xin vắng")
    await world.hoa.says("Lịch của tôi")
    world.hoa.sees("🙋 Đồng chí xin vắng.")


async def test_who_does_not_take_part_is_not_asked_and_may_not_answer(world: World) -> None:
    def hide(tx: Tx) -> int:
        only_tu = Participants(Who.GROUP, member_ids=frozenset({2}))
        programmes.change(tx, 1, replace(SATURDAY_WITH_THE_PEOPLE, participants=only_tu))
        planning.replan(tx, 1)
        found = programmes.next_one(tx)
        assert found is not None
        return found.id

    occurrence_id = await world.knows(hide)
    await world.reaches("2026-12-04 19:01")
    world.tu.has_seen("ngày mai")
    world.hoa.sees_nothing_of("ngày mai")
    await world.hoa.says("/start")
    await world.hoa.presses(int(world.hoa.last["message_id"]), f"attend:{occurrence_id}")
    assert "ngoài phần việc" in world.hoa.toasts[-1]


async def test_a_delegation_gets_another_head_and_the_others_stay(world: World) -> None:
    await world.ha.says("/start")
    await world.ha.taps("🗓 Chương trình", "Thêm chương trình", "Mỗi tuần một ấp")
    await world.ha.taps("Trần Văn Minh", "Lê Thị Hoa", "Xong", "Lưu chương trình")
    await world.ha.taps("✏️ Sửa", "✏️ Sửa", "Trưởng đoàn", "Ngô Anh Tú")
    world.ha.sees("Trưởng đoàn: đ/c Tú", "đ/c Hoa", "đ/c Minh")
    await world.ha.taps("Lưu chương trình")
    world.ha.sees("trưởng đoàn đ/c Tú")
    await world.ha.taps("✏️ Sửa", "Lưu chương trình")
    assert world.ha.toasts[-1] == "Chương trình vẫn như cũ."
    await world.tu.says("Lịch của tôi")
    world.tu.sees("Mỗi tuần một điểm đến: thăm hộ (Ấp 3)")


async def test_the_first_page_keeps_to_four_rows(world: World) -> None:
    for actor in (world.hoa, world.minh, world.ha, world.quan):
        await actor.says("/start")
        rows = actor.last["reply_markup"]["inline_keyboard"]
        assert len(rows) <= 4
    await world.hoa.taps("Ghi thăm hộ", "Nguyễn Thị Lan", "Trang chính")
    assert len(world.hoa.last["reply_markup"]["inline_keyboard"]) <= 4
