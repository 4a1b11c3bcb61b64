"""A coordinator finds somebody for what nobody has, and reads nothing of it."""

import pytest

from domain.people import Role
from storage import staff
from tests.stories.test_issues_move_on import HA, MINH, TU, answered, blocks, issue_of
from tests.stories.test_raising_an_issue import raised
from tests.stories.test_reminders_of_issues import joins
from tests.world import World


@pytest.fixture
async def unheld(world: World) -> World:
    """The only leader cannot be reached: Hà keeps it."""
    await blocks(world, world.minh)
    await raised(world)
    assert (await issue_of(world)).holder_id == HA
    return world


async def test_a_cadre_takes_on_what_no_leader_could(unheld: World) -> None:
    unheld.ha.sees("YK-2026-0001", "chưa có lãnh đạo nhận")
    await unheld.ha.taps("👤 Tìm người nhận", "Ngô Anh Tú")
    issue = await issue_of(unheld)
    assert (issue.stage, issue.holder_id) == ("waiting", TU)
    unheld.tu.sees("Ý kiến vượt thẩm quyền – YK-2026-0001", "ngập", "đ/c Hà giao đồng chí xử lý")
    unheld.ha.sees_nothing_of("ngập", "Nguyễn Thị Lan")
    assert unheld.ha.labels == ["📌 Theo dõi ý kiến", "🏠 Trang chính"]
    await unheld.tu.taps("✅ Nhận, T6")
    assert (await issue_of(unheld)).stage == "accepted"
    await blocks(unheld, unheld.minh, False)
    assert (await issue_of(unheld)).holder_id == TU


async def test_it_is_offered_on_the_page_and_only_while_nobody_has_it(unheld: World) -> None:
    await unheld.ha.says("YK-2026-0001")
    assert "👤 Tìm người nhận" in unheld.ha.labels
    await blocks(unheld, unheld.minh, False)
    assert (await issue_of(unheld)).holder_id == MINH
    await unheld.ha.taps("👤 Tìm người nhận")
    assert "Việc này hiện do đ/c Minh giữ" in unheld.ha.toasts[-1]
    await unheld.ha.says("YK-2026-0001")
    assert "👤 Tìm người nhận" not in unheld.ha.labels


async def test_somebody_is_found_who_brings_the_answer(world: World) -> None:
    await answered(world)
    await world.knows(lambda tx: staff.set_hamlets(tx, TU, [2], whole_commune=False))
    await blocks(world, world.hoa)
    assert (await issue_of(world)).holder_id == HA
    await world.ha.says("YK-2026-0001")
    await world.ha.taps("👤 Tìm người nhận", "Ngô Anh Tú")
    issue = await issue_of(world)
    assert (issue.stage, issue.holder_id, issue.teller_id) == ("answered", TU, TU)
    world.tu.has_seen("Báo kết quả cho hộ dân", "Ý kiến này nay do đồng chí báo cho công dân")
    await world.tu.taps("🙂 Đã báo, hài lòng")
    assert (await issue_of(world)).stage == "closed"


async def test_without_anybody_the_coordinator_is_told_what_to_ask_for(unheld: World) -> None:
    for actor in (unheld.hoa, unheld.tu):
        await blocks(unheld, actor)
    await unheld.ha.taps("👤 Tìm người nhận")
    assert "mời thêm cán bộ, lãnh đạo" in unheld.ha.toasts[-1]


async def test_another_leader_cannot_find_a_holder(unheld: World) -> None:
    await unheld.knows(lambda tx: staff.set_roles(tx, HA, [Role.CADRE]))
    await unheld.ha.taps("👤 Tìm người nhận")
    assert (await issue_of(unheld)).stage == "unheld"
    an = await joins(unheld, 106, "Vũ Bình An", Role.LEADER)
    an.sees("YK-2026-0001")
