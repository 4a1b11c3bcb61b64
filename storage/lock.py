"""One process per database: a second one is refused, whatever became of the first."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.exc import SQLAlchemyError

from storage.engine import open_engine, sqlite_path

# "gandan" in ASCII: advisory locks of one database share a space of numbers.
_ADVISORY_KEY = int.from_bytes(b"gandan", "big")


class DatabaseInUse(Exception):
    """Another process works on this database."""


class DatabaseLock:
    """A held lock. Given back by `release`, at the end of a `with`, or when the process dies."""

    def __init__(self, held: "IO[Any] | Connection") -> None:
        self._held = held

    def guard(self, engine: Engine) -> None:
        """Let an engine connect only while the lock is held: a server that restarts forgets it.

        Without it connecting fails as `DatabaseInUse`, or as the database does.
        """
        event.listen(engine, "connect", lambda *_: self._keep())

    def _keep(self) -> None:
        if not isinstance(self._held, Connection):
            return
        try:
            self._held.scalar(text("SELECT 1"))
        except SQLAlchemyError:
            self._held.close()
            self._held = _take(self._held.engine)

    def release(self) -> None:
        """Give the lock back; a second time does nothing."""
        if isinstance(self._held, Connection) and not self._held.closed:
            # A session that is lost gave its lock back; one that goes back to its pool has not.
            with suppress(SQLAlchemyError):
                self._held.execute(text("SELECT pg_advisory_unlock_all()"))
        self._held.close()

    def __enter__(self) -> "DatabaseLock":
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def lock_database(url: str) -> DatabaseLock:
    """Take the lock of a database.

    Raises:
        DatabaseInUse: Another process, or another part of this one, holds it.
    """
    path = sqlite_path(url) if url.startswith("sqlite") else None
    return _lock_postgres(url) if path is None else _lock_file(path)


def lock_path(database: Path) -> Path:
    """Return the lock file beside an SQLite database. It stays; only its lock counts."""
    return database.with_name(database.name + ".lock")


def _lock_file(database: Path) -> DatabaseLock:
    database.parent.mkdir(parents=True, exist_ok=True)
    held = lock_path(database).open("a+b")
    try:
        _lock_bytes(held)
    except OSError as error:
        held.close()
        raise DatabaseInUse(str(database)) from error
    return DatabaseLock(held)


if sys.platform == "win32":
    import msvcrt

    def _lock_bytes(held: IO[bytes]) -> None:
        held.seek(0, os.SEEK_END)
        if held.tell() == 0:
            held.write(b"\0")
            held.flush()
        held.seek(0)
        msvcrt.locking(held.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock_bytes(held: IO[bytes]) -> None:
        fcntl.flock(held.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def _lock_postgres(url: str) -> DatabaseLock:
    # Its own connection: the lock lasts as long as the session, whatever the store's does.
    return DatabaseLock(_take(open_engine(url)))


def _take(engine: Engine) -> Connection:
    connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    taken = connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": _ADVISORY_KEY})
    if not taken:
        connection.close()
        raise DatabaseInUse(engine.url.render_as_string(hide_password=True))
    return connection
