"""Before a name, a contact, a face or a voice is attached the citizen is asked, once."""

from typing import Any

from sqlalchemy import text

from storage import issues
from storage.transaction import Tx
from tests.stories.test_raising_alone import issue_of, row_of
from tests.world import World


async def to_the_words(world: World, household: str = "Nguyễn Thị Lan") -> None:
    await world.hoa.says("/tham")
    await world.hoa.taps(household, "Đủ nội dung", "Có ý kiến", "Phản ánh")


async def test_a_plain_visit_asks_nothing(world: World) -> None:
    await world.hoa.says("/tham")
    await world.hoa.taps("Nguyễn Thị Lan", "Đủ nội dung", "Không có ý kiến", "Gửi phiếu")
    assert await row_of(world, "consent") == []


async def test_two_matters_of_one_visit_are_asked_about_once(world: World) -> None:
    await to_the_words(world)
    await world.hoa.says("Cống vỡ đầu ấp")
    await world.hoa.passes_it_on()
    await world.hoa.taps("Thêm ý kiến", "Kiến nghị")
    await world.hoa.says("Làm lại cầu gỗ")
    await world.hoa.passes_it_on()
    await world.hoa.taps("Hết ý kiến", "👍 Đồng ý", "Gửi phiếu")
    assert len(await row_of(world, "consent")) == 1


async def test_refusal_keeps_only_that_the_household_was_visited(world: World) -> None:
    await to_the_words(world)
    await world.hoa.says("Cống vỡ đầu ấp")
    await world.hoa.sends_photo()
    await world.hoa.passes_it_on()
    await world.hoa.taps("Hết ý kiến", "🙅 Không đồng ý", "Không có người", "Gửi phiếu")
    issue = await issue_of(world)
    assert (issue.household_id, issue.visit_id, issue.talk_id, issue.contact) == (None,) * 3 + ("",)
    (photo,) = await row_of(world, "attachment")
    assert (photo["issue_id"], photo["visit_id"], photo["talk_id"]) == (issue.id, None, None)
    (consent,) = await row_of(world, "consent")
    assert not consent["given"]
    assert (consent["household_id"], consent["visit_id"]) == (1, 1)
    world.minh.sees("Cống vỡ đầu ấp", "📎 1 ảnh")
    await world.minh.taps("Xem chi tiết")
    world.minh.sees("không nêu tên")
    world.minh.sees_nothing_of("Lan")


async def test_a_picture_of_people_goes_when_they_do_not_agree(world: World) -> None:
    await to_the_words(world)
    await world.hoa.says("Cống vỡ đầu ấp")
    await world.hoa.sends_photo()
    await world.hoa.passes_it_on()
    await world.hoa.taps("Hết ý kiến", "🙅 Không đồng ý", "Có người", "Gửi phiếu")
    assert await row_of(world, "attachment") == []
    assert not list(world.directory.glob("files/**/*.jpg"))
    assert not [e for e in world.hoa.messages if "photo" in e.message]
    world.minh.sees("Cống vỡ đầu ấp")
    world.minh.sees_nothing_of("📎")


async def test_a_voice_goes_when_they_do_not_agree_and_the_matter_is_written(world: World) -> None:
    await to_the_words(world)
    await world.hoa.sends_voice(33)
    await world.hoa.passes_it_on()
    await world.hoa.taps("Hết ý kiến", "🙅 Không đồng ý")
    world.hoa.sees("ghi lại ý kiến bằng chữ")
    await world.hoa.sends_voice(5)
    world.hoa.sees("chỉ nhận chữ")
    await world.hoa.says("Đèn đường tổ 2 tắt cả tháng nay")
    await world.hoa.taps("Gửi phiếu")
    world.minh.sees("Đèn đường tổ 2 tắt cả tháng nay")
    issue = await issue_of(world)
    assert (issue.attachment_id, issue.seconds) == (None, 0)
    assert await row_of(world, "attachment") == []
    assert not [path for path in world.directory.glob("files/**/*") if path.is_file()]


async def test_a_voice_of_an_unnamed_household_asks_too(world: World) -> None:
    await world.hoa.says("/tham")
    await world.hoa.taps("Hộ mới", "Ấp 3", "Bỏ qua", "Đủ nội dung", "Có ý kiến", "Phản ánh")
    await world.hoa.sends_voice(12)
    await world.hoa.passes_it_on()
    await world.hoa.taps("Hết ý kiến")
    world.hoa.sees("UBND xã xin ghi họ tên")


async def test_a_picture_of_people_in_an_unnamed_household_asks_too(world: World) -> None:
    await world.hoa.says("/tham")
    await world.hoa.taps("Hộ mới", "Ấp 3", "Bỏ qua", "Đủ nội dung", "Có ý kiến", "Phản ánh")
    await world.hoa.says("Cống vỡ đầu ấp")
    await world.hoa.sends_photo()
    await world.hoa.passes_it_on()
    await world.hoa.taps("Hết ý kiến", "Có người")
    world.hoa.sees("UBND xã xin ghi họ tên")
    await world.hoa.taps("👍 Đồng ý", "Gửi phiếu")
    world.minh.sees("📎 1 ảnh")


async def test_a_contact_is_attached_after_consent_and_never_pushed(world: World) -> None:
    await to_the_words(world)
    await world.hoa.says("Cống vỡ đầu ấp")
    await world.hoa.passes_it_on()
    await world.hoa.taps("Hết ý kiến", "👍 Đồng ý", "Sửa", "✏️ Liên hệ")
    await world.hoa.says("0912 345 678")
    await world.hoa.taps("Gửi phiếu")
    world.minh.sees_nothing_of("0912")
    await world.minh.taps("Xem chi tiết")
    world.minh.sees("Người nêu: bà Nguyễn Thị Lan", "Liên hệ: 0912345678")


async def test_a_change_of_mind_on_the_review_takes_the_name_away(world: World) -> None:
    await to_the_words(world)
    await world.hoa.says("Cống vỡ đầu ấp")
    await world.hoa.passes_it_on()
    await world.hoa.taps("Hết ý kiến", "👍 Đồng ý", "Sửa", "✏️ Liên hệ")
    await world.hoa.says("0912 345 678")
    await world.hoa.taps("Sửa", "✏️ Đồng ý nêu tên", "🙅 Không đồng ý", "Gửi phiếu")
    issue = await issue_of(world)
    assert (issue.household_id, issue.contact) == (None, "")


async def test_what_an_unnamed_issue_holds_points_nowhere(world: World) -> None:
    """Neither a column of it nor of its files leads to the household or the visit."""
    await test_refusal_keeps_only_that_the_household_was_visited(world)

    def leads(tx: Tx) -> list[Any]:
        joined = (
            "SELECT 1 FROM issue i JOIN attachment a ON a.issue_id = i.id"
            " JOIN visit v ON v.talk_id = a.talk_id OR v.id = a.visit_id OR v.id = i.visit_id"
        )
        return list(tx.connection.execute(text(joined)))

    assert await world.knows(leads) == []
    assert await world.knows(lambda tx: issues.of_household(tx, 1)) == []
