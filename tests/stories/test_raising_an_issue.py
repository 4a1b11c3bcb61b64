"""What a household raised reaches a leader, is answered, and the citizen hears."""

from tests.world import World

WORDS = "Đường vào ấp 3 ngập sau mưa, học sinh đi lại khó, gọi bà Lan 0912 345 678"


async def raised(world: World, words: str = WORDS) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi thăm hộ", "Nguyễn Thị Lan", "Đủ nội dung", "Có ý kiến", "Phản ánh")
    await world.hoa.says(words)
    await world.hoa.taps("Giao thông")
    await world.hoa.says_it_is_another()
    await world.hoa.taps("Báo cáo lãnh đạo", "Hết ý kiến", "👍 Đồng ý", "Gửi phiếu")


async def test_an_issue_beyond_authority_fits_into_twelve_taps_and_a_sentence(
    world: World,
) -> None:
    await raised(world)
    assert world.hoa.taps_made <= 12
    world.hoa.has_seen("Đã lưu phiếu TH-2026-0001", "YK-2026-0001", "✅ đã gửi → ⬜ đã xem")


async def test_the_leader_is_told_at_once_without_names_and_numbers(world: World) -> None:
    await raised(world)
    world.minh.sees("Ý kiến vượt thẩm quyền – YK-2026-0001", "Giao thông · Ấp 3", "ngập sau mưa")
    world.minh.sees_nothing_of("Lan", "0912", "345")


async def test_the_leader_accepts_in_one_tap_and_the_cadre_sees_it(world: World) -> None:
    await raised(world)
    await world.minh.taps("✅ Nhận, T6 04/12")
    assert world.minh.taps_made == 1
    world.minh.sees("Đồng chí đã nhận xử lý YK-2026-0001", "thứ Sáu, 04/12/2026")
    world.hoa.has_seen("✅ đã nhận", "Báo hộ: đã tiếp nhận")


async def test_the_answer_comes_back_to_the_household_and_closes_with_its_word(
    world: World,
) -> None:
    await raised(world)
    await world.minh.taps("✅ Nhận, T6", "✍️ Trả lời")
    await world.minh.says("Xã đã đổ đá cấp phối 200 m, xong ngày 04/12/2026")
    await world.minh.taps("Gửi trả lời")
    world.hoa.sees("Báo kết quả cho hộ dân", "đổ đá cấp phối")
    taps_before = world.hoa.taps_made
    await world.hoa.taps("Đã báo, hài lòng")
    assert world.hoa.taps_made - taps_before <= 2
    world.hoa.sees("công dân hài lòng")


async def test_not_satisfied_goes_back_to_whoever_answered(world: World) -> None:
    await raised(world)
    await world.minh.taps("✅ Nhận, T6", "✍️ Trả lời")
    await world.minh.says("Xã sẽ xem xét trong thời gian tới")
    await world.minh.taps("Gửi trả lời")
    await world.hoa.taps("Đã báo, chưa")
    await world.hoa.says("Đường vẫn ngập như cũ")
    world.minh.sees("công dân chưa hài lòng", "Đường vẫn ngập như cũ")


async def test_two_leaders_press_at_the_same_moment_and_one_wins(world: World) -> None:
    await raised(world)
    message_id, data = world.minh.button("✅ Nhận, T6")
    await world.minh.presses(message_id, data, times=2)
    assert world.hoa.screen.count("Báo hộ: đã tiếp nhận") == 1


async def test_a_denunciation_leaves_nothing_behind(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi thăm hộ", "Nguyễn Thị Lan", "Đủ nội dung", "Có ý kiến", "Phản ánh")
    await world.hoa.says("Ông Tám nhận hối lộ bí mật zzz")
    await world.hoa.sends_photo("ảnh hối lộ")
    assert list(world.directory.glob("files/**/*.jpg"))
    await world.hoa.taps("Quay lại", "Quay lại", "Tố cáo")
    world.hoa.sees("Tố cáo đi theo đường riêng")
    chat = [entry.message.get("text", "") for entry in world.hoa.messages]
    assert not any("hối lộ" in text for text in chat)
    assert not list(world.directory.glob("files/**/*.jpg"))
    for path in world.directory.glob("gandan.db*"):
        assert "hối lộ".encode() not in path.read_bytes(), path
        assert b"h\\u1ed1i l\\u1ed9" not in path.read_bytes(), path


async def test_a_complaint_is_only_referred(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi thăm hộ", "Nguyễn Thị Lan", "Đủ nội dung", "Có ý kiến", "Khiếu nại")
    world.hoa.sees("đi theo đường riêng")
    await world.hoa.taps("Đã hướng dẫn", "Hết ý kiến", "Gửi phiếu")
    world.hoa.has_seen("TH-2026-0001")
    world.minh.sees_nothing_of("YK-")


async def test_without_a_leader_it_is_kept_and_the_coordinator_is_told(world: World) -> None:
    world.standin.world.people[world.minh.id].blocked = True
    await world.reaches("2026-12-04 14:10")
    await raised(world)
    world.hoa.has_seen("chưa có lãnh đạo nhận")
    world.ha.has_seen("YK-2026-0001", "chưa có lãnh đạo nhận")
    world.ha.sees_nothing_of("ngập sau mưa")
    await world.ha.taps("📌 Theo dõi ý kiến")
    world.ha.sees("YK-2026-0001", "chưa có lãnh đạo nhận")


async def test_the_holder_is_reminded_and_then_others_are_told(world: World) -> None:
    await raised(world)
    await world.reaches("2026-12-16 08:00")
    world.minh.has_seen("đến hạn thứ Năm, 17/12/2026")
    await world.reaches("2026-12-21 08:00")
    world.ha.has_seen("quá hạn", "đ/c Minh")


async def test_the_leader_asks_and_the_cadre_gives_more(world: World) -> None:
    await raised(world)
    await world.minh.taps("Hỏi thêm")
    await world.minh.says("Ngập đoạn nào, dài bao nhiêu?")
    world.hoa.has_seen("Ngập đoạn nào")
    await world.hoa.taps("Bổ sung")
    await world.hoa.says("Đoạn từ cầu đến chùa, chừng 200 m")
    world.minh.sees("Đoạn từ cầu đến chùa")


async def test_strangers_to_an_issue_are_refused(world: World) -> None:
    await raised(world)
    await world.tu.says("/start")
    message_id = world.tu.last["message_id"]
    for data in ("issue:1", "accept:1:0.20261204", "answer:1:0", "satisfied:1:0", "noticed:1"):
        await world.tu.presses(message_id, data)
        world.tu.sees_nothing_of("ngập")


async def test_the_timeline_tells_who_did_what(world: World) -> None:
    await raised(world)
    await world.minh.taps("✅ Nhận, T6", "Xem chi tiết")
    world.minh.sees("Diễn biến", "đ/c Hoa ghi nhận", "nhận xử lý")


async def test_a_photo_stays_with_its_issue_when_an_earlier_one_is_taken_out(
    world: World,
) -> None:
    await world.hoa.says("/tham")
    await world.hoa.taps("Nguyễn Thị Lan", "Đủ nội dung", "Có ý kiến", "Phản ánh")
    await world.hoa.says("Cống vỡ")
    await world.hoa.passes_it_on()
    await world.hoa.taps("Thêm ý kiến", "Kiến nghị")
    await world.hoa.says("Làm lại cầu")
    await world.hoa.sends_photo()
    await world.hoa.passes_it_on()
    await world.hoa.taps("Hết ý kiến", "👍 Đồng ý", "Sửa", "✏️ Ý kiến 1", "Bỏ ý kiến này")
    await world.hoa.taps("Gửi phiếu")
    world.minh.sees("Làm lại cầu", "📎 1 ảnh")
    world.minh.sees_nothing_of("Cống vỡ")


async def test_a_day_that_has_passed_is_not_promised_and_today_s_buttons_come(
    world: World,
) -> None:
    await raised(world)
    message_id, data = world.minh.button("✅ Nhận, T6 04/12")
    await world.reaches("2026-12-07 09:00")
    await world.minh.presses(message_id, data)
    assert "Ngày hẹn này không còn chọn được" in world.minh.toasts[-1]
    await world.minh.taps("✅ Nhận, T6 11/12")
    assert world.minh.toasts[-1] == "Đã nhận xử lý."
    world.hoa.has_seen("Hẹn trả lời: thứ Sáu, 11/12/2026")


async def _answers_there(world: World, word: str) -> None:
    await world.hoa.says("/tham")
    await world.hoa.taps("Nguyễn Thị Lan", "Đủ nội dung", "Có ý kiến", "Phản ánh")
    await world.hoa.says("Làm thẻ bảo hiểm y tế cho cháu ở đâu?")
    await world.hoa.taps("Bảo hiểm y tế", "Trả lời tại chỗ")
    await world.hoa.says("Đã hướng dẫn bà Lan nộp ở bộ phận một cửa")
    await world.hoa.taps(word, "Hết ý kiến", "👍 Đồng ý", "Gửi phiếu")


async def test_what_was_answered_there_is_not_said_to_have_gone_to_a_leader(
    world: World,
) -> None:
    await _answers_there(world, "🙂 Hài lòng")
    world.hoa.has_seen("YK-2026-0001", "✅ đã trả lời tại chỗ", "Hiện nay: đã xong")
    world.hoa.sees_nothing_of("đã gửi", "đã xem", "đã nhận")


async def test_the_leader_reads_which_answer_did_not_satisfy(world: World) -> None:
    await _answers_there(world, "🙁 Chưa hài lòng")
    world.minh.sees("Cán bộ đã trả lời tại chỗ", "bộ phận một cửa", "Công dân chưa hài lòng")
    world.minh.sees_nothing_of("Lan")


async def test_a_question_is_no_acceptance(world: World) -> None:
    await raised(world)
    await world.minh.taps("Hỏi thêm")
    await world.minh.says("Ngập đoạn nào?")
    world.hoa.has_seen("✅ đã xem → ⬜ đã nhận")


async def test_every_step_ends_with_a_way_on(world: World) -> None:
    await raised(world)
    await world.minh.taps("Hỏi thêm")
    await world.minh.says("Ngập đoạn nào?")
    assert world.minh.labels == ["📨 Ý kiến chờ tôi", "🏠 Trang chính"]
    world.hoa.sees("Ngập đoạn nào?")
    assert "✍️ Bổ sung" in world.hoa.labels
    await world.hoa.taps("Bổ sung")
    await world.hoa.says("Từ cầu đến chùa")
    assert "🏠 Trang chính" in world.hoa.labels
    await world.minh.taps("✍️ Trả lời")
    await world.minh.says("Đã sửa xong cả đoạn đường")
    await world.minh.taps("Gửi trả lời")
    assert world.minh.labels == ["📨 Ý kiến chờ tôi", "🏠 Trang chính"]


async def test_an_old_button_of_a_push_leaves_the_way_to_the_details(world: World) -> None:
    await raised(world)
    message_id, data = world.minh.button("✅ Nhận, T6")
    await world.minh.taps("👤 Giao xử lý", "Ngô Anh Tú")
    await world.minh.presses(message_id, data)
    assert world.minh.toasts[-1] == "Việc này hiện do đ/c Tú giữ."
    await world.minh.taps("Xem chi tiết")
    world.minh.sees("giao cho đ/c Tú")


async def test_the_answer_s_files_have_one_button_on_the_page(world: World) -> None:
    await raised(world)
    await world.minh.taps("✅ Nhận, T6", "✍️ Trả lời")
    await world.minh.says("Đã đổ đá cấp phối 200 m")
    await world.minh.sends_photo()
    await world.minh.taps("Gửi trả lời")
    await world.hoa.taps("Xem chi tiết")
    assert world.hoa.labels.count("📎 Tệp trả lời") == 1


async def test_a_form_about_an_issue_says_which_one(world: World) -> None:
    await raised(world)
    about = "YK-2026-0001 · Giao thông"
    await world.minh.taps("✍️ Trả lời")
    world.minh.sees(about)
    await world.minh.says("Đã đổ đá cấp phối 200 m")
    world.minh.sees(about, "Xem lại trước khi gửi")
    await world.minh.taps("Gửi trả lời")
    # Somebody is named: they are told, not the hamlet.
    assert not [label for label in world.hoa.labels if "công khai" in label]
    await world.hoa.taps("Đã báo, chưa")
    world.hoa.sees(about)


async def test_a_transfer_asks_for_its_own_document(world: World) -> None:
    await raised(world)
    await world.minh.taps("Chuyển cơ quan")
    world.minh.sees("chọn, hoặc gõ")
    await world.minh.taps("Điện lực", "T5 10/12", "✏️ Sửa", "Văn bản")
    world.minh.sees("Số, ngày văn bản chuyển?")
