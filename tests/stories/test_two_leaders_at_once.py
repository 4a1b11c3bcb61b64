"""Holder and second leader act at the same moment: one wins, the other is told who has it now."""

from itertools import product

import pytest

from handlers.issue.cards import pushes
from practice.pressing import tap
from storage import history, issues, outbox, staff
from storage.transaction import Tx
from tests.stories.test_issues_move_on import another_leader
from tests.stories.test_raising_an_issue import raised
from tests.world import Actor, World

AN = 6
Press = tuple[int, str]


def sent_to_an_as_well(tx: Tx) -> None:
    issue, an = issues.get(tx, 1), staff.by_id(tx, AN)
    assert issue is not None
    assert an is not None
    sent = issues.act(tx, issue, "also_sent", {"backup_id": AN}, by=None, new=an.full_name)
    assert sent is not None
    outbox.queue(tx, 0, pushes(tx, sent, an))


async def all_but_the_last_press(actor: Actor, act: str) -> Press:
    await actor.says("/start")
    await actor.presses(actor.last["message_id"], f"{act}:1:1")
    match act:
        case "answer":
            await actor.says(f"Đã khơi cống, {actor.id} đã xem tại chỗ")
            return actor.button("Gửi trả lời")
        case "refuse":
            await actor.says(f"Không thuộc thẩm quyền, {actor.id} đã xem")
            return actor.button("🚫 Không giải quyết")
        case "assign":
            return actor.button("Ngô Anh Tú")
    return actor.last["message_id"], "accept:1:1.20261204"


ACTS = ("accept", "answer", "refuse", "assign")


@pytest.mark.parametrize(("first", "second"), list(product(ACTS, repeat=2)))
async def test_one_wins_and_the_other_is_told(world: World, first: str, second: str) -> None:
    an = await another_leader(world)
    await raised(world)
    await world.knows(sent_to_an_as_well)
    one = await all_but_the_last_press(world.minh, first)
    other = await all_but_the_last_press(an, second)
    toasts, said = len(an.toasts), len(an.from_bot)
    tap(world.standin, world.minh.id, one[0], {"data": one[1], "times": 2})
    tap(world.standin, an.id, other[0], {"data": other[1], "times": 3})
    await world.settles()
    events = await world.knows(lambda tx: history.of(tx, "issue", 1))
    assert len([e for e in events if e.what not in ("opened", "seen", "also_sent")]) == 1
    issue = await world.knows(lambda tx: issues.get(tx, 1))
    holder = {1: "đ/c Hoa", 2: "đ/c Tú", 3: "đ/c Minh"}[issue.holder_id]
    told = [*an.toasts[toasts:], *(m.get("text", "") for m in an.from_bot[max(0, said - 1) :])]
    assert any(f"hiện do {holder} giữ" in text for text in told), told
