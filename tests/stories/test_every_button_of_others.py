"""Every route, with every id, pressed by everybody whom it does not concern."""

import json
import random
from functools import partial
from typing import Any

import pytest
from sqlalchemy import text

from domain.commitment import Pledge
from domain.message import ChatKind, Command, Content, Heard, Tap, Words
from domain.model import Model
from domain.people import Role
from handlers.asked import SUBJECTS
from handlers.dispatch import handle
from handlers.refusals import Why
from handlers.routes import ROUTES
from storage import commitments, models, staff
from storage.transaction import Tx
from tests.stories.test_an_assistant import named, prepares_an_answer
from tests.stories.test_raising_an_issue import raised
from tests.stories.test_reminders_of_issues import joins
from tests.world import Actor, World

SECRETS = ("ngập", "Lan", "0912", "345 678", "bơm tạm")
"""Of the words, the household, the contact and what was prepared."""

LOGGED = ("issue", "prepared", "household", "visit")
FOLLOWED = ("open", "following", "merge", "entrust", "record", "files", "correct", "withdraw")
"""What the coordinator may open, and merge without reading it."""

EXTRAS = ("0", "1.20261204", "99999.20261204", "-1", "٣", "9" * 30, "keep", "x", "past.-1")
IDS = ("0", "-1", "2147483648", "999999999999999", "9999999999999999", "٣", "1e3", "")
TABLES = (
    "issue",
    "recheck",
    "steering_member",
    "event",
    "prepared",
    "visit",
    "household",
    "person_role",
    "person_hamlet",
    "consent",
    "assistant",
    "hamlet",
    "attachment",
    "model",
    "commitment",
    "proposal",
    "outcome",
    "work",
    "attendance",
    "post",
    "category",
    "time_limit",
    "commune",
)


def test_no_route_is_forgotten() -> None:
    declared = [action for actions in SUBJECTS.values() for action in actions]
    assert sorted(declared) == sorted(ROUTES)


def records(tx: Tx) -> dict[str, Any]:
    """Everything that is kept of the matter, but for what was looked at."""
    found = {}
    for name in TABLES:
        rows = tx.connection.execute(text(f"SELECT * FROM {name} ORDER BY 1, 2")).all()
        found[name] = [tuple(row) for row in rows]
    return found


def refused(tx: Tx) -> int:
    return int(
        tx.connection.execute(text("SELECT count(*) FROM access WHERE refused")).scalar_one()
    )


def troubled(tx: Tx) -> int:
    found = "SELECT count(*) FROM inbox WHERE state <> 'handled' OR attempts > 0"
    return int(tx.connection.execute(text(found)).scalar_one())


def registered(tx: Tx) -> None:
    models.add(tx, Model(2026, "Hội Phụ nữ", "Nuôi lợn tiết kiệm"), by=None)
    commitments.write(tx, 1, 2026, Pledge(("Dứt điểm chỗ ngập",)), by=1)


async def everything_stands(world: World) -> None:
    """Hoa recorded an issue; an answer that Tú prepared waits for Minh; Hoa has a draft.

    The register has a model, and Hoa's commitment.
    """
    await world.knows(registered)
    await named(world)
    await raised(world)
    await prepares_an_answer(world, "Xã sẽ bơm tạm trong hai ngày")
    await world.hoa.says("Đường vào ấp 3 lại ngập rồi, sâu đến gối")


async def other(world: World, who: str) -> Actor:
    """Somebody whom nothing of it concerns."""
    match who:
        case "cadre":
            return await joins(world, 111, "Đỗ Văn Khác", Role.CADRE, 2)
        case "leader":
            return await joins(world, 112, "Mai Văn Khác", Role.LEADER, 2)
        case "admin":
            return world.quan
        case "coordinator":
            return world.ha
        case "helper":
            other = await joins(world, 113, "Lý Thị Khác", Role.LEADER, 2)
            await other.says("/settings")
            helper = await joins(world, 114, "Hồ Văn Khác", Role.CADRE, 2)
            await other.says("/settings")
            await other.taps("Người giúp việc", "Chọn người", "Hồ Văn Khác")
            return helper
        case "ended":
            await world.minh.says("/settings")
            await world.minh.taps("Người giúp việc", "Thôi: Ngô Anh Tú")
            await world.knows(lambda tx: staff.set_hamlets(tx, 2, [2], whole_commune=False))
            return world.tu
        case "revoked":
            gone = await joins(world, 115, "Tạ Văn Khác", Role.LEADER, 1)
            await gone.says("/start")
            person = await world.knows(lambda tx: staff.by_account(tx, 115))
            await world.knows(lambda tx: staff.leave(tx, person.id))
            return gone
    return world.stranger


REFUSALS = (Why.NOT_ALLOWED, Why.NO_CODE, Why.STRANGER, Why.GONE)
WHO = ("cadre", "leader", "admin", "coordinator", "helper", "ended", "revoked", "stranger")


@pytest.mark.parametrize("who", WHO)
async def test_nothing_is_shown_or_changed_and_every_try_is_logged(world: World, who: str) -> None:
    await everything_stands(world)
    actor = await other(world, who)
    await actor.says("/start")
    at, seen = actor.last["message_id"], len(actor.from_bot)
    before = await world.knows(records)
    allowed = FOLLOWED if who == "coordinator" else ()
    for subject in (*LOGGED, "talk"):
        for action in sorted(SUBJECTS[subject].difference(allowed)):
            count = await world.knows(refused)
            await actor.presses(at, f"{action}:1")
            assert await world.knows(refused) == count + (subject in LOGGED), action
            assert actor.toasts[-1] in REFUSALS, action
    if who != "coordinator":
        for words in ("YK-2026-0001", "TH-2026-0001", "/start y_1", "/start v_1"):
            count = await world.knows(refused)
            await actor.says(words)
            assert await world.knows(refused) == count + 1, words
    shown = json.dumps(actor.from_bot[seen:], ensure_ascii=False) + "".join(actor.toasts)
    assert [secret for secret in SECRETS if secret in shown] == []
    assert await world.knows(records) == before
    assert await world.knows(troubled) == 0


@pytest.mark.parametrize("who", ["cadre", "stranger", "coordinator"])
async def test_forged_buttons_do_nothing(world: World, who: str) -> None:
    await everything_stands(world)
    actor = await other(world, who)
    await actor.says("/start")
    at, seen = actor.last["message_id"], len(actor.from_bot)
    before = await world.knows(records)
    chance = random.Random(who)
    opened = {*FOLLOWED, "print"} if who == "coordinator" else set()
    for action in sorted(ROUTES.keys() - opened):
        for id in chance.sample(IDS, 2):
            await actor.presses(at, f"{action}:{id}:{chance.choice(EXTRAS)}"[:64])
        # Everybody may have a part in the programme; the coordinator keeps the register.
        kept = SUBJECTS["register"] if who == "coordinator" else frozenset()
        if action not in SUBJECTS[""] | SUBJECTS["staff"] | SUBJECTS["programme"] | kept:
            await actor.presses(at, f"{action}:1:{chance.choice(EXTRAS)}")
    shown = json.dumps(actor.from_bot[seen:], ensure_ascii=False) + "".join(actor.toasts)
    assert [secret for secret in SECRETS if secret in shown] == []
    assert await world.knows(records) == before
    assert await world.knows(troubled) == 0


async def test_in_a_group_nothing_is_said(world: World) -> None:
    """Whoever speaks there, and whatever they press."""
    await everything_stands(world)
    before = await world.knows(records)
    contents: tuple[Content, ...] = (
        Tap("issue:1", "a"),
        Tap("approve:1", "b"),
        Words("YK-2026-0001"),
    )
    for content in (*contents, Command("start", "y_1")):
        group = Heard(9, -100, ChatKind.GROUP, world.minh.id, "", 1, world.clock.now(), content)
        said = await world.knows(partial(handle, heard=group))
        assert all(one.text == Why.PRIVATE_ONLY for one in said)
    assert await world.knows(records) == before
