"""The bot's side door as seen from the server: its next due moment, its clock, its quiet."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol

import aiohttp

from practice.shapes import Json
from practice.updates import Updates

SECRET_HEADER = "X-Practice-Door"
QUIET_SECONDS = 2.0


class DoorClosed(Exception):
    """The bot cannot be reached through its door."""


class Door(Protocol):
    """What a jump of the clock needs from the bot."""

    async def next_due(self, before: datetime) -> datetime | None:
        """The next instant before `before` at which the bot has something to do."""

    async def set_clock(self, now: datetime, held: bool) -> None:
        """Moves the bot's clock; `held` makes it stand still."""

    async def settle(self) -> None:
        """Lets the bot do everything that is due, until it is quiet."""

    async def counts(self) -> dict[str, int]:
        """How often each thing happened so far."""

    async def coming(self) -> list[str]:
        """What will be said in the next days, a line each."""

    async def inspect(self, chat_id: int) -> Json:
        """What the bot knows of a chat."""


class NoDoor:
    """For a bot without a door: it is given a moment to fetch what waits."""

    def __init__(self, updates: Updates) -> None:
        """Watches these updates."""
        self.updates = updates

    async def next_due(self, before: datetime) -> datetime | None:
        """Never known."""
        return None

    async def set_clock(self, now: datetime, held: bool) -> None:
        """It has a clock of its own."""

    async def settle(self) -> None:
        """Waits until nothing is queued, for two seconds at most."""
        await self.updates.drained(QUIET_SECONDS)

    async def counts(self) -> dict[str, int]:
        """Never known."""
        return {}

    async def coming(self) -> list[str]:
        """Never known."""
        return []

    async def inspect(self, chat_id: int) -> Json:
        """Never known."""
        return {}


class HttpDoor:
    """The loopback door of the bot's process."""

    def __init__(self, address: Callable[[], Awaitable[str]], secret: str) -> None:
        """`address` waits until the bot is up and tells where its door is.

        Every call raises `DoorClosed` when the bot is not there.
        """
        self._address = address
        self._headers = {SECRET_HEADER: secret}

    async def next_due(self, before: datetime) -> datetime | None:
        """Asks the bot."""
        found = await self._call("GET", "next", params={"before": before.isoformat()})
        return datetime.fromisoformat(found["at"]) if found.get("at") else None

    async def set_clock(self, now: datetime, held: bool) -> None:
        """Tells the bot the time."""
        await self._call("POST", "clock", body={"now": now.isoformat(), "held": held})

    async def settle(self) -> None:
        """Waits for the bot."""
        await self._call("POST", "settle")

    async def counts(self) -> dict[str, int]:
        """Asks the bot."""
        return await self._call("GET", "counts")

    async def coming(self) -> list[str]:
        """Asks the bot."""
        lines: list[str] = (await self._call("GET", "coming"))["lines"]
        return lines

    async def inspect(self, chat_id: int) -> Json:
        """Asks the bot."""
        return await self._call("GET", "inspect", params={"chat_id": str(chat_id)})

    async def _call(
        self, method: str, name: str, params: dict[str, str] | None = None, body: Json | None = None
    ) -> Json:
        timeout = aiohttp.ClientTimeout(total=600)
        try:
            url = f"{await self._address()}/door/{name}"
            async with (
                aiohttp.ClientSession(headers=self._headers, timeout=timeout) as session,
                session.request(method, url, params=params, json=body) as response,
            ):
                response.raise_for_status()
                found: Json = await response.json()
                return found
        except (aiohttp.ClientError, TimeoutError) as error:
            raise DoorClosed("bot không trả lời; xem bot.log") from error
