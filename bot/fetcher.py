"""Downloads what people sent, one file at a time, into the data directory.

A file's link lasts an hour and its id belongs to this bot's token; what must last is kept here,
with a checksum.
"""

import asyncio
import hashlib
import os
import re
from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

import structlog
from telegram.error import BadRequest, TelegramError

from bot.botapi import BotApi
from bot.contents import DOWNLOADABLE_BYTES
from bot.woken import Woken
from storage import attachments
from storage.attachments import ToFetch
from storage.transaction import Tx, Unit

_EXTENSIONS = {"photo": "jpg", "voice": "oga", "video": "mp4"}
_AT_A_TIME = 20
_LAST_ATTEMPT = 12
_LONGEST_SECONDS = 3600

log = structlog.get_logger()


class Run(Protocol):
    """Runs a unit on the storage thread, behind everything that people wait for."""

    def __call__(self, unit: Unit[Any]) -> Awaitable[Any]:
        """The unit's value, once committed."""


class Fetcher(Woken):
    """Works through the attachments that wait.

    Args:
        api: The bot's Bot API.
        run: Runs a unit on the storage thread.
        clock: The one clock, for retries.
        data_dir: Files go to `files/YYYY/MM/<id>.<ext>` in it.
    """

    def __init__(
        self, api: BotApi, run: Run, clock: Callable[[], datetime], data_dir: Path
    ) -> None:
        super().__init__()
        self._api = api
        self._run = run
        self._clock = clock
        self._data_dir = data_dir

    async def catch_up(self) -> None:
        """Fetch everything that waits now."""
        async with self._busy:
            while waiting := await self._run(lambda tx: _waiting(tx)):
                for file, today in waiting:
                    await self._fetch(file, today)
            await self._erase()

    async def _erase(self) -> None:
        """Remove what was kept of a matter that leaves no trace."""
        for attachment_id in await self._run(attachments.to_erase):
            await asyncio.to_thread(_remove, self._data_dir, attachment_id)
            await self._run(partial(attachments.erased, attachment_id=attachment_id))

    async def _fetch(self, file: ToFetch, today: date) -> None:
        if file.size_bytes > DOWNLOADABLE_BYTES:
            await self._give_up(file, "too big")
            return
        try:
            path = await self._download(file, today)
        except BadRequest as error:
            await self._refused(file, error)
        except (TelegramError, OSError) as error:
            await self._try_later(file, type(error).__name__)
        except (LookupError, TypeError) as error:
            await self._try_some_more(file, type(error).__name__)
        else:
            log.info("file fetched", attachment=file.id, path=path)

    async def _download(self, file: ToFetch, today: date) -> str:
        found = await self._api.call("getFile", {"file_id": file.file_id})
        file_path = str(found["file_path"])
        content = await self._api.download(file_path)
        name = f"{file.id}.{_extension(file, file_path)}"
        path = PurePosixPath("files", f"{today:%Y}", f"{today:%m}", name)
        checksum = await asyncio.to_thread(_write, self._data_dir / path, content)
        size = len(content)
        await self._run(lambda tx: attachments.fetched(tx, file.id, str(path), checksum, size))
        return str(path)

    async def _refused(self, file: ToFetch, error: BadRequest) -> None:
        said = error.message.lower()
        if "too big" in said:
            await self._give_up(file, "too big")
        elif "temporarily unavailable" in said and file.attempts < 3:
            await self._try_later(file, "temporarily unavailable")
        else:
            await self._give_up(file, error.message.split(":")[0])

    async def _try_some_more(self, file: ToFetch, why: str) -> None:
        """What came back was no file; that may stay so."""
        last = file.attempts + 1 >= _LAST_ATTEMPT
        await (self._give_up if last else self._try_later)(file, why)

    async def _try_later(self, file: ToFetch, why: str) -> None:
        """Network and disk are nobody's fault: no outage is so long that a file is given up."""
        seconds = min(_LONGEST_SECONDS, 10 * 2 ** min(file.attempts, 10))
        at = self._clock() + timedelta(seconds=seconds)
        log.warning("file not fetched yet", attachment=file.id, error=why, seconds=seconds)
        await self._run(lambda tx: attachments.failed(tx, file.id, why, at))

    async def _give_up(self, file: ToFetch, why: str) -> None:
        log.error("file not fetched", attachment=file.id, error=why)
        await self._run(lambda tx: attachments.failed(tx, file.id, why, None))


def _waiting(tx: Tx) -> list[tuple[ToFetch, date]]:
    return [(file, tx.today) for file in attachments.waiting(tx, _AT_A_TIME)]


def _extension(file: ToFetch, file_path: str) -> str:
    for name in (file_path, file.name):
        suffix = PurePosixPath(name).suffix.lower()
        if re.fullmatch(r"\.[a-z0-9]{1,5}", suffix):
            return suffix[1:]
    return _EXTENSIONS.get(str(file.kind), "bin")


def _remove(data_dir: Path, attachment_id: int) -> None:
    """Also what was written and never recorded, whole or in part: the process may have died."""
    for path in (data_dir / "files").glob(f"*/*/{attachment_id}.*"):
        path.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> str:
    """Write under another name first, so that a file with its own name is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    return hashlib.sha256(content).hexdigest()
