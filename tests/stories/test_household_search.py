"""Finding a household: by name without marks, by hamlet, page by page, within one's charge."""

from storage import households
from storage.transaction import Tx
from tests.world import World


def _fill(tx: Tx) -> None:
    for number in range(1, 20):
        households.add(tx, 1, f"ông Trần Văn Số {number}", by=None)
    for name in ("bà Lê Thị Hòa", "bà Lê Thị Hoa", "ông <b>Tám & Năm</b>", None):
        households.add(tx, 1, name, by=None)


async def test_words_narrow_the_list_and_the_same_marks_come_first(world: World) -> None:
    await world.knows(_fill)
    await world.hoa.says("/start")
    await world.hoa.taps("Tìm hộ")
    await world.hoa.says("hòa le")
    world.hoa.sees("Tìm «hòa le»: 2 kết quả")
    await world.hoa.says("lê thị hòa")
    assert world.hoa.labels[0].startswith("bà Lê Thị Hòa")
    await world.hoa.says("1")
    world.hoa.sees("🏡 bà Lê Thị Hòa, Ấp 3", "Chưa có lượt thăm nào")
    await world.hoa.taps("Ghi thăm hộ")
    world.hoa.sees("Hộ: bà Lê Thị Hòa, Ấp 3", "những nội dung nào")


async def test_a_long_list_is_paged_and_pages_show_everybody_once(world: World) -> None:
    await world.knows(_fill)
    await world.hoa.says("/tham")
    seen: list[str] = []
    while True:
        seen += [label for label in world.hoa.labels if label.endswith(", Ấp 3")]
        if "▶️ Tiếp" not in world.hoa.labels:
            break
        await world.hoa.taps("▶️ Tiếp")
    assert len(seen) == len(set(seen)) == 26
    await world.hoa.taps("◀️ Trước", "Số 7")
    world.hoa.sees("Hộ: ông Trần Văn Số 7, Ấp 3")


async def test_nobody_of_another_hamlet_is_found(world: World) -> None:
    await world.hoa.says("/tham")
    await world.hoa.says("võ thành út")
    world.hoa.sees("không thấy tên nào")
    await world.hoa.taps("Theo ấp")
    assert "Ấp Gò Dưa" not in world.hoa.labels
    await world.tu.says("/tham")
    await world.tu.says("võ thành út")
    assert world.tu.labels[0] == "ông Võ Thành Út, Ấp Gò Dưa"


async def test_names_with_markup_and_without_a_name_can_be_picked(world: World) -> None:
    await world.knows(_fill)
    await world.hoa.says("/tham")
    await world.hoa.says("tám & năm")
    await world.hoa.taps("Tám & Năm")
    world.hoa.sees("ông <b>Tám & Năm</b>, Ấp 3")
    await world.hoa.taps("Quay lại", "Theo ấp", "Ấp 3", "▶️ Tiếp", "▶️ Tiếp", "▶️ Tiếp")
    await world.hoa.taps("hộ không nêu tên")
    world.hoa.sees("Hộ: hộ không nêu tên, Ấp 3")


async def test_a_new_household_is_found_from_then_on(world: World) -> None:
    await world.hoa.says("/tham")
    await world.hoa.taps("Hộ mới", "Ấp 3")
    await world.hoa.says("  bà  Đỗ Thị\nMận ")
    await world.hoa.taps("Đủ nội dung", "Không có ý kiến", "Gửi phiếu", "Trang chính", "Tìm hộ")
    await world.hoa.says("do thi man")
    await world.hoa.taps("bà Đỗ Thị Mận")
    world.hoa.sees("🏡 bà Đỗ Thị Mận, Ấp 3", "TH-2026-0001")
