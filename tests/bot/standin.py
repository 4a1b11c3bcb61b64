"""A small strict Bot API over real HTTP, with faults on demand."""

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

TOKEN = "1234:stand-in"
Params = dict[str, Any]


@dataclass
class Made:
    """A call that was made and what came of it."""

    method: str
    params: Params
    at: float
    status: int = 200
    files: dict[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Fault:
    """What happens to a call instead of its work, or to its answer after it."""

    status: int = 500
    description: str = "Internal Server Error"
    parameters: Params = field(default_factory=dict)
    drop: bool = False
    works: bool = False


DROPPED = Fault(drop=True)
DROPPED_AFTER = Fault(drop=True, works=True)


def slow_down(seconds: int) -> Fault:
    return Fault(429, "Too Many Requests", {"retry_after": seconds})


class RefusedError(Exception):
    def __init__(self, status: int, description: str) -> None:
        self.status = status
        self.description = description


class StandIn:
    """Keeps chats as people would see them. `now` stamps the calls."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.calls: list[Made] = []
        self.chats: dict[int, dict[int, Params]] = defaultdict(dict)
        self.blocked: set[int] = set()
        self.files: dict[str, bytes] = {}
        self.in_flight: dict[int, int] = defaultdict(int)
        self.overlaps = 0
        self.open_taps: set[str] = set()
        self.hold: asyncio.Event | None = None
        self._now = now
        self._updates: list[Params] = []
        self._arrived = asyncio.Event()
        self._faults: dict[str, deque[Fault]] = defaultdict(deque)
        self._next_message = 100
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def start(self) -> None:
        app = web.Application()
        app.router.add_post("/bot{token}/{method}", self._answer)
        app.router.add_get("/bot{token}/{method}", self._answer)
        app.router.add_get("/file/bot{token}/{path:.+}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{port}"

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    def push(self, *updates: Params) -> None:
        self._updates.extend(updates)
        for update in updates:
            if "callback_query" in update:
                self.open_taps.add(update["callback_query"]["id"])
        self._arrived.set()

    def fails(self, method: str, *faults: Fault) -> None:
        self._faults[method].extend(faults)

    def texts(self, chat_id: int) -> list[str]:
        return [message.get("text", "") for message in self.chats[chat_id].values()]

    def made(self, *methods: str) -> list[Made]:
        return [call for call in self.calls if call.method in methods]

    def sent(self) -> list[str]:
        return [c.params["text"] for c in self.made("sendMessage") if c.status == 200]

    async def _file(self, request: web.Request) -> web.Response:
        content = self.files.get(request.match_info["path"])
        return web.Response(status=404) if content is None else web.Response(body=content)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        params, files = await _read(request)
        made = Made(method, params, self._now(), files=files)
        if request.match_info["token"] != TOKEN:
            return _refusal(401, "Unauthorized")
        if method != "getUpdates":
            self.calls.append(made)
        fault = self._faults[method].popleft() if self._faults[method] else None
        if fault is not None and not fault.works:
            made.status = 0 if fault.drop else fault.status
            return _broken(request) if fault.drop else _refusal_of(fault)
        try:
            result = await self._work(method, params)
        except RefusedError as refused:
            made.status = refused.status
            return _refusal(refused.status, refused.description)
        if fault is not None:
            return _broken(request) if fault.drop else _refusal_of(fault)
        return web.json_response({"ok": True, "result": result})

    async def _work(self, method: str, params: Params) -> Any:
        work = getattr(self, f"_{method}", None)
        if work is None:
            raise RefusedError(404, "Not Found: method not found")
        chat_id = params.get("chat_id", 0)
        self.overlaps += self.in_flight[chat_id] > 0 and chat_id != 0
        self.in_flight[chat_id] += 1
        try:
            if self.hold is not None and chat_id:
                await self.hold.wait()
            return await work(params)
        finally:
            self.in_flight[chat_id] -= 1

    async def _getMe(self, _params: Params) -> Any:  # noqa: N802
        return {"id": 1234, "is_bot": True, "first_name": "Gần Dân", "username": "gan_dan_bot"}

    async def _getUpdates(self, params: Params) -> Any:  # noqa: N802
        offset = params.get("offset")
        if offset is not None:
            self._updates = [u for u in self._updates if u["update_id"] >= offset]
        if not self._updates:
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), params.get("timeout", 0))
            except TimeoutError:
                return []
        return self._updates[: params.get("limit", 100)]

    async def _deleteWebhook(self, _params: Params) -> Any:  # noqa: N802
        return True

    async def _getFile(self, params: Params) -> Any:  # noqa: N802
        path = f"photos/{params['file_id']}.jpg"
        if path not in self.files:
            raise RefusedError(
                400, "Bad Request: wrong file_id or the file is temporarily unavailable"
            )
        return {"file_id": params["file_id"], "file_path": path}

    async def _answerCallbackQuery(self, params: Params) -> Any:  # noqa: N802
        if params["callback_query_id"] not in self.open_taps:
            raise RefusedError(
                400,
                "Bad Request: query is too old and response timeout expired or query ID is invalid",
            )
        self.open_taps.discard(params["callback_query_id"])
        return True

    async def _sendMessage(self, params: Params) -> Any:  # noqa: N802
        self._check(params)
        return self._keep(params)

    async def _sendPhoto(self, params: Params) -> Any:  # noqa: N802
        self._check(params | {"text": params.get("caption", "-")})
        return self._keep(params)

    _sendDocument = _sendVoice = _sendPhoto  # noqa: N815

    async def _editMessageText(self, params: Params) -> Any:  # noqa: N802
        self._check(params)
        chat, message_id = self.chats[params["chat_id"]], params["message_id"]
        if message_id not in chat:
            raise RefusedError(400, "Bad Request: message to edit not found")
        shown = {k: params.get(k) for k in ("text", "reply_markup")}
        if shown == {k: chat[message_id].get(k) for k in shown}:
            raise RefusedError(
                400,
                "Bad Request: message is not modified: specified new message content and reply "
                "markup are exactly the same",
            )
        chat[message_id] = params
        return {"message_id": message_id, "chat": {"id": params["chat_id"]}}

    async def _deleteMessage(self, params: Params) -> Any:  # noqa: N802
        if self.chats[params["chat_id"]].pop(params["message_id"], None) is None:
            raise RefusedError(400, "Bad Request: message to delete not found")
        return True

    async def _setMyCommands(self, _params: Params) -> Any:  # noqa: N802
        return True

    def _keep(self, params: Params) -> Params:
        self._next_message += 1
        self.chats[params["chat_id"]][self._next_message] = params
        return {"message_id": self._next_message, "chat": {"id": params["chat_id"]}}

    def _check(self, params: Params) -> None:
        if params["chat_id"] in self.blocked:
            raise RefusedError(403, "Forbidden: bot was blocked by the user")
        if not params["text"]:
            raise RefusedError(400, "Bad Request: message text is empty")
        if len(params["text"]) > 4096:
            raise RefusedError(400, "Bad Request: message is too long")


async def _read(request: web.Request) -> tuple[Params, dict[str, bytes]]:
    if request.content_type == "application/json":
        return await request.json(), {}
    params: Params = {}
    files: dict[str, bytes] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = value.file.read()
        else:
            params[name] = int(str(value)) if str(value).lstrip("-").isdigit() else str(value)
    return params, files


def _broken(request: web.Request) -> web.StreamResponse:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


def _refusal_of(fault: Fault) -> web.Response:
    return _refusal(fault.status, fault.description, fault.parameters)


def _refusal(status: int, description: str, parameters: Params | None = None) -> web.Response:
    body: Params = {"ok": False, "error_code": status, "description": description}
    if parameters:
        body["parameters"] = parameters
    return web.Response(status=status, text=json.dumps(body), content_type="application/json")
