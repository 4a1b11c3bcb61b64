"""Photos, albums, voice, places and whatever else is sent, at any moment."""

from typing import Any

import pytest

from handlers.talk import texts as talk
from handlers.visit import loose_texts
from practice import sharing
from tests.world import World

USELESS: tuple[dict[str, Any], ...] = (
    {"dice": {"emoji": "🎲", "value": 3}},
    {
        "poll": {
            "id": "1",
            "question": "Họp?",
            "options": [],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
        }
    },
    {"contact": {"phone_number": "84900000000", "first_name": "Ai đó"}},
)

QUESTIONS: tuple[tuple[str, ...], ...] = (
    (),
    ("Nguyễn Thị Lan",),
    ("Nguyễn Thị Lan", "Đủ nội dung"),
    ("Nguyễn Thị Lan", "Đủ nội dung", "Có ý kiến"),
    ("Nguyễn Thị Lan", "Đủ nội dung", "Không có ý kiến"),
    ("Nguyễn Thị Lan", "Đủ nội dung", "Không có ý kiến", "Sửa", "Ngày thăm"),
    ("Nguyễn Thị Lan", "Đủ nội dung", "Không có ý kiến", "Sửa", "Đi cùng"),
    ("Nguyễn Thị Lan", "Đủ nội dung", "Không có ý kiến", "Sửa", "Ghi chú"),
    ("Nguyễn Thị Lan", "Đủ nội dung", "Không có ý kiến", "Sửa", "Vị trí"),
    ("Theo ấp",),
    ("Theo ấp", "Ấp 3"),
    ("Hộ mới", "Ấp 3"),
)


@pytest.mark.parametrize("steps", QUESTIONS, ids=lambda steps: steps[-1] if steps else "household")
async def test_every_question_bears_everything(world: World, steps: tuple[str, ...]) -> None:
    await world.hoa.says("/tham")
    await world.hoa.taps(*steps)
    for content in USELESS:
        await world.hoa.sends(content)
        world.hoa.sees(talk.UNHEARD)
    sharing.send_sticker(world.standin, world.hoa.id, {})
    for kind in ("photo", "document", "video", "voice"):
        sharing.send_file(world.standin, world.hoa.id, kind, {})
    sharing.send_location(world.standin, world.hoa.id, {})
    sharing.forward(world.standin, world.hoa.id, {"text": "Tổ 4 mất nước ba ngày nay"})
    await world.settles()
    cards = [message for message in world.hoa.from_bot if "Phiếu thăm hộ" in message["text"]]
    assert len(cards) == 1, world.hoa.screen
    assert cards[0] == world.hoa.last
    assert "📎" in cards[0]["text"]
    await world.hoa.says("/start")
    world.hoa.sees("Gần Dân")
    assert world.standin.journal.oddities == []


async def test_an_album_is_answered_once(world: World) -> None:
    await world.hoa.says("/tham")
    await world.hoa.taps("Nguyễn Thị Lan")
    before = world.standin.journal.counts["sendMessage 200"]
    sharing.send_album(world.standin, world.hoa.id, {"count": 3})
    await world.settles()
    await world.passes(seconds=2)
    world.hoa.sees("3 ảnh", "những nội dung nào")
    assert world.standin.journal.counts["sendMessage 200"] == before + 1


async def test_an_album_outside_a_form_is_offered_once_and_joins_whole(world: World) -> None:
    await world.hoa.says("/start")
    sharing.send_album(world.standin, world.hoa.id, {"count": 3, "caption": "Cầu vào ấp bị sập"})
    await world.settles()
    assert world.hoa.screen.count("Tôi đã giữ nội dung") == 1
    await world.hoa.taps("Ghi vào phiếu", "Nguyễn Thị Lan", "Đủ nội dung", "Không có ý kiến")
    world.hoa.sees("3 ảnh", "Ghi chú: Cầu vào ấp bị sập")
    await world.hoa.taps("Gửi phiếu", "Trang chính", "Phiếu của tôi", "Nguyễn Thị Lan")
    world.hoa.sees("📎 3 ảnh")
    await world.hoa.taps("Xem ảnh")
    assert sum("photo" in message for message in world.hoa.from_bot) == 3


async def test_what_was_offered_joins_the_draft_that_its_household_has(world: World) -> None:
    await world.hoa.says("/tham")
    await world.hoa.taps("Nguyễn Thị Lan", "Đủ nội dung", "Trang chính")
    await world.hoa.sends_photo("Mái nhà bác bị tốc sau bão")
    await world.hoa.taps("Ghi vào phiếu", "Nguyễn Thị Lan", "Không có ý kiến")
    world.hoa.sees("1 ảnh", "Ghi chú: Mái nhà bác bị tốc sau bão")


async def test_a_voice_note_and_a_caption_are_answers(world: World) -> None:
    await world.hoa.says("/tham")
    await world.hoa.taps("Nguyễn Thị Lan", "Đủ nội dung", "Có ý kiến", "Phản ánh")
    await world.hoa.sends_voice(67)
    await world.hoa.passes_it_on()
    await world.hoa.taps("Thêm ý kiến", "Phản ánh")
    await world.hoa.sends_photo("Cống trước nhà bị vỡ")
    await world.hoa.passes_it_on()
    await world.hoa.taps("Hết ý kiến", "👍 Đồng ý")
    world.hoa.sees("Ý kiến 1: 🎙 ghi âm 1:07", "Ý kiến 2: Cống trước nhà bị vỡ")
    await world.hoa.taps("Gửi phiếu")
    assert len(list(world.directory.glob("files/**/*.*"))) == 2


async def test_an_edited_caption_corrects_the_answer_it_gave(world: World) -> None:
    await world.hoa.says("/tham")
    await world.hoa.taps("Nguyễn Thị Lan", "Đủ nội dung", "Có ý kiến", "Phản ánh")
    await world.hoa.sends_photo("Cống bị vở")
    photo = next(e.message for e in world.hoa.messages if "photo" in e.message and not e.by_bot)
    await world.hoa.edits(photo["message_id"], "Cống bị vỡ")
    await world.hoa.passes_it_on()
    await world.hoa.taps("Hết ý kiến", "👍 Đồng ý")
    world.hoa.sees("Ý kiến 1: Cống bị vỡ")


async def test_the_same_file_sent_again_is_kept_once(world: World) -> None:
    await world.hoa.says("/tham")
    await world.hoa.taps("Nguyễn Thị Lan")
    for _ in range(2):
        sharing.send_file(world.standin, world.hoa.id, "photo", {"file_unique_id": "cùng-một"})
        await world.settles()
        await world.passes(minutes=5)
    world.hoa.sees("📎 1 ảnh")


async def test_a_photo_during_a_search_is_offered_as_a_visit(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Tìm hộ")
    await world.hoa.sends_photo()
    world.hoa.has_seen(loose_texts.OFFER)
    await world.hoa.taps("Ghi vào phiếu", "Nguyễn Thị Lan")
    world.hoa.sees("📎 1 ảnh", "những nội dung nào")


async def test_a_companions_photo_goes_with_the_visit_that_is_joined(world: World) -> None:
    await world.hoa.says("/tham")
    await world.hoa.taps("Nguyễn Thị Lan", "Đủ nội dung", "Không có ý kiến", "Gửi phiếu")
    await world.tu.says("/tham")
    await world.tu.taps("Nguyễn Thị Lan")
    await world.tu.sends_photo()
    await world.tu.taps("Cùng chuyến đó")
    await world.hoa.taps("Trang chính", "Phiếu của tôi", "Nguyễn Thị Lan")
    world.hoa.sees("đ/c Hoa, đ/c Tú", "📎 1 ảnh")


async def test_a_place_sent_at_any_moment_is_where_the_matter_is(world: World) -> None:
    await world.hoa.says("/tham")
    sharing.send_location(world.standin, world.hoa.id, {})
    await world.settles()
    await world.hoa.taps("Nguyễn Thị Lan", "Đủ nội dung", "Không có ý kiến")
    world.hoa.sees("Vị trí: đã ghim trên bản đồ")
    await world.hoa.taps("Gửi phiếu", "Trang chính", "Phiếu của tôi", "Nguyễn Thị Lan")
    world.hoa.sees("📍 10.03410, 105.78760")


async def test_what_a_bot_cannot_use_gets_a_sensible_answer_at_home(world: World) -> None:
    await world.hoa.says("/start")
    sharing.send_sticker(world.standin, world.hoa.id, {})
    await world.settles()
    world.hoa.sees(loose_texts.NO_USE)
    for content in USELESS:
        await world.hoa.sends(content)
        assert world.hoa.last["text"] in (loose_texts.NO_USE, loose_texts.NOT_UNDERSTOOD)
