"""Opening the database: alone, brought to the newest schema, or for a moment beside the bot."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime

import structlog

from bot import backups
from bot.settings import Settings, SettingsError
from storage import schema
from storage.engine import open_engine, sqlite_path
from storage.lock import lock_database
from storage.transaction import Store

log = structlog.get_logger()


class NotReady(Exception):
    """The database is not there yet, or waits for a migration."""


def utc_now() -> datetime:
    """The one clock, outside of practice and tests."""
    return datetime.now(UTC)


@contextmanager
def held(settings: Settings) -> Iterator[Store]:
    """The database for the one process that works on it, of the newest schema.

    Raises:
        DatabaseInUse: Another process works on it.
        SchemaTooNew: A newer version of this program wrote it.
        SettingsError: Its directory cannot be written.
    """
    settings.make_data_dir()
    try:
        lock = lock_database(settings.database)
    except OSError:
        raise SettingsError("DATABASE_URL: không ghi được vào thư mục của tệp này.") from None
    with lock:
        bring_up(settings)
        engine = open_engine(settings.database)
        lock.guard(engine)
        with closing(Store(engine, utc_now, settings.zone)) as store:
            yield store


@contextmanager
def using(settings: Settings) -> Iterator[Store]:
    """The database for a unit or two, also while the bot runs.

    Raises:
        NotReady: There is no database of this version's schema.
    """
    path = sqlite_path(settings.database)
    absent = path is not None and not path.exists()
    if absent or schema.needs_upgrade(open_engine(settings.database, read_only=True)):
        raise NotReady
    with closing(Store(open_engine(settings.database), utc_now, settings.zone)) as store:
        yield store


def bring_up(settings: Settings) -> bool:
    """Migrate, after a backup of what there is; return whether that was needed. Needs the lock."""
    engine = open_engine(settings.database)
    if not schema.needs_upgrade(engine):
        return False
    if schema.current(engine) is not None:
        backups.before_migration(settings, utc_now())
    schema.upgrade(engine)
    log.info("migrated", to_revision=schema.head())
    return True
