"""Connections to SQLite or PostgreSQL on which a transaction is one.

When the driver says that a transaction ended, or the database itself fails, the connection is
invalidated: nothing in the unit that met the error, not even code that swallowed it, can then
write outside the transaction.
"""

import sqlite3
from pathlib import Path

import psycopg
from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, PendingRollbackError
from sqlalchemy.pool import NullPool

_CACHED_STATEMENTS = 512

# Failures of the place where data is kept, not of what somebody tried to store.
_SQLITE_OUTAGES = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOTADB,
    }
)

# SQLSTATE codes by their beginnings: connection; read-only; rollback (deadlock); resources (disk
# full); lock timeout; operator intervention; system errors; corruption. Not 25P02: a unit that
# goes on after an error of its own has itself to blame.
_POSTGRES_OUTAGES = ("08", "25006", "40", "53", "55P03", "57", "58", "XX001", "XX002")


def open_engine(url: str, *, read_only: bool = False, busy_timeout_ms: int = 5_000) -> Engine:
    """Return an engine whose connections are opened and closed by whoever uses them.

    Its errors do not name the values of a statement: they may be somebody's.

    Args:
        url: `sqlite:///path` or `postgresql+psycopg://…`.
        read_only: For reports beside the running bot: writes are refused, nothing is locked.
        busy_timeout_ms: How long a statement waits for another's lock.

    Raises:
        ValueError: An SQLite database in memory, or another kind of database.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(parsed, read_only, busy_timeout_ms)
    if parsed.get_backend_name() == "postgresql":
        return _open_postgres(parsed, read_only, busy_timeout_ms)
    raise ValueError(f"neither SQLite nor PostgreSQL: {parsed.get_backend_name()}")


def sqlite_path(url: str | URL) -> Path | None:
    """Return the file of an SQLite database, None for another kind.

    Raises:
        ValueError: The database would be in memory.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return None
    if parsed.database in (None, "", ":memory:"):
        raise ValueError("an SQLite database needs a file")
    return Path(str(parsed.database))


def is_outage(error: BaseException) -> bool:
    """Return whether the database failed, rather than the one who used it."""
    if isinstance(error, PendingRollbackError):
        return True
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or is_outage(error.orig or Exception())
    if isinstance(error, sqlite3.Error):
        # The low byte is the primary code of an extended one.
        return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF in _SQLITE_OUTAGES
    if isinstance(error, psycopg.Error):
        # Without a code the error comes from the client: the connection is gone.
        lost = isinstance(error, psycopg.OperationalError) and error.sqlstate is None
        return lost or (error.sqlstate or "").startswith(_POSTGRES_OUTAGES)
    return False


def _open_sqlite(url: URL, read_only: bool, busy_timeout_ms: int) -> Engine:
    path = sqlite_path(url)
    if path is not None and not read_only:
        path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={
            # pysqlite's own transactions begin after the first SAVEPOINT; ours are explicit.
            "isolation_level": None,
            "cached_statements": _CACHED_STATEMENTS,
            # The storage thread's connection may be closed by the one that stops it.
            "check_same_thread": False,
            "timeout": busy_timeout_ms / 1000,
        },
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA busy_timeout = {busy_timeout_ms:d}")
        connection.execute("PRAGMA foreign_keys = ON")
        # Savepoints remember pages in memory, not in a temporary file.
        connection.execute("PRAGMA temp_store = MEMORY")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
            return
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        # What is cleared must be gone from the file, not only from view.
        connection.execute("PRAGMA secure_delete = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    event.listen(engine, "handle_error", _on_error)
    return engine


def _open_postgres(url: URL, read_only: bool, busy_timeout_ms: int) -> Engine:
    options = [
        "-c timezone=UTC",
        f"-c lock_timeout={busy_timeout_ms:d}",
        f"-c default_transaction_read_only={'on' if read_only else 'off'}",
        # A client that vanished must not hold its locks for two hours.
        "-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3",
    ]
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={"options": " ".join(options), "connect_timeout": 10},
    )
    event.listen(engine, "handle_error", _on_error)
    return engine


def give_up_if_ended(connection: Connection, error: BaseException) -> None:
    """Invalidate a connection whose database failed, or whose transaction ended with an error."""
    if not connection.invalidated and (is_outage(error) or _has_ended(connection)):
        connection.invalidate(error)


def _on_error(context: ExceptionContext) -> None:
    """The same for errors that pass through SQLAlchemy, which then invalidates by itself."""
    connection = context.connection
    ended = connection is not None and _has_ended(connection)
    if ended or is_outage(context.original_exception):
        context.is_disconnect = True
        context.invalidate_pool_on_disconnect = False


def _has_ended(connection: Connection) -> bool:
    """SQLite rolls a whole transaction back for some errors, and says so only here."""
    if connection.invalidated or not connection.in_transaction():
        return False
    driver = connection.connection.driver_connection
    return isinstance(driver, sqlite3.Connection) and not driver.in_transaction
