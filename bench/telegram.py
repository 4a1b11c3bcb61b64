"""The least of a Bot API that two bots and their people need, as cheap as it can be made."""

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable
from itertools import count
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from bench.people import Json, Person, Tap

TOKEN = "1:bench"
BATCH = 100
# Without spaces, as Telegram's.
_ENCODER = json.JSONEncoder(separators=(",", ":"))
_BOT = {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}


class Telegram:
    """One bot's server: people's updates go out by long poll, the bot's messages come in.

    Args:
        people: Who uses the bot.
        on_ready: Called when a person has been shown what their next move needs.
        shift_seconds: How far the time of messages is from this machine's.
    """

    def __init__(
        self, people: list[Person], on_ready: Callable[[Person], None], shift_seconds: float
    ) -> None:
        self._people = {person.id: person for person in people}
        self._on_ready = on_ready
        self._shift_seconds = shift_seconds
        self._updates: deque[Json] = deque()
        self._arrived = asyncio.Event()
        self._numbers = count(1)
        self._runner: web.ServerRunner | None = None

    async def open(self) -> str:
        """Listen on loopback and return the address before `/bot<token>`."""
        self._runner = web.ServerRunner(web.Server(self._serve, access_log=None))
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def close(self) -> None:
        """Stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()

    def act(self, person: Person) -> None:
        """The person makes the next move."""
        update: Json = {"update_id": next(self._numbers)}
        if isinstance(person.move, Tap):
            update["callback_query"] = {
                "id": str(update["update_id"]),
                "from": _speaker(person),
                "chat_instance": "1",
                "message": person.last,
                "data": person.data,
            }
        else:
            update["message"] = {**self._message(person.id), "from": _speaker(person)}
            update["message"]["text"] = words = person.words
            if words.startswith("/"):
                entity = {"type": "bot_command", "offset": 0, "length": len(words)}
                update["message"]["entities"] = [entity]
        person.moved()
        self._updates.append(update)
        self._arrived.set()

    async def _serve(self, request: web.BaseRequest) -> web.Response:
        method = request.path.rpartition("/")[2]
        sent = await request.read()
        result = await self._result(method, _params(request.content_type, sent))
        body = _ENCODER.encode({"ok": True, "result": result}).encode()
        return web.Response(body=body, content_type="application/json")

    async def _result(self, method: str, params: Json) -> Any:
        match method:
            case "getUpdates":
                return await self._poll(int(params.get("offset", 0)), float(params["timeout"]))
            case "sendMessage":
                return self._show(self._message(int(params["chat_id"])), params)
            case "editMessageText":
                known = {**self._message(int(params["chat_id"])), "edit_date": 1}
                known["message_id"] = int(params["message_id"])
                return self._show(known, params)
            case "getMe":
                return _BOT
        return True

    async def _poll(self, offset: int, timeout_seconds: float) -> list[Json]:
        while self._updates and self._updates[0]["update_id"] < offset:
            self._updates.popleft()
        if not self._updates and timeout_seconds:
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), timeout_seconds)
            except TimeoutError:
                return []
        return [self._updates[n] for n in range(min(BATCH, len(self._updates)))]

    def _message(self, chat_id: int) -> Json:
        return {
            "message_id": next(self._numbers),
            "date": int(time.time() + self._shift_seconds),
            "chat": {"id": chat_id, "type": "private", "first_name": "Hoa"},
        }

    def _show(self, message: Json, params: Json) -> Json:
        message["from"] = _BOT
        message["text"] = params["text"]
        if "reply_markup" in params:
            message["reply_markup"] = params["reply_markup"]
        person = self._people.get(message["chat"]["id"])
        if person is not None and person.shown(message):
            self._on_ready(person)
        return message


def _speaker(person: Person) -> Json:
    return {"id": person.id, "is_bot": False, "first_name": "Hoa", "language_code": "vi"}


def _params(content_type: str, sent: bytes) -> Json:
    """JSON from us; a form whose nested values are JSON from the library."""
    if content_type == "application/json":
        params: Json = json.loads(sent) if sent else {}
        return params
    params = dict(parse_qsl(sent.decode()))
    if "reply_markup" in params:
        params["reply_markup"] = json.loads(params["reply_markup"])
    return params
