"""A served practice as tests use it: the bot's side, the people's side, the bare HTTP."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp

from practice.doors import Door
from practice.server import Served, free_socket, served
from practice.standin import TOKEN, StandIn
from practice.world import Person

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
START = datetime(2026, 12, 3, 2, 0, tzinfo=UTC)
HOA, HA, LA = 101, 102, 103
"""Hoa and Hà have pressed Start; Lạ never has."""


@dataclass
class Desk:
    """One practice with an HTTP session to it."""

    served: Served
    http: aiohttp.ClientSession

    @property
    def standin(self) -> StandIn:
        """What is behind the server."""
        return self.served.standin

    @property
    def address(self) -> str:
        """Where it is served."""
        return self.served.address

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """A Bot API call in JSON; the whole answer."""
        url = f"{self.address}/bot{TOKEN}/{method}"
        async with self.http.post(url, json=parameters) as response:
            answer: dict[str, Any] = await response.json()
            assert answer["ok"] == (response.status == 200)
            return answer

    async def bot(self, method: str, **parameters: Any) -> Any:
        """A Bot API call that succeeds; its result."""
        answer = await self.call(method, **parameters)
        assert answer["ok"], answer
        return answer["result"]

    async def refused(self, method: str, **parameters: Any) -> str:
        """A Bot API call that is refused; code and words."""
        answer = await self.call(method, **parameters)
        assert not answer["ok"], answer
        return f"{answer['error_code']} {answer['description']}"

    async def do(self, act: str, **body: Any) -> Any:
        """Something that people do; its result."""
        async with self.http.post(f"{self.address}/practice/{act}", json=body) as response:
            answer = await response.json()
            assert response.status == 200, answer
            return answer["result"]

    async def impossible(self, act: str, **body: Any) -> str:
        """Something that nobody can do; why not."""
        async with self.http.post(f"{self.address}/practice/{act}", json=body) as response:
            assert response.status in {400, 409}
            return str((await response.json())["error"])

    async def look(self, path: str) -> Any:
        """What the control API shows."""
        async with self.http.get(f"{self.address}/practice/{path}") as response:
            assert response.status == 200
            return await response.json()

    async def updates(self, offset: int = 0) -> list[dict[str, Any]]:
        """What waits for the bot."""
        found: list[dict[str, Any]] = await self.bot("getUpdates", offset=offset)
        return found

    async def sent(self, text: str = "Chào", **parameters: Any) -> int:
        """The bot writes to Hoa; the message's id."""
        message = await self.bot("sendMessage", chat_id=HOA, text=text, **parameters)
        return int(message["message_id"])


def buttons(*labels: str) -> dict[str, Any]:
    """An inline keyboard with a button a row, whose data is its label."""
    return {"inline_keyboard": [[{"text": label, "callback_data": label}] for label in labels]}


@asynccontextmanager
async def desk_in(directory: Path, door: Door | None = None) -> AsyncIterator[Desk]:
    """Serves a practice with three people, at nine in the morning."""
    standin = StandIn(directory, ZONE)
    standin.clock.set(START)
    standin.world.add_person(Person(HOA, "Hoa", "cán bộ", started=True))
    standin.world.add_person(Person(HA, "Hà", "điều phối", started=True))
    standin.world.add_person(Person(LA, "Lạ"))
    async with (
        served(standin, free_socket(0), door) as serving,
        aiohttp.ClientSession() as http,
    ):
        yield Desk(serving, http)
