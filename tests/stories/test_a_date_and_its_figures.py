"""A dialogue is held: opinions are written down, who came is confirmed, and leaders see the sum."""

from dataclasses import replace
from datetime import date

from domain.programme import (
    SATURDAY_WITH_THE_PEOPLE,
    OccurrenceKind,
    OnDates,
    Participants,
    Who,
)
from storage import issues, meetings, planning, programmes, staff
from storage.transaction import Tx
from tests.world import Actor, World

THURSDAY = date(2026, 12, 3)


async def holds_a_dialogue(world: World) -> int:
    """Today, with Hoa as the head of a delegation of two."""

    def establish(tx: Tx) -> int:
        ids = {name: _id(tx, world, name) for name in ("hoa", "tu")}
        rule = replace(
            SATURDAY_WITH_THE_PEOPLE,
            name="Đối thoại với dân",
            days=(OnDates(frozenset({THURSDAY}), OccurrenceKind.DIALOGUE),),
            participants=Participants(Who.DELEGATION, ids["hoa"], frozenset(ids.values())),
        )
        programme_id = programmes.establish(tx, rule)
        planning.plan(tx, programme_id)
        return programmes.of_programme(tx, programme_id)[0].id

    number: int = await world.knows(establish)
    return number


def _id(tx: Tx, world: World, name: str) -> int:
    actor: Actor = getattr(world, name)
    person = staff.by_account(tx, actor.id)
    assert person is not None
    return person.id


async def test_a_dialogue_from_the_first_opinion_to_the_figures(world: World) -> None:
    number = await holds_a_dialogue(world)
    await world.hoa.says("/start")
    await world.hoa.taps("Kết quả hôm nay", "Ghi ý kiến", "Phản ánh")
    await world.hoa.says("Trạm bơm đầu kênh hỏng ba tuần nay")
    await world.hoa.passes_it_on()
    await world.hoa.taps("Không nêu tên")
    world.hoa.sees("Tiếp nhận: tại cuộc họp", "Ngày tiếp nhận: thứ Năm, 03/12/2026")
    await world.hoa.taps("Gửi ý kiến")
    world.hoa.sees("Đã ghi YK-2026-0001")
    issue = await world.knows(lambda tx: issues.get(tx, 1))
    assert (issue.channel, issue.occurrence_id, issue.household_id) == ("meeting", number, None)
    await world.hoa.taps("Ghi ý kiến khác")
    world.hoa.sees("Phản ánh")
    await world.hoa.taps("Trang chính", "Kết quả hôm nay")
    world.hoa.sees("Ý kiến ghi nhận: 1", "Tham gia: 0/2 đồng chí")
    await world.hoa.taps("Điểm danh", "Đủ cả", "Xác nhận")
    world.hoa.sees("Tham gia: 2/2 đồng chí", "đ/c Hoa đã điểm danh")
    await world.hoa.taps("Ghi kết quả")
    await world.hoa.says("khoảng 45 người")
    await world.restarts()
    await world.hoa.says("6")
    world.hoa.sees("Người dân tham gia: 45", "Người phát biểu: 6")
    await world.hoa.taps("✅ Ghi kết quả", times=2)
    world.hoa.sees("Người phát biểu: 6", "đ/c Hoa ghi lúc")
    found = await world.knows(lambda tx: meetings.outcome_of(tx, number))
    assert (found.version, found.outcome.citizens) == (1, 45)
    await world.tu.says("/start")
    await world.tu.says("Lịch của tôi")
    await world.tu.taps("Các buổi", "Đối thoại với dân")
    world.tu.sees("Người dân tham gia: 45")
    assert "✏️ Sửa kết quả" not in world.tu.labels
    await world.ha.says("/start")
    await world.ha.taps("Số liệu", "Theo chương trình", "Đối thoại với dân")
    world.ha.sees(
        "Cuộc gặp gỡ nhân dân: 1",
        "Lượt cán bộ: 2 · Lượt lãnh đạo: 0 · Lượt người dân: 45",
        "Mới ghi nhận: 1",
    )
    world.ha.sees_nothing_of("bơm", "Hoa đã")


async def test_the_coordinator_comes_to_it_from_the_page_of_the_date(world: World) -> None:
    number = await holds_a_dialogue(world)
    await world.ha.says("/start")
    await world.ha.presses(world.ha.last["message_id"], f"occurrence:{number}")
    await world.ha.taps("Kết quả buổi", "Ghi kết quả")
    await world.ha.says("20")
    await world.ha.taps("5", "✅ Ghi kết quả")
    world.ha.sees("Người dân tham gia: 20", "Người phát biểu: 5", "đ/c Hà ghi lúc")
    await world.reaches("2026-12-04 09:00")
    await world.ha.presses(world.ha.last["message_id"], f"occurrence:{number}")
    await world.ha.taps("Kết quả buổi")
    world.ha.sees("Người dân tham gia: 20")
