"""The bot of a commune without Telegram: its storage, its sweeps, and its sudden ends."""

import random
import time
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import event, select

from bench.year.days import ZONE
from bench.year.expected import Committed, Key, Slot, What
from bot.sweeper import AT_A_TIME
from bot.worker import SLOW_UNITS
from handlers import sweep
from handlers.sweep import DueItem
from storage import outbox
from storage.engine import open_engine
from storage.tables.programme import MomentRow, NoticeRow, OccurrenceRow
from storage.transaction import Failed, Store, Tx, Unavailable, Unit
from storage.types import table

T = TypeVar("T")
MOST_UNITS = 5
STAYS_DOWN = 0.5
"""How many of the processes that end are started again later."""

_occurrences, _moments = table(OccurrenceRow), table(MomentRow)
_notices = table(NoticeRow)


class Killed(BaseException):
    """The process ends here; nothing catches that."""


class Bot:
    """Sweeps as the process does, on a clock that is moved from outside."""

    def __init__(self, path: Path, now: datetime, chance: random.Random, crashes: float) -> None:
        """`path` has all tables; `crashes` is how many of the commits are cut off."""
        self.now = now
        self.crashed = 0
        self.longest_units: list[tuple[float, str]] = []
        """Processor seconds, and of what; the longest first."""
        self._path = path
        self._chance = chance
        self._crashes = crashes
        self._places: dict[Key, tuple[int, set[int]]] = {}
        self._store = self._open()

    def run(self, unit: Unit[T]) -> T:
        """What somebody does, in a unit of its own."""
        self._places = {}
        return self._store.run(unit)

    def live(self, until: datetime) -> Committed | None:
        """The bot runs until an instant, and wakes when something is due.

        Returns:
            What is done, when the process ended before and nobody starts it again yet.
        """
        while (due := self._store.run(sweep.next_due_at)) is not None and due <= until:
            self.now = max(due, self.now)
            if not self._sweep():
                return self._store.run(_read_committed)
        self.now = until
        return None

    def sleep(self, until: datetime) -> None:
        """The bot does not run; or its clock is set to another hour."""
        self._restart()
        self.now = until

    def id_of(self, slot: Slot) -> int:
        """The occurrence that a date is."""
        return self._place(slot)[0]

    def goes_to(self, slot: Slot) -> set[int]:
        """The hamlets that a date goes to."""
        return self._place(slot)[1]

    def close(self) -> None:
        """No more of it."""
        self._store.close()

    def _sweep(self) -> bool:
        """Whether all that is due was done; where dates are planned, it is."""
        self._places = {}
        while items := self._store.run(lambda tx: sweep.due(tx, AT_A_TIME)):
            plans = any(item.kind in ("plan", "mornings") for item in items)
            for start in range(0, len(items), SLOW_UNITS):
                if self._commit(items[start : start + SLOW_UNITS]):
                    continue
                if not plans and self._chance.random() < STAYS_DOWN:
                    return False
                break
        return True

    def _commit(self, chunk: list[DueItem]) -> bool:
        """Several units, one commit; False when the process ended within."""
        ends_in = self._chance.choice(chunk) if self._chance.random() < self._crashes else None
        units = [partial(self._unit, item=item, ends=item is ends_in) for item in chunk]
        try:
            outcomes = self._store.batch(units)
        except Killed:
            self.crashed += 1
            self._restart()
            return False
        for outcome in outcomes:
            if isinstance(outcome, Failed | Unavailable):
                raise outcome.error
        return True

    def _unit(self, tx: Tx, *, item: DueItem, ends: bool) -> None:
        begun = time.thread_time()
        says = list(sweep.handle_due(tx, item))
        if says:
            outbox.queue(tx, 0, says)
        spent = (time.thread_time() - begun, item.kind)
        self.longest_units = sorted([*self.longest_units, spent], reverse=True)[:MOST_UNITS]
        if ends:
            raise Killed

    def _restart(self) -> None:
        self._store.close()
        self._store = self._open()

    def _open(self) -> Store:
        engine = open_engine(f"sqlite:///{self._path.as_posix()}")
        event.listen(engine, "connect", _hurry)
        return Store(engine, lambda: self.now, ZONE)

    def _place(self, slot: Slot) -> tuple[int, set[int]]:
        if slot.key not in self._places:
            self._places = self._store.run(_read_places)
        return self._places[slot.key]


def _hurry(connection: Any, _: object) -> None:
    """Processes end here, the machine does not: nothing need wait for the disk."""
    connection.execute("PRAGMA synchronous=OFF")


def _read_places(tx: Tx) -> dict[Key, tuple[int, set[int]]]:
    rows = tx.connection.execute(select(_occurrences))
    return {
        key_of(row.programme_id, row.planned_on, row.id): (row.id, set(row.hamlet_ids))
        for row in rows
    }


def key_of(programme_id: int, planned_on: date | None, occurrence_id: int) -> Key:
    """How the model names an occurrence."""
    return (programme_id, planned_on or occurrence_id)


def read_reminders() -> Any:
    """All moments, with what `what_is` needs."""
    joined = _moments.outerjoin(_occurrences, _occurrences.c.id == _moments.c.occurrence_id)
    return select(_moments, _occurrences.c.programme_id, _occurrences.c.planned_on).select_from(
        joined
    )


def what_is(row: Any) -> What:
    """How the model names a moment."""
    of = row.occurrence_id
    key = None if of is None else key_of(row.programme_id, row.planned_on, of)
    return (key, row.for_on, row.kind, row.due_at)


def _read_committed(tx: Tx) -> Committed:
    moments = {row.id: row for row in tx.connection.execute(read_reminders())}
    told = tx.connection.execute(select(_notices).where(_notices.c.done_at.is_not(None)))
    return Committed(
        {what_is(row) for row in moments.values() if row.done_at},
        {(what_is(moments[row.moment_id]), row.person_id) for row in told},
    )
