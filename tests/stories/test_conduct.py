"""What was said of somebody's conduct goes past them and everybody below, and comes to an answer.

An and Bình are leaders; the table names Minh, An as deputy, and Bình above both for every field.
"""

from domain.people import Role
from handlers.founding.categories import CATEGORIES
from storage import commune, staff
from storage.issues import Issue
from tests.stories.test_issues_move_on import blocks, issue_of
from tests.stories.test_raising_an_issue import raised
from tests.stories.test_reminders_of_issues import reminders
from tests.world import Actor, World

HOA, TU, MINH, HA, AN, BINH = 1, 2, 3, 4, 6, 7
CONDUCT = [shipped.name for shipped in CATEGORIES].index("Thái độ cán bộ") + 1


async def about_conduct(world: World, whom: str) -> Issue:
    """Hoa records, at the office, what an unnamed citizen says of somebody."""
    await world.hoa.says("/ykien")
    await world.hoa.taps("Phản ánh")
    await world.hoa.says("Cán bộ tiếp dân hách dịch, hẹn lần nào cũng vắng")
    await world.hoa.taps("Thái độ cán bộ", whom, "Báo cáo lãnh đạo", "Không nêu tên", "Gửi")
    return await issue_of(world)


async def test_conduct_goes_past_whom_it_is_about_and_everybody_below(
    world: World, above: tuple[Actor, Actor]
) -> None:
    an, binh = above
    issue = await about_conduct(world, "Trần Văn Minh")
    assert (issue.holder_id, issue.ladder, issue.concerned_id) == (BINH, [BINH], MINH)
    binh.sees("YK-2026-0001")
    for actor in (world.minh, an):
        actor.sees_nothing_of("YK-2026-0001", "hách dịch")
    await world.minh.says("YK-2026-0001")
    world.minh.sees("Không có mã này")
    await world.minh.says("/start")
    await world.minh.taps("Ý kiến của tôi")
    world.minh.sees_nothing_of("26-0001")
    await blocks(world, binh)
    assert (await issue_of(world)).holder_id == HA


async def test_conduct_of_the_top_goes_to_the_inspection_and_the_recorder_chases_it(
    world: World, above: tuple[Actor, Actor]
) -> None:
    await world.knows(lambda tx: commune.name_inspection(tx, "Ủy ban Kiểm tra Thị ủy"))
    issue = await about_conduct(world, "Đào Thanh Bình")
    assert (issue.stage, issue.holder_id) == ("transferred", 1)
    assert issue.transferred_to == "Ủy ban Kiểm tra Thị ủy"
    world.hoa.has_seen("Đề nghị đồng chí chuyển nội dung đến Ủy ban Kiểm tra Thị ủy")
    for actor in (world.minh, *above):
        actor.sees_nothing_of("YK-2026-0001", "hách dịch")
    await world.reaches("2026-12-17 08:00")
    assert "hỏi lại cơ quan" in reminders(world.hoa)[-1]
    await world.knows(lambda tx: staff.set_roles(tx, MINH, [Role.LEADER]))
    await world.settles()
    assert (await issue_of(world)).holder_id == 1
    await world.hoa.taps("✍️ Trả lời")
    await world.hoa.says("Ủy ban Kiểm tra đã kiểm điểm, có thông báo số 12")
    await world.hoa.taps("Gửi trả lời", "🙁 Đã báo, chưa")
    await world.hoa.says("Vẫn chưa thấy xin lỗi dân")
    issue = await issue_of(world)
    assert (issue.stage, issue.holder_id) == ("waiting", 1)
    for actor in (world.minh, *above):
        actor.sees_nothing_of("YK-2026-0001", "hách dịch", "kiểm điểm")


async def test_somebody_asks_the_inspection_while_the_recorder_cannot(
    world: World, above: tuple[Actor, Actor]
) -> None:
    issue = await about_conduct(world, "Đào Thanh Bình")
    again_on = issue.ask_again_on
    await blocks(world, world.hoa)
    issue = await issue_of(world)
    assert (issue.stage, issue.holder_id, issue.teller_id) == ("transferred", TU, TU)
    assert issue.ask_again_on == issue.due_on == again_on
    world.tu.has_seen("YK-2026-0001", "không liên lạc được qua Telegram")
    await blocks(world, world.tu)
    issue = await issue_of(world)
    assert (issue.stage, issue.holder_id) == ("transferred", HA)
    world.ha.has_seen("YK-2026-0001", "đã chuyển đến đ/c Hà")
    world.ha.sees_nothing_of("hách dịch")
    await world.reaches("2026-12-17 08:00")
    said = reminders(world.ha)[-1]
    assert "YK-2026-0001, ghi ngày 03/12/2026: hỏi lại cơ quan" in said
    assert "người giữ: đ/c Hà." in said
    await blocks(world, world.hoa, False)
    issue = await issue_of(world)
    assert (issue.stage, issue.holder_id, issue.teller_id) == ("transferred", HOA, HOA)


async def test_what_an_inspection_has_comes_back_though_nobody_was_there_for_a_while(
    world: World, above: tuple[Actor, Actor]
) -> None:
    await about_conduct(world, "Đào Thanh Bình")
    for actor in (world.hoa, world.tu, world.ha):
        await blocks(world, actor)
    issue = await issue_of(world)
    assert (issue.stage, issue.holder_id, issue.ask_again_on) == ("unheld", None, None)
    await blocks(world, world.hoa, False)
    issue = await issue_of(world)
    assert (issue.stage, issue.holder_id) == ("transferred", HOA)
    assert issue.ask_again_on == issue.due_on


async def test_nobody_gives_conduct_to_whom_it_is_about_or_to_those_below(
    world: World, above: tuple[Actor, Actor]
) -> None:
    _, binh = above
    await about_conduct(world, "Trần Văn Minh")
    await binh.taps("👤 Giao xử lý", "Vũ Bình An")
    binh.sees("không còn nhận việc được")
    assert (await issue_of(world)).holder_id == BINH
    world.minh.sees_nothing_of("YK-2026-0001", "hách dịch")


async def test_a_coordinator_hears_nothing_of_their_own_conduct(
    world: World, above: tuple[Actor, Actor]
) -> None:
    await about_conduct(world, "Phạm Thu Hà")
    for actor in (world.minh, *above):
        await blocks(world, actor)
    issue = await issue_of(world)
    assert (issue.stage, issue.holder_id) == ("unheld", None)
    world.quan.has_seen("1 ý kiến của công dân chưa có ai giữ")
    world.ha.sees_nothing_of("YK-2026-0001")
    await blocks(world, world.minh, False)
    assert (await issue_of(world)).holder_id == MINH


async def test_conduct_found_out_later_asks_whose_and_keeps_away_from_them(
    world: World, above: tuple[Actor, Actor]
) -> None:
    an, binh = above
    await raised(world)
    await world.minh.taps("✅ Nhận, T6")
    await world.minh.says("YK-2026-0001")
    await world.minh.taps("🗂 Đổi lĩnh vực", "Thái độ cán bộ")
    world.minh.sees("Việc liên quan đến cán bộ nào?")
    await world.minh.taps("Vũ Bình An")
    issue = await issue_of(world)
    assert (issue.holder_id, issue.ladder, issue.concerned_id) == (MINH, [MINH, BINH], AN)
    await world.reaches("2026-12-08 08:00")
    assert (await issue_of(world)).holder_id == BINH
    binh.sees("YK-2026-0001", "ngập")
    an.sees_nothing_of("YK-2026-0001", "ngập")


async def test_conduct_of_the_top_found_out_later_goes_to_the_inspection(
    world: World, above: tuple[Actor, Actor]
) -> None:
    _, binh = above
    await raised(world)
    await world.minh.says("YK-2026-0001")
    await world.minh.taps("🗂 Đổi lĩnh vực", "Thái độ cán bộ", "Đào Thanh Bình")
    issue = await issue_of(world)
    assert (issue.stage, issue.holder_id, issue.concerned_id) == ("transferred", HOA, BINH)
    world.hoa.has_seen("không ai trong xã được xử lý việc này", "Ủy ban Kiểm tra Đảng ủy xã")
    await world.reaches("2026-12-17 08:00")
    assert (await issue_of(world)).holder_id == HOA
    binh.sees_nothing_of("YK-2026-0001")
