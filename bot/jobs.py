"""What the storage thread is asked to do."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeAlias

from storage.transaction import Done, Failed, Unit

Concluded: TypeAlias = Done[Any] | Failed


class Rank(IntEnum):
    """Whose turn comes first: people, then what was sent, then everything that can wait."""

    LIVE = 0
    MARK = 1
    SLOW = 2


@dataclass(slots=True)
class Job:
    """A unit for the storage thread.

    `speaks` says that it may have queued something. While the database is unavailable the job
    is given again; with what came of it at last, `conclude` is called in the storage thread and
    `waiter` resolved in the event loop. `follow` names more jobs for the same commit.
    """

    unit: Unit[Any]
    rank: Rank = Rank.LIVE
    speaks: bool = True
    conclude: Callable[[Concluded], None] | None = None
    waiter: asyncio.Future[Any] | None = None
    follow: Callable[[], "list[Job]"] | None = None
