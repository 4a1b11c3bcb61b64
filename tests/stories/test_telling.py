"""The citizen hears: told, not satisfied, not met, made public; and each step is told once."""

from practice import sharing
from storage import history, issues
from storage.issues import Issue
from storage.transaction import Tx
from tests.stories.test_raising_an_issue import WORDS, raised
from tests.world import Actor, World, buttons


async def raised_unnamed(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi thăm hộ", "Nguyễn Thị Lan", "Đủ nội dung", "Có ý kiến", "Phản ánh")
    await world.hoa.says(WORDS)
    await world.hoa.taps("Giao thông", "Báo cáo lãnh đạo", "Hết ý kiến", "🙅 Không", "Gửi phiếu")


async def answered(world: World, words: str = "Xã đã đổ đá cấp phối 200 m") -> None:
    await world.minh.taps("✍️ Trả lời")
    await world.minh.says(words)
    await world.minh.taps("Gửi trả lời")


async def the_issue(world: World) -> Issue:
    found: Issue | None = await world.knows(lambda tx: issues.get(tx, 1))
    assert found is not None
    return found


async def events(world: World) -> list[str]:
    def unit(tx: Tx) -> list[str]:
        left_out = ("opened", "seen", "reminded")
        return [e.what for e in history.of(tx, "issue", 1) if e.what not in left_out]

    told: list[str] = await world.knows(unit)
    return told


def times_pushed(actor: Actor, words: str) -> int:
    return sum(words in (m.get("text") or "") for m in actor.from_bot)


async def test_without_a_name_the_answer_is_made_public_in_three_taps(world: World) -> None:
    await raised_unnamed(world)
    await world.minh.taps("✅ Nhận, T6")
    world.hoa.has_seen("Báo tại ấp: đã tiếp nhận", "Ý kiến không nêu tên")
    await answered(world)
    world.hoa.sees("Công khai kết quả tại ấp", "đổ đá cấp phối")
    assert world.hoa.labels[:3] == ["📢 Đã công khai", "🙂 Đã báo, hài lòng", "🙁 Đã báo, chưa"]
    assert "🚪 Chưa gặp" not in world.hoa.labels
    before = world.hoa.taps_made
    await world.hoa.taps("Đã công khai", "Nhà văn hóa ấp", "Ghi công khai")
    assert world.hoa.taps_made - before <= 3
    world.hoa.sees("đã công khai 03/12/2026, Nhà văn hóa ấp")
    issue = await the_issue(world)
    assert (issue.stage, issue.word) == ("closed", None)
    assert issue.first_notice_at is not None
    await world.hoa.taps("Trang chính", "Ý kiến của tôi", "0001 Giao thông")
    world.hoa.sees("đ/c Hoa công khai 03/12/2026, Nhà văn hóa ấp")


async def test_the_task_that_was_pressed_loses_its_buttons(world: World) -> None:
    await raised_unnamed(world)
    await answered(world)
    message_id, data = world.hoa.button("Đã công khai")
    await world.hoa.taps("Đã công khai", "Họp ấp", "Ghi công khai")
    task = next(m for m in world.hoa.from_bot if m["message_id"] == message_id)
    assert "đã công khai" in task["text"]
    assert [found["text"] for found in buttons(task)] == []
    await world.hoa.presses(message_id, data)
    assert await events(world) == ["answered", "made_public"]


async def test_when_it_was_made_public_can_be_another_day_but_not_before_it_was_raised(
    world: World,
) -> None:
    await raised_unnamed(world)
    await answered(world)
    await world.reaches("2026-12-08 09:00")
    await world.hoa.taps("Đã công khai")
    await world.hoa.says("Loa ấp 3")
    await world.hoa.taps("Sửa", "✏️ Ngày công khai")
    await world.hoa.says("01/12/2026")
    await world.hoa.taps("Ghi công khai")
    world.hoa.sees("trước ngày công dân nêu ý kiến")
    await world.hoa.says("06/12/2026")
    await world.hoa.taps("Ghi công khai")
    world.hoa.sees("đã công khai 06/12/2026, Loa ấp 3")
    issue = await the_issue(world)
    assert issue.first_notice_at is not None
    assert issue.first_notice_at.day == 6


async def test_a_double_tap_opens_one_form(world: World) -> None:
    await raised_unnamed(world)
    await answered(world)
    message_id, data = world.hoa.button("Đã công khai")
    await world.hoa.presses(message_id, data, times=2)
    assert times_pushed(world.hoa, "Đã công khai ở đâu?") == 1


async def test_whoever_is_met_may_say_a_word_also_without_a_name(world: World) -> None:
    await raised_unnamed(world)
    await answered(world)
    await world.hoa.taps("Đã báo, hài lòng")
    assert (await the_issue(world)).word == "satisfied"


async def test_being_told_of_the_receipt_leaves_the_leaders_buttons_good(world: World) -> None:
    await raised(world)
    await world.minh.taps("✅ Nhận, T6")
    message_id, data = world.hoa.button("Đã báo hộ")
    before = await the_issue(world)
    await world.hoa.presses(message_id, data, times=2)
    world.hoa.has_seen("công dân đã được báo tiếp nhận")
    told = next(m for m in world.hoa.from_bot if m["message_id"] == message_id)
    assert "Đã báo hộ" not in str(told.get("reply_markup"))
    issue = await the_issue(world)
    assert issue.first_notice_at is not None
    assert issue.version == before.version
    await answered(world)
    world.hoa.sees("Báo kết quả cho hộ dân")
    await world.hoa.presses(message_id, data)
    assert await events(world) == ["accepted", "noticed", "answered"]


async def test_a_notice_is_recorded_also_after_the_matter_moved_on(world: World) -> None:
    await raised(world)
    await world.minh.taps("✅ Nhận, T6")
    notice = world.hoa.button("Đã báo hộ")
    await answered(world)
    await world.hoa.presses(*notice)
    assert (await the_issue(world)).first_notice_at is not None
    await world.hoa.taps("Đã báo, hài lòng")
    assert await events(world) == ["accepted", "answered", "noticed", "satisfied"]


async def test_satisfied_twice_is_satisfied_once_and_the_receipt_stays(world: World) -> None:
    await raised(world)
    await answered(world)
    message_id, data = world.hoa.button("Đã báo, hài lòng")
    await world.hoa.presses(message_id, data, times=2)
    await world.hoa.presses(message_id, data)
    told = next(m for m in world.hoa.from_bot if m["message_id"] == message_id)
    assert "công dân hài lòng. Đã xong" in told["text"]
    assert await events(world) == ["answered", "satisfied"]


async def test_discontent_may_be_spoken_and_whoever_answered_hears_it(world: World) -> None:
    await raised(world)
    await answered(world)
    await world.hoa.taps("Đã báo, chưa")
    await world.hoa.sends_voice(12)
    world.minh.sees("công dân chưa hài lòng", "🎙 ghi âm 0:12")
    await world.minh.taps("Xem chi tiết", "📎 Ảnh, ghi âm")
    assert any("voice" in message for message in world.minh.from_bot)
    issue = await the_issue(world)
    assert (issue.stage, issue.word, issue.tries) == ("waiting", "unsatisfied", 0)
    assert issue.first_notice_at is not None


async def test_a_long_word_of_discontent_and_a_second_one_come_back_alike(world: World) -> None:
    await raised(world)
    for words in ("Đường vẫn ngập, " * 200, "Mới sửa một nửa đoạn"):
        await answered(world, f"Xã trả lời: {words[:20]}")
        await world.hoa.taps("Đã báo, chưa")
        await world.hoa.says(words)
        world.minh.has_seen("công dân chưa hài lòng", words[:30])
    assert await events(world) == ["answered", "reopened", "answers_again"] * 2
    issue = await the_issue(world)
    assert (issue.stage, issue.holder_id) == ("waiting", issue.leader_id)


async def test_without_any_leader_the_coordinator_holds_what_was_reopened(world: World) -> None:
    await raised(world)
    await answered(world)
    world.standin.world.people[world.minh.id].blocked = True
    await world.reaches("2026-12-18 08:00")
    await world.hoa.taps("Đã báo, chưa")
    await world.hoa.says("Đường vẫn ngập")
    world.hoa.has_seen("Chưa có lãnh đạo nhận lại")
    world.ha.has_seen("YK-2026-0001", "chưa có lãnh đạo nhận")
    issue = await the_issue(world)
    assert issue.stage == "unheld"
    assert issue.holder_id is not None


async def test_three_tries_on_different_days_count_as_not_reached(world: World) -> None:
    await raised(world)
    await answered(world)
    message_id, data = world.hoa.button("Chưa gặp")
    await world.hoa.presses(message_id, data, times=2)
    assert (await the_issue(world)).tries == 1
    assert times_pushed(world.hoa, "Báo kết quả cho hộ dân") == 1
    await world.hoa.taps("Chưa gặp")
    assert "Hôm nay đã ghi một lần chưa gặp" in world.hoa.toasts[-1]
    await world.reaches("2026-12-05 09:00")  # a Saturday
    await world.hoa.taps("Chưa gặp")
    await world.reaches("2026-12-06 09:00")
    await world.hoa.taps("Chưa gặp")
    issue = await the_issue(world)
    assert (issue.stage, issue.tries, issue.word) == ("closed", 3, None)
    assert issue.first_notice_at is None
    assert await events(world) == ["answered", "tried", "tried", "not_reached"]
    world.hoa.has_seen("ba lần khác ngày chưa gặp")
    await world.hoa.presses(message_id, data)
    assert (await the_issue(world)).tries == 3


async def test_tries_begin_anew_with_another_answer(world: World) -> None:
    await raised(world)
    await answered(world)
    await world.hoa.taps("Chưa gặp", "Đã báo, chưa")
    await world.hoa.says("Đường vẫn ngập")
    await answered(world, "Xã đã nâng đường thêm 20 cm")
    await world.hoa.taps("Chưa gặp")
    issue = await the_issue(world)
    assert (issue.stage, issue.tries) == ("answered", 1)


async def test_the_text_to_copy_says_what_happened_and_nothing_of_the_citizen(
    world: World,
) -> None:
    await raised(world)
    await world.minh.taps("✅ Nhận, T6")
    assert "đã được tiếp nhận, hẹn trả lời chậm nhất 04/12/2026" in copied(world.hoa)[-1]
    await answered(world)
    assert "đã có kết quả" in copied(world.hoa)[-1]
    assert not [text for text in copied(world.hoa) if "Lan" in text or "ngập" in text]


def copied(actor: Actor) -> list[str]:
    return [
        button["copy_text"]["text"]
        for message in actor.from_bot
        for row in message.get("reply_markup", {}).get("inline_keyboard", [])
        for button in row
        if "copy_text" in button
    ]


async def test_every_step_reaches_those_it_concerns_once(world: World) -> None:
    await world.minh.says("/start")
    await world.ha.says("/start")
    await raised(world)
    got = Counting(world)
    await world.minh.taps("✅ Nhận, T6")
    assert got.news() == {"hoa": ["Báo hộ: đã tiếp nhận"]}
    await world.hoa.taps("Đã báo hộ")
    assert got.news() == {}
    await answered(world, "Xã sẽ xem xét trong thời gian tới")
    assert got.news() == {"hoa": ["Báo kết quả cho hộ dân"], "minh": ["Đã gửi trả lời"]}
    await world.hoa.taps("Đã báo, chưa")
    await world.hoa.says("Đường vẫn ngập như cũ")
    assert got.news() == {
        "hoa": ["đ/c Minh trả lời lại"],
        "minh": ["công dân chưa hài lòng"],
    }
    await answered(world)
    assert got.news() == {"hoa": ["Báo kết quả cho hộ dân"], "minh": ["Đã gửi trả lời"]}
    await world.hoa.taps("Đã báo, hài lòng")
    assert got.news() == {}
    assert await events(world) == [
        *("accepted", "noticed", "answered", "reopened", "answers_again", "answered", "satisfied")
    ]


KNOWN = (
    *("Báo hộ: đã tiếp nhận", "Báo kết quả cho hộ dân", "Đã gửi trả lời"),
    *("đ/c Minh trả lời lại", "công dân chưa hài lòng"),
)


class Counting:
    """What new messages each person got since it was last asked, cards of forms apart."""

    def __init__(self, world: World) -> None:
        self.actors = {name: getattr(world, name) for name in ("hoa", "tu", "minh", "ha", "quan")}
        self.known = {name: self._ids(actor) for name, actor in self.actors.items()}

    def _ids(self, actor: Actor) -> set[int]:
        return {message["message_id"] for message in actor.from_bot}

    def news(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, actor in self.actors.items():
            new = [m["text"] for m in actor.from_bot if m["message_id"] not in self.known[name]]
            self.known[name] |= self._ids(actor)
            if new:
                found[name] = [next((k for k in KNOWN if k in text), text) for text in new]
        return found


async def test_a_photo_sent_with_discontent_stays_with_the_issue(world: World) -> None:
    await raised(world)
    await answered(world)
    await world.hoa.taps("Đã báo, chưa")
    sharing.send_file(world.standin, world.hoa.id, "photo", {"caption": "Vẫn còn ngập đây"})
    await world.settles()
    world.minh.sees("Vẫn còn ngập đây", "📎 1 ảnh")
