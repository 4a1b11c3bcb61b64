"""Who is responsible gets it, and who does not take it on loses it to the next, who is told.

An and Bình are leaders; the table names Minh, An as deputy, and Bình above both for every field.
"""

from datetime import date

import pytest

from domain.responsibility import Part
from storage import history, responsibles, workdays
from storage.issues import Issue
from tests.stories.test_issues_move_on import blocks, issue_of
from tests.stories.test_raising_an_issue import raised
from tests.stories.test_reminders_of_issues import reminders
from tests.world import Actor, World

HOA, TU, MINH, HA, AN, BINH = 1, 2, 3, 4, 6, 7


async def events(world: World, number: int = 1) -> list[tuple[str, str, str]]:
    found = await world.knows(lambda tx: history.of(tx, "issue", number))
    return [(e.what, e.new, e.why) for e in found if e.what in ("moved", "skipped")]


async def test_who_does_not_take_it_on_in_two_days_is_followed_by_the_next(
    world: World, above: tuple[Actor, Actor]
) -> None:
    an, binh = above
    await raised(world)
    world.minh.sees("Ý kiến vượt thẩm quyền – YK-2026-0001")
    issue = await issue_of(world)
    assert (issue.holder_id, issue.ladder) == (MINH, [MINH, AN, BINH])
    await world.reaches("2026-12-04 08:00")
    assert "đến hạn thứ Hai, 07/12/2026" in reminders(world.minh)[-1]
    await world.reaches("2026-12-08 07:29")
    an.sees_nothing_of("YK-2026-0001")
    await world.reaches("2026-12-08 07:31")
    an.sees("YK-2026-0001", "đ/c Minh chưa nhận việc đúng hạn", "đ/c Minh vẫn trả lời được")
    assert (await issue_of(world)).holder_id == AN
    assert "việc quá hạn đã chuyển tiếp" in reminders(world.minh)[-1]
    await world.reaches("2026-12-11 08:00")
    binh.sees("YK-2026-0001", "đ/c An chưa nhận việc đúng hạn")
    assert world.minh.last["text"] == reminders(world.minh)[-1], "said once, when it passed on"
    await world.reaches("2026-12-24 08:00")
    digests = [text for text in reminders(binh) if "mỗi ngày làm việc" in text]
    assert len(digests) == 2
    assert len(reminders(binh)) == 7, "one each working day since the 16th"
    assert (await issue_of(world)).holder_id == BINH
    await binh.taps("✅ Nhận, T5 24/12")
    assert [what for what, _, _ in await events(world)] == ["moved", "moved"]


async def test_a_broken_promise_goes_to_the_next_and_a_new_one_starts_again(
    world: World, above: tuple[Actor, Actor]
) -> None:
    an, binh = above
    await raised(world)
    await world.minh.taps("✅ Nhận, T6 04/12")
    await world.reaches("2026-12-08 07:29")
    an.sees_nothing_of("YK-2026-0001")
    await world.reaches("2026-12-08 07:31")
    an.sees("đ/c Minh chưa trả lời đúng hẹn")
    await an.taps("✅ Nhận, T6 11/12")
    await world.reaches("2026-12-15 08:00")
    binh.sees("đ/c An chưa trả lời đúng hẹn")
    issue = await issue_of(world)
    assert (issue.holder_id, issue.rung, issue.stage) == (BINH, 2, "waiting")


async def test_an_empty_rung_is_passed_over_and_the_coordinator_is_told(
    world: World, above: tuple[Actor, Actor]
) -> None:
    an, binh = above
    await blocks(world, an)
    await raised(world)
    await world.reaches("2026-12-08 08:00")
    binh.sees("YK-2026-0001")
    world.ha.has_seen("bỏ qua đ/c An vì không liên lạc được qua Telegram")
    assert await events(world) == [
        ("skipped", "Vũ Bình An", "out_of_reach"),
        ("moved", "Đào Thanh Bình", "not_accepted"),
    ]
    await binh.taps("Xem chi tiết")
    binh.sees("hệ thống bỏ qua đ/c An (không liên lạc được qua Telegram)")


async def test_the_ladder_of_its_day_stands_when_the_table_changes(
    world: World, above: tuple[Actor, Actor]
) -> None:
    an, _ = above
    await raised(world)
    await world.knows(lambda tx: responsibles.put(tx, None, None, Part.DEPUTY, [BINH]))
    await blocks(world, world.minh)
    an.sees("YK-2026-0001", "đ/c Minh không liên lạc được")
    assert (await issue_of(world)).holder_id == AN


async def test_what_nobody_on_the_ladder_can_take_goes_to_the_coordinator(
    world: World, above: tuple[Actor, Actor]
) -> None:
    an, binh = above
    await raised(world)
    for actor in (world.minh, an, binh):
        await blocks(world, actor)
    issue = await issue_of(world)
    assert (issue.stage, issue.holder_id) == ("unheld", HA)
    await blocks(world, an, False)
    assert (await issue_of(world)).holder_id == AN


async def test_what_is_urgent_reaches_the_deputy_at_once_also_at_night(
    world: World, above: tuple[Actor, Actor]
) -> None:
    an, binh = above
    await world.reaches("2026-12-05 23:30")
    await world.hoa.says("/ykien")
    await world.hoa.taps("Phản ánh")
    await world.hoa.says("Dây điện đứt rơi xuống đường, rất nguy hiểm")
    await world.hoa.taps(
        "Điện", "Báo cáo lãnh đạo", "Không nêu tên", "Sửa", "Mức độ", "khẩn", "Gửi"
    )
    world.minh.sees("YK-2026-0001", "Mức độ: khẩn")
    an.sees("YK-2026-0001", "Mức độ: khẩn")
    binh.sees_nothing_of("YK-2026-0001")
    await an.taps("✅ Đúng hạn 09/12")
    issue = await issue_of(world)
    assert (issue.holder_id, issue.backup_id) == (AN, None)


async def test_a_question_that_is_not_answered_comes_back_and_holds_up_three_days_at_most(
    world: World, above: tuple[Actor, Actor]
) -> None:
    await raised(world)
    before = await issue_of(world)
    await world.minh.taps("Hỏi thêm")
    await world.minh.says("Ngập đoạn nào?")
    await world.reaches("2026-12-09 07:29")
    assert (await issue_of(world)).stage == "asked"
    await world.reaches("2026-12-09 07:31")
    world.minh.sees("YK-2026-0001", "đ/c Hoa chưa bổ sung điều được hỏi")
    issue = await issue_of(world)
    assert (issue.stage, issue.holder_id, issue.asked_on) == ("waiting", MINH, None)
    assert (issue.answer_on - before.answer_on).days == 5
    assert issue.first_notice_on == before.first_notice_on


async def test_who_only_asks_and_asks_wins_three_days_and_loses_it_to_the_next(
    world: World, above: tuple[Actor, Actor]
) -> None:
    an, _ = above
    await raised(world)
    before = await issue_of(world)
    for number in range(3):
        await world.minh.says("YK-2026-0001")
        await world.minh.taps("Hỏi thêm")
        await world.minh.says(f"Ngập đoạn nào, lần thứ {number}?")
        await world.passes(days=2)
        if (await issue_of(world)).stage == "asked":
            await world.hoa.taps("✍️ Bổ sung")
            await world.hoa.says(f"Đoạn từ cầu vào nhà văn hóa, {number}")
    await world.passes(days=3)
    issue = await issue_of(world)
    assert (issue.stage, issue.holder_id) == ("waiting", AN)
    calendar = await world.knows(workdays.calendar)
    assert calendar.between(before.answer_on, issue.answer_on) == 3
    an.has_seen("đ/c Minh chưa nhận việc đúng hạn")


@pytest.mark.parametrize("is_silent", [False, True])
async def test_what_an_outside_body_has_stays_there_though_the_cadre_was_asked(
    world: World, above: tuple[Actor, Actor], is_silent: bool
) -> None:
    await raised(world)
    await world.minh.taps("Chuyển cơ quan", "Điện lực", "T5 17/12", "📤 Chuyển")
    await world.hoa.taps("☑️ Đã báo hộ")
    before = await issue_of(world)
    await world.minh.says("YK-2026-0001")
    await world.minh.taps("Hỏi thêm")
    await world.minh.says("Ngập đoạn nào?")
    assert (await issue_of(world)).stage == "asked"
    if not is_silent:
        await world.hoa.taps("✍️ Bổ sung")
        await world.hoa.says("Đoạn từ cầu Bà Tồn vào nhà văn hóa ấp")
    await world.reaches("2026-12-09 07:31")
    issue = await issue_of(world)
    assert (issue.stage, issue.holder_id, issue.asked_on) == ("transferred", MINH, None)
    assert issue.due_on == issue.ask_again_on == before.ask_again_on
    await world.reaches("2026-12-17 08:00")
    assert "hỏi lại cơ quan đã nhận chuyển" in reminders(world.minh)[-1]


async def test_what_comes_back_from_an_outside_body_has_no_date_to_ask_again(
    world: World, above: tuple[Actor, Actor]
) -> None:
    await raised(world)
    await world.minh.taps("Chuyển cơ quan", "Điện lực", "T5 17/12", "📤 Chuyển")
    await world.minh.says("YK-2026-0001")
    await world.minh.taps("Giao xử lý", "An")
    assert (await issue_of(world)).ask_again_on is None


async def test_a_rung_that_is_empty_when_it_is_opened_is_told_of_at_once(
    world: World, above: tuple[Actor, Actor]
) -> None:
    await blocks(world, world.minh)
    await raised(world)
    assert (await issue_of(world)).holder_id == AN
    world.ha.sees("YK-2026-0001", "bỏ qua đ/c Minh vì không liên lạc được qua Telegram")


async def test_another_category_of_what_was_opened_again_counts_from_then(
    world: World, above: tuple[Actor, Actor]
) -> None:
    await raised(world)
    await world.minh.taps("✅ Nhận, T6", "✍️ Trả lời")
    await world.minh.says("Đã đổ đá cấp phối 200 m")
    await world.minh.taps("Gửi trả lời")
    await world.reaches("2026-12-21 09:00")
    await world.hoa.taps("🙁 Đã báo, chưa")
    await world.hoa.says("Vẫn ngập như cũ, mưa xuống là ngập")
    await world.minh.says("YK-2026-0001")
    await world.minh.taps("🗂 Đổi lĩnh vực", "Thủy lợi")
    issue = await issue_of(world)
    assert issue.answer_on > date(2026, 12, 21)


async def answers_in_vain(world: World, actor: Actor) -> Issue:
    await actor.says("YK-2026-0001")
    await actor.taps("✍️ Trả lời")
    await actor.says(f"Đã đổ đá cấp phối 200 m, xe thứ {len(actor.from_bot)}")
    await actor.taps("Gửi trả lời")
    await world.hoa.taps("🙁 Đã báo, chưa")
    await world.hoa.says(f"Vẫn ngập y như cũ, lần {len(world.hoa.from_bot)}")
    return await issue_of(world)


async def test_the_second_time_it_goes_up_and_the_top_keeps_it(
    world: World, above: tuple[Actor, Actor]
) -> None:
    an, binh = above
    await raised(world)
    tries = [(world.minh, MINH, 0), (world.minh, AN, 1), (an, BINH, 2), (binh, BINH, 2)]
    for actor, again_id, rung in tries:
        issue = await answers_in_vain(world, actor)
        assert (issue.stage, issue.holder_id, issue.rung) == ("waiting", again_id, rung)
    world.hoa.has_seen("đ/c Minh trả lời lại", "đ/c An trả lời lại", "đ/c Bình trả lời lại")
    await binh.says("YK-2026-0001")
    binh.sees("giao trả lời lại cho")
