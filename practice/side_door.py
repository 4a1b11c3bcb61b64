"""The door that the rehearsing bot opens on loopback: its clock, its next due moment, its quiet.

| Request | Body or query | Answer |
|---|---|---|
| GET /door/next | before=ISO | {"at": ISO or null}: the next due instant before that |
| POST /door/clock | {"now": ISO, "held": bool} | {}: the clock is moved, and stands still if held |
| GET /door/counts | | how often each thing happened so far |
| GET /door/coming | | {"lines": [...]}: what will be said in the next days |
| GET /door/inspect | chat_id | what the bot knows of a chat |
| POST /door/settle | | {} once nothing is due, waiting or unsent at the clock's now |

Every request carries the secret that the parent process gave in `PRACTICE_DOOR`. The bot as it
runs in earnest has no such door.
"""

import hmac
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol, TypeVar

from aiohttp import web

from bot.cli.schedule import lines as coming_lines
from practice.clock import VirtualClock
from practice.doors import SECRET_HEADER
from practice.inspecting import inspect
from storage import inspection
from storage.transaction import Unit

DAYS_AHEAD = 10
T = TypeVar("T")
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Rehearsed(Protocol):
    """What the door needs of the bot."""

    async def settle(self) -> None:
        """Does everything that is due, until quiet."""

    async def next_due_at(self) -> datetime | None:
        """The next instant at which something falls due."""

    async def run_unit(self, unit: Unit[T]) -> T:
        """Runs a unit on the database."""


class SideDoor:
    """Serves one bot."""

    def __init__(self, app: Rehearsed, clock: VirtualClock, secret: str) -> None:
        """`secret` must be in every request."""
        self._app = app
        self._clock = clock
        self._secret = secret
        self._runner: web.AppRunner | None = None

    async def open(self) -> int:
        """Opens the door; returns its port."""
        application = web.Application(middlewares=[self._guard])
        application.add_routes(
            [
                web.get("/door/next", self._next),
                web.get("/door/counts", self._counts),
                web.get("/door/coming", self._coming),
                web.get("/door/inspect", self._inspect),
                web.post("/door/clock", self._set_clock),
                web.post("/door/settle", self._settle),
            ]
        )
        self._runner = web.AppRunner(application, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        return int(self._runner.addresses[0][1])

    async def close(self) -> None:
        """Shuts the door."""
        if self._runner is not None:
            await self._runner.cleanup()

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        given = request.headers.get(SECRET_HEADER, "")
        if not self._secret or not hmac.compare_digest(given.encode(), self._secret.encode()):
            raise web.HTTPForbidden
        return await handler(request)

    async def _next(self, request: web.Request) -> web.Response:
        before = datetime.fromisoformat(request.query["before"])
        at = await self._app.next_due_at()
        soon = at is not None and at < before
        return web.json_response({"at": at.isoformat() if at and soon else None})

    async def _counts(self, request: web.Request) -> web.Response:
        return web.json_response(await self._app.run_unit(inspection.counts))

    async def _coming(self, request: web.Request) -> web.Response:
        lines = await self._app.run_unit(lambda tx: coming_lines(tx, DAYS_AHEAD))
        return web.json_response({"lines": lines})

    async def _inspect(self, request: web.Request) -> web.Response:
        chat_id = int(request.query["chat_id"])
        return web.json_response(await self._app.run_unit(lambda tx: inspect(tx, chat_id)))

    async def _set_clock(self, request: web.Request) -> web.Response:
        body = await request.json()
        self._clock.set(datetime.fromisoformat(body["now"]), held=bool(body.get("held")))
        return web.json_response({})

    async def _settle(self, request: web.Request) -> web.Response:
        await self._app.settle()
        return web.json_response({})
