"""Where backups are kept, what they are called, and when they are old."""

import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from bot.settings import Settings
from storage.backup import BACKUPS_FOLDER, Manifest, back_up
from storage.engine import sqlite_path


def make(settings: Settings, archive: Path | None, now: datetime) -> tuple[Path, Manifest]:
    """Back up the database and its files, to a given place or among the others.

    Raises:
        UsePgDump: The database is not SQLite.
    """
    path = archive or _folder(settings) / f"gandan-{now:%Y%m%d-%H%M%S}.zip"
    manifest = back_up(settings.database, settings.data_dir, path, now)
    forget_old(settings, now)
    return path, manifest


def before_migration(settings: Settings, now: datetime) -> None:
    """Back up an SQLite database alone: a migration changes no file beside it."""
    if sqlite_path(settings.database) is None:
        return
    archive = _folder(settings) / f"before-migration-{now:%Y%m%d-%H%M%S}.zip"
    with tempfile.TemporaryDirectory() as no_files:
        back_up(settings.database, Path(no_files), archive, now)


def forget_old(settings: Settings, now: datetime) -> None:
    """Delete backups past the retention period: they hold what was erased since.

    The newest stays, however old: without it nothing could be restored.
    """
    archives = sorted(_folder(settings).glob("*.zip"), key=_made_at)
    before = (now - timedelta(days=settings.retention_days)).timestamp()
    for archive in archives[:-1]:
        if _made_at(archive) < before:
            archive.unlink(missing_ok=True)


def _made_at(archive: Path) -> float:
    return archive.stat().st_mtime


def _folder(settings: Settings) -> Path:
    return settings.data_dir / BACKUPS_FOLDER
