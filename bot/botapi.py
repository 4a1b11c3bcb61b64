"""The Bot API of one bot: methods by name, with plain values."""

from collections.abc import Mapping
from typing import Any

from bot.reply import Reply, result_of
from bot.request import READ_SECONDS, AiohttpRequest, Json, Upload

TELEGRAM = "https://api.telegram.org"
_NOTHING: Json = {}


class BotApi:
    """Calls methods of the Bot API; `open` before use, `close` after.

    The library's own `do_api_request` is not used: in 22.8 it warns for every method that it
    also knows by name, and it costs half as much again.
    """

    def __init__(self, token: str, api_url: str = TELEGRAM, proxy: str | None = None) -> None:
        """`api_url` is the part before `/bot<token>`."""
        base = api_url.rstrip("/")
        self._methods = f"{base}/bot{token}/"
        self._files = f"{base}/file/bot{token}/"
        self._request = AiohttpRequest(proxy)

    async def open(self) -> None:
        """Make ready; connects when first used."""
        await self._request.initialize()

    async def close(self) -> None:
        """Close all connections."""
        await self._request.shutdown()

    async def call(
        self,
        method: str,
        params: Json = _NOTHING,
        files: Mapping[str, Upload] | None = None,
        read_seconds: float = READ_SECONDS,
        heeded: bool = True,
    ) -> Any:
        """Call `method` and return its result as plain JSON values, or None if not `heeded`.

        Raises:
            TelegramError: The method was refused, or the network failed.
        """
        url = self._methods + method
        return await self._request.call(url, params, files, read_seconds, heeded)

    async def download(self, file_path: str) -> bytes:
        """The content of a file that `getFile` named.

        Raises:
            TelegramError: The file is not there any more, or the network failed.
        """
        reply = await self._request.exchange(self._files + file_path)
        return reply.body if 200 <= reply.status < 300 else result_of(reply)

    async def probe(self) -> Reply:
        """Ask who the bot is, and keep the whole answer with the server's time."""
        return await self._request.exchange(self._methods + "getMe")
