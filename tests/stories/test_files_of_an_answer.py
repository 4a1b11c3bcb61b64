"""Files that come with an answer: sent in the form, kept apart, shown with what they prove."""

from practice import sharing
from storage import attachments, issues
from tests.stories.test_raising_an_issue import WORDS, raised
from tests.world import Actor, World


async def sends_document(world: World, actor: Actor) -> None:
    sharing.send_file(world.standin, actor.id, "document", {"file_name": "12-UBND.pdf"})
    await world.settles()


def media(actor: Actor) -> list[str]:
    kinds = ("photo", "voice", "document", "video")
    return [kind for message in actor.from_bot for kind in kinds if kind in message]


async def raised_with_a_photo(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi thăm hộ", "Nguyễn Thị Lan", "Đủ nội dung", "Có ý kiến", "Phản ánh")
    await world.hoa.says(WORDS)
    await world.hoa.sends_photo()
    await world.hoa.taps("Giao thông", "Báo cáo lãnh đạo", "Hết ý kiến", "👍 Đồng ý", "Gửi phiếu")


async def answers(world: World, words: str = "Đã đổ đá cấp phối 200 m") -> None:
    await world.minh.taps("✍️ Trả lời")
    await world.minh.says(words)


async def test_an_answers_files_reach_the_cadre_apart_from_the_issues(world: World) -> None:
    await raised_with_a_photo(world)
    await answers(world)
    await world.minh.sends_photo()
    await sends_document(world, world.minh)
    world.minh.sees("📎 1 ảnh, 1 tệp")
    world.minh.sees_nothing_of("Ghi thành", "phiếu thăm hộ")
    await world.minh.taps("Gửi trả lời")
    world.hoa.sees("Báo kết quả cho hộ dân", "📎 1 ảnh, 1 tệp kèm theo")
    await world.hoa.taps("📎 Tệp trả lời")
    assert media(world.hoa) == ["photo", "document"]
    assert world.hoa.last["has_protected_content"] is True
    await world.hoa.taps("Xem chi tiết")
    assert {"📎 Ảnh, ghi âm", "📎 Tệp trả lời"} <= set(world.hoa.labels)
    await world.hoa.taps("📎 Ảnh, ghi âm")
    assert media(world.hoa) == ["photo", "document", "photo"]


async def test_a_newer_answers_files_take_the_place_of_the_older(world: World) -> None:
    await raised(world)
    await answers(world)
    await world.minh.sends_photo()
    await world.minh.taps("Gửi trả lời")
    await world.hoa.taps("Đã báo, chưa")
    await world.hoa.says("Đường vẫn ngập như cũ")
    world.minh.sees("công dân chưa hài lòng")
    assert "📎" not in world.minh.last["text"]
    await answers(world, "Đã khơi cống, hết ngập")
    await sends_document(world, world.minh)
    await world.minh.taps("Gửi trả lời")
    world.hoa.sees("📎 1 tệp kèm theo")
    await world.hoa.taps("📎 Tệp trả lời")
    assert media(world.hoa) == ["document"]
    await world.hoa.taps("Xem chi tiết", "📎 Trả lời trước")
    assert media(world.hoa) == ["document", "photo"]


async def test_a_newer_answer_without_files_does_not_show_the_older_ones(world: World) -> None:
    await raised(world)
    await answers(world)
    await world.minh.sends_photo()
    await world.minh.taps("Gửi trả lời")
    await world.hoa.taps("Đã báo, chưa")
    await world.hoa.says("Đường vẫn ngập như cũ")
    await answers(world, "Đã khơi cống, hết ngập")
    await world.minh.taps("Gửi trả lời")
    world.hoa.sees("Đã khơi cống, hết ngập")
    assert "kèm theo" not in world.hoa.last["text"]
    assert "📎 Tệp trả lời" not in world.hoa.labels


async def test_a_spoken_answer_can_be_heard(world: World) -> None:
    await raised(world)
    await world.minh.taps("✍️ Trả lời")
    await world.minh.sends_voice(67)
    await world.minh.taps("Gửi trả lời")
    world.hoa.sees("«🎙 ghi âm 1:07»", "📎 1 ghi âm kèm theo")
    await world.hoa.taps("📎 Tệp trả lời")
    assert media(world.hoa) == ["voice"]


async def test_a_refusal_has_its_evidence_and_a_question_may_be_spoken(world: World) -> None:
    await raised(world)
    await world.minh.taps("❓ Hỏi thêm")
    await world.minh.sends_voice(5)
    world.hoa.has_seen("hỏi thêm:\n«🎙 ghi âm 0:05»")
    await world.hoa.taps("Xem chi tiết", "📎 Ảnh, ghi âm")
    assert media(world.hoa) == ["voice"]
    await world.hoa.taps("Bổ sung")
    await world.hoa.sends_photo("Ngập từ cầu đến chùa")
    world.minh.sees("Ngập từ cầu đến chùa", "📎 1 ghi âm, 1 ảnh")
    await world.minh.taps("🚫 Không giải quyết")
    await world.minh.says("Đường do tỉnh quản lý")
    await sends_document(world, world.minh)
    await world.minh.taps("🚫 Không giải quyết")
    world.hoa.sees("không giải quyết", "📎 1 tệp kèm theo")


async def test_the_instruction_is_for_staff_and_not_for_the_citizen(world: World) -> None:
    await raised(world)
    await answers(world)
    await world.minh.taps("✏️ Sửa", "✏️ Bút phê")
    await world.minh.says("Ban ấp theo dõi, báo lại sau mưa")
    await world.minh.taps("✏️ Sửa", "✏️ Văn bản")
    await world.minh.says("12/UBND")
    await world.minh.taps("Gửi trả lời")
    world.hoa.sees_nothing_of("theo dõi, báo lại")
    await world.hoa.taps("Xem chi tiết")
    world.hoa.sees("Bút phê: Ban ấp theo dõi, báo lại sau mưa", "Văn bản: 12/UBND")


async def test_a_spoken_instruction_is_no_part_of_what_the_citizen_gets(world: World) -> None:
    await raised(world)
    await answers(world)
    await world.minh.taps("✏️ Sửa", "✏️ Bút phê")
    await world.minh.sends_voice()
    await world.minh.taps("Gửi trả lời")
    assert "kèm theo" not in world.hoa.last["text"]
    await world.hoa.taps("Xem chi tiết", "📎 Tệp trả lời")
    assert world.hoa.last["caption"] == "Bút phê"


async def test_what_was_not_sent_is_no_part_of_the_issue(world: World) -> None:
    await raised(world)
    await answers(world)
    await world.minh.sends_photo()
    accept = world.minh.button("✅ Nhận, T6")
    await world.minh.presses(*accept)
    await world.minh.taps("Gửi trả lời")
    assert (await world.knows(lambda tx: issues.get(tx, 1))).stage == "accepted"
    assert await world.knows(lambda tx: attachments.of_issue(tx, 1)) == []


async def test_many_files_are_shown_some_at_a_time(world: World) -> None:
    await raised(world)
    await answers(world)
    for _ in range(11):
        await world.minh.sends_photo()
    await world.minh.taps("Gửi trả lời")
    await world.hoa.taps("📎 Tệp trả lời")
    assert len(media(world.hoa)) == 10
    await world.hoa.taps("Xem tiếp (1)")
    assert len(media(world.hoa)) == 11


async def test_a_form_that_is_open_goes_on(world: World) -> None:
    await raised(world)
    message_id, data = world.minh.button("✍️ Trả lời")
    await world.minh.presses(message_id, data, times=2)
    await world.minh.says("Đã đổ đá cấp phối 200 m")
    await world.minh.taps("Trang chính")
    await world.minh.presses(message_id, data)
    world.minh.sees("Trả lời: Đã đổ đá")
    await world.minh.taps("Gửi trả lời")
    assert (await world.knows(lambda tx: issues.get(tx, 1))).answer == "Đã đổ đá cấp phối 200 m"
