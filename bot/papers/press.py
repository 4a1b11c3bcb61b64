"""Makes the papers that were asked for, one after the other, beside all else.

What waits is in the database, and a paper is handed out in the commit that says it is made: a
stop anywhere makes it again from the beginning, and it is handed out once.
"""

import asyncio
import json
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath

import structlog

from bot.blame import trail
from bot.child_process import ask_child
from bot.papers.kinds import KINDS, Gather, Gathered
from bot.stepping import Run, take_all
from bot.woken import Woken
from bot.worker import StoppedError
from domain.message import Attached, FileKind
from handlers.papers import ordering
from storage import outbox, papers, staff
from storage.papers import Paper, PaperState
from storage.transaction import Tx

SECONDS = 60.0
_COMMAND = ("-m", "bot.papers.child")

log = structlog.get_logger()


class Press(Woken):
    """Works through the papers.

    Args:
        run: Runs a unit on the storage thread.
        data_dir: Where the files lie until they are removed.
        kinds: How what is in each kind is gathered.
    """

    def __init__(self, run: Run, data_dir: Path, kinds: Mapping[str, Gather] = KINDS) -> None:
        super().__init__()
        self._run = run
        self._data_dir = data_dir
        self._kinds = kinds

    async def catch_up(self) -> None:
        """Make everything that waits. What cannot be made is said to whoever asked."""
        async with self._busy:
            for paper_id in await self._run(papers.waiting):
                paper = await self._run(partial(papers.get, paper_id=paper_id))
                made = await self._attempt(paper)
                if not await self._run(partial(_settle, paper=paper, made=made)):
                    await asyncio.to_thread(self._remove, paper_id)

    async def forget(self, before: datetime) -> None:
        """Files made before a moment are removed."""
        for paper_id in await self._run(partial(papers.made_before, before=before)):
            await asyncio.to_thread(self._remove, paper_id)
            await self._run(partial(papers.file_gone, paper_id=paper_id))

    def _remove(self, paper_id: int) -> None:
        (self._data_dir / _path(paper_id)).unlink(missing_ok=True)

    async def _attempt(self, paper: Paper) -> tuple[Attached, str] | None:
        try:
            return await self._make(paper)
        except StoppedError:
            raise
        except Exception as error:  # noqa: BLE001 (one paper must not stop the others)
            log.error("paper failed", id=paper.id, trail=trail(error))
            return None

    async def _make(self, paper: Paper) -> tuple[Attached, str] | None:
        gathered = await take_all(self._run, self._kinds[paper.kind](paper))
        if gathered is None:
            return None
        content = await asyncio.to_thread(_write, paper.kind, gathered)
        if content is None:
            return None
        path = _path(paper.id)
        await asyncio.to_thread(_keep, self._data_dir / path, content)
        file = Attached(FileKind.DOCUMENT, path=str(path), name=gathered.file_name)
        return file, gathered.caption


def _write(kind: str, gathered: Gathered) -> bytes | None:
    asked = json.dumps({"kind": kind, "facts": gathered.facts}).encode()
    return ask_child(_COMMAND, asked, SECONDS)


def _settle(tx: Tx, paper: Paper, made: tuple[Attached, str] | None) -> bool:
    """Whether the file is handed out: to a chat that is still that of whoever asked."""
    person = staff.by_id(tx, paper.person_id)
    is_theirs = person is not None and person.chat_id == paper.chat_id
    state = PaperState.MADE if made and is_theirs else PaperState.FAILED
    if papers.end(tx, paper, state) and is_theirs:
        card = ordering.made(paper, made[1], made[0]) if made else ordering.failed(paper)
        outbox.queue(tx, 0, [card])
    return state is PaperState.MADE


def _path(paper_id: int) -> PurePosixPath:
    return PurePosixPath("files", "papers", str(paper_id))


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
