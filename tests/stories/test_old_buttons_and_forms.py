"""Buttons and forms of whoever had a part in an issue, after that part has ended."""

from typing import Any

from sqlalchemy import text

from domain.people import Role
from handlers.refusals import Why
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
