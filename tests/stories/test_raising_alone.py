"""An issue without a visit: at the office, at a meeting, or from what was sent outside a form."""

from typing import Any

from sqlalchemy import text

from domain.people import Role
from practice import sharing
from storage import issues, staff
from storage.transaction import Tx
from tests.world import World

WORDS = "Trạm bơm đầu kênh hỏng ba tuần nay, lúa sắp cháy"


async def to_the_words(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi ý kiến", "Phản ánh")


async def described(world: World, words: str = WORDS) -> None:
    await to_the_words(world)
    await world.hoa.says(words)
    await world.hoa.passes_it_on()


async def issue_of(world: World, number: int = 1) -> issues.Issue:
    found: issues.Issue | None = await world.knows(lambda tx: issues.get(tx, number))
    assert found is not None
    return found


async def row_of(world: World, table: str) -> list[dict[str, Any]]:
    def read(tx: Tx) -> list[dict[str, Any]]:
        found = tx.connection.execute(text(f"SELECT * FROM {table} ORDER BY id"))
        return [dict(row) for row in found.mappings()]

    rows: list[dict[str, Any]] = await world.knows(read)
    return rows


async def test_an_unnamed_citizen_at_the_office_in_seven_taps(world: World) -> None:
    await described(world)
    await world.hoa.taps("Không nêu tên")
    world.hoa.sees(
        "Nơi có vấn đề: Ấp 3", "Tiếp nhận: tại trụ sở", "Ngày tiếp nhận: thứ Năm, 03/12/2026"
    )
    await world.hoa.taps("Gửi ý kiến")
    assert world.hoa.taps_made <= 7
    world.hoa.sees("Đã ghi YK-2026-0001 và gửi đ/c Minh", "chậm nhất thứ Năm, 17/12/2026")
    world.hoa.has_seen("✅ đã gửi → ⬜ đã xem")
    world.minh.sees("YK-2026-0001", "Thủy lợi · Ấp 3", WORDS)
    issue = await issue_of(world)
    assert (issue.channel, issue.is_named, issue.visit_id) == ("office", False, None)
    assert await row_of(world, "consent") == []


async def test_the_kind_is_asked_before_any_words(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi ý kiến")
    world.hoa.sees("Đây là loại ý kiến gì?", "Khiếu nại: không đồng ý một quyết định")


async def test_a_household_is_chosen_only_after_it_agreed(world: World) -> None:
    await described(world)
    await world.hoa.taps("Hộ trong danh sách")
    world.hoa.sees("UBND xã xin ghi họ tên")
    world.hoa.sees_nothing_of("Nguyễn Thị Lan")
    await world.hoa.taps("👍 Đồng ý", "Nguyễn Thị Lan", "Gửi ý kiến")
    issue = await issue_of(world)
    assert issue.is_named
    world.minh.sees_nothing_of("Lan")
    (consent,) = await row_of(world, "consent")
    assert (consent["household_id"], bool(consent["given"])) == (issue.household_id, True)
    assert "UBND xã xin ghi họ tên" in consent["wording"]


async def test_who_does_not_agree_stays_unnamed_and_the_matter_goes_on(world: World) -> None:
    await described(world)
    await world.hoa.taps("Ghi họ tên", "🙅 Không đồng ý")
    world.hoa.sees("Xem lại trước khi gửi")
    await world.hoa.taps("Gửi ý kiến")
    issue = await issue_of(world)
    assert (issue.citizen_name, issue.contact, issue.household_id) == ("", "", None)
    (consent,) = await row_of(world, "consent")
    assert (consent["household_id"], consent["issue_id"], bool(consent["given"])) == (
        None,
        None,
        False,
    )


async def test_a_citizen_on_no_list_is_named_with_a_contact(world: World) -> None:
    await described(world, "Điện yếu, gặp anh Tèo nhà tôi mà hỏi")
    await world.hoa.taps("Ghi họ tên", "👍 Đồng ý")
    await world.hoa.says("anh Lâm Văn Tèo")
    await world.hoa.taps("Sửa", "✏️ Liên hệ")
    await world.hoa.says("chín không tám")
    world.hoa.sees("Chưa đọc được số này")
    await world.hoa.says("+84 912 345 678")
    world.hoa.sees("Liên hệ: 0912345678")
    await world.hoa.taps("Gửi ý kiến")
    world.minh.sees("Điện yếu")
    world.minh.sees_nothing_of("Tèo", "0912")
    await world.minh.taps("Xem chi tiết")
    world.minh.sees("Người nêu: anh Lâm Văn Tèo", "Liên hệ: 0912345678")
    issue = await issue_of(world)
    (consent,) = await row_of(world, "consent")
    assert (consent["household_id"], consent["issue_id"]) == (None, issue.id)


async def test_a_contribution_asks_for_no_name(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi ý kiến", "Góp ý")
    await world.hoa.says("Nên họp dân vào buổi tối cho dễ đi")
    await world.hoa.passes_it_on()
    world.hoa.sees("Xem lại trước khi gửi")
    await world.hoa.taps("Gửi ý kiến")
    assert not (await issue_of(world)).is_named


async def test_answered_on_the_spot_it_is_closed_with_the_citizens_word(world: World) -> None:
    await to_the_words(world)
    await world.hoa.says("Thẻ bảo hiểm của tôi sắp hết hạn, làm lại ở đâu?")
    await world.hoa.taps("Bảo hiểm y tế", "Trả lời tại chỗ")
    await world.hoa.says("Mời bác đến điểm thu của xã, mang theo căn cước")
    await world.hoa.taps("🙂 Hài lòng", "Không nêu tên", "Gửi ý kiến")
    world.hoa.sees("Đã ghi YK-2026-0001: đã trả lời tại chỗ")
    issue = await issue_of(world)
    assert (issue.stage, issue.word, issue.holder_id) == ("closed", "satisfied", None)


async def test_a_matter_of_the_whole_commune_goes_to_any_leader(world: World) -> None:
    await described(world)
    await world.hoa.taps("Không nêu tên", "Sửa", "✏️ Nơi có vấn đề", "Toàn xã")
    await world.hoa.taps("Gửi ý kiến")
    world.minh.sees("toàn xã")
    assert (await issue_of(world)).hamlet_id is None

    def another(tx: Tx) -> None:
        person_id = staff.add(tx, "Đỗ Thị Thu", [Role.LEADER], whole_commune=True)
        staff.bind(tx, person_id, world.stranger.id, world.stranger.id)

    await world.knows(another)
    await world.stranger.says("YK-2026-0001")
    world.stranger.sees(WORDS)


async def test_what_was_received_last_week_has_its_clocks_from_that_day(world: World) -> None:
    await described(world)
    await world.hoa.taps("Không nêu tên", "Sửa", "✏️ Ngày tiếp nhận")
    await world.hoa.says("27/11")
    await world.hoa.taps("Sửa", "✏️ Tiếp nhận", "tại cuộc họp", "Gửi ý kiến")
    issue = await issue_of(world)
    assert (f"{issue.raised_on}", f"{issue.answer_on}") == ("2026-11-27", "2026-12-11")
    assert issue.channel == "meeting"


async def test_a_matter_older_than_the_limits_has_the_first_of_them(world: World) -> None:
    await described(world)
    await world.hoa.taps("Không nêu tên", "Sửa", "✏️ Ngày tiếp nhận")
    await world.hoa.says("05/01/2026")
    await world.hoa.taps("Chưa báo", "Gửi ý kiến")
    world.minh.sees("YK-2026-0001", "Trả lời: chậm nhất")
    assert (await issue_of(world)).answer_on.year == 2026


async def test_a_complaint_at_the_office_is_only_referred(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi ý kiến", "Khiếu nại")
    world.hoa.sees("đi theo đường riêng")
    await world.hoa.sends_photo("đơn của ông Ba")
    await world.hoa.taps("Đã hướng dẫn")
    world.hoa.sees("Không giữ nội dung nào")
    assert len(await row_of(world, "referral")) == 1
    assert await row_of(world, "issue") == []
    assert await row_of(world, "attachment") == []
    assert not [e for e in world.hoa.messages if "photo" in e.message]


async def test_the_draft_waits_without_a_word_of_the_matter_on_its_button(world: World) -> None:
    await to_the_words(world)
    await world.hoa.says(WORDS)
    await world.hoa.taps("Thủy lợi")
    await world.restarts()
    await world.hoa.says("/start")
    world.hoa.sees("Tiếp tục ý kiến về thủy lợi?")
    assert not [label for label in world.hoa.labels if "bơm" in label]
    await world.hoa.taps("Tiếp: ý kiến", "Báo cáo lãnh đạo", "Không nêu tên", "Gửi ý kiến")
    world.minh.sees(WORDS)


async def test_a_double_tap_sends_one(world: World) -> None:
    await described(world)
    await world.hoa.taps("Không nêu tên")
    await world.hoa.taps("Gửi ý kiến", times=3)
    assert len(await row_of(world, "issue")) == 1
    assert world.minh.screen.count("Ý kiến vượt thẩm quyền") == 1


async def test_what_is_typed_beside_a_question_joins_the_words(world: World) -> None:
    await to_the_words(world)
    await world.hoa.says("Trạm bơm hỏng")
    await world.hoa.says("Đã báo tổ trưởng hai lần mà chưa ai sửa")
    await world.hoa.passes_it_on()
    await world.hoa.taps("Không nêu tên", "Gửi ý kiến")
    world.minh.sees("Trạm bơm hỏng", "Đã báo tổ trưởng hai lần")


async def test_words_sent_outside_a_form_become_an_issue_by_what_is_missing(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.says(WORDS)
    world.hoa.sees("Ghi thành ý kiến")
    await world.hoa.taps("Ghi thành ý kiến", "Phản ánh")
    world.hoa.sees("Thuộc lĩnh vực nào?", WORDS)
    await world.hoa.passes_it_on()
    await world.hoa.taps("Không nêu tên", "Gửi ý kiến")
    world.minh.sees(WORDS)


async def test_an_album_sent_outside_a_form_goes_with_the_issue(world: World) -> None:
    await world.hoa.says("/start")
    sharing.send_album(world.standin, world.hoa.id, {"count": 3, "caption": "Cầu vào ấp bị sập"})
    await world.settles()
    await world.hoa.taps("Ghi thành ý kiến", "Phản ánh", "Giao thông", "Báo cáo lãnh đạo")
    await world.hoa.taps("Không nêu tên", "Không có người", "Gửi ý kiến")
    world.minh.sees("Cầu vào ấp bị sập", "📎 3 ảnh")


async def test_a_voice_note_sent_outside_a_form_needs_consent(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.sends_voice(41)
    await world.hoa.taps("Ghi thành ý kiến", "Phản ánh", "Lĩnh vực khác")
    await world.hoa.taps("Giao thông", "Báo cáo lãnh đạo", "Không nêu tên", "👍 Đồng ý")
    await world.hoa.taps("Gửi ý kiến")
    world.minh.sees("🎙 ghi âm 0:41")


async def test_a_forwarded_message_and_a_place_join(world: World) -> None:
    await world.hoa.says("/start")
    sharing.forward(world.standin, world.hoa.id, {"text": "Tổ 4 mất nước ba ngày nay rồi"})
    await world.settles()
    await world.hoa.taps("Ghi thành ý kiến", "Phản ánh")
    sharing.send_location(world.standin, world.hoa.id, {})
    await world.settles()
    await world.hoa.passes_it_on()
    await world.hoa.taps("Không nêu tên", "Gửi ý kiến")
    issue = await issue_of(world)
    assert issue.latitude is not None
    world.minh.sees("Tổ 4 mất nước")


async def test_the_same_offer_is_taken_once(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.says(WORDS)
    message_id, data = world.hoa.button("Ghi thành ý kiến")
    await world.hoa.presses(message_id, data, times=3)
    await world.hoa.taps("Phản ánh")
    await world.hoa.passes_it_on()
    await world.hoa.taps("Không nêu tên", "Gửi ý kiến")
    await world.hoa.presses(message_id, data)
    await world.hoa.presses(message_id, data.replace("asissue", "restore"))
    assert len(await row_of(world, "issue")) == 1


async def test_an_edited_message_offers_to_correct_the_words_for_two_days(world: World) -> None:
    await to_the_words(world)
    message_id = await world.hoa.says("Cống vở ở đầu ấp")
    await world.hoa.passes_it_on()
    await world.hoa.taps("Không nêu tên", "Gửi ý kiến")
    await world.hoa.edits(message_id, "Cống vỡ ở đầu ấp")
    await world.hoa.taps("Sửa theo tin mới")
    world.minh.sees("Người ghi nhận vừa sửa lời", "«Cống vỡ ở đầu ấp»")
    await world.minh.taps("✅ Nhận, T6")
    world.minh.sees("Đồng chí đã nhận xử lý YK-2026-0001")
    await world.passes(hours=49)
    await world.hoa.edits(message_id, "Cống đã vỡ")
    world.hoa.sees("YK-2026-0001", "giữ nguyên lời cũ")
    assert (await issue_of(world)).words == "Cống vỡ ở đầu ấp"


async def test_the_words_are_corrected_on_the_page_by_whoever_recorded_them(world: World) -> None:
    await described(world)
    await world.hoa.taps("Không nêu tên", "Gửi ý kiến", "Xem chi tiết", "✏️ Sửa lời")
    await world.hoa.says("Trạm bơm đầu kênh hỏng bốn tuần nay")
    world.minh.sees("hỏng bốn tuần nay")
    await world.hoa.taps("Xem chi tiết")
    world.hoa.sees("sửa lời")
    await world.minh.presses(world.minh.last["message_id"], "reword:1")
    assert "ngoài phần việc" in world.minh.toasts[-1]


async def test_a_cadre_raises_only_in_their_hamlets(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.presses(world.hoa.last["message_id"], "raise:4")
    assert "ngoài phần việc" in world.hoa.toasts[-1]
    await world.quan.says("/start")
    await world.quan.presses(world.quan.last["message_id"], "raise")
    assert "ngoài phần việc" in world.quan.toasts[-1]


async def test_from_the_households_page_it_is_known_who_raised_it(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Tìm hộ", "Nguyễn Thị Lan", "Ghi ý kiến", "Kiến nghị")
    await world.hoa.says("Xin nối thêm đèn đường ở tổ 2")
    await world.hoa.passes_it_on()
    world.hoa.sees("UBND xã xin ghi họ tên")
    await world.hoa.taps("👍 Đồng ý")
    world.hoa.sees("Tiếp nhận: qua điện thoại")
    await world.hoa.taps("Gửi ý kiến")
    issue = await issue_of(world)
    assert (issue.household_id, issue.visit_id, issue.channel) == (1, None, "phone")


async def test_the_only_leader_keeps_what_they_record_themselves(world: World) -> None:
    await world.minh.says("/start")
    await world.minh.taps("Ghi ý kiến", "Phản ánh", "Ấp 3")
    await world.minh.says("Đường vào ấp ngập sau mưa")
    await world.minh.taps("Giao thông")
    world.minh.sees("Sẽ gửi: đ/c Minh")
    await world.minh.taps("Báo cáo lãnh đạo", "Không nêu tên", "Gửi ý kiến")
    await world.minh.taps("✅ Nhận, T6 04/12")
    world.minh.has_seen("đã nhận xử lý YK-2026-0001", "Báo tại ấp: đã tiếp nhận")
    world.ha.sees_nothing_of("YK-2026")
