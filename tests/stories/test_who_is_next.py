"""Who is visited next: those with a reason first, a delegation together, and exchanged at will."""

from dataclasses import replace

from domain.programme import A_DESTINATION_A_WEEK, Participants, Who
from handlers.refusals import Why
from storage import planning, programmes
from storage.transaction import Tx
from tests.stories.test_who_is_visited_first import sets_lan
from tests.world import Actor, World

FRIDAY = "2026-12-04 14:10"
NEXT_FRIDAY = "2026-12-11 14:10"
HOA, TU, MINH = 1, 2, 3


async def a_delegation_goes(world: World) -> None:
    """Hoa leads Tú: this Saturday to Ấp 3, the next to Ấp Gò Dưa, which only Tú looks after."""

    def unit(tx: Tx) -> None:
        delegation = Participants(Who.DELEGATION, HOA, frozenset({HOA, TU}))
        rule = replace(A_DESTINATION_A_WEEK, participants=delegation)
        planning.plan(tx, programmes.establish(tx, rule))

    await world.knows(unit)


async def opens_list(actor: Actor) -> list[str]:
    """What stands on the list that the last notice leads to."""
    await actor.taps("Xem danh sách")
    return [line for line in actor.last["text"].splitlines() if line[:1] in "⬜✅" and line]


async def test_each_household_stands_with_its_reason_and_no_push_says_who_or_why(
    world: World,
) -> None:
    await sets_lan(world, "Hộ nghèo", "Người có công")
    seen = {actor: len(actor.from_bot) for actor in (world.hoa, world.tu, world.minh, world.ha)}
    await world.reaches(FRIDAY)
    for actor, count in seen.items():
        pushed = "\n".join(m.get("text", "") for m in actor.from_bot[count:])
        assert "05/12/2026" in pushed
        for secret in ("Lan", "nghèo", "ưu tiên", "có công", "chưa được thăm"):
            assert secret not in pushed
    assert await opens_list(world.hoa) == [
        "⬜ 1. bà Nguyễn Thị Lan, Ấp 3 – Người có công; diện ưu tiên",
        "⬜ 2. ông Huỳnh Văn Ba, Ấp 3 – chưa thăm lần nào",
    ]
    assert world.hoa.last["has_protected_content"]
    assert await opens_list(world.tu) == [
        "⬜ 1. bà Thạch Thị Sa, Ấp 3 – chưa thăm lần nào",
        "⬜ 2. ông Võ Thành Út, Ấp Gò Dưa – chưa thăm lần nào",
        "⬜ 3. bà Đặng Thị Mười, Ấp Gò Dưa – chưa thăm lần nào",
    ]


async def test_a_delegation_shares_a_list_also_who_is_not_in_charge_of_the_hamlet(
    world: World,
) -> None:
    await a_delegation_goes(world)
    await world.reaches(NEXT_FRIDAY)
    listed = await opens_list(world.hoa)
    assert [line[2:] for line in listed] == [
        "1. ông Võ Thành Út, Ấp Gò Dưa – chưa thăm lần nào",
        "2. bà Đặng Thị Mười, Ấp Gò Dưa – chưa thăm lần nào",
    ]
    await world.hoa.taps("⬜ ông Võ Thành Út", "Đủ nội dung", "Có ý kiến", "Phản ánh")
    await world.hoa.says("Cầu vào ấp hư, xe không qua được")
    await world.hoa.taps("Giao thông", "Báo cáo lãnh đạo", "Hết ý kiến", "👍 Đồng ý", "Gửi phiếu")
    world.hoa.has_seen("TH-2026-0001", "Còn 1 hộ")
    world.minh.has_seen("YK-2026-0001", "Ấp Gò Dưa")
    assert (await opens_list(world.tu))[0].startswith("✅ 1. ông Võ Thành Út")
    await world.hoa.taps("Hộ tiếp theo")
    world.hoa.sees("bà Đặng Thị Mười")
    await world.reaches("2026-12-14 09:00")
    await world.hoa.presses(world.hoa.last["message_id"], "household:4")
    assert world.hoa.toasts[-1] == Why.NOT_ALLOWED


async def test_the_coordinator_exchanges_a_household_and_the_day_begins_with_the_new_one(
    world: World,
) -> None:
    await a_delegation_goes(world)
    await world.reaches(FRIDAY)
    await world.ha.says("/start")
    await world.ha.taps("🗓 Chương trình", "Mỗi tuần", "T7 05/12", "Danh sách hộ", "Cả đoàn")
    await world.ha.taps("🔁 Đổi hộ", "Thạch Thị Sa")
    await world.restarts()
    await world.ha.says("ba")
    await world.ha.taps("Huỳnh Văn Ba")
    world.ha.sees("1. ông Huỳnh Văn Ba, Ấp 3 – đ/c Hà chọn thay hộ khác")
    for actor in (world.hoa, world.tu):
        actor.sees("đ/c Hà đã đổi 1 hộ trong danh sách của đồng chí")
        actor.sees_nothing_of("Huỳnh Văn Ba", "Thạch Thị Sa")
    assert (await opens_list(world.tu))[0].startswith("⬜ 1. ông Huỳnh Văn Ba")
    await world.reaches("2026-12-05 06:31")
    await world.hoa.taps("▶️ Mỗi tuần")
    world.hoa.sees("ông Huỳnh Văn Ba")
