"""The administrator takes the table of who is responsible out, changes it, and sends it back."""

import pytest

from domain.issue import Urgency
from domain.responsibility import Part
from handlers.refusals import Why
from handlers.responsible import sheet
from storage import categories, history, responsibles, staff
from storage.transaction import Tx, Unit
from tests.stories.test_bringing_in_households import kept_files, sends_list
from tests.stories.test_taking_lists_out import quan_id
from tests.world import World


async def table(world: World) -> list[list[str]]:
    rows = await world.knows(sheet.rows_of)
    return [list(row) for row in rows]


def as_file(rows: list[list[str]]) -> bytes:
    return "\n".join(";".join(row) for row in rows).encode()


async def sends(world: World, rows: list[list[str]]) -> None:
    await sends_list(world.quan, as_file(rows), "phan cong.csv")
    await world.quan.taps("Đọc danh sách")


async def test_what_was_taken_out_comes_back_as_the_same(world: World) -> None:
    await world.quan.says("/start")
    await world.quan.taps("Phân công", "Tệp phân công")
    assert world.quan.last["document"]["file_name"] == "phan-cong-2026-12-03.xlsx"
    (made,) = kept_files(world)
    await sends_list(world.quan, made.read_bytes(), "ve.xlsx")
    await world.quan.taps("Đọc danh sách")
    world.quan.sees("ve.xlsx", "Tệp giống bảng đang dùng, không đổi gì.")


async def test_it_is_shown_first_and_written_when_confirmed(world: World) -> None:
    rows = await table(world)
    rows[1][2] = "Trần Văn Minh"
    rows[2][5:] = ["không", "", "", "", ""]
    await sends(world, rows)
    world.quan.sees("Phân công thay đổi: 1", "Mọi lĩnh vực, toàn xã: phụ trách đ/c Minh")
    world.quan.sees("trả lời tại chỗ: 1", rows[2][0], "Chưa có gì được ghi.")
    assert await world.knows(responsibles.everything) == []
    await world.quan.taps("Nhập vào sổ", times=2)
    world.quan.sees("✅ Đã nhập", "2 chỗ trong bảng phân công thay đổi")
    (post,) = await world.knows(responsibles.everything)
    assert (post.category_id, post.hamlet_id, post.part) == (None, None, Part.RESPONSIBLE)
    first = (await world.knows(categories.open_ones))[0].id
    assert not (await world.knows(lambda tx: categories.rule(tx, first))).spot_roles
    (kept,) = await world.knows(lambda tx: history.of(tx, "category", 0))
    assert (kept.what, kept.person_id) == ("imported", await world.knows(quan_id))


async def test_every_wrong_row_is_named_and_comes_back_and_nothing_is_written(
    world: World,
) -> None:
    rows = await table(world)
    rows[1][2] = "Trần Văn Minh"
    rows[3][2] = "Nguyễn Ai"
    rows[4][7] = "0"
    await sends(world, rows)
    world.quan.has_seen("Chỗ cần sửa: 2", "Dòng 4: «Nguyễn Ai» không có", "Dòng 5: cột Trả lời")
    assert "✅ Nhập vào sổ" not in world.quan.labels
    assert await world.knows(responsibles.everything) == []
    (returned,) = kept_files(world)
    lines = returned.read_text("utf-8-sig").splitlines()
    assert lines[0].endswith(",Lỗi")
    assert "«Nguyễn Ai» không có trong danh sách cán bộ." in lines[3]
    await sends_list(world.quan, returned.read_bytes(), "lai.csv")
    await world.quan.taps("Đọc danh sách")
    world.quan.has_seen("lai.csv", "Chỗ cần sửa: 2")


def by_another(tx: Tx) -> None:
    categories.set_rule(tx, categories.open_ones(tx)[0].id, (), Urgency.URGENT)


def by_leaving(tx: Tx) -> None:
    minh = staff.by_account(tx, 103)
    assert minh is not None
    staff.leave(tx, minh.id)


@pytest.mark.parametrize("changes", [by_another, by_leaving])
async def test_what_changed_since_the_preview_is_shown_anew(
    world: World, changes: Unit[None]
) -> None:
    rows = await table(world)
    rows[1][2] = "Trần Văn Minh"
    await sends(world, rows)

    await world.knows(changes)
    await world.quan.taps("Nhập vào sổ")
    world.quan.sees("Sổ vừa thay đổi", "giữ như cũ")
    assert await world.knows(responsibles.everything) == []


async def test_nobody_else_takes_it_out_or_brings_it_in(world: World) -> None:
    await world.minh.says("/start")
    await world.minh.presses(world.minh.last["message_id"], "authorityfile:0")
    assert world.minh.toasts[-1] == Why.NOT_ALLOWED
    await sends_list(world.minh, as_file(await table(world)), "phan cong.csv")
    assert "📥 Đọc danh sách" not in world.minh.labels
