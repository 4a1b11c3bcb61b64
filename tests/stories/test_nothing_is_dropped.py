"""What is held up is in sight, what was lost is found again, and why is said."""

from datetime import date

import pytest
from sqlalchemy import text

from storage import audits, gaps, issues
from storage.transaction import Tx
from tests.stories.test_raising_an_issue import raised
from tests.world import World


def loses(tx: Tx) -> None:
    tx.connection.execute(text("UPDATE issue SET holder_id = NULL, check_at = NULL WHERE id = 1"))


async def test_a_matter_that_lost_its_holder_is_found_in_the_morning(world: World) -> None:
    await raised(world)
    await world.reaches("2026-12-04 20:00")
    await world.knows(loses)
    await world.ha.says("/start")
    await world.ha.taps("Theo dõi ý kiến", "🗄 Tồn đọng")
    world.ha.sees("🚧 Vướng người giữ: 1", "🚧 YK-2026-0001", "chưa có ai")
    world.ha.sees_nothing_of("ngập", "Lan", "0912")
    await world.reaches("2026-12-05 06:30")
    world.quan.sees("🧾 Tự kiểm tra", "không có người giữ", "không có lần xem lại", "YK-2026-0001")
    world.quan.sees_nothing_of("ngập", "Lan", "0912")
    issue = await world.knows(lambda tx: issues.get(tx, 1))
    assert (issue.holder_id, issue.check_at is not None) == (3, True)
    await world.ha.says("/start")
    await world.ha.taps("Theo dõi ý kiến", "🗄 Tồn đọng")
    world.ha.sees("Không có ý kiến nào bị vướng")
    await world.minh.says("YK-2026-0001")
    world.minh.sees("hệ thống tự kiểm tra, sửa chỗ thiếu: không có người giữ; không có lần xem lại")
    await world.restarts()
    await world.reaches("2026-12-06 06:30")
    made = await world.knows(lambda tx: audits.last(tx, 9))
    assert [bool(one.found) for one in made][:2] == [False, True]
    assert world.quan.screen.count("🧾 Tự kiểm tra lúc") == 1


@pytest.mark.parametrize("stage", ["waiting", "accepted", "transferred"])
async def test_what_nobody_holds_any_more_goes_to_whoever_comes_next_at_its_own_look(
    world: World, stage: str
) -> None:
    await raised(world)

    def loses_holder(tx: Tx) -> None:
        again_on = date(2026, 12, 20) if stage == "transferred" else None
        lost = {"holder_id": None, "promised_on": date(2026, 12, 11), "ask_again_on": again_on}
        gaps.set_right(tx, 1, stage=stage, check_at=tx.now, **lost)

    await world.knows(loses_holder)
    await world.passes(minutes=1)
    issue = await world.knows(lambda tx: issues.get(tx, 1))
    assert issue.holder_id == 3
    world.minh.has_seen("YK-2026-0001", "trước đây chưa có lãnh đạo nhận")
    world.ha.has_seen("YK-2026-0001", "đã có người nhận")


async def test_a_week_begins_with_what_is_held_up(world: World) -> None:
    await raised(world)
    await world.reaches("2026-12-21 07:31")
    world.ha.has_seen("🗄 Tồn đọng đầu tuần: 1 ý kiến", "🔥 Quá hạn: 1")
    told = [m for m in world.ha.from_bot if "đầu tuần" in m.get("text", "")]
    assert len(told) == 1
    assert "ngập" not in told[0]["text"]
    world.hoa.sees_nothing_of("🗄 Tồn đọng đầu tuần")
