"""Buttons and forms of whoever had a part in an issue, after that part has ended."""

from typing import Any

from sqlalchemy import text

from domain.people import Role
from handlers.refusals import Why
from storage import talks
from storage.transaction import Tx
from tests.stories.test_an_assistant import named, prepares_an_answer
from tests.stories.test_issues_move_on import HOA, MINH, TU, another_leader, changes
from tests.stories.test_raising_an_issue import raised
from tests.world import World


def refusals(tx: Tx) -> list[tuple[Any, ...]]:
    found = "SELECT person_id, subject, subject_id FROM access WHERE refused ORDER BY id"
    return [tuple(row) for row in tx.connection.execute(text(found))]


async def test_who_leads_no_more_learns_nothing_from_what_was_prepared_for_them(
    world: World,
) -> None:
    await another_leader(world)
    await named(world)
    await raised(world)
    await prepares_an_answer(world)
    pressed = [world.minh.button(label) for label in ("Duyệt", "Sửa", "Không duyệt")]
    await changes(world, MINH, Role.CADRE)
    shown = [message.get("text") for message in world.minh.from_bot]
    for message_id, data in pressed:
        await world.minh.presses(message_id, data)
        assert world.minh.toasts[-1] == Why.NOT_ALLOWED
    assert [message.get("text") for message in world.minh.from_bot] == shown
    assert await world.knows(refusals) == [(MINH, "issue", 1)] * 3


async def test_an_old_form_of_who_assists_no_more_is_refused_and_logged(world: World) -> None:
    await named(world)
    await raised(world)
    await world.tu.taps("✍️ Trả lời")
    await world.tu.says("Xã đã đổ đá cấp phối 200 m")
    await world.minh.says("/settings")
    await world.minh.taps("Người giúp việc", "Thôi: Ngô Anh Tú")
    await world.tu.taps("📨 Trình duyệt")
    assert world.tu.toasts[-1] == Why.NOT_ALLOWED
    assert await world.knows(refusals) == [(TU, "issue", 1)]


async def test_an_old_form_of_who_leads_no_more_is_refused_and_logged(world: World) -> None:
    await another_leader(world)
    await raised(world)
    await world.minh.taps("✍️ Trả lời")
    await world.minh.says("Xã đã đổ đá cấp phối 200 m")
    await changes(world, MINH, Role.ADMIN)
    await world.minh.taps("Gửi trả lời")
    assert world.minh.toasts[-1] == Why.NOT_ALLOWED
    assert await world.knows(refusals) == [(MINH, "issue", 1)]


async def test_a_refused_draft_stays_as_it_was(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi thăm hộ", "Nguyễn Thị Lan", "Hủy")
    await world.hoa.says("Đường vào ấp 3 ngập sau mưa")
    before = await world.knows(lambda tx: [talks.get(tx, id) for id in (1, 2)])
    await changes(world, HOA, Role.COORDINATOR)
    for data in ("restore:1", "restore:2", "asissue:2"):
        await world.hoa.presses(world.hoa.last["message_id"], data)
        assert world.hoa.toasts[-1] == Why.NOT_ALLOWED
    assert await world.knows(lambda tx: [talks.get(tx, id) for id in (1, 2)]) == before
