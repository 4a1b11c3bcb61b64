"""The bot is killed again and again while people log visits: nothing is lost or doubled."""

import asyncio
import random
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from domain.people import Role
from handlers.founding.actions import found_commune
from practice import acts, own_data, pressing
from practice.leash import Leash
from practice.server import free_socket, served
from practice.standin import StandIn
from practice.world import Person
from storage import commune, households, schema, staff
from storage.engine import open_engine
from storage.transaction import Store, Tx

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
CADRES = range(201, 206)
VISITS, KILLS = 3, 6


def plant(tx: Tx) -> None:
    """A commune with a hamlet and a household for each of five cadres."""
    found_commune(tx, "xã Tân Lúa", "tỉnh Tập Dượt")
    for cadre in CADRES:
        hamlet_id = commune.add_hamlet(tx, f"Ấp {cadre}")
        assert hamlet_id is not None
        households.add(tx, hamlet_id, "bà Nguyễn Thị Lan", by=None)
        person_id = staff.add(tx, f"Cán bộ {cadre}", [Role.CADRE], [hamlet_id])
        staff.bind(tx, person_id, cadre, cadre)


def prepare(directory: Path, standin: StandIn) -> None:
    """A practice whose database already has its people."""
    own_data.prepare(directory)
    own_data.check(own_data.environment(directory, ""), directory)
    engine = open_engine(own_data.database_url(directory))
    schema.upgrade(engine)
    store = Store(engine, lambda: datetime.now(UTC), ZONE)
    store.run(plant)
    store.close()
    for cadre in CADRES:
        standin.world.add_person(Person(cadre, f"Cán bộ {cadre}", started=True))


async def until(found: Callable[[], int | None]) -> int:
    """What is found, as soon as it is."""
    async with asyncio.timeout(60):
        while True:
            if (what := found()) is not None:
                return what
            await asyncio.sleep(0.02)


def shown(standin: StandIn, cadre: int, *words: str) -> int | None:
    """The newest message of the bot that holds the words."""
    entries = sorted(standin.world.chats[cadre].entries.items(), reverse=True)
    return next(
        (i for i, e in entries if e.by_bot and all(w in str(e.message) for w in words)), None
    )


def said_by(cadre: int, number: int) -> str:
    """What the household of a cadre raises at a visit: each time another matter."""
    return f"{('Cầu gãy ván', 'Rác ứ đọng', 'Loa không kêu')[number - 1]}, ấp {cadre}"


async def logs_visits(standin: StandIn, cadre: int, chance: random.Random) -> None:
    """Types without waiting for answers, then presses twice."""
    for number in range(1, VISITS + 1):
        raised = said_by(cadre, number)
        typed = ("/start", "ghi tham ho", "lan", "1", "đủ nội dung", "có ý kiến")
        passed_on = ("phản ánh", raised, "1", "báo cáo lãnh đạo", "hết ý kiến", "không đồng ý")
        for words in (*typed, *passed_on):
            acts.say(standin, cadre, words)
            await asyncio.sleep(chance.uniform(0, 0.2))
        review = await until(partial(shown, standin, cadre, raised, "Gửi phiếu"))
        pressing.tap(standin, cadre, review, {"label": "Gửi phiếu", "times": 2})
        await until(partial(told_times, standin, cadre, number))


def told_times(standin: StandIn, cadre: int, times: int) -> int | None:
    """How many receipts a cadre has, once they are so many."""
    count = len(set(receipts(standin, cadre)))
    return count if count >= times else None


def receipts(standin: StandIn, cadre: int) -> list[str]:
    """The codes that a cadre was told, in order."""
    entries = standin.world.chats[cadre].entries
    shown = [str(entry.message.get("text", "")) for _, entry in sorted(entries.items())]
    return [code for text in shown for code in re.findall(r"Đã lưu phiếu (TH-\d+-\d+)", text)]


async def test_what_was_confirmed_is_there_once_after_any_number_of_kills(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEND_PACE", "off")
    chance, standin = random.Random(6), StandIn(tmp_path, ZONE)
    prepare(tmp_path, standin)
    listening = free_socket(0)
    address = "http://{}:{}".format(*listening.getsockname())
    leash = Leash(tmp_path, address, standin.clock)
    async with served(standin, listening, leash.door, leash), asyncio.TaskGroup() as group:
        await leash.start()
        people = [group.create_task(logs_visits(standin, cadre, chance)) for cadre in CADRES]
        for _ in range(KILLS):
            await asyncio.sleep(chance.uniform(0, 0.6))
            await leash.restart("kill")
        await asyncio.gather(*people)
        await leash.stop()

    told = [code for cadre in CADRES for code in set(receipts(standin, cadre))]
    said = {said_by(cadre, n) for cadre in CADRES for n in range(1, VISITS + 1)}
    found = rows(tmp_path, "SELECT code FROM visit")
    assert sorted(found) == sorted(told)
    assert sorted(rows(tmp_path, "SELECT words FROM issue")) == sorted(said)
    assert set(rows(tmp_path, "SELECT state || attempts FROM inbox")) == {"handled0"}
    assert "waiting" not in rows(tmp_path, "SELECT state FROM outbox")
    assert standin.taps.unanswered() == []
    for cadre in CADRES:
        ids = rows(tmp_path, f"SELECT update_id FROM inbox WHERE chat_id = {cadre} ORDER BY seq")
        assert ids == sorted(ids)
        codes = receipts(standin, cadre)
        assert list(dict.fromkeys(codes)) == sorted(set(codes))
        assert len(codes) <= VISITS + KILLS  # a kill repeats the one that was under way


def rows(directory: Path, query: str) -> list[Any]:
    """The first column of what a query finds."""
    with closing(sqlite3.connect(directory / own_data.DATABASE)) as connection:
        return [row[0] for row in connection.execute(query)]
