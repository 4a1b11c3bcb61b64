"""The version of a database's schema, and the way to the newest."""

import sqlite3
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

import storage.migrations


class SchemaTooNew(Exception):
    """The database was written by a newer version of this program."""


class SchemaDamaged(Exception):
    """After a migration, rows point at rows that do not exist; it was rolled back."""


def head() -> str | None:
    """Return the newest revision this program knows, None before there is any."""
    return _scripts().get_current_head()


def current(engine: Engine) -> str | None:
    """Return the revision of a database, None when it is empty."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def needs_upgrade(engine: Engine) -> bool:
    """Return whether a database is older than this program.

    Raises:
        SchemaTooNew: It is newer.
    """
    return _known(current(engine)) != head()


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring a database to the newest revision, or to a given one. All of it or nothing.

    Raises:
        SchemaTooNew: The database is newer than this program.
        SchemaDamaged: The migration left rows without the rows they point at.
    """
    _known(current(engine))
    _migrate(engine, lambda config: command.upgrade(config, revision))


def downgrade(engine: Engine, revision: str) -> None:
    """Bring a database back to an older revision ("base": to nothing). All of it or nothing."""
    _known(current(engine))
    _migrate(engine, lambda config: command.downgrade(config, revision))


def config_for(connection: Connection | None = None) -> Config:
    """Return the migration settings that alembic.ini would hold elsewhere."""
    config = Config()
    # Alembic reads options with "%" as references.
    folder = str(Path(storage.migrations.__file__).parent).replace("%", "%%")
    config.set_main_option("script_location", folder)
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(config_for())


def _known(revision: str | None) -> str | None:
    known = {script.revision for script in _scripts().walk_revisions()}
    if revision is not None and revision not in known:
        raise SchemaTooNew(revision)
    return revision


def _migrate(engine: Engine, step: Any) -> None:
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        if isinstance(driver, sqlite3.Connection):
            # A table is changed by copying it; dropping the old one must not empty those that
            # point at it. SQLite ignores this setting within a transaction.
            driver.execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            step(config_for(connection))
            if isinstance(driver, sqlite3.Connection):
                _check_references(driver)


def _check_references(driver: sqlite3.Connection) -> None:
    broken = driver.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        tables = sorted({row[0] for row in broken})
        raise SchemaDamaged(f"{len(broken)} rows in {', '.join(tables)}")
