"""A household that the list has twice becomes one, and the next list does not double it again."""

from storage import households, pairs
from tests.stories.test_bringing_in_households import HEADING, sends_list
from tests.world import World

LIST = (
    HEADING
    + "1;Ấp 3;Cao Văn Tám;Tổ 1;912345678;\n"
    + "2;Ấp 3;Tám Cao Văn;;;\n"
    + "3;Ấp 3;Cao Văn Năm;;;\n"
)


async def test_what_stands_twice_is_found_merged_and_not_doubled_again(world: World) -> None:
    await sends_list(world.quan, LIST.encode())
    await world.quan.taps("Đọc danh sách", "Nhập vào sổ")
    await world.quan.says("/start")
    await world.quan.taps("Ấp, khu phố", "Hộ có thể trùng", "Tìm hộ trùng")
    world.quan.has_seen("1 cặp hộ có thể trùng")
    await world.quan.taps("Xem từng cặp")
    assert world.quan.last["has_protected_content"]
    await world.quan.taps("Là một hộ", "Giữ 1. Cao Văn Tám")
    world.quan.sees("Không còn cặp nào")
    await sends_list(world.quan, LIST.encode())
    await world.quan.taps("Đọc danh sách")
    world.quan.sees("Hộ mới: 0 · Hộ được sửa: 0 · Giữ nguyên: 3")
    found, _ = await world.knows(lambda tx: households.find(tx, "cao", None, skip=0, limit=9))
    assert sorted(str(one.head_name) for one in found) == ["Cao Văn Năm", "Cao Văn Tám"]


async def test_a_search_that_a_stop_cut_short_is_done_after_it(world: World) -> None:
    await world.knows(lambda tx: pairs.ask(tx, by=4))
    await world.restarts()
    assert await world.knows(pairs.asked) == []
