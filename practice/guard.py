"""Keeps strangers out: only this machine's own address, and no request from another page."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = {"127.0.0.1", "localhost", "[::1]"}
SAFE = {"GET", "HEAD"}
BOT_PATHS = ("/bot", "/file/bot")
HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
    (
        b"content-security-policy",
        b"default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
        b"object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
]


def _host_of(value: str) -> str:
    return value.rpartition(":")[0] if value.rpartition(":")[2].isdigit() else value


def _refused(scope: Scope) -> str:
    """Why a request is not let in; empty when it is."""
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    if _host_of(host).lower() not in LOCAL:
        return "Foreign host"
    origin = headers.get("origin")
    if scope["method"] in SAFE or origin is None:
        site = headers.get("sec-fetch-site", "none")
        strange = scope["method"] not in SAFE and site == "cross-site"
        return "Foreign page" if strange else ""
    return "" if urlsplit(origin).netloc.lower() == host.lower() else "Foreign page"


class Guard:
    """Stands in front of the page and of the Bot API."""

    def __init__(self, page: ASGIApp, bot_api: ASGIApp) -> None:
        """Lets through to one of the two, by path."""
        self.page = page
        self.bot_api = bot_api

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuses with 403, or passes on."""
        if scope["type"] != "http":
            await self.page(scope, receive, send)
        elif why := _refused(scope):
            await PlainTextResponse(why, 403)(scope, receive, send)
        elif scope["path"].startswith(BOT_PATHS):
            await self.bot_api(scope, receive, send)
        else:
            await self.page(scope, receive, _with_headers(send))


def _with_headers(send: Send) -> Send:
    async def forward(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", []), *HEADERS]
        await send(message)

    return forward
