"""Whoever cannot act is passed over at once: nothing waits in silence for a date."""

import random
from functools import partial

import pytest

from domain.people import Person, Role
from handlers.turnout import can_be_told
from practice import people
from storage import history, issues, staff
from storage.issues import Issue
from storage.transaction import Tx
from tests.stories.test_raising_an_issue import raised
from tests.stories.test_reminders_of_issues import joins, reminders
from tests.world import Actor, World

HOA, TU, MINH, HA = 1, 2, 3, 4


async def issue_of(world: World) -> Issue:
    found = await world.knows(lambda tx: issues.get(tx, 1))
    assert isinstance(found, Issue)
    return found


async def moves_of(world: World) -> list[tuple[str, str]]:
    events = await world.knows(lambda tx: history.of(tx, "issue", 1))
    return [(event.new, event.why) for event in events if event.what.endswith("moved")]


async def another_leader(world: World) -> Actor:
    """An, who looks after the other hamlet and is asked when nobody nearer is there."""
    return await joins(world, 106, "Vũ Bình An", Role.LEADER, 2)


async def changes(world: World, person_id: int, *roles: Role) -> None:
    await world.knows(lambda tx: staff.set_roles(tx, person_id, roles))
    await world.settles()


async def blocks(world: World, actor: Actor, blocked: bool = True) -> None:
    people.set_blocked(world.standin, actor.id, blocked)
    await world.settles()


async def answered(world: World) -> None:
    await raised(world)
    await world.minh.taps("✅ Nhận, T6", "✍️ Trả lời")
    await world.minh.says("Đã đổ đá cấp phối 200 m")
    await world.minh.taps("Gửi trả lời")


async def test_a_push_that_is_refused_reaches_another_leader_at_once(world: World) -> None:
    an = await another_leader(world)
    world.standin.world.people[world.minh.id].blocked = True
    await raised(world)
    an.sees("Ý kiến vượt thẩm quyền – YK-2026-0001")
    an.sees("chuyển đến đồng chí vì đ/c Minh không liên lạc được qua Telegram")
    an.sees_nothing_of("Lan", "0912")
    world.ha.sees("YK-2026-0001", "đ/c Minh không liên lạc được", "đã chuyển đến đ/c An")
    world.ha.sees_nothing_of("ngập")
    await an.taps("✅ Nhận, T6 04/12", "Xem chi tiết")
    an.sees("hệ thống chuyển tiếp đến đ/c An", "người trước không liên lạc được qua Telegram")
    assert await moves_of(world) == [("Vũ Bình An", "out_of_reach")]


async def test_a_leader_who_blocks_the_bot_later_is_passed_over_at_once(world: World) -> None:
    an = await another_leader(world)
    await raised(world)
    await world.minh.taps("✅ Nhận, T6 04/12")
    message_id, data = world.minh.button("✍️ Trả lời")
    await blocks(world, world.minh)
    an.sees("YK-2026-0001", "đ/c Minh không liên lạc được qua Telegram")
    issue = await issue_of(world)
    assert (issue.stage, issue.holder_id, issue.promised_on) == ("waiting", 6, None)
    assert issue.due_on == issue.answer_on
    await blocks(world, world.minh, False)
    await world.minh.presses(message_id, data)
    assert world.minh.toasts[-1] == "Việc này hiện do đ/c An giữ."
    assert (await issue_of(world)).holder_id == 6


async def test_with_no_other_leader_the_coordinator_holds_it_until_one_comes(
    world: World,
) -> None:
    await raised(world)
    await blocks(world, world.minh)
    issue = await issue_of(world)
    assert (issue.stage, issue.holder_id) == ("unheld", HA)
    world.ha.sees("YK-2026-0001", "ghi ngày 03/12/2026", "chưa có lãnh đạo nhận")
    world.hoa.has_seen("Hiện nay: chưa có lãnh đạo nhận.")
    told = len(world.ha.from_bot)
    await world.restarts()
    an = await another_leader(world)
    an.sees("YK-2026-0001", "trước đây chưa có lãnh đạo nhận")
    assert world.ha.screen.count("đã có người nhận, đ/c An") == 1
    assert len(world.ha.from_bot) == told + 1
    await an.taps("✅ Nhận, T6 04/12")
    assert (await issue_of(world)).stage == "accepted"


async def test_a_leader_who_comes_back_gets_what_nobody_held(world: World) -> None:
    await raised(world)
    await blocks(world, world.minh)
    await blocks(world, world.minh, False)
    world.minh.sees("YK-2026-0001", "trước đây chưa có lãnh đạo nhận")
    assert (await issue_of(world)).holder_id == MINH


async def test_a_look_that_can_move_nothing_waits_for_the_next_working_morning(
    world: World,
) -> None:
    await raised(world)
    await blocks(world, world.minh)
    seen = []
    for _ in range(4):
        at = (await issue_of(world)).check_at
        assert at is not None
        seen.append(f"{at.astimezone(world.standin.zone):%d %H:%M}")
        await world.reaches(f"{at.astimezone(world.standin.zone):%Y-%m-%d} 08:00")
    assert seen == ["04 07:30", "07 07:30", "08 07:30", "09 07:30"]
    assert world.ha.screen.count("YK-2026-0001") == 1
    await world.reaches("2026-12-16 08:00")
    assert len(reminders(world.ha)) == 1
    world.ha.sees_nothing_of("ngập")


async def test_a_leader_removed_by_the_administrator_leaves_nothing_behind(
    world: World,
) -> None:
    an = await another_leader(world)
    await raised(world)
    await world.quan.says("/start")
    await world.quan.taps("👥 Cán bộ", "Trần Văn Minh", "Thôi phụ trách")
    await world.quan.says("Nghỉ hưu")
    world.quan.sees("Ý kiến: 1 ý kiến đang mở chuyển ngay cho người khác")
    await world.quan.taps("Thôi phụ trách")
    world.quan.has_seen("Có 1 ý kiến đang mở được chuyển ngay cho người khác.")
    world.quan.sees_nothing_of("YK-", "ngập")
    an.sees("YK-2026-0001", "đ/c Minh đã thôi phụ trách")
    assert await moves_of(world) == [("Vũ Bình An", "left")]


async def test_a_leader_who_is_one_no_more_is_passed_over(world: World) -> None:
    an = await another_leader(world)
    await raised(world)
    await changes(world, MINH, Role.CADRE)
    an.sees("YK-2026-0001", "đ/c Minh không còn phụ trách việc này")


async def test_a_cadre_whom_a_leader_chose_keeps_it(world: World) -> None:
    await raised(world)
    await world.minh.taps("Giao xử lý", "Ngô Anh Tú")
    await changes(world, TU, Role.CADRE, Role.COORDINATOR)
    assert (await issue_of(world)).holder_id == TU
    assert await moves_of(world) == []
    await changes(world, TU, Role.COORDINATOR)
    assert (await issue_of(world)).holder_id == MINH


async def test_the_cadre_who_was_to_bring_the_answer_leaves_and_another_brings_it(
    world: World,
) -> None:
    await answered(world)
    await world.restarts()
    await world.knows(lambda tx: staff.leave(tx, HOA))
    await world.restarts()
    world.tu.sees("Báo kết quả cho hộ dân", "đổ đá", "đ/c Hoa đã thôi phụ trách")
    issue = await issue_of(world)
    assert (issue.stage, issue.holder_id, issue.teller_id) == ("answered", TU, TU)
    await world.tu.taps("Đã báo, hài lòng")
    assert (await issue_of(world)).stage == "closed"


async def test_a_question_goes_to_another_cadre_who_can_answer_it(world: World) -> None:
    await raised(world)
    await world.minh.taps("Hỏi thêm")
    await world.minh.says("Ngập đoạn nào, gần nhà bà Lan 0912 345 678?")
    await blocks(world, world.hoa)
    world.tu.sees("đ/c Minh hỏi thêm", "Ngập đoạn nào", "đ/c Hoa không liên lạc được")
    world.tu.sees_nothing_of("Lan", "0912")
    await world.tu.taps("Bổ sung")
    await world.tu.says("Đoạn từ cầu đến chùa")
    world.minh.sees("Đoạn từ cầu đến chùa")


async def test_the_first_notice_goes_to_another_cadre_while_the_leader_works(
    world: World,
) -> None:
    await raised(world)
    await world.minh.taps("✅ Nhận, T6 04/12")
    answering = world.minh.button("✍️ Trả lời")
    await changes(world, HOA)
    world.tu.sees("Báo hộ: đã tiếp nhận", "đ/c Hoa không còn phụ trách việc này")
    await world.tu.taps("☑️ Đã báo hộ")
    assert (await issue_of(world)).first_notice_at is not None
    await world.minh.presses(*answering)
    world.minh.sees("Đồng chí trả lời công dân thế nào?")
    await world.minh.says("Đã đổ đá cấp phối 200 m")
    await world.minh.taps("Gửi trả lời")
    world.tu.sees("Báo kết quả cho hộ dân", "Đã đổ đá cấp phối 200 m")


async def test_without_any_cadre_the_coordinator_learns_code_and_age(world: World) -> None:
    await answered(world)
    await blocks(world, world.tu)
    await blocks(world, world.hoa)
    world.ha.sees("YK-2026-0001", "ghi ngày 03/12/2026", "chưa có cán bộ báo cho công dân")
    world.ha.sees_nothing_of("ngập", "đổ đá", "Lan")
    issue = await issue_of(world)
    assert (issue.stage, issue.holder_id) == ("answered", HA)
    await blocks(world, world.tu, False)
    world.tu.sees("Báo kết quả cho hộ dân")
    assert (await issue_of(world)).holder_id == TU


async def test_a_cadre_of_another_hamlet_is_not_told_what_is_none_of_theirs(
    world: World,
) -> None:
    await joins(world, 107, "Lý Thị Xuân", Role.CADRE, 2)
    await answered(world)
    await blocks(world, world.tu)
    await blocks(world, world.hoa)
    assert (await issue_of(world)).holder_id == HA


async def test_the_administrator_is_told_that_there_is_nobody_and_again_by_each_audit(
    world: World,
) -> None:
    await world.knows(lambda tx: staff.leave(tx, HA))
    await world.knows(lambda tx: staff.leave(tx, MINH))
    await raised(world)
    issue = await issue_of(world)
    assert (issue.stage, issue.holder_id) == ("unheld", None)
    world.hoa.has_seen("Người quản trị đã được báo.")
    world.quan.has_seen("1 ý kiến của công dân chưa có ai giữ")
    await world.reaches("2026-12-09 08:00")
    await world.restarts()
    assert world.quan.screen.count("chưa có ai giữ") == 1
    world.quan.has_seen("1 ý kiến chưa có ai để giao")
    world.quan.sees_nothing_of("ngập", "Nguyễn Thị Lan")
    bich = await joins(world, 108, "Lê Ngọc Bích", Role.COORDINATOR)
    bich.sees("YK-2026-0001", "chưa có lãnh đạo nhận")
    assert (await issue_of(world)).holder_id == 6
    an = await joins(world, 106, "Vũ Bình An", Role.LEADER)
    an.sees("YK-2026-0001")


async def test_a_coordinator_out_of_reach_holds_nothing_and_the_administrator_is_told(
    world: World,
) -> None:
    await raised(world)
    await blocks(world, world.minh)
    assert (await issue_of(world)).holder_id == HA
    await blocks(world, world.ha)
    assert (await issue_of(world)).holder_id is None
    world.quan.has_seen("1 ý kiến của công dân chưa có ai giữ")
    await blocks(world, world.ha, blocked=False)
    assert (await issue_of(world)).holder_id == HA


async def test_everything_a_leader_held_moves_with_one_word_to_the_coordinator(
    world: World,
) -> None:
    an = await another_leader(world)
    for _ in range(3):
        await world.tu.says("/tham")
        await world.tu.taps("Nguyễn Thị Lan", "Đủ nội dung", "Có ý kiến", "Phản ánh")
        await world.tu.says("Đường ngập")
        await world.tu.taps("Giao thông")
        await world.tu.says_it_is_another()
        await world.tu.taps("Báo cáo lãnh đạo", "Hết ý kiến", "👍 Đồng ý", "Gửi phiếu")
        await world.passes(minutes=10)
    before = len(world.ha.from_bot)
    await blocks(world, world.minh)
    assert len(world.ha.from_bot) == before + 1
    world.ha.sees("YK-2026-0001", "YK-2026-0002", "YK-2026-0003")
    an.sees("3 việc mới chuyển đến", "Vì đ/c Minh không liên lạc được qua Telegram")
    assert [label[:9] for label in an.labels] == ["🔎 26-0001", "🔎 26-0002", "🔎 26-0003"]


@pytest.mark.parametrize("again", [True, False])
async def test_a_kill_between_the_refusal_and_the_move_loses_nothing(
    world: World, again: bool
) -> None:
    an = await another_leader(world)
    await raised(world)

    def refused(tx: Tx) -> None:
        staff.unreachable(tx, world.minh.id)

    await world.closes()
    await world.opens()
    await world.knows(refused)
    await (world.restarts() if again else world.settles())
    await world.restarts()
    assert an.screen.count("Ý kiến vượt thẩm quyền – YK-2026-0001") == 1
    assert await moves_of(world) == [("Vũ Bình An", "out_of_reach")]


@pytest.mark.parametrize("seed", range(3))
async def test_whoever_comes_and_goes_somebody_who_can_be_told_holds_it(
    world: World, seed: int
) -> None:
    chance = random.Random(seed)
    an = await another_leader(world)
    actors = [world.hoa, world.tu, world.minh, world.ha, an]
    if seed:
        await answered(world)
    else:
        await raised(world)
    for _ in range(25):
        actor = chance.choice(actors)
        person = await world.knows(partial(staff.by_account, user_id=actor.id))
        draw = chance.random()
        if draw < 0.6:
            await blocks(world, actor, not world.standin.world.people[actor.id].blocked)
        elif draw < 0.8:
            role = Role.LEADER if actor in (world.minh, an) else Role.CADRE
            await changes(world, person.id, *chance.choice([(), (role,), (role,)]))
        else:
            await world.passes(days=1)
        await world.knows(nobody_is_silent)


def nobody_is_silent(tx: Tx) -> None:
    issue = issues.get(tx, 1)
    assert issue is not None
    acts = [e for e in history.of(tx, "issue", 1) if e.what not in ("opened", "seen")]
    assert len(acts) == issue.version
    assert issue.check_at is not None
    assert issue.check_at > tx.now
    everyone: list[Person] = [p for p in staff.everyone(tx) if can_be_told(p)]
    with_leader = issue.stage not in ("asked", "answered", "refused")
    if with_leader:
        able = [p for p in everyone if Role.LEADER in p.roles and p.id != issue.recorded_by]
    else:
        able = [p for p in everyone if Role.CADRE in p.roles and p.looks_after(1)]
    coordinators = [p for p in everyone if Role.COORDINATOR in p.roles]
    holders = {p.id for p in able or coordinators}
    assert issue.holder_id in holders or not holders
    assert (issue.stage == "unheld") == (with_leader and not able)
