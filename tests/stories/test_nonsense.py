"""Buttons that are stale, doubled, forged or somebody else's: nothing leaks, nothing stops."""

from typing import Any

from sqlalchemy import select

from handlers.refusals import Why
from handlers.talk import texts as talk
from practice import acts, standing
from practice.pressing import tap
from practice.standin import BOT
from storage import talks
from storage.tables.history import AccessRow
from storage.tables.visit import VisitRow
from storage.transaction import Tx
from storage.types import table
from tests.world import Actor, World

FORGED = (
    "t:999999:0:x",
    "t:1:1:c²",
    "t:1:1:c" + "9" * 50,
    "t:-1:0:x",
    "t:1",
    "t",
    "visit:-1",
    "visit:999999",
    "visit:" + "9" * 58,
    "household:0",
    "household:999999",
    "record:1",
    "files:1",
    "correct:1",
    "withdraw:1",
    "amend:1",
    "resume:1",
    "restore:1",
    "attend:99",
    "absent:99",
    "begin:99",
    "turnout:1",
    "remind:1",
    "why:0:everything",
    "visits:999999999999999",
    "issue:1",
    "issuefiles:1",
    "timeline:1:99999",
    "timeline:1:²",
    "issues:999999999999999",
    "open:1",
    "open:0",
    "following:1",
    "followed:999999999999999",
    "join:0:i_nothing",
    "staff:0",
    "hamlets:0",
    "",
    ":",
    "::::",
    "x" * 64,
    "é" * 32,
    "\u0000\u0001",
    "home:²",
)

NEVER_ERRORS = ("Bad Request: query is too old", "Bad Request: message is not modified")


def rows(tx: Tx, row: type) -> list[Any]:
    return list(tx.connection.execute(select(table(row))))


async def quiet(world: World) -> None:
    """Nothing is parked and Telegram refused nothing."""
    parked = await world.knows(
        lambda tx: tx.connection.exec_driver_sql(
            "SELECT count(*) FROM inbox WHERE state <> 'handled' OR attempts > 0"
        ).scalar()
    )
    assert parked == 0
    refused = {call.description for call in world.standin.journal.calls if call.code != 200}
    assert [why for why in refused if not why.startswith(NEVER_ERRORS)] == []


async def test_forged_buttons_run_nothing_and_are_answered(world: World) -> None:
    await world.hoa.says("/tham")
    await world.hoa.taps("Nguyễn Thị Lan")
    message_id, _ = world.hoa.button("Đủ nội dung")
    for data in FORGED:
        await world.hoa.presses(message_id, data)
    assert len(world.hoa.toasts) == 1 + len(FORGED)
    assert await world.knows(lambda tx: rows(tx, VisitRow)) == []
    world.hoa.sees_nothing_of("Út", "Mười")
    await world.hoa.says("/start")
    await world.hoa.taps("Trang chính" if "🏠 Trang chính" in world.hoa.labels else "Ghi thăm hộ")
    await quiet(world)


async def test_forged_buttons_of_a_stranger_reveal_nothing(world: World) -> None:
    await world.stranger.says("/start")
    message_id = world.stranger.last["message_id"]
    for data in FORGED:
        await world.stranger.presses(message_id, data)
    assert set(world.stranger.toasts) <= {Why.STRANGER, Why.INVITE_GONE}
    world.stranger.sees_nothing_of("Tân Lúa", "Hoa", "Lan", "Ấp")
    await quiet(world)


async def test_anothers_card_cannot_be_pressed(world: World) -> None:
    await world.hoa.says("/tham")
    await world.hoa.taps("Nguyễn Thị Lan")
    _, data = world.hoa.button("Đủ nội dung")
    await world.tu.says("/start")
    before = world.hoa.last
    await world.tu.presses(world.tu.last["message_id"], data)
    assert world.tu.toasts[-1] == Why.GONE
    assert world.hoa.last == before
    world.tu.sees_nothing_of("Lan")


async def test_a_household_of_another_hamlet_is_refused_and_the_look_is_logged(
    world: World,
) -> None:
    await world.hoa.says("/start")
    home = world.hoa.last["message_id"]
    for data in ("household:4", "visit:5"):
        await world.hoa.presses(home, data)
        assert world.hoa.toasts[-1] == Why.NOT_ALLOWED
    world.hoa.sees_nothing_of("Út", "Mười", "Gò Dưa")
    await world.hoa.presses(home, "household:1")
    world.hoa.sees("Nguyễn Thị Lan")
    looks = await world.knows(lambda tx: rows(tx, AccessRow))
    assert [(look.subject, look.subject_id, look.refused) for look in looks] == [
        ("household", 4, True),
        ("household", 5, True),
        ("household", 1, False),
    ]


async def test_anothers_visit_is_opened_by_link_only_with_the_right_to(world: World) -> None:
    await world.hoa.says("/tham")
    await world.hoa.taps("Nguyễn Thị Lan", "Đủ nội dung", "Không có ý kiến", "Gửi phiếu")
    for payload in ("v_1", "v_999", "v_x", "v_1:2"):
        await world.tu.says(f"/start {payload}")
        assert world.tu.last["text"] in (Why.NOT_ALLOWED, Why.GONE)
    await world.ha.follows("v_1")
    world.ha.sees("TH-2026-0001", "bà Nguyễn Thị Lan")
    assert world.ha.last.get("has_protected_content")
    await world.quan.follows("v_1")
    world.quan.sees(Why.NOT_ALLOWED)


async def test_double_taps_anywhere_leave_one_of_everything(world: World) -> None:
    await world.hoa.says("/start")
    for label in (
        "Ghi thăm hộ",
        "Nguyễn Thị Lan",
        "Đủ nội dung",
        "Có ý kiến",
        "Quay lại",
        "Không có ý kiến",
        "Sửa",
        "Ngày thăm",
        "Hôm qua",
        "Gửi phiếu",
    ):
        await world.hoa.taps(label, times=2)
    world.hoa.sees("Đã lưu phiếu TH-2026-0001")
    assert len(await world.knows(lambda tx: rows(tx, VisitRow))) == 1
    assert await world.knows(lambda tx: talks.open_of(tx, 1)) == []
    await quiet(world)


async def test_stale_cards_say_so_and_go_on_where_the_talk_stands(world: World) -> None:
    await world.hoa.says("/tham")
    await world.hoa.taps("Nguyễn Thị Lan")
    message_id, data = world.hoa.button("Đủ nội dung")
    await world.hoa.taps("Đủ nội dung", "Có ý kiến", "Phản ánh")
    await world.hoa.presses(message_id, data)
    assert world.hoa.toasts[-1] == talk.STALE
    world.hoa.sees("Công dân nêu gì")
    await world.hoa.says("Cống vỡ")
    await world.hoa.presses(message_id, data)
    await world.hoa.passes_it_on()
    await world.hoa.taps("Hết ý kiến", "👍 Đồng ý", "Gửi phiếu")
    world.hoa.sees("TH-2026-0001")


async def test_a_group_hears_nothing_of_households(world: World) -> None:
    group = world.standin.world.add_group(-100, "Tổ công tác", [world.hoa.id, world.tu.id])
    group.standings[str(BOT["id"])] = standing.every_right()
    await world.hoa.says("/tham")
    await world.hoa.taps("Nguyễn Thị Lan")
    _, data = world.hoa.button("Đủ nội dung")
    room = Actor(world, world.hoa.id)
    await room.says("/tham", chat_id=-100)
    await room.says("Nguyễn Thị Lan", chat_id=-100)
    await room.says("Đường vào ấp 3 ngập sau mưa", chat_id=-100)
    said = [entry.message for entry in group.entries.values() if entry.by_bot]
    assert [message["text"] for message in said] == [Why.PRIVATE_ONLY]
    tap(world.standin, world.hoa.id, said[0]["message_id"], {"data": data, "chat_id": -100})
    await world.settles()
    assert world.toasts(-100) == [Why.PRIVATE_ONLY]
    assert len([entry for entry in group.entries.values() if entry.by_bot]) == 1
    world.hoa.sees("những nội dung nào")


async def test_five_deliveries_of_one_update_make_one_record(world: World) -> None:
    await world.hoa.says("/tham")
    await world.hoa.taps("Nguyễn Thị Lan", "Đủ nội dung", "Có ý kiến", "Phản ánh")
    sent = acts.say(world.standin, world.hoa.id, "Cống vỡ")
    for _ in range(4):
        acts.again(world.standin, world.hoa.id, sent[0]["message_id"])
    await world.settles()
    await world.hoa.passes_it_on()
    await world.hoa.taps("Hết ý kiến", "👍 Đồng ý")
    world.hoa.sees("Ý kiến 1: Cống vỡ", "Ghi chú: không có")
    assert "Ý kiến 2" not in world.hoa.last["text"]
