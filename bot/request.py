"""HTTP to the Bot API over aiohttp, as python-telegram-bot's request class.

The stock one stands on httpx, which costs three times as much for a message and grows slower
with many requests in flight. HTTP/1.1 with kept connections; a proxy may be http, https or
socks5.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Any, TypeAlias

import aiohttp
from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.reply import Reply, is_done, result_of

READ_SECONDS = 10.0
CONNECT_SECONDS = 10.0
UPLOAD_SECONDS = 120.0
KEEP_SECONDS = 50.0

Json: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file sent along, with the name people see."""

    name: str
    content: bytes


class AiohttpRequest(BaseRequest):
    """Requests to the Bot API; open it before use, shut it down after."""

    def __init__(self, proxy: str | None = None, connections: int = 256) -> None:
        """`proxy` is an http, https, socks5 or socks5h URL."""
        self._proxy = proxy.replace("socks5h://", "socks5://") if proxy else None
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None
        self._urls: dict[str, URL] = {}
        self._timeouts: dict[tuple[float | None, float | None, float | None], Any] = {}

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer when a call does not say."""
        return READ_SECONDS

    async def initialize(self) -> None:
        """Open the pool of connections; they are made when needed."""
        if self._session is None or self._session.closed:
            self._session = self._open()

    async def shutdown(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request as the library's `Bot` asks for it.

        Raises:
            TimedOut: No answer in time; the request may have been carried out.
            NetworkError: No connection, or it broke.
        """
        body: Any = None
        if request_data is not None and request_data.contains_files:
            body = _form(request_data.json_parameters, request_data.multipart_data)
        elif request_data is not None:
            body = request_data.json_parameters
        default = UPLOAD_SECONDS if isinstance(body, aiohttp.FormData) else None
        timeout = self._timeout(
            _given(read_timeout, READ_SECONDS),
            _given(connect_timeout, CONNECT_SECONDS),
            _given(write_timeout, default),
        )
        reply = await self.exchange(url, method, body, None, timeout)
        return reply.status, reply.body

    async def call(
        self,
        url: str,
        params: Json,
        files: Mapping[str, Upload] | None = None,
        read_seconds: float = READ_SECONDS,
        heeded: bool = True,
    ) -> Any:
        """Call a method with plain JSON and return its plain result.

        Half the cost of going through the library's parameter objects. A result that is not
        to be `heeded` need not be read, and may be None.

        Raises:
            TelegramError: The method was refused, or the network failed.
        """
        if files:
            parts = {name: (file.name, file.content, None) for name, file in files.items()}
            body: Any = _form({k: _as_text(v) for k, v in params.items()}, parts)
            headers = None
            timeout = self._timeout(UPLOAD_SECONDS, CONNECT_SECONDS, None)
        else:
            body, headers = json.dumps(params).encode(), _JSON
            timeout = self._timeout(read_seconds, CONNECT_SECONDS, None)
        reply = await self.exchange(url, "POST", body, headers, timeout)
        return result_of(reply) if heeded or not is_done(reply) else None

    async def exchange(
        self,
        url: str,
        method: str = "GET",
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        timeout: aiohttp.ClientTimeout | None = None,  # noqa: ASYNC109 (aiohttp's own value)
    ) -> Reply:
        """Send one request and read the whole answer, whatever its status.

        Raises:
            TimedOut: No answer in time; the request may have been carried out.
            NetworkError: No connection, or it broke. The address is not in its words, for it
                carries the token.
        """
        if self._session is None:
            raise NetworkError("not open")
        try:
            async with self._session.request(
                method,
                self._url(url),
                data=body,
                headers=headers,
                timeout=timeout or self._timeout(READ_SECONDS, CONNECT_SECONDS, None),
                allow_redirects=False,
            ) as response:
                content = await response.read()
                return Reply(response.status, content, response.headers.get("Date"))
        except (TimeoutError, ProxyTimeoutError):
            raise TimedOut from None
        except (aiohttp.ClientError, OSError, ProxyError, ProxyConnectionError) as error:
            raise NetworkError(type(error).__name__) from None

    def _open(self) -> aiohttp.ClientSession:
        socks = self._proxy is not None and self._proxy.startswith("socks")
        connector: aiohttp.BaseConnector
        if socks and self._proxy is not None:
            connector = ProxyConnector.from_url(
                self._proxy, rdns=True, limit=self._connections, keepalive_timeout=KEEP_SECONDS
            )
        else:
            connector = aiohttp.TCPConnector(
                limit=self._connections, keepalive_timeout=KEEP_SECONDS, ttl_dns_cache=300
            )
        return aiohttp.ClientSession(
            connector=connector,
            proxy=None if socks else self._proxy,
            headers={"User-Agent": self.USER_AGENT},
            cookie_jar=aiohttp.DummyCookieJar(),
        )

    def _url(self, url: str) -> URL:
        """The parsed address; there are a few per bot, and parsing costs as much as a write."""
        known = self._urls.get(url)
        if known is None:
            known = URL(url)
            if len(self._urls) < 100:
                self._urls[url] = known
        return known

    def _timeout(
        self, read: float | None, connect: float | None, write: float | None
    ) -> aiohttp.ClientTimeout:
        key = (read, connect, write)
        known = self._timeouts.get(key)
        if known is None:
            total = None if read is None else read + (connect or 0) + (write or 0)
            # One timer for all; another for each piece read would be set anew at every piece.
            known = aiohttp.ClientTimeout(total=total, sock_connect=connect)
            self._timeouts[key] = known
        return known


_JSON = {"Content-Type": "application/json"}


def _given(value: Any, default: float | None) -> float | None:
    return default if value is BaseRequest.DEFAULT_NONE else value


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _form(
    fields: Mapping[str, str],
    files: Mapping[str, tuple[str, bytes | IO[bytes], str | None]],
) -> aiohttp.FormData:
    form = aiohttp.FormData()
    for name, value in fields.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in files.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form
