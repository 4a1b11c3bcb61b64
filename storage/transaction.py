"""The one writer: units of work, many to a commit, a savepoint each.

A unit that fails loses only its own changes. When the database itself fails, nothing of the
batch counts: it is run again unit by unit, and what still cannot be stored is `Unavailable`,
which is nobody's fault and no attempt. No outcome is returned before its commit.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, Protocol, TypeAlias, TypeVar, cast
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine

from storage.engine import is_outage
from storage.scrubbing import ask_to_scrub, scrub_if_asked

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tx:
    """What a unit works with. `now` is its instant (UTC), `zone` the commune's time zone."""

    connection: Connection
    now: datetime
    zone: ZoneInfo

    @property
    def today(self) -> date:
        """The commune's date at `now`."""
        return self.now.astimezone(self.zone).date()


Unit: TypeAlias = Callable[[Tx], T]


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """The unit is committed."""

    value: T


@dataclass(frozen=True, slots=True)
class Failed:
    """The unit raised; nothing of it is stored."""

    error: Exception


@dataclass(frozen=True, slots=True)
class Unavailable:
    """The database could not take the unit now; it is to be given again."""

    error: Exception


Outcome: TypeAlias = Done[Any] | Failed | Unavailable


class DatabaseUnavailable(Exception):
    """The database cannot be read or written at the moment."""


class _Driver(Protocol):
    def execute(self, statement: str, /) -> object: ...


class Store:
    """The one writer of a database. Used from one thread.

    Args:
        engine: From `storage.engine.open_engine`.
        clock: The one clock; returns aware instants.
        zone: The commune's time zone.
    """

    def __init__(self, engine: Engine, clock: Callable[[], datetime], zone: ZoneInfo) -> None:
        self._engine = engine
        self._clock = clock
        self._zone = zone
        self._connection: Connection | None = None

    def batch(self, units: Sequence[Unit[Any]]) -> list[Outcome]:
        """Run the units in order, in one transaction, and return their outcomes."""
        if not units:
            return []
        try:
            connection = self._begin()
        except Exception as error:  # noqa: BLE001  (nothing was run: only the database can fail)
            self._abandon()
            return [Unavailable(error) for _ in units]
        try:
            outcomes = [self._in_savepoint(connection, unit) for unit in units]
            connection.commit()
            scrub_if_asked(connection)
            return outcomes
        except _Discarded:
            self._abandon()
        except Exception:  # noqa: BLE001  (the commit failed: whose fault it is shows alone)
            self._abandon()
        except BaseException:
            self._abandon()
            raise
        return self._one_by_one(units)

    def run(self, unit: Unit[T]) -> T:
        """Run one unit and return its value.

        Raises:
            DatabaseUnavailable: The database could not take it.
            Exception: What the unit raised.
        """
        outcome = self.batch([unit])[0]
        if isinstance(outcome, Failed):
            raise outcome.error
        if isinstance(outcome, Unavailable):
            raise DatabaseUnavailable(str(outcome.error)) from outcome.error
        return cast(T, outcome.value)

    def close(self) -> None:
        """Close the connection; the next batch would open another."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _begin(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
            ask_to_scrub(self._connection)  # whoever wrote before may have been killed
        self._connection.begin()
        return self._connection

    def _tx(self, connection: Connection) -> Tx:
        return Tx(connection, self._clock(), self._zone)

    def _in_savepoint(self, connection: Connection, unit: Unit[Any]) -> Outcome:
        # Straight to the driver: SQLAlchemy's nested transactions cost ten times as much.
        driver = cast(_Driver, connection.connection.driver_connection)
        driver.execute("SAVEPOINT unit")
        outcome: Outcome
        try:
            outcome = Done(unit(self._tx(connection)))
        except Exception as error:
            if is_outage(error) or connection.invalidated:
                raise _Discarded from error
            driver.execute("ROLLBACK TO SAVEPOINT unit")
            outcome = Failed(error)
        if connection.invalidated:
            raise _Discarded
        driver.execute("RELEASE SAVEPOINT unit")
        return outcome

    def _one_by_one(self, units: Sequence[Unit[Any]]) -> list[Outcome]:
        outcomes: list[Outcome] = []
        for unit in units:
            try:
                connection = self._begin()
            except Exception as error:  # noqa: BLE001  (the database is gone: the rest need not try)
                self._abandon()
                return outcomes + [Unavailable(error)] * (len(units) - len(outcomes))
            outcomes.append(self._alone(connection, unit))
        return outcomes

    def _alone(self, connection: Connection, unit: Unit[Any]) -> Outcome:
        try:
            value = unit(self._tx(connection))
            connection.commit()
            scrub_if_asked(connection)
            return Done(value)
        except Exception as error:  # noqa: BLE001  (a unit may fail in any way, alone)
            lost = connection.invalidated
            self._abandon()
            return Unavailable(error) if lost or is_outage(error) else Failed(error)
        except BaseException:
            self._abandon()
            raise

    def _abandon(self) -> None:
        """Roll back by closing: also what the driver no longer knows how to roll back."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.invalidate()
            connection.close()


class _Discarded(Exception):
    """The transaction ended under the batch."""


@contextmanager
def attempt(tx: Tx) -> Iterator[None]:
    """Writes inside are taken back when it is left by an exception; the unit goes on."""
    driver = cast(_Driver, tx.connection.connection.driver_connection)
    driver.execute("SAVEPOINT attempt")
    try:
        yield
    except Exception as error:
        if not (is_outage(error) or tx.connection.invalidated):
            driver.execute("ROLLBACK TO SAVEPOINT attempt")
            driver.execute("RELEASE SAVEPOINT attempt")
        raise
    driver.execute("RELEASE SAVEPOINT attempt")
