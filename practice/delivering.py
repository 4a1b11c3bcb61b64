"""Posts updates to the bot's webhook: one after another within a chat, again when it fails."""

import asyncio
import itertools
import json
import os
import ssl
from collections.abc import Awaitable, Callable
from typing import TypeAlias

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from starlette.requests import Request
from starlette.types import Message

from practice.standin import StandIn
from practice.updates import Line, Waiting
from practice.webhook import Webhook

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
ONLY_HERE = "Can't connect to the webhook: a practice server delivers only to this machine"
ANSWER_SECONDS = 60
LONGEST_PAUSE = 60.0
LONGEST_RETRY_AFTER = 3600

CarryOut: TypeAlias = Callable[[Request], Awaitable[None]]
"""Does what the answer to an update asks for."""


class _Here(AbstractResolver):
    """Finds every host at the webhook's address."""

    def __init__(self, ip_address: str) -> None:
        self.ip_address = ip_address

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[ResolveResult]:
        """The one address."""
        return [
            ResolveResult(
                hostname=host, host=self.ip_address, port=port, family=2, proto=0, flags=0
            )
        ]

    async def close(self) -> None:
        """There is nothing to close."""


def _why(error: Exception) -> str:
    """A failure in Telegram's words."""
    cause = error.__cause__
    if isinstance(cause, ssl.SSLError):
        reason = (cause.reason or "error").lower().replace("_", " ")
        return f"SSL error {{error:SSL routines::{reason}}}"
    if isinstance(error, aiohttp.ClientConnectorError):
        return os.strerror(error.errno or 0)
    if isinstance(error, TimeoutError):
        return "Read timeout expired"
    return "Webhook connection closed"


def _as_request(content_type: str, content: bytes) -> Request:
    """The bot's answer, to be read as a call."""

    async def receive() -> Message:
        return {"type": "http.request", "body": content}

    headers = [(b"content-type", content_type.encode("latin-1"))]
    scope = {"type": "http", "method": "POST", "headers": headers, "query_string": b""}
    return Request(scope, receive)


class _Way:
    """The way to one webhook."""

    def __init__(self, standin: StandIn, webhook: Webhook, carry_out: CarryOut) -> None:
        self.standin = standin
        self.webhook = webhook
        self.carry_out = carry_out
        self._lines: dict[Line, asyncio.Task[None]] = {}
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                ssl=webhook.trusted,
                limit=webhook.max_connections,
                resolver=_Here(webhook.ip_address),
            ),
            timeout=aiohttp.ClientTimeout(total=ANSWER_SECONDS),
        )

    def look(self) -> None:
        """Begins with the lines in which something waits and nobody is at work."""
        for line in self.standin.updates.lines() - self._lines.keys():
            self._lines[line] = asyncio.create_task(self._empty(line))

    async def close(self) -> None:
        """Nothing more is posted."""
        tasks = list(self._lines.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._session.close()

    async def _empty(self, line: Line) -> None:
        while waiting := self.standin.updates.first_of(line):
            await self._deliver(line, waiting)
        del self._lines[line]

    async def _deliver(self, line: Line, waiting: Waiting) -> None:
        """Posts one update until it is taken or lost; pauses grow after the second failure."""
        pause = 1.0
        for failures in itertools.count():
            retry_after = await self._post(waiting)
            if retry_after is None:
                self.standin.updates.forget(waiting)
                return
            if failures:
                pause = min(pause * 2, LONGEST_PAUSE)
            await asyncio.sleep(retry_after or (pause if failures else 0))
            if self.standin.updates.first_of(line) is not waiting:
                return

    async def _post(self, waiting: Waiting) -> int | None:
        """Posts an update; None when it was taken, else how long the bot asks to wait."""
        if not self.webhook.is_here:
            return self._failed(ONLY_HERE)
        headers = {"Content-Type": "application/json"}
        if self.webhook.secret:
            headers[SECRET_HEADER] = self.webhook.secret
        body = json.dumps(waiting.body).encode()
        try:
            async with self._session.post(
                self._url(), data=body, headers=headers, allow_redirects=False
            ) as response:
                content = await response.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            return self._failed(_why(error))
        if not 200 <= response.status <= 299:
            self._failed(f"Wrong response from the webhook: {response.status} {response.reason}")
            asked = response.headers.get("Retry-After", "")
            return min(int(asked), LONGEST_RETRY_AFTER) if asked.isdecimal() else 0
        kind = response.headers.get("Content-Type", "")
        await self.carry_out(_as_request(kind, content))
        return None

    def _url(self) -> str:
        url = self.webhook.url
        return url if "://" in url else f"https://{url}"

    def _failed(self, why: str) -> int:
        self.webhook.failed(why, self.standin.timestamp())
        return 0


async def deliver(standin: StandIn, carry_out: CarryOut) -> None:
    """Delivers what comes to whatever webhook is set, until it is cancelled."""
    updates, way = standin.updates, None
    try:
        while True:
            updates.news.clear()
            if way and way.webhook is not updates.webhook:
                await way.close()
                way = None
            if updates.webhook and not way:
                way = _Way(standin, updates.webhook, carry_out)
            if way:
                way.look()
            await updates.news.wait()
    finally:
        if way:
            await way.close()
