"""Nobody learns of an issue who should not, and every try is kept."""

import random

import pytest
from sqlalchemy import text

from domain.people import Role
from handlers.issue.access import UNCOUNTED
from storage import history, issues, staff
from storage.transaction import Tx
from tests.stories.test_an_assistant import named
from tests.stories.test_raising_an_issue import raised
from tests.world import Actor, World

SECRETS = ("ngập sau mưa", "Nguyễn Thị Lan", "0912", "345 678")
ACTIONS = [
    "issue",
    "issuefiles",
    "timeline",
    "open",
    "following",
    "accept",
    "assign",
    "answer",
    "ask",
    "refuse",
    "transfer",
    "askagain",
    "inform",
    "noticed",
    "satisfied",
    "unsatisfied",
    "notreached",
    "public",
    "tell",
    "unname",
    "unnamed",
]
"""Events that leave buttons good."""


async def presses_everything(actor: Actor) -> None:
    await actor.says("/start")
    message_id = actor.last["message_id"]
    for action in ACTIONS:
        for extra in (":0.20261204",):
            await actor.presses(message_id, f"{action}:1{extra}")


def refusals(tx: Tx) -> int:
    found = "SELECT count(*) FROM access WHERE subject = 'issue' AND refused"
    return int(tx.connection.execute(text(found)).scalar_one())


@pytest.mark.parametrize("who", ["tu", "quan", "ha", "stranger"])
async def test_others_are_refused_and_learn_nothing(world: World, who: str) -> None:
    await raised(world)
    before = await world.knows(lambda tx: issues.get(tx, 1))
    actor: Actor = getattr(world, who)
    await presses_everything(actor)
    await actor.says("YK-2026-0001")
    await actor.says("ngập")
    await actor.follows("y_1")
    await actor.presses(actor.last["message_id"], "findissue")
    await actor.says("ngập")
    await actor.says("Lan")
    await actor.presses(actor.last["message_id"], "issues")
    await actor.presses(actor.last["message_id"], "followed")
    actor.sees_nothing_of(*SECRETS)
    assert not [toast for toast in actor.toasts for secret in SECRETS if secret in toast]
    assert await world.knows(lambda tx: issues.get(tx, 1)) == before
    followed = {"open", "following"} if who == "ha" else set()
    if who != "stranger":
        assert await world.knows(refusals) >= len(set(ACTIONS) - followed)
    if who in ("tu", "quan"):
        actor.sees_nothing_of("YK-2026", "26-0001")


async def test_a_leader_of_another_hamlet_is_refused(world: World) -> None:
    await raised(world)

    def elsewhere(tx: Tx) -> None:
        row = "UPDATE person_role SET role = 'leader' WHERE person_id = 2"
        tx.connection.execute(text(row))
        tx.connection.execute(text("DELETE FROM person_hamlet WHERE person_id = 2 AND hamlet_id=1"))

    await world.knows(elsewhere)
    person = await world.knows(lambda tx: staff.by_id(tx, 2))
    assert person.roles == {Role.LEADER}
    await presses_everything(world.tu)
    world.tu.sees_nothing_of(*SECRETS)
    assert await world.knows(refusals) >= len(ACTIONS)


async def test_pushes_toasts_and_the_board_hold_no_names_and_numbers(world: World) -> None:
    words = "Ngập, gọi bà Nguyễn Thị Lan hoặc chị lan, số 0912 rồi 345 678, CCCD 079085012345"
    await raised(world, words)
    world.minh.sees_nothing_of("Lan", "lan,", "0912", "345", "0790")
    world.minh.sees("Ngập", "▒▒▒")
    await world.ha.says("/start")
    world.ha.sees_nothing_of("Ngập", "Lan", "0912")
    await world.ha.presses(world.ha.last["message_id"], "followed")
    world.ha.sees("YK-2026-0001", "đ/c Minh")
    world.ha.sees_nothing_of("Ngập", "Lan", "0912", "▒")
    shown = " ".join(world.minh.toasts + world.ha.toasts)
    assert "Lan" not in shown


async def test_logs_hold_no_words(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    await raised(world)
    await world.minh.taps("✅ Nhận, T6", "Xem chi tiết")
    printed = "".join(capsys.readouterr())
    assert not [secret for secret in SECRETS if secret in printed]


async def test_every_step_survives_a_restart(world: World) -> None:
    for label in ("Ghi thăm hộ", "Nguyễn Thị Lan", "Đủ nội dung", "Có ý kiến", "Phản ánh"):
        if label == "Ghi thăm hộ":
            await world.hoa.says("/start")
        await world.hoa.taps(label)
        await world.restarts()
    await world.hoa.says("Đường vào ấp 3 ngập sau mưa")
    for label in ("Giao thông", "Báo cáo", "Hết ý kiến", "👍 Đồng ý", "Gửi phiếu"):
        await world.restarts()
        await world.hoa.taps(label)
    for label in ("✅ Nhận, T6", "✍️ Trả lời"):
        await world.restarts()
        await world.minh.taps(label)
    await world.restarts()
    await world.minh.says("Đã đổ đá cấp phối 200 m")
    await world.restarts()
    await world.minh.taps("Gửi trả lời")
    await world.restarts()
    await world.hoa.taps("Đã báo, hài lòng")
    await world.restarts()
    issue = await world.knows(lambda tx: issues.get(tx, 1))
    assert (issue.code, issue.stage, issue.holder_id) == ("YK-2026-0001", "closed", None)
    told = [event.what for event in await world.knows(lambda tx: history.of(tx, "issue", 1))]
    assert [what for what in told if what != "seen"] == [
        "opened",
        "accepted",
        "answered",
        "satisfied",
    ]


LOOKS = ("issues", "issues:7", "followed:3", "findissue", "open:1", "following:1", "timeline:1:9")
ANSWERS = ("YK-2026-0001", "Đường đã sửa xong ngày 04/12", "Ngập từ cầu đến chùa", "Sở Xây dựng")


@pytest.mark.parametrize("seed", range(4))
async def test_whatever_people_press_one_person_holds_it(world: World, seed: int) -> None:
    chance = random.Random(seed)
    if seed > 1:
        await named(world)
    await raised(world)
    versions: list[int] = [0]
    for _ in range(22 if seed < 2 else 40):
        actor = chance.choice([world.hoa, world.minh, world.minh, world.tu])
        offered = [
            (message["message_id"], found["callback_data"])
            for message in actor.from_bot[-4:]
            for row in message.get("reply_markup", {}).get("inline_keyboard", [])
            for found in row
            if "callback_data" in found and "home" not in found["callback_data"]
        ]
        act = chance.random()
        if act < 0.7 and offered:
            await actor.presses(*chance.choice(offered), times=chance.choice((1, 1, 2)))
        elif act < 0.75:
            await actor.presses(actor.last["message_id"], chance.choice(LOOKS))
        elif act < 0.95:
            await actor.says(chance.choice(ANSWERS))
        else:
            await world.passes(days=1)
        await world.knows(lambda tx: holds_together(tx, versions))
    assert await world.knows(troubled) == 0


def troubled(tx: Tx) -> int:
    found = "SELECT count(*) FROM inbox WHERE state <> 'handled' OR attempts > 0"
    return int(tx.connection.execute(text(found)).scalar_one())


def holds_together(tx: Tx, versions: list[int]) -> None:
    found = tx.connection.execute(text("SELECT id FROM issue ORDER BY id")).scalars().all()
    every = [one for id in found if (one := issues.get(tx, id))]
    codes = [one.code for one in every]
    assert codes == [f"YK-2026-{n:04d}" for n in range(1, len(codes) + 1)]
    for one in every:
        assert (one.holder_id is None) == (one.stage == "closed"), one
        events = [e for e in history.of(tx, "issue", one.id) if e.what not in UNCOUNTED]
        assert len(events) == one.version, (one, events)
        if one.stage != "closed":
            assert one.due_on is not None
            assert one.check_at is not None
            assert one.check_at >= tx.now
        else:
            assert one.check_at is None
    assert every[0].version >= versions[-1]
    versions.append(every[0].version)


async def test_a_leader_who_blocked_the_bot_is_passed_over(world: World) -> None:
    await raised(world)
    world.standin.world.people[world.minh.id].blocked = True
    await world.reaches("2026-12-21 08:00")
    world.ha.has_seen("YK-2026-0001", "quá hạn")
    world.ha.sees_nothing_of("ngập")


async def test_two_leaders_press_at_once_and_the_other_is_told_who(world: World) -> None:
    def promoted(tx: Tx) -> None:
        tx.connection.execute(text("UPDATE person_role SET role = 'leader' WHERE person_id = 2"))

    await world.knows(promoted)
    await raised(world)
    holder, other = world.tu, world.minh
    message_id, data = holder.button("✅ Nhận, T6")
    await holder.taps("Giao xử lý", "Trần Văn Minh")
    await other.taps("✅ Nhận, T6")
    await holder.presses(message_id, data)
    assert "Minh" in holder.toasts[-1]
    assert world.hoa.screen.count("Báo hộ: đã tiếp nhận") == 1
