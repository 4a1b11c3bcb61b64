"""The bot is killed around every step of an issue's life: nothing is lost, doubled or half done."""

import os
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from handlers.issue.access import UNCOUNTED
from practice import own_data
from storage import assistants, attachments, history, issues
from storage.transaction import Tx
from tests.killed import WITHIN, Chats, ever_shown, killed_in, shown
from tests.storage.postgres import new_database, running_postgres
from tests.stories.test_raising_an_issue import WORDS
from tests.world import World, world_in

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="bots are forked")

MINH, TU, HOA = 3, 2, 1


def plant(tx: Tx) -> None:
    """Tú assists Minh."""
    assistants.name(tx, MINH, TU)


async def raises(world: World) -> None:
    await world.hoa.says("/start")
    await world.hoa.taps("Ghi thăm hộ", "Nguyễn Thị Lan", "Đủ nội dung", "Có ý kiến", "Phản ánh")
    await world.hoa.says(WORDS)
    await world.hoa.sends_photo()
    await world.hoa.taps("Giao thông", "Báo cáo lãnh đạo", "Hết ý kiến", "👍 Đồng ý", "Gửi phiếu")


async def is_asked_and_told(world: World) -> None:
    await world.minh.taps("✅ Nhận, T6", "❓ Hỏi thêm")
    await world.minh.says("Ngập đoạn nào?")
    await world.hoa.taps("Bổ sung")
    await world.hoa.says("Đoạn từ cầu đến chùa, chừng 200 m")


async def answers(world: World) -> None:
    await world.tu.taps("✍️ Trả lời")
    await world.tu.says("Xã đã đổ đá cấp phối 200 m")
    await world.tu.sends_photo()
    await world.tu.taps("📨 Trình duyệt")
    await world.minh.taps("✅ Duyệt")


async def is_not_content_at_first(world: World) -> None:
    await world.hoa.taps("Đã báo, chưa")
    await world.hoa.says("Đường vẫn ngập như cũ")
    await world.minh.taps("✍️ Trả lời")
    await world.minh.says("Đã khơi cống, hết ngập")
    await world.minh.taps("Gửi trả lời")
    await world.hoa.taps("Đã báo, hài lòng")


LIFE = (raises, is_asked_and_told, answers, is_not_content_at_first)


EVENTS = [
    ("opened", HOA),
    ("accepted", MINH),
    ("asked", MINH),
    ("informed", HOA),
    ("prepared", TU),
    ("answered", MINH),
    ("reopened", HOA),
    ("answers_again", None),
    ("seen", MINH),
    ("answered", MINH),
    ("satisfied", HOA),
]


Said = list[tuple[int, str]]
"""Chat and text, in order in each chat."""


async def lives(world: World) -> None:
    for part in LIFE:
        await part(world)


def said(chats: Chats) -> Said:
    return [(chat, words) for chat, stands in chats.items() for words in stands.values()]


def in_order(wanted: Said, found: Said) -> bool:
    """Whether everything wanted is found, each once at least and in its order."""
    left = iter(found)
    return all(one in left for one in wanted)


def one_holds_it(tx: Tx) -> None:
    """An issue has one who must act, until it is closed; its version counts what was done."""
    issue = issues.get(tx, 1)
    if issue is None:
        return
    assert (issue.holder_id is None) == (issue.stage == "closed")
    acts = [event for event in history.of(tx, "issue", 1) if event.what not in UNCOUNTED]
    assert issue.version == len(acts)


def rows(tx: Tx, query: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in tx.connection.execute(text(query))]


def nothing_is_half_done(tx: Tx, directory: Path) -> None:
    """The records after the whole life."""
    assert rows(tx, "SELECT code, stage FROM issue") == [("YK-2026-0001", "closed")]
    assert rows(tx, "SELECT code FROM visit") == [("TH-2026-0001",)]
    assert [(e.what, e.person_id) for e in history.of(tx, "issue", 1)] == EVENTS
    assert [e.what for e in history.of(tx, "visit", 1)] == ["recorded"]
    assert rows(tx, "SELECT DISTINCT state, attempts FROM inbox") == [("handled", 0)]
    assert rows(tx, "SELECT id FROM outbox WHERE state NOT IN ('sent', 'replaced')") == []
    files = attachments.of_issue(tx, 1)
    assert [file.slot for file in files] == ["raised.1", "past.answer"]
    assert all((directory / str(file.path)).stat().st_size for file in files)
    assert rows(tx, "SELECT ending FROM prepared") == [("approved",)]


async def untroubled(directory: Path) -> tuple[Said, set[str]]:
    """What is said at the end, and what was said on the way, when nothing goes wrong."""
    async with world_in(directory) as world:
        await world.knows(plant)
        await lives(world)
        return said(shown(world.standin)), ever_shown(world.standin)


async def lives_through_kills(directory: Path, seed: int) -> None:
    last, ever = await untroubled(directory)
    async with killed_in(directory / "killed", plant, seed) as world:
        world.holds = one_holds_it
        await lives(world)
        await world.knows(lambda tx: nothing_is_half_done(tx, world.directory))
    found = said(shown(world.standin))
    assert in_order(last, found)
    assert {words for _, words in found} <= ever
    assert len(found) - len(last) <= world.kills[WITHIN] * len(world.standin.world.chats)
    assert world.standin.taps.unanswered() == []
    assert world.standin.journal.oddities == []


async def test_killed_around_every_step_of_an_issues_life(tmp_path: Path) -> None:
    await lives_through_kills(tmp_path, seed=0)


@pytest.mark.postgres
async def test_killed_around_every_step_on_postgresql(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_postgres() as server:
        url = new_database(server)
        monkeypatch.setattr(own_data, "database_url", lambda _: url)
        await lives_through_kills(tmp_path, 2)
