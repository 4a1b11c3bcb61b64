"""Names inside the words: masked where they are pushed, and gone where the citizen refused."""

from sqlalchemy import text

from storage.transaction import Tx
from tests.world import World

WORDS = "Bà Lan nói cống trước nhà Nguyễn Thị Lan vỡ, gọi 0912 345 678, có 12 hộ ngập"


async def raised_at_a_visit(world: World, kind: str = "Phản ánh") -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi thăm hộ", "Nguyễn Thị Lan", "Đủ nội dung", "Có ý kiến", kind)
    await world.hoa.says(WORDS)
    await world.hoa.passes_it_on()
    await world.hoa.taps("Hết ý kiến")


def kept(tx: Tx) -> str:
    found = tx.connection.execute(text("SELECT words, folded, answer FROM issue"))
    return "\n".join(str(tuple(row)) for row in found)


async def test_a_household_that_refused_is_named_in_no_push(world: World) -> None:
    await raised_at_a_visit(world)
    await world.hoa.taps("Không đồng ý", "Gửi phiếu")
    world.minh.has_seen("YK-2026-0001", "12 hộ ngập")
    world.minh.sees_nothing_of("Lan", "0912", "345 678")
    await world.minh.taps("Xem chi tiết")
    world.minh.sees_nothing_of("Lan")
    words = await world.knows(kept)
    assert "Lan" not in words
    assert "lan" not in words.replace("'", " ").split()


async def test_a_contribution_names_nobody_either(world: World) -> None:
    await raised_at_a_visit(world, "Góp ý")
    await world.hoa.taps("Gửi phiếu")
    world.minh.has_seen("YK-2026-0001", "12 hộ ngập")
    world.minh.sees_nothing_of("Lan", "0912")


async def test_with_consent_the_words_stay_whole_behind_the_details(world: World) -> None:
    await raised_at_a_visit(world)
    await world.hoa.taps("👍 Đồng ý", "Gửi phiếu")
    world.minh.sees_nothing_of("Lan", "0912")
    await world.minh.taps("Xem chi tiết")
    world.minh.has_seen("nhà Nguyễn Thị Lan vỡ")


async def test_alone_from_a_households_page(world: World) -> None:
    await world.hoa.says("/start")
    household = await world.knows(
        lambda tx: tx.connection.execute(
            text("SELECT id FROM household WHERE head_name LIKE '%Lan'")
        ).scalar()
    )
    await world.hoa.presses(world.hoa.last["message_id"], f"raise:{household}")
    await world.hoa.taps("Phản ánh")
    await world.hoa.says(WORDS)
    await world.hoa.passes_it_on()
    await world.hoa.taps("Không đồng ý", "Gửi")
    world.minh.has_seen("12 hộ ngập")
    world.minh.sees_nothing_of("Lan", "0912")
