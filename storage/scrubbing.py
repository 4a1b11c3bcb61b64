"""What was cleared must not stay readable in the write-ahead log."""

from sqlalchemy import Connection

_ASKED = "scrub"


def ask_to_scrub(connection: Connection) -> None:
    """After this commit the log is written into the database and emptied (SQLite)."""
    connection.info[_ASKED] = True


def scrub_if_asked(connection: Connection) -> None:
    """Empty the log if the transaction that was just committed asked for it."""
    if connection.info.pop(_ASKED, False) and connection.dialect.name == "sqlite":
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
