"""A cadre logs a household visit."""

from handlers.talk import texts as talk_texts
from practice import sharing
from tests.world import World


async def to_the_topics(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi thăm hộ", "Nguyễn Thị Lan")


async def test_a_plain_visit_takes_five_taps_and_has_a_code(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi thăm hộ", "Nguyễn Thị Lan", "Đủ nội dung", "Không có ý kiến")
    world.hoa.sees("Xem lại", "bà Nguyễn Thị Lan, Ấp 3", "thứ Năm, 03/12/2026", "Đi cùng: không")
    await world.hoa.taps("Gửi phiếu")
    world.hoa.sees("Đã lưu phiếu TH-2026-0001")
    assert world.hoa.taps_made == 5


async def test_the_wizard_is_one_message_and_the_receipt_another(world: World) -> None:
    await world.hoa.says("/start")
    assert len(world.hoa.from_bot) == 1
    await world.hoa.taps("Ghi thăm hộ", "Nguyễn Thị Lan", "Đủ nội dung", "Không có ý kiến")
    assert len(world.hoa.from_bot) == 1
    await world.hoa.taps("Gửi phiếu")
    assert len(world.hoa.from_bot) == 1
    world.hoa.sees("Đã lưu phiếu")


async def test_every_answer_can_be_typed(world: World) -> None:
    await world.hoa.says("/start")
    for words in ("ghi tham ho", "lan", "1", "du noi dung", "không có ý kiến", "gửi phiếu"):
        await world.hoa.says(words)
    world.hoa.sees("Đã lưu phiếu TH-2026-0001")


async def test_a_double_tap_on_send_makes_one_visit(world: World) -> None:
    await to_the_topics(world)
    await world.hoa.taps("Đủ nội dung", "Không có ý kiến")
    await world.hoa.taps("Gửi phiếu", times=2)
    assert world.hoa.screen.count("Đã lưu phiếu") == 1
    world.hoa.sees("Đã lưu phiếu")


async def test_a_double_tap_on_cancel_keeps_the_way_back(world: World) -> None:
    await to_the_topics(world)
    await world.hoa.taps("Hủy", times=2)
    world.hoa.sees("Đã bỏ")
    await world.hoa.taps("Lấy lại")
    world.hoa.sees("những nội dung nào")


async def test_what_was_opened_and_not_answered_is_no_draft(world: World) -> None:
    await world.hoa.says("/start")
    for _ in range(3):
        await world.hoa.taps("Ghi thăm hộ", "Trang chính")
    assert not [label for label in world.hoa.labels if label.startswith("✍️")]
    await world.hoa.taps("Ghi thăm hộ")
    await world.hoa.sends_photo()
    await world.hoa.says("/start")
    world.hoa.sees("Tiếp tục")


async def test_a_record_opens_in_a_protected_message(world: World) -> None:
    await to_the_topics(world)
    await world.hoa.taps("Đủ nội dung", "Không có ý kiến", "Gửi phiếu", "Trang chính")
    await world.hoa.taps("Phiếu của tôi", "Nguyễn Thị Lan")
    world.hoa.sees("Phiếu TH-2026-0001")
    assert world.hoa.last["has_protected_content"] is True
    await world.hoa.taps("Trang hộ")
    assert world.hoa.last["has_protected_content"] is True


async def test_words_edited_after_sending_are_not_passed_over(world: World) -> None:
    await to_the_topics(world)
    await world.hoa.taps("Đủ nội dung", "Có ý kiến", "Phản ánh")
    message_id = await world.hoa.says("Điện yếu")
    await world.hoa.passes_it_on()
    await world.hoa.taps("Hết ý kiến", "👍 Đồng ý", "Gửi phiếu")
    await world.hoa.edits(message_id, "Điện rất yếu")
    world.hoa.sees("YK-2026-0001", "Sửa lời ý kiến theo tin mới?")
    await world.hoa.taps("Sửa theo tin mới")
    world.minh.sees("Người ghi nhận vừa sửa lời", "«Điện rất yếu»")


async def test_many_files_are_shown_some_at_a_time_with_their_captions(world: World) -> None:
    await to_the_topics(world)
    for number in range(12):
        await world.hoa.sends_photo(caption=f"Ảnh số {number} <b>")
    await world.hoa.taps("Đủ nội dung", "Không có ý kiến", "Gửi phiếu", "Trang chính")
    await world.hoa.taps("Phiếu của tôi", "Nguyễn Thị Lan", "Xem ảnh")
    assert world.hoa.last["caption"] == "Ảnh số 9 <b>"
    await world.hoa.taps("Còn 2 tệp")
    assert world.hoa.last["caption"] == "Ảnh số 11 <b>"


async def test_nobody_at_home_is_one_tap(world: World) -> None:
    await to_the_topics(world)
    await world.hoa.taps("Không có nhà")
    world.hoa.sees("không có nhà")
    world.hoa.sees_nothing_of("vẫn ở trong danh sách")  # there is none today


async def test_what_was_raised_is_written_in_a_few_words(world: World) -> None:
    await to_the_topics(world)
    await world.hoa.taps("Đủ nội dung", "Có ý kiến", "Phản ánh")
    await world.hoa.says("Đường vào ấp 3 ngập sau mưa")
    await world.hoa.taps("Giao thông", "Báo cáo lãnh đạo", "Hết ý kiến", "👍 Đồng ý")
    world.hoa.sees("Ý kiến 1: Đường vào ấp 3 ngập sau mưa")


async def test_back_changes_an_answer_and_keeps_the_others(world: World) -> None:
    await to_the_topics(world)
    await world.hoa.taps("Đủ nội dung", "Quay lại")
    world.hoa.sees("những nội dung nào")
    await world.hoa.taps("Quay lại")
    world.hoa.sees("thăm hộ nào")
    await world.hoa.taps("Huỳnh Văn Ba")
    world.hoa.sees("ý kiến gì không")


async def test_a_field_is_changed_on_the_review_and_the_rest_stays(world: World) -> None:
    await to_the_topics(world)
    await world.hoa.taps("Đủ nội dung", "Không có ý kiến", "Sửa", "Ngày thăm", "Hôm qua")
    world.hoa.sees("Xem lại", "thứ Tư, 02/12/2026", "bà Nguyễn Thị Lan")


async def test_a_stale_button_runs_nothing_and_says_so(world: World) -> None:
    await to_the_topics(world)
    message_id, data = world.hoa.button("Đủ nội dung")
    await world.hoa.taps("Đủ nội dung", "Quay lại", "Không có nhà")
    await world.hoa.says("/start")
    await world.hoa.presses(message_id, data)
    assert talk_texts.ENDED in world.hoa.toasts[-1]


async def test_several_drafts_wait_side_by_side(world: World) -> None:
    await to_the_topics(world)
    await world.hoa.taps("Trang chính", "Ghi thăm hộ", "Huỳnh Văn Ba", "Trang chính")
    await world.hoa.taps("Việc đang dở (2)")
    await world.hoa.taps("Nguyễn Thị Lan")
    world.hoa.sees("bà Nguyễn Thị Lan", "những nội dung nào")


async def test_a_household_with_an_open_draft_offers_that_draft(world: World) -> None:
    await to_the_topics(world)
    await world.hoa.taps("Đủ nội dung", "Trang chính", "Ghi thăm hộ", "Nguyễn Thị Lan")
    world.hoa.sees("ý kiến gì không")
    await world.hoa.taps("Trang chính")
    assert "đang dở" not in " ".join(world.hoa.labels)


async def test_a_draft_goes_on_after_the_process_was_restarted(world: World) -> None:
    await to_the_topics(world)
    await world.hoa.taps("Đủ nội dung")
    await world.restarts()
    await world.hoa.taps("Không có ý kiến", "Gửi phiếu")
    world.hoa.sees("Đã lưu phiếu TH-2026-0001")


async def test_a_photo_sent_meanwhile_joins_the_visit(world: World) -> None:
    await to_the_topics(world)
    await world.hoa.sends_photo()
    world.hoa.sees("1 ảnh", "những nội dung nào")
    await world.hoa.taps("Đủ nội dung", "Không có ý kiến", "Gửi phiếu", "Trang chính")
    await world.hoa.taps("Phiếu của tôi", "Nguyễn Thị Lan")
    world.hoa.sees("📎 1 ảnh")
    assert len(list(world.directory.glob("files/**/*.jpg"))) == 1


async def test_an_edited_message_corrects_the_draft_answer(world: World) -> None:
    await to_the_topics(world)
    await world.hoa.taps("Đủ nội dung", "Có ý kiến", "Phản ánh")
    message_id = await world.hoa.says("Đường vào ấp ngập")
    await world.hoa.edits(message_id, "Cầu vào ấp hỏng")
    await world.hoa.taps("Giao thông", "Báo cáo lãnh đạo", "Hết ý kiến", "👍 Đồng ý")
    world.hoa.sees("Cầu vào ấp hỏng")


async def test_a_cancelled_draft_can_be_taken_back(world: World) -> None:
    await to_the_topics(world)
    await world.hoa.taps("Đủ nội dung", "Hủy")
    world.hoa.sees("Đã bỏ")
    await world.hoa.taps("Lấy lại")
    world.hoa.sees("ý kiến gì không")


async def test_a_new_household_may_withhold_its_name(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi thăm hộ", "Hộ mới", "Ấp 3", "Bỏ qua", "Đủ nội dung")
    await world.hoa.taps("Không có ý kiến", "Gửi phiếu")
    world.hoa.sees("TH-2026-0001")


async def test_a_companion_joins_the_visit_of_the_same_day(world: World) -> None:
    await to_the_topics(world)
    await world.hoa.taps("Đủ nội dung", "Không có ý kiến", "Gửi phiếu")
    await world.tu.says("/start")
    await world.tu.taps("Ghi thăm hộ", "Nguyễn Thị Lan")
    world.tu.sees("đ/c Hoa đã ghi phiếu TH-2026-0001")
    await world.tu.taps("Cùng chuyến đó")
    world.tu.sees("TH-2026-0001")


async def test_a_mistake_is_withdrawn_with_a_reason(world: World) -> None:
    await to_the_topics(world)
    await world.hoa.taps("Đủ nội dung", "Không có ý kiến", "Gửi phiếu", "Trang chính")
    await world.hoa.taps("Phiếu của tôi", "Nguyễn Thị Lan", "Rút phiếu", "Ghi nhầm hộ")
    world.hoa.sees("Đã rút phiếu TH-2026-0001")


async def test_a_visit_is_corrected_for_48_hours_with_history(world: World) -> None:
    await to_the_topics(world)
    await world.hoa.taps("Đủ nội dung", "Không có ý kiến", "Gửi phiếu", "Trang chính")
    await world.hoa.taps("Phiếu của tôi", "Nguyễn Thị Lan", "Sửa phiếu", "Ghi chú")
    await world.hoa.says("Bác cần xe lăn")
    world.hoa.sees("Đã sửa TH-2026-0001", "Bác cần xe lăn")
    await world.passes(hours=49)
    await world.hoa.taps("Xem phiếu")
    world.hoa.sees("Lịch sử", "sửa ghi chú")
    assert "✏️ Sửa phiếu" not in world.hoa.labels


async def test_a_place_sent_meanwhile_is_acknowledged(world: World) -> None:
    await to_the_topics(world)
    sharing.send_location(world.standin, world.hoa.id, {})
    await world.settles()
    world.hoa.sees(talk_texts.PLACED)
