"""A hamlet is merged away while matters are open there: they go on where it went."""

from sqlalchemy import text

from domain.people import Role
from handlers.issue.access import UNCOUNTED
from storage import history, issues, mergers, staff
from storage.transaction import Tx
from tests.stories.test_issues_move_on import HA, HOA, TU, answered, blocks, issue_of
from tests.stories.test_raising_an_issue import raised
from tests.world import World

QUAN, OLD, NEW = 5, 1, 2


def merge(tx: Tx) -> None:
    mergers.close(tx, OLD, NEW, by=QUAN)


async def test_open_buttons_stay_good_and_the_page_tells_of_it(world: World) -> None:
    await raised(world)
    await world.knows(merge)
    issue = await issue_of(world)
    assert issue.hamlet_id == NEW
    await world.minh.taps("✅ Nhận, T6 04/12", "Xem chi tiết")
    world.minh.sees("Ấp Gò Dưa", "đ/c Quản nhập ấp cũ vào ấp khác")
    events = await world.knows(lambda tx: history.of(tx, "issue", 1))
    counted = [event.what for event in events if event.what not in UNCOUNTED]
    assert len(counted) == (await issue_of(world)).version


async def test_a_cadre_of_the_other_hamlet_brings_word(world: World) -> None:
    await answered(world)

    def merged(tx: Tx) -> None:
        staff.set_roles(tx, TU, [Role.CADRE])
        staff.set_hamlets(tx, TU, [NEW], whole_commune=False)
        merge(tx)

    await world.knows(merged)
    await blocks(world, world.hoa)
    issue = await issue_of(world)
    assert (issue.holder_id, issue.teller_id) == (TU, TU)


async def test_what_waited_for_a_cadre_is_looked_at_when_hamlets_merge(world: World) -> None:
    def only_elsewhere(tx: Tx) -> None:
        staff.set_hamlets(tx, TU, [NEW], whole_commune=False)

    await world.knows(only_elsewhere)
    await answered(world)
    await blocks(world, world.hoa)
    assert (await issue_of(world)).holder_id == HA
    await world.knows(merge)
    await world.settles()
    assert (await issue_of(world)).holder_id == TU
    world.tu.has_seen("Báo kết quả cho hộ dân")


async def test_a_hamlet_with_open_matters_alone_must_go_somewhere(world: World) -> None:
    await raised(world)

    def emptied(tx: Tx) -> None:
        tx.connection.execute(text(f"UPDATE household SET hamlet_id = {NEW}"))
        for person_id in (HOA, TU):
            staff.set_hamlets(tx, person_id, [NEW], whole_commune=False)

    await world.knows(emptied)
    await world.quan.says("/start")
    await world.quan.presses(world.quan.last["message_id"], f"closehamlet:{OLD}")
    assert "Ấp Gò Dưa" in world.quan.labels
    await world.quan.taps("Ấp Gò Dưa", "Đóng")
    found = await world.knows(lambda tx: issues.get(tx, 1))
    assert found.hamlet_id == NEW
