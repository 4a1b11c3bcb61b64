"""A batch of updates on its way into the inbox, and on to those who act on it.

What can be handled at once is handled in the commit that stores it: each update still in a
savepoint of its own, so that a failing one is stored all the same. A commit of its own would
cost a quiet bot as much as everything else it does for a message.
"""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Any

import structlog

from bot.blame import trail
from bot.jobs import Concluded, Job
from bot.updates import Updates
from bot.worker import StoppedError, Worker
from storage import inbox
from storage.inbox import Arrived, Raw
from storage.transaction import Done, Tx

log = structlog.get_logger()


class Desk:
    """Where batches are handed in, from the event loop."""

    def __init__(self, worker: Worker, updates: Updates) -> None:
        """`updates` are the worker's."""
        self._worker = worker
        self._updates = updates

    async def store(self, raws: Sequence[Raw]) -> None:
        """Commit a batch to the inbox. One that cannot be stored must not keep out the others."""
        try:
            await self._commit(raws)
        except StoppedError:
            raise
        except Exception as error:  # noqa: BLE001 (whichever it is, it shows alone)
            log.error("a batch was not stored", updates=len(raws), trail=trail(error))
            for raw in raws:
                await self._store_alone(raw)

    async def _store_alone(self, raw: Raw) -> None:
        try:
            await self._commit([raw])
        except StoppedError:
            raise
        except Exception as error:  # noqa: BLE001 (it can be stored by no means)
            log.critical("update lost", update_id=raw.update_id, trail=trail(error))

    async def _commit(self, raws: Sequence[Raw]) -> None:
        waiter: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        batch = Reception(raws, self._updates)
        self._worker.give(
            Job(batch.store, conclude=batch.stored, waiter=waiter, follow=batch.follow)
        )
        await waiter


class Reception:
    """Used from the storage thread only, but for its making."""

    def __init__(self, raws: Sequence[Raw], updates: Updates) -> None:
        """`raws` are in the order in which they came."""
        self._raws = raws
        self._updates = updates
        self._arrived: dict[int, Arrived] = {}
        self._admitted = False

    def store(self, tx: Tx) -> list[Arrived]:
        """Store the batch. This unit comes first."""
        self._arrived = {}
        arrived = inbox.receive(tx, self._raws)
        self._arrived = {update.update_id: update for update in arrived}
        return arrived

    def stored(self, outcome: Concluded) -> None:
        """The batch is committed; what cannot go at once waits for its chat."""
        if isinstance(outcome, Done):
            self._admitted = True
            self._updates.admit(outcome.value)

    def follow(self) -> list[Job]:
        """The units that come right after, in the same commit: the first of each idle chat."""
        return [
            Job(partial(self._handle, raw), conclude=partial(self._handled, raw))
            for raw in self._raws
            if self._updates.hold(raw.chat_id)
        ]

    def _handle(self, raw: Raw, tx: Tx) -> None:
        update = self._arrived.get(raw.update_id)
        if update is not None:
            self._updates.handle(update, tx)

    def _handled(self, raw: Raw, outcome: Concluded) -> None:
        """Without a stored batch nothing was handled, even if the unit went well."""
        update = self._arrived.get(raw.update_id) if self._admitted else None
        self._updates.release(raw.chat_id)
        if update is not None:
            self._updates.handled(update, outcome)
        else:
            self._updates.resume(raw.chat_id)
