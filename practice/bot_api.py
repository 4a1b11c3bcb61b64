"""The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

import asyncio
import inspect
import json
import re
import time
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from practice import parameters
from practice.methods.registry import METHODS, Method
from practice.parameters import Parameters
from practice.refusals import Refusal, bad_request, too_many
from practice.shapes import Json, Told
from practice.standin import StandIn

CALL = re.compile(r"/bot([^/]+)/(\w+)/?")
FILE = re.compile(r"/file/bot([^/]+)/(.+)")
NEVER_IN_AN_ANSWER = {"setwebhook", "deletewebhook", "close", "logout"}
TOKEN_SHAPE = re.compile(r"\d+:[\w-]{30,}")


def answer(body: Json, status: int = 200) -> Response:
    """JSON in ASCII, as Telegram sends it (a lone surrogate must survive)."""
    return Response(json.dumps(body), status, media_type="application/json")


async def hang_up(send: Send) -> None:
    """Breaks the connection without an answer."""
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    if transport is not None:
        transport.abort()
    for _ in range(3):
        await asyncio.sleep(0)


def _chat_of(found: Parameters) -> int | None:
    return found.integer("chat_id") if found.values.get("chat_id", "").strip() else None


def _message_of(parameters: Parameters, result: Any) -> int | None:
    """The message that a call made or changed."""
    if isinstance(result, dict) and "message_id" in result:
        return int(result["message_id"])
    return parameters.integer("message_id") or None


def _success(result: Any) -> Json:
    if isinstance(result, Told):
        return {"ok": True, "result": result.result, "description": result.words}
    return {"ok": True, "result": result}


class BotApi:
    """The ASGI application a bot talks to."""

    def __init__(self, standin: StandIn) -> None:
        """Serves this stand-in."""
        self.standin = standin

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one call, or breaks the connection when a fault says so."""
        request = Request(scope, receive)
        response = await self._respond(request)
        if response is None:
            await hang_up(send)
        else:
            await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response | None:
        if match := FILE.fullmatch(request.url.path):
            return self._file(match.group(1), match.group(2))
        match = CALL.fullmatch(request.url.path)
        try:
            if request.method not in {"GET", "POST"}:
                raise Refusal(501, "Not Implemented")
            if match is None:
                raise Refusal(404, "Not Found")
            self._check_token(match.group(1))
            method = METHODS.get(match.group(2).lower())
            if method is None:
                self.standin.journal.odd(f"unknown method {match.group(2)}")
                raise Refusal(404, "Not Found: method not found")
        except Refusal as refusal:
            return answer(refusal.body(), refusal.code)
        return await self._call(method, request)

    def _check_token(self, token: str) -> None:
        if token != self.standin.token:
            shaped = TOKEN_SHAPE.fullmatch(token)
            raise Refusal(401, "Unauthorized") if shaped else Refusal(404, "Not Found")

    def _file(self, token: str, path: str) -> Response | None:
        if self.standin.faults.strike("outage", "file", None):
            return None
        file = self.standin.files.linked(path) if token == self.standin.token else None
        if file is None:
            return answer(Refusal(404, "Not Found").body(), 404)
        return Response(self.standin.files.content(file), media_type="application/octet-stream")

    async def carry_out(self, request: Request) -> None:
        """Makes the call that a webhook's answer asks for; nobody is told how it ends."""
        try:
            found = await parameters.read(request)
        except Refusal:
            return
        name = found.values.pop("method", "").lower()
        if name in METHODS and not name.startswith("get") and name not in NEVER_IN_AN_ANSWER:
            await self._answer(METHODS[name], found)

    async def _call(self, method: Method, request: Request) -> Response | None:
        try:
            found = await parameters.read(request)
        except Refusal as refusal:
            self.standin.journal.call(method.name, None, refusal.code, refusal.description, 0)
            return answer(refusal.body(), refusal.code)
        return await self._answer(method, found)

    async def _answer(self, method: Method, found: Parameters) -> Response | None:
        began, chat_id, message_id = time.perf_counter(), _chat_of(found), None
        faults, description = self.standin.faults, ""
        press = self.standin.taps.find(found.values.get("callback_query_id", ""))
        if faults.strike("outage", method.name, chat_id):
            return None
        try:
            result = await self._run(method, found, chat_id)
            message_id = _message_of(found, result)
            body, code = _success(result), 200
        except Refusal as refusal:
            body, code, description = refusal.body(), refusal.code, refusal.description
        ms = (time.perf_counter() - began) * 1000
        place = (chat_id, message_id) if press is None else (press.chat_id, press.message_id)
        self.standin.journal.call(method.name, place[0], code, description, ms, place[1])
        if slow := faults.strike("slow", method.name, chat_id):
            await asyncio.sleep(slow.seconds)
        if faults.strike("drop", method.name, chat_id):
            return None
        return answer(body, code)

    async def _run(self, method: Method, found: Parameters, chat_id: int | None) -> Any:
        faults = self.standin.faults
        for name in (found.values.keys() | found.uploads.keys()) - method.known:
            if name not in found.uploads:
                self.standin.journal.odd(f"{method.name}: unknown parameter {name}")
        faults.refuse(method.name, chat_id)
        if "business_connection_id" in method.known and found.text("business_connection_id"):
            raise bad_request("business connection not found")
        if method.writes and chat_id is not None:
            wait = self.standin.pace.count(chat_id)
            if wait and faults.strike("limits", method.name, chat_id):
                raise too_many(wait)
        result = method.handler(self.standin, found)
        return await result if inspect.isawaitable(result) else result
