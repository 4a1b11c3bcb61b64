"""Reads the lists that wait to be read, and writes those that were confirmed, beside all else.

Where each stands is in the database: a stop anywhere goes on where it was.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

import structlog

from bot.blame import trail
from bot.monotonic import Monotonic
from bot.roster import steps
from bot.roster.asking import ask_list, ask_pairs
from bot.roster.tables import bad_rows_table, csv_bytes
from bot.roster.wire import Doubt, Table, Task
from bot.stepping import Run, take_all
from bot.woken import Woken
from bot.worker import StoppedError
from domain.message import Attached, FileKind, Utterance
from domain.roster.progress import Listed, Stage, Unreadable
from domain.roster.reading import Problem
from handlers.roster import news, staff_news, table_news
from storage import attachments, outbox, pairs, roster_imports
from storage.pairs import Search
from storage.staff_imports import Written
from storage.transaction import Tx, Unit

log = structlog.get_logger()

_TOLD_EVERY_SECONDS = 3.0


class Importer(Woken):
    """Works through the lists, one after the other.

    Args:
        run: Runs a unit on the storage thread.
        time: The time between two words about progress.
        data_dir: Where what people sent lies, and what is handed back to them.
    """

    def __init__(self, run: Run, time: Monotonic, data_dir: Path) -> None:
        super().__init__()
        self._run = run
        self._time = time
        self._data_dir = data_dir
        self._stuck: set[tuple[str, int]] = set()

    async def catch_up(self) -> None:
        """Do everything that can be done now. A list that fails is left until the next start."""
        async with self._busy:
            units = {Stage.READING: self._read, Stage.WRITING: self._write}
            for stage, work in units.items():
                for import_id in await self._run(_at(stage)):
                    await self._guarded(str(stage), import_id, partial(work, import_id))
            for search in await self._run(pairs.asked):
                await self._guarded("pairs", search.id, partial(self._pair, search))

    async def _guarded(self, what: str, id: int, work: Callable[[], Awaitable[None]]) -> None:
        if (what, id) in self._stuck:
            return
        try:
            await work()
        except StoppedError:
            raise
        except Exception as error:  # noqa: BLE001 (one list must not stop the others)
            log.error("list failed", id=id, trail=trail(error))
            self._stuck.add((what, id))

    async def forget(self, before: datetime) -> None:
        """What ended before a moment says no more, and what nobody took up is dropped."""
        await self._run(partial(roster_imports.drop_before, before=before))
        for import_id in await self._run(partial(roster_imports.ended_before, before=before)):
            await take_all(self._run, steps.clear(import_id))
            path = self._data_dir / _report_path(import_id)
            await asyncio.to_thread(path.unlink, missing_ok=True)
            await self._run(partial(roster_imports.forget, import_id=import_id))

    async def _read(self, import_id: int) -> None:
        state, path = await self._run(partial(_file_of, import_id=import_id))
        if state == "waiting":
            return
        found: Any = Unreadable.TOO_LARGE
        if path is not None:
            task = await self._run(partial(_task_of, import_id=import_id))
            standing = await take_all(self._run, steps.gather())
            found = await asyncio.to_thread(ask_list, self._data_dir / path, standing, task)
        if isinstance(found, Unreadable | Doubt):
            end = _ask_which if isinstance(found, Doubt) else partial(_give_up, why=found)
            await self._run(partial(end, import_id=import_id))
            return
        if isinstance(found, Table):
            await self._take_table(import_id, found.rows)
            return
        await self._run(partial(roster_imports.know, import_id=import_id, listed=found.listed))
        await take_all(self._run, steps.stage(import_id, found.preview, found.rows()))
        report = None
        if not found.preview.writes:
            report = await self._report(import_id)
        await self._run(partial(_show, import_id=import_id, report=report))

    async def _take_table(self, import_id: int, rows: Sequence[Sequence[str]]) -> None:
        listed = Listed.AUTHORITY
        await self._run(partial(roster_imports.know, import_id=import_id, listed=listed))
        await take_all(self._run, steps.stage_table(import_id, rows))
        wrong = await self._run(partial(table_news.look, import_id=import_id))
        report = await self._hand(import_id, csv_bytes(wrong)) if wrong else None
        await self._run(partial(_show, import_id=import_id, report=report))

    async def _pair(self, search: Search) -> None:
        """Find the households that may be one."""
        standing = await take_all(self._run, steps.gather())
        found = await asyncio.to_thread(ask_pairs, standing)
        if found is not None:
            await take_all(self._run, steps.offer(found))
        await self._run(partial(_end_search, search=search, failed=found is None))

    async def _write(self, import_id: int) -> None:
        told_at = self._time.now()

        def told(done: int) -> Iterator[Unit[Any]]:
            nonlocal told_at
            if self._time.now() - told_at >= _TOLD_EVERY_SECONDS:
                told_at = self._time.now()
                yield partial(_tell, import_id=import_id)

        task = await self._run(partial(_task_of, import_id=import_id))
        if task is Task.AUTHORITY:
            await self._run(partial(_write_table, import_id=import_id))
        elif task is Task.STAFF:
            await take_all(self._run, steps.write_staff(import_id, partial(_invited, import_id)))
        else:
            await take_all(self._run, steps.write(import_id, told))
        report = await self._report(import_id)
        await self._run(partial(_finish, import_id=import_id, report=report))
        await take_all(self._run, steps.clear(import_id))

    async def _report(self, import_id: int) -> Attached | None:
        """The rows that cannot be written, as a file to be sent."""
        problems: list[Problem] = await take_all(self._run, steps.bad_rows(import_id))
        if not problems:
            return None
        about = await self._run(partial(roster_imports.get, import_id=import_id))
        content = bad_rows_table(about.preview.heading if about.preview else (), problems)
        return await self._hand(import_id, content)

    async def _hand(self, import_id: int, content: bytes) -> Attached:
        path = _report_path(import_id)
        await asyncio.to_thread(_keep, self._data_dir / path, content)
        return Attached(FileKind.DOCUMENT, path=str(path), name=f"chua-nhap-{import_id}.csv")


def _at(stage: Stage) -> Unit[list[int]]:
    return lambda tx: roster_imports.at_stage(tx, stage)


def _file_of(tx: Tx, import_id: int) -> tuple[str, str | None]:
    about = roster_imports.get(tx, import_id)
    if about is None or about.attachment_id is None:
        return "failed", None
    return attachments.whereabouts(tx, about.attachment_id)


def _task_of(tx: Tx, import_id: int) -> Task:
    about = roster_imports.get(tx, import_id)
    return Task(about.listed) if about is not None and about.listed else Task.READ


def _ask_which(tx: Tx, import_id: int) -> None:
    if roster_imports.move(tx, import_id, Stage.READING, Stage.ASKED):
        _say(tx, news.asked_which(tx, import_id))


def _invited(import_id: int, tx: Tx, written: Written) -> None:
    _say(tx, staff_news.written(tx, import_id, written))


def _give_up(tx: Tx, import_id: int, why: Unreadable) -> None:
    if roster_imports.move(tx, import_id, Stage.READING, Stage.UNREADABLE):
        _say(tx, news.unreadable(tx, import_id, why))


def _show(tx: Tx, import_id: int, report: Attached | None) -> None:
    about = roster_imports.get(tx, import_id)
    writes = about is not None and about.preview is not None and about.preview.writes
    to = Stage.PREVIEWED if writes else Stage.DONE
    if roster_imports.move(tx, import_id, Stage.READING, to):
        _say(tx, news.previewed(tx, import_id, report))


def _tell(tx: Tx, import_id: int) -> None:
    _say(tx, news.progressed(tx, import_id))


def _finish(tx: Tx, import_id: int, report: Attached | None) -> None:
    if roster_imports.move(tx, import_id, Stage.WRITING, Stage.DONE):
        _say(tx, news.finished(tx, import_id, report))


def _write_table(tx: Tx, import_id: int) -> None:
    """In one unit with its end: what is written once must not be looked at as a change again."""
    table_news.write(tx, import_id)
    _finish(tx, import_id, None)


def _say(tx: Tx, said: Sequence[Utterance]) -> None:
    if said:
        outbox.queue(tx, 0, said)


def _end_search(tx: Tx, search: Search, failed: bool) -> None:
    if pairs.finish(tx, search.id):
        _say(tx, news.searched(tx, search, failed=failed))


def _report_path(import_id: int) -> PurePosixPath:
    return PurePosixPath("files", "lists", f"{import_id}.csv")


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
