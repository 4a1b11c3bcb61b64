"""Typing works wherever tapping does; whatever is typed, nothing is lost and nothing stops."""

import unicodedata

from handlers.asks import texts as asks
from handlers.talk import texts as talk
from storage import issues, visits
from storage.transaction import Tx
from tests.stories.test_nonsense import quiet
from tests.world import World


async def at_the_words(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi thăm hộ", "Nguyễn Thị Lan", "Đủ nội dung", "Có ý kiến", "Phản ánh")


async def test_a_visit_is_typed_from_home_to_receipt_in_any_spelling(world: World) -> None:
    await world.hoa.says("/start")
    nfd = unicodedata.normalize("NFD", "Đủ nội dung")
    for words in ("GHI THAM HO", "hùynh", "1", nfd, "khong co y kien", "✅ Gửi phiếu"):
        await world.hoa.says(words)
    world.hoa.has_seen("Đã lưu phiếu TH-2026-0001")


async def test_back_cancel_and_home_can_be_typed(world: World) -> None:
    await at_the_words(world)
    await world.hoa.says("quay lai")
    world.hoa.sees("loại ý kiến gì")
    await world.hoa.says("hủy")
    world.hoa.sees("Đã bỏ: phiếu thăm bà Nguyễn Thị Lan")
    await world.hoa.says("lấy lại")
    world.hoa.sees("loại ý kiến gì")
    await world.hoa.says("trang chính")
    world.hoa.sees("Gần Dân", "Tiếp tục phiếu thăm bà Nguyễn Thị Lan")


async def test_mister_huy_is_looked_for_and_cancels_nothing(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi thăm hộ")
    await world.hoa.says("huy")
    world.hoa.sees("Tìm «huy»", "thăm hộ nào")


async def test_words_that_match_nothing_say_so_and_longer_ones_become_the_note(
    world: World,
) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi thăm hộ", "Nguyễn Thị Lan")
    await world.hoa.says("hả")
    world.hoa.sees(talk.NO_MATCH)
    await world.hoa.says("Bác Lan cần xe lăn")
    await world.hoa.says("Con trai bác đi làm xa nhà")
    world.hoa.sees("những nội dung nào", talk.NOTED)
    await world.hoa.taps("Đủ nội dung", "Không có ý kiến")
    world.hoa.sees("Ghi chú: Bác Lan cần xe lăn\nCon trai bác đi làm xa nhà")


async def test_an_edited_part_of_a_note_changes_that_part_only(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi thăm hộ", "Nguyễn Thị Lan")
    first = await world.hoa.says("Bác Lan cần xe lăng")
    second = await world.hoa.says("Con trai bác đi làm xa nhà")
    await world.hoa.edits(first, "Bác Lan cần xe lăn mới")
    await world.hoa.taps("Đủ nội dung", "Không có ý kiến")
    world.hoa.sees("Ghi chú: Bác Lan cần xe lăn mới\nCon trai bác đi làm xa nhà")
    await world.hoa.taps("Gửi phiếu")
    await world.hoa.edits(second, "Con gái bác đi làm xa nhà")
    world.hoa.sees("TH-2026-0001", "Sửa luôn ghi chú")
    message_id, data = world.hoa.button("Sửa ghi chú")
    await world.hoa.presses(message_id, data, times=2)
    await world.hoa.taps("Xem phiếu")
    world.hoa.sees("Ghi chú: Bác Lan cần xe lăn mới\nCon gái bác đi làm xa nhà")
    assert world.hoa.last["text"].count("sửa ghi chú") == 1


async def test_notes_of_two_drafts_of_one_household_stay_together(world: World) -> None:
    await world.hoa.says("/tham")
    await world.hoa.taps("Nguyễn Thị Lan")
    first = await world.hoa.says("Bác Lan cần xe lăng")
    await world.hoa.says("Con trai bác đi làm xa nhà")
    await world.hoa.taps("Đủ nội dung", "Trang chính")
    await world.hoa.says("Mái nhà bác bị tốc sau bão")
    await world.hoa.taps("Ghi vào phiếu", "Nguyễn Thị Lan")
    await world.hoa.edits(first, "Bác Lan cần xe lăn")
    await world.hoa.says("Bác muốn gặp lãnh đạo xã")
    await world.hoa.taps("Không có ý kiến", "Xem đủ")
    world.hoa.sees(
        "Ghi chú: Bác Lan cần xe lăn\nCon trai bác đi làm xa nhà\n"
        "Mái nhà bác bị tốc sau bão\nBác muốn gặp lãnh đạo xã\n"
    )


async def test_an_edited_label_changes_the_answer_it_gave(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi thăm hộ", "Nguyễn Thị Lan", "Đủ nội dung")
    message_id = await world.hoa.says("có ý kiến")
    await world.hoa.edits(message_id, "không có ý kiến")
    world.hoa.sees("Xem lại", "Ý kiến của hộ: không có")


async def test_ten_thousand_characters_lose_nothing_in_silence(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.says("Đường ngập sâu lắm. " * 500)
    assert world.hoa.screen.count("Tôi đã giữ nội dung") == 3
    await at_the_words(world)
    await world.hoa.says("Nước tràn vào nhà. " * 500)
    await world.hoa.passes_it_on()
    await world.hoa.taps("Hết ý kiến", "👍 Đồng ý", "Gửi phiếu")
    world.hoa.has_seen("TH-2026-0001")

    def kept(tx: Tx) -> str:
        (issue,), visit = issues.of_visit(tx, 1), visits.get(tx, 1)
        return issue.words + (visit.note if visit else "")

    assert (await world.knows(kept)).count("ràn vào n") == 500
    await world.hoa.taps("Trang chính", "Phiếu của tôi", "Nguyễn Thị Lan", "Trang chính")
    await quiet(world)


async def test_markup_and_odd_characters_are_words_like_others(world: World) -> None:
    odd = "<b>&\"' </i> 😀 a\u0301 \u202eđảo\u202c &lt; {0} %s"
    await at_the_words(world)
    await world.hoa.says(odd)
    await world.hoa.passes_it_on()
    await world.hoa.taps("Hết ý kiến", "👍 Đồng ý")
    seen = odd.replace("\u202e", "").replace("\u202c", "")  # they turn what follows around
    clean = unicodedata.normalize("NFC", seen)
    world.hoa.sees(f"Ý kiến 1: {clean}")
    await world.hoa.taps("Gửi phiếu", "Trang chính", "Phiếu của tôi", "Nguyễn Thị Lan")
    world.hoa.sees(clean)


async def test_a_lone_surrogate_stops_nobody(world: World) -> None:
    await at_the_words(world)
    await world.hoa.sends({"text": "Cống \ud83d vỡ\x00 rồi"})
    await world.hoa.passes_it_on()
    await world.hoa.taps("Hết ý kiến", "👍 Đồng ý")
    world.hoa.sees("Ý kiến 1: Cống  vỡ rồi")


async def test_an_echo_after_a_reconnect_is_heard_once(world: World) -> None:
    await at_the_words(world)
    await world.hoa.says("Đường vào ấp 3 ngập sau mưa")
    await world.passes(seconds=90)
    await world.hoa.says("Đường vào ấp 3 ngập sau mưa")
    await world.hoa.passes_it_on()
    await world.hoa.taps("Hết ý kiến", "👍 Đồng ý")
    world.hoa.sees("Ý kiến 1: Đường vào ấp 3 ngập sau mưa", "Ghi chú: không có")


async def test_a_second_no_is_no_echo(world: World) -> None:
    await at_the_words(world)
    await world.hoa.says("Cống vỡ")
    await world.hoa.passes_it_on()
    await world.hoa.taps("Thêm ý kiến", "Phản ánh")
    await world.hoa.says("Cống vỡ")
    await world.hoa.passes_it_on()
    await world.hoa.taps("Hết ý kiến", "👍 Đồng ý")
    world.hoa.sees("Ý kiến 1: Cống vỡ", "Ý kiến 2: Cống vỡ")


async def test_a_reply_to_a_card_makes_its_talk_current(world: World) -> None:
    await at_the_words(world)
    card, _ = world.hoa.button("Hủy")
    await world.hoa.says("/tham")
    await world.hoa.taps("Huỳnh Văn Ba", "Đủ nội dung")
    await world.hoa.says("Cống vỡ", reply_to=card)
    world.hoa.sees("bà Nguyễn Thị Lan", "Ý kiến 1: Cống vỡ")
    await world.hoa.says("/start")
    await world.hoa.taps("Việc đang dở (2)", "Huỳnh Văn Ba")
    world.hoa.sees("ý kiến gì không")


async def test_what_is_typed_at_home_is_understood_or_answered(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.says("phieu cua toi")
    world.hoa.sees("chưa có phiếu nào")
    for words in ("ơ", "²", "99", "/khongco"):
        await world.hoa.says(words)
        assert asks.GONE not in world.hoa.last["text"]
        assert "Trang chính" in " ".join(world.hoa.labels) or "Ghi thăm hộ" in str(world.hoa.labels)


async def test_a_long_label_typed_for_two_households_is_a_press_each_time(world: World) -> None:
    for household in ("Nguyễn Thị Lan", "Huỳnh Văn Ba"):
        await world.hoa.says("/tham")
        await world.hoa.taps(household, "Đủ nội dung")
        await world.hoa.says("không có ý kiến")
        world.hoa.sees("Xem lại")
