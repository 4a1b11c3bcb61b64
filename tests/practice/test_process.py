"""`python -m practice` as a whole: server, bot, clock, restarts, an end that leaves nothing."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from practice import own_data, seeds
from practice.__main__ import watch
from practice.control import NoBot
from practice.events import Events

ROOT = Path(__file__).parents[2]
HOA = seeds.HOA


@contextmanager
def running(directory: Path, *options: str) -> Iterator[str]:
    """The address of a practice that runs in a directory; stopped as by Ctrl-C."""
    command = [sys.executable, "-m", "practice", "--no-browser", "--port", "0", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "BOT_TOKEN": "1:real"}
    with subprocess.Popen(
        command, cwd=directory, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        line = process.stdout.readline()
        try:
            assert "http://127.0.0.1:" in line, _log(directory)
            yield next(word for word in line.split() if word.startswith("http"))
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0
            assert process.stdout.read() == ""


def _log(directory: Path) -> str:
    path = directory / "practice-data" / "bot.log"
    return path.read_text("utf-8")[-2000:] if path.exists() else ""


async def do(address: str, act: str, **body: Any) -> Any:
    async with (
        aiohttp.ClientSession() as http,
        http.post(f"{address}/practice/{act}", json=body) as response,
    ):
        answer = await response.json()
        assert response.status == 200, answer
        return answer["result"]


async def look(address: str, path: str) -> Any:
    url = f"{address}/practice/{path}"
    async with aiohttp.ClientSession() as http, http.get(url) as response:
        return await response.json()


async def chat(address: str, user_id: int = HOA) -> list[str]:
    found = await look(address, f"chats/{user_id}")
    return [message.get("text", "") for message in found["messages"]]


async def is_played(address: str) -> bool:
    """Whether every step of the tour is done when nobody plays it any more."""
    async with aiohttp.ClientSession() as http, http.get(f"{address}/practice/events") as happens:
        await happens.content.readline()
        await do(address, "play", pause=0)
        async for line in happens.content:
            if b'"playing", "on": false' in line:
                break
    state = await look(address, "tour")
    return bool(state["done"] == state["steps"])


async def test_a_rehearsal_from_start_to_stop(tmp_path: Path) -> None:
    with running(tmp_path) as address:
        await do(address, "text", user_id=HOA, text="/start")
        await do(address, "settle")
        assert len(await chat(address)) == 2
        await do(address, "clock", hours=1)
        assert "🔔" not in (await chat(address))[2]
        assert "Ngày thứ 7 với dân" in (await chat(address))[2]
        for mode in ("kill", "stop"):
            await do(address, "restart", mode=mode)
            await do(address, "text", user_id=HOA, text="/help")
            await do(address, "settle")
        before = await chat(address)
        assert len(before) > 4
    with running(tmp_path) as address:
        assert await chat(address) == before
    with running(tmp_path, "--fresh") as address:
        assert await chat(address) == []


async def test_the_tour_is_played_on_any_seed_and_again_from_its_beginning(tmp_path: Path) -> None:
    with running(tmp_path) as address:
        assert await is_played(address)
        assert await is_played(address)
        await do(address, "begin", seed="midway")
        assert (await look(address, "tour"))["done"] == []
        texts = "\n".join(await chat(address))
        assert "Đã lưu phiếu TH-2026-0001" in texts
        assert (await look(address, "coming"))["lines"]
        seen = await look(address, f"inspect/{HOA}")
        assert {one["state"] for one in seen["updates"]} == {"handled"}
        assert {call["code"] for call in seen["calls"]} == {200}
        await do(address, "begin", seed="empty")
        await do(address, "text", user_id=HOA, text="/start")
        invitation = (await look(address, "tour"))["invitation"]
        await do(address, "link", user_id=seeds.HA, url=invitation)
        await do(address, "settle")
        assert "chỉ dành cho cán bộ được mời" in (await chat(address))[-1]
        assert "Vai trò: quản trị" in (await chat(address, seeds.HA))[-1]
        assert await is_played(address)
        assert (await look(address, "tour"))["invitation"] == ""


async def test_a_page_from_before_the_start_is_told_that_the_bot_is_up() -> None:
    events, stop = Events(), asyncio.Event()
    queue = events.listen()
    watching = asyncio.create_task(watch(NoBot(), events, stop))
    assert await asyncio.wait_for(queue.get(), 5) == {"kind": "bot", "running": True}
    stop.set()
    await watching


def test_a_second_practice_names_the_address_of_the_first(tmp_path: Path) -> None:
    own_data.prepare(tmp_path / "practice-data")
    own_data.note_address(tmp_path / "practice-data", "http://127.0.0.1:1")
    with own_data.held(tmp_path / "practice-data"):
        ended = subprocess.run(
            [sys.executable, "-m", "practice", "--no-browser"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert (ended.returncode, ended.stderr.split()[-1]) == (1, "http://127.0.0.1:1")


@pytest.mark.skipif(sys.platform == "win32", reason="a process ended there is not asked")
def test_whoever_ends_the_command_ends_the_practice(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot", "demo", "--no-browser", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert "http://127.0.0.1:" in process.stdout.readline()
        process.terminate()
        assert process.wait(30) == 0
        assert process.stdout.read() == ""
    with own_data.held(tmp_path / "practice-data"):
        pass


def test_a_directory_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "practice-data").mkdir()
    (tmp_path / "practice-data" / "important").write_text("x")
    ended = subprocess.run(
        [sys.executable, "-m", "practice", "--no-browser", "--fresh"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert (tmp_path / "practice-data" / "important").exists()


@pytest.mark.parametrize("name", ["BOT_TOKEN", "DATABASE_URL"])
def test_the_bot_refuses_to_rehearse_with_anything_real(tmp_path: Path, name: str) -> None:
    ours = own_data.environment(tmp_path, "http://127.0.0.1:1")
    ended = subprocess.run(
        [sys.executable, "-m", "practice.child"],
        env={**ours, "PYTHONPATH": str(ROOT), name: "sqlite:///real.db"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith(name)
    assert len(ended.stderr.splitlines()) == 1
