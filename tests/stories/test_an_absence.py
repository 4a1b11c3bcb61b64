"""Somebody is away: another stands in with their rights, and everything comes back at the end."""

from domain.people import Role
from storage import absences, history, staff
from tests.stories.test_issues_move_on import HOA, MINH, TU, blocks, issue_of, moves_of
from tests.stories.test_raising_an_issue import raised
from tests.stories.test_reminders_of_issues import joins, reminders
from tests.world import Actor, World

AN = 6


async def goes(actor: Actor, from_on: str, to_on: str, deputy: str) -> None:
    """Sets an absence in the settings."""
    await actor.says("/settings")
    await actor.taps("🏖 Vắng mặt", "vắng mặt")
    await actor.says(from_on)
    await actor.says(to_on)
    await actor.taps(deputy, "✅ Báo vắng mặt")


async def test_the_stand_in_has_it_for_that_time_and_it_comes_back(world: World) -> None:
    an = await joins(world, 106, "Vũ Bình An", Role.LEADER, 2)
    await raised(world)
    await world.minh.taps("✅ Đúng hạn 17/12")
    await goes(world.minh, "07/12", "09/12", "Vũ Bình An")
    world.minh.sees("Từ thứ Hai, 07/12/2026 đến hết thứ Tư, 09/12/2026", "đ/c An")
    an.sees("đ/c Minh vắng mặt từ 07/12/2026", "làm thay")
    assert (await issue_of(world)).holder_id == MINH
    await world.reaches("2026-12-07 07:31")
    an.sees("YK-2026-0001", "đ/c Minh đang vắng mặt")
    issue = await issue_of(world)
    assert (issue.stage, issue.holder_id, issue.holds_for_id) == ("accepted", AN, MINH)
    assert str(issue.promised_on) == "2026-12-17"
    await world.restarts()
    await world.reaches("2026-12-10 07:29")
    assert (await issue_of(world)).holder_id == AN
    await world.reaches("2026-12-10 07:31")
    issue = await issue_of(world)
    assert (issue.stage, issue.holder_id, issue.holds_for_id) == ("accepted", MINH, None)
    world.minh.sees("YK-2026-0001", "đ/c An hết thời gian làm thay")
    assert await moves_of(world) == [("Vũ Bình An", "away"), ("Trần Văn Minh", "back")]


async def test_what_comes_meanwhile_goes_to_the_stand_in_who_is_reminded(world: World) -> None:
    an = await joins(world, 106, "Vũ Bình An", Role.LEADER, 2)
    await goes(world.minh, "03/12", "30/12", "Vũ Bình An")
    await raised(world)
    issue = await issue_of(world)
    assert (issue.holder_id, issue.holds_for_id) == (AN, MINH)
    world.minh.sees_nothing_of("YK-2026-0001")
    an.sees("đ/c Minh đang vắng mặt")
    events = await world.knows(lambda tx: history.of(tx, "issue", 1))
    assert [(e.what, e.new, e.why) for e in events][-1] == ("skipped", "Trần Văn Minh", "away")
    await an.taps("✅ Nhận, T6 04/12")
    issue = await issue_of(world)
    assert (issue.holder_id, issue.holds_for_id) == (AN, MINH)
    await world.reaches("2026-12-07 08:00")
    assert len(reminders(an)) >= 1
    assert reminders(world.minh) == []
    await world.minh.says("/settings")
    await world.minh.taps("🏖 Vắng mặt", "Đã về làm việc", times=2)
    issue = await issue_of(world)
    assert (issue.stage, issue.holder_id) == ("accepted", MINH)
    an.has_seen("Đồng chí thôi làm thay đ/c Minh")


async def test_a_stand_in_who_cannot_be_told_is_passed_over(world: World) -> None:
    an = await joins(world, 106, "Vũ Bình An", Role.LEADER, 2)
    await joins(world, 107, "Đào Thanh Bình", Role.LEADER, 2)
    await raised(world)
    await goes(world.minh, "03/12", "30/12", "Vũ Bình An")
    assert (await issue_of(world)).holder_id == AN
    await blocks(world, an)
    issue = await issue_of(world)
    assert (issue.holder_id, issue.holds_for_id) == (7, None)


async def test_who_brings_word_is_stood_in_for_as_well(world: World) -> None:
    await raised(world)
    await goes(world.hoa, "03/12", "04/12", "Ngô Anh Tú")
    issue = await issue_of(world)
    assert (issue.teller_id, issue.tells_for_id) == (TU, HOA)
    await world.minh.taps("✅ Nhận, T6 04/12")
    world.tu.sees("Báo hộ: đã tiếp nhận")
    await world.reaches("2026-12-05 08:00")
    issue = await issue_of(world)
    assert (issue.teller_id, issue.tells_for_id) == (HOA, None)
    world.hoa.has_seen("Báo hộ: đã tiếp nhận")


async def test_with_nobody_in_their_place_it_goes_further(world: World) -> None:
    an = await joins(world, 106, "Vũ Bình An", Role.LEADER, 2)
    await raised(world)
    await world.minh.taps("✅ Đúng hạn 17/12")
    await goes(world.minh, "03/12", "04/12", "Không có ai")
    an.sees("YK-2026-0001", "đ/c Minh đang vắng mặt")
    issue = await issue_of(world)
    assert (issue.stage, issue.holds_for_id) == ("waiting", None)


async def test_nonsense_is_asked_again_and_two_do_not_stand_in_for_each_other(
    world: World,
) -> None:
    an = await joins(world, 106, "Vũ Bình An", Role.LEADER, 2)
    await goes(an, "03/12", "30/12", "Trần Văn Minh")
    await goes(world.minh, "04/12", "03/12", "Vũ Bình An")
    world.minh.sees("Ngày về trước ngày đi")
    await world.minh.says("09/12")
    await world.minh.taps("✅ Báo vắng mặt")
    world.minh.sees("cũng vắng trong thời gian đó")
    await world.minh.taps("Không có ai", "✅ Báo vắng mặt")
    assert (await world.knows(absences.now)) == {AN: MINH}
    kept = await world.knows(lambda tx: history.of(tx, "person", MINH))
    assert [event.what for event in kept][-1:] == ["absence"]


async def test_a_question_on_its_way_does_not_lose_whose_it_is(world: World) -> None:
    an = await joins(world, 106, "Vũ Bình An", Role.LEADER, 2)
    await raised(world)
    await goes(world.minh, "03/12", "04/12", "Vũ Bình An")
    await an.taps("❓ Hỏi thêm")
    await an.says("Ngập đoạn nào?")
    await world.reaches("2026-12-05 08:00")
    await world.hoa.taps("✍️ Bổ sung")
    await world.hoa.says("Đoạn từ cầu đến chùa")
    issue = await issue_of(world)
    assert (issue.stage, issue.holder_id, issue.holds_for_id) == ("waiting", MINH, None)


async def test_a_cadre_whom_a_leader_chose_gets_it_back_as_well(world: World) -> None:
    await raised(world)
    await world.minh.taps("👤 Giao xử lý", "Ngô Anh Tú")
    await goes(world.tu, "03/12", "04/12", "Lê Thị Hoa")
    issue = await issue_of(world)
    assert (issue.holder_id, issue.holds_for_id) == (HOA, TU)
    await world.reaches("2026-12-05 08:00")
    assert (await issue_of(world)).holder_id == TU
    await world.knows(lambda tx: staff.set_roles(tx, TU, [Role.CADRE]))
    await world.settles()
    assert (await issue_of(world)).holder_id == TU
