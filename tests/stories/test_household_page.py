"""What a household raised stands on its page, and is brought along at the next visit."""

from sqlalchemy import text

from storage.transaction import Tx
from tests.stories.test_raising_an_issue import WORDS, raised
from tests.stories.test_telling import answered, raised_unnamed, the_issue
from tests.world import Actor, World


async def opens_the_page(actor: Actor) -> None:
    await actor.says("/start")
    await actor.taps("Tìm hộ", "Nguyễn Thị Lan")


async def test_an_answer_to_bring_opens_from_the_households_page(world: World) -> None:
    await raised(world)
    await opens_the_page(world.hoa)
    assert "💬 26-0001 Giao thông: chờ nhận" in world.hoa.labels
    await answered(world)
    await opens_the_page(world.hoa)
    assert "📣 26-0001 Giao thông: chờ báo hộ" in world.hoa.labels
    await world.hoa.taps("📣 26-0001")
    world.hoa.sees("Báo kết quả cho hộ dân", "đổ đá cấp phối")
    assert {"🙂 Đã báo, hài lòng", "🙁 Đã báo, chưa", "🚪 Chưa gặp"} <= set(world.hoa.labels)
    await world.hoa.taps("Đã báo, hài lòng")
    world.hoa.sees("công dân hài lòng")
    assert world.hoa.labels == ["🏠 Trang chính"]
    assert (await the_issue(world)).stage == "closed"


async def test_a_notice_to_bring_opens_from_there_too(world: World) -> None:
    await raised(world)
    await world.minh.taps("✅ Nhận, T6")
    await opens_the_page(world.hoa)
    await world.hoa.taps("📣 26-0001")
    world.hoa.sees("Báo hộ: đã tiếp nhận", "Hẹn trả lời: thứ Sáu, 04/12/2026")
    await world.hoa.taps("Đã báo hộ")
    assert (await the_issue(world)).first_notice_at is not None
    await opens_the_page(world.hoa)
    assert "💬 26-0001 Giao thông: đã nhận" in world.hoa.labels


async def test_a_colleague_sees_that_something_waits_and_nothing_of_it(world: World) -> None:
    await raised(world)
    await answered(world)
    await opens_the_page(world.tu)
    world.tu.sees("YK-2026-0001: có kết quả, chờ báo hộ (đ/c Hoa)")
    world.tu.sees_nothing_of("ngập", "đổ đá", "Giao thông")
    assert not [label for label in world.tu.labels if "0001" in label]
    await world.tu.taps("Ghi thăm hộ")
    world.tu.sees_nothing_of("Hộ chờ kết quả")


async def test_without_consent_the_page_knows_of_nothing(world: World) -> None:
    await raised_unnamed(world)
    await answered(world)
    for actor in (world.hoa, world.tu):
        await opens_the_page(actor)
        assert "YK-" not in actor.last["text"]
        assert not [label for label in actor.labels if "0001" in label or "Rút" in label]


async def test_answers_of_the_last_ninety_days_stand_on_the_page(world: World) -> None:
    await raised(world)
    await answered(world)
    await world.hoa.taps("Đã báo, hài lòng")
    await opens_the_page(world.hoa)
    world.hoa.sees("Đã trả lời trong 90 ngày", "YK-2026-0001 (Giao thông): «Xã đã đổ đá")
    await opens_the_page(world.tu)
    assert "đổ đá" not in world.tu.last["text"]
    await world.reaches("2027-03-05 09:00")
    await opens_the_page(world.hoa)
    assert "đổ đá" not in world.hoa.last["text"]


async def test_looking_at_answers_is_kept_in_the_access_log(world: World) -> None:
    await raised(world)
    await answered(world)
    await world.hoa.taps("Đã báo, hài lòng")
    before = await world.knows(looks)
    await opens_the_page(world.hoa)
    assert await world.knows(looks) == before + 1


def looks(tx: Tx) -> int:
    found = "SELECT count(*) FROM access WHERE subject = 'issue' AND NOT refused"
    return int(tx.connection.execute(text(found)).scalar_one())


async def test_the_next_visit_says_what_the_household_waits_for(world: World) -> None:
    await raised(world)
    await answered(world)
    await world.hoa.says("/start")
    before = world.hoa.taps_made
    await world.hoa.taps("Ghi thăm hộ", "Nguyễn Thị Lan")
    world.hoa.sees("📣 Hộ chờ kết quả: YK-2026-0001 (giao thông)")
    await world.hoa.taps("📖 Nội dung")
    world.hoa.sees("📣 Hộ chờ kết quả")
    await world.hoa.taps("Đủ nội dung", "Không có ý kiến", "Gửi phiếu")
    assert world.hoa.taps_made - before <= 6
    assert world.hoa.labels[0] == "📣 Báo YK-2026-0001"
    taps = world.hoa.taps_made
    await world.hoa.taps("📣 Báo YK-2026-0001", "Đã báo, hài lòng")
    assert world.hoa.taps_made - taps <= 2
    assert (await the_issue(world)).word == "satisfied"


async def test_a_visit_with_nothing_to_bring_looks_as_ever(world: World) -> None:
    await raised(world)
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi thăm hộ", "Nguyễn Thị Lan")
    assert "Hộ chờ kết quả" not in world.hoa.last["text"]
    await world.hoa.taps("Đủ nội dung", "Không có ý kiến", "Gửi phiếu")
    assert not [label for label in world.hoa.labels if "📣" in label]


async def test_the_task_can_be_found_again_from_the_issue(world: World) -> None:
    await raised(world)
    await answered(world)
    await world.hoa.taps("Trang chính", "Ý kiến của tôi", "👉 26-0001", "Đã báo, hài lòng")
    assert (await the_issue(world)).word == "satisfied"
    await world.minh.says("/start")
    message_id = world.minh.last["message_id"]
    await world.minh.presses(message_id, "tell:1")
    world.minh.sees("Diễn biến", WORDS[:20])
