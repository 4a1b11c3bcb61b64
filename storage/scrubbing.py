"""What was cleared must not stay readable in the write-ahead log."""

import sqlite3

from sqlalchemy import Connection

_ASKED = "scrub"


def ask_to_scrub(connection: Connection) -> None:
    """After this commit the log is written into the database and emptied (SQLite)."""
    connection.info[_ASKED] = True


def scrub_if_asked(connection: Connection) -> None:
    """Empty the log if a transaction that was committed asked for it.

    While a backup or a report reads, it cannot be emptied: the next commit tries again.
    """
    if not connection.info.get(_ASKED) or connection.dialect.name != "sqlite":
        return
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    if _is_emptied(driver):
        connection.info[_ASKED] = False


def _is_emptied(driver: sqlite3.Connection) -> bool:
    """Never waits, and never fails: what was committed is committed."""
    patience = driver.execute("PRAGMA busy_timeout").fetchone()[0]
    driver.execute("PRAGMA busy_timeout = 0")
    try:
        return bool(driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)
    except sqlite3.Error:
        return False
    finally:
        driver.execute(f"PRAGMA busy_timeout = {patience:d}")
