"""The HTTP routes of the page and of the control API."""

import asyncio
import inspect
import json
from collections.abc import AsyncIterator, Awaitable
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from practice import views
from practice.acts import Impossible
from practice.bot_api import BotApi, answer
from practice.control import Control
from practice.doors import DoorClosed
from practice.guard import Guard
from practice.posted import ACTS
from practice.shapes import Json

PAGE = Path(__file__).parent / "page"
HEARTBEAT_SECONDS = 15
SHOWN_INLINE = {"photo", "voice"}


class Web:
    """Page and control API over one practice."""

    def __init__(self, control: Control) -> None:
        """Serves what `control` can do."""
        self.control = control
        self.standin = control.standin

    async def index(self, request: Request) -> Response:
        """The page."""
        return FileResponse(PAGE / "index.html")

    async def static(self, request: Request) -> Response:
        """A part of the page."""
        name = request.path_params["name"]
        known = {path.name for path in PAGE.iterdir()}
        return FileResponse(PAGE / name) if name in known else PlainTextResponse("", 404)

    async def state(self, request: Request) -> Response:
        """Everything the page shows."""
        return answer(self.control.state())

    async def chat(self, request: Request) -> Response:
        """One chat."""
        chat = self.standin.world.chats.get(request.path_params["chat_id"])
        return answer(views.chat(self.standin, chat)) if chat else answer({"error": "no chat"}, 404)

    async def calls(self, request: Request) -> Response:
        """The bot's calls."""
        return answer(views.calls(self.standin))

    async def clock(self, request: Request) -> Response:
        """The time."""
        return answer(self.control.travel.shown())

    async def tour(self, request: Request) -> Response:
        """How far the tour is."""
        return await self._asked(self.control.tour())

    async def coming(self, request: Request) -> Response:
        """What will be said in the next days."""
        return await self._asked(self.control.coming())

    async def inspect(self, request: Request) -> Response:
        """What the bot knows of a chat."""
        return await self._asked(self.control.inspect(request.path_params["chat_id"]))

    async def _asked(self, asking: Awaitable[Json]) -> Response:
        """The answer of the bot, if it is there."""
        try:
            return answer(await asking)
        except DoorClosed as why:
            return answer({"error": str(why)}, 409)

    async def transcript(self, request: Request) -> Response:
        """The story."""
        text = "\n".join(self.standin.journal.story) + "\n"
        name = {"Content-Disposition": 'attachment; filename="tap-duot.txt"'}
        return PlainTextResponse(text.encode("utf-8", "replace"), headers=name)

    async def file(self, request: Request) -> Response:
        """A file's content: photos and voice are shown, the rest is only downloaded."""
        file = self.standin.files.find(request.path_params["file_id"])
        if file is None:
            return PlainTextResponse("", 404)
        inline = file.kind in SHOWN_INLINE
        path = self.standin.files.directory / str(file.number)
        kind = {"photo": "image/jpeg", "voice": "audio/ogg"}.get(file.kind)
        return FileResponse(
            path,
            media_type=kind or "application/octet-stream",
            filename=file.name,
            content_disposition_type="inline" if inline else "attachment",
        )

    async def events(self, request: Request) -> Response:
        """What happens, as it happens."""
        return StreamingResponse(self._stream(), media_type="text/event-stream")

    async def _stream(self) -> AsyncIterator[str]:
        yield 'retry: 1000\ndata: {"kind": "hello"}\n\n'
        queue = self.standin.events.listen()
        try:
            while True:
                try:
                    event = await asyncio.wait_for(queue.get(), HEARTBEAT_SECONDS)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if event is None:
                    return
                yield f"data: {json.dumps(event)}\n\n"
        finally:
            self.standin.events.leave(queue)

    async def act(self, request: Request) -> Response:
        """Does what was posted."""
        act = ACTS.get(request.path_params["name"])
        if act is None:
            return answer({"error": "no such act"}, 404)
        try:
            body = json.loads(await request.body() or b"{}")
            last = self.standin.updates.next_id
            result = act(self.control, body)
            self._deliver_more(last, int(body.get("deliveries", 1)) - 1)
            done = await result if inspect.isawaitable(result) else result
        except (Impossible, DoorClosed) as why:
            return answer({"error": str(why)}, 409)
        except (ValueError, KeyError, TypeError, AttributeError) as why:
            return answer({"error": f"{type(why).__name__}: {why}"}, 400)
        return answer({"result": done})

    def _deliver_more(self, first_id: int, times: int) -> None:
        for body in self.standin.updates.since(first_id) if times > 0 else []:
            for _ in range(times):
                self.standin.updates.add_raw(body)


def application(control: Control) -> ASGIApp:
    """The whole server: Bot API, control API and page, for this machine only."""
    web = Web(control)
    pages = Starlette(
        routes=[
            Route("/", web.index),
            Route("/page/{name}", web.static),
            Route("/practice/state", web.state),
            Route("/practice/chats/{chat_id:int}", web.chat),
            Route("/practice/calls", web.calls),
            Route("/practice/clock", web.clock, methods=["GET"]),
            Route("/practice/tour", web.tour, methods=["GET"]),
            Route("/practice/coming", web.coming),
            Route("/practice/inspect/{chat_id:int}", web.inspect),
            Route("/practice/transcript", web.transcript),
            Route("/practice/events", web.events),
            Route("/practice/files/{file_id}", web.file),
            Route("/practice/{name:path}", web.act, methods=["POST"]),
        ]
    )
    return Guard(pages, BotApi(control.standin))
