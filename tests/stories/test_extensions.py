"""More time for an answer: once by the holder, again only by the rung above."""

from datetime import date

from practice import people
from storage import history
from tests.stories.test_issues_move_on import MINH, issue_of
from tests.stories.test_raising_an_issue import raised
from tests.stories.test_reminders_of_issues import reminders
from tests.world import Actor, World

REASON = "Chờ Sở Xây dựng khảo sát, gần nhà bà Lan 0912 345 678"


async def extends(actor: Actor, label: str = "+5 ngày", reason: str = REASON) -> None:
    await actor.taps("⏳ Gia hạn", label)
    await actor.says(reason)
    await actor.taps("⏳ Gia hạn")


async def whats(world: World) -> list[str]:
    return [event.what for event in await world.knows(lambda tx: history.of(tx, "issue", 1))]


async def test_the_holder_extends_once_and_the_citizen_is_told(
    world: World,
    above: tuple[Actor, Actor],
) -> None:
    await raised(world)
    await world.minh.taps("✅ Đúng hạn 17/12")
    await world.hoa.taps("☑️ Đã báo hộ")
    await extends(world.minh)
    world.minh.sees("Đã gia hạn YK-2026-0001 đến thứ Năm, 24/12/2026")
    issue = await issue_of(world)
    assert issue.answer_on == issue.due_on == issue.promised_on == date(2026, 12, 24)
    assert issue.tell_extension_on == date(2026, 12, 8)
    world.hoa.sees("Báo hộ: gia hạn trả lời", "Chờ Sở Xây dựng", "24/12/2026")
    world.hoa.sees_nothing_of("0912 345 678")
    await world.reaches("2026-12-07 08:00")
    assert "báo hộ là gia hạn trả lời" in reminders(world.hoa)[-1]
    await world.hoa.taps("☑️ Đã báo gia hạn", times=2)
    world.hoa.sees("công dân đã được báo gia hạn")
    assert (await issue_of(world)).tell_extension_on is None
    assert (await whats(world)).count("extension_told") == 1
    await world.reaches("2026-12-22 20:00")
    assert reminders(world.hoa) == []


async def asks_again(world: World) -> None:
    """Extended once, Minh fills in another extension."""
    await raised(world)
    await world.minh.taps("✅ Đúng hạn 17/12")
    await extends(world.minh)
    await world.minh.taps("Ý kiến chờ tôi", "26-0001", "⏳ Gia hạn", "+3 ngày")
    await world.minh.says("Chờ Sở Xây dựng trả kết quả, bà Lan 0912 345 678")
    await world.minh.taps("📨 Trình duyệt")
    assert (await issue_of(world)).extensions == 1


async def test_a_second_one_is_filled_in_by_the_holder_and_approved_by_the_rung_above(
    world: World,
    above: tuple[Actor, Actor],
) -> None:
    an, binh = above
    await asks_again(world)
    an.sees("đ/c Minh trình duyệt – YK-2026-0001", "Chờ Sở Xây dựng", "hạn hiện nay 24/12/2026")
    an.sees_nothing_of("0912 345 678", "Lan")
    binh.sees_nothing_of("gia hạn")
    message_id, data = an.button("✅ Duyệt")
    await binh.says("/start")
    await binh.presses(binh.last["message_id"], data)
    assert (await issue_of(world)).extensions == 1
    await an.presses(message_id, data, times=2)
    issue = await issue_of(world)
    assert (issue.extensions, issue.holder_id, issue.answer_on) == (2, MINH, date(2026, 12, 29))
    world.minh.has_seen("đ/c An đã gia hạn YK-2026-0001")
    world.hoa.sees("Báo hộ: gia hạn trả lời", "29/12/2026", "Chờ Sở Xây dựng")
    world.hoa.sees_nothing_of("chuẩn bị")
    asked = [what for what in await whats(world) if what in ("prepared", "extended")]
    assert asked == ["extended", "prepared", "extended"]


async def test_the_rung_above_opens_the_matter_and_declines_with_a_reason(
    world: World,
    above: tuple[Actor, Actor],
) -> None:
    an, _ = above
    await asks_again(world)
    await an.taps("🔎 Xem chi tiết", "💬 Mở ý kiến")
    an.sees("YK-2026-0001", "ngập")
    await an.taps("✖️ Không duyệt")
    await an.says("Cần xong trước Tết, mời báo cáo")
    world.minh.has_seen("đ/c An không duyệt", "Cần xong trước Tết")
    assert (await issue_of(world)).extensions == 1
    await world.minh.taps("⏳ Gia hạn", "+3 ngày")
    await world.minh.says("Đã trình Sở kế hoạch, chờ duyệt vốn")
    await world.minh.taps("📨 Trình duyệt")
    await an.taps("✏️ Sửa")
    await an.taps("⏳ Gia hạn")
    assert (await issue_of(world)).extensions == 2


async def test_at_the_top_the_holder_extends_again_themselves(world: World) -> None:
    await raised(world)
    await world.minh.taps("✅ Đúng hạn 17/12")
    await extends(world.minh)
    await world.minh.taps("Ý kiến chờ tôi", "26-0001")
    await extends(world.minh, "+3 ngày", "Vẫn chờ kết quả khảo sát của Sở")
    assert (await issue_of(world)).extensions == 2


async def test_a_form_whose_issue_went_on_changes_nothing(
    world: World,
    above: tuple[Actor, Actor],
) -> None:
    await raised(world)
    await world.minh.taps("✅ Nhận, T6 04/12", "⏳ Gia hạn", "+3 ngày")
    await world.minh.says(REASON)
    people.set_blocked(world.standin, world.minh.id, True)
    await world.restarts()
    await world.settles()
    people.set_blocked(world.standin, world.minh.id, False)
    await world.settles()
    assert (await issue_of(world)).holder_id != MINH
    await world.minh.taps("⏳ Gia hạn")
    assert (await issue_of(world)).extensions == 0
