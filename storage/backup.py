"""Backups of an SQLite database and its files: one zip archive with a checksum of each entry.

The archive holds `database.sqlite` (by SQLite's backup API, while the bot runs), everything
in the data folder as `files/…`, and `manifest.json`. Restoring moves aside what stands there,
never deletes it.
"""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from storage import schema
from storage.archive import DATABASE, FILES, BrokenBackup, Entry, Manifest, pack, unpack
from storage.engine import open_engine, sqlite_path
from storage.lock import lock_database, lock_path

__all__ = [
    "BACKUPS_FOLDER",
    "BrokenBackup",
    "Entry",
    "Manifest",
    "RestoreRefused",
    "UsePgDump",
    "back_up",
    "restore",
]

BACKUPS_FOLDER = "backups"
ASIDE_FOLDER = "before-restore"

_WORK = ".backup-"


class UsePgDump(Exception):
    """A PostgreSQL database is backed up with pg_dump and restored with pg_restore."""


class RestoreRefused(Exception):
    """There is a database already; it is replaced only when that is asked for."""


def back_up(url: str, data_dir: Path, archive: Path, now: datetime) -> Manifest:
    """Write an archive of the database and the data folder, whole or not at all.

    Raises:
        UsePgDump: The database is not SQLite.
    """
    database, data_dir = _database(url), data_dir.resolve()
    archive.parent.mkdir(parents=True, exist_ok=True)
    unfinished = archive.with_name(archive.name + ".part")
    try:
        with tempfile.TemporaryDirectory(dir=archive.parent, prefix=_WORK) as folder:
            copy = Path(folder) / DATABASE
            # The database first: the files it names exist before it names them.
            _copy_database(database, copy)
            revision = schema.current(open_engine(f"sqlite:///{copy}", read_only=True))
            manifest = pack(unfinished, copy, revision, _files(data_dir, database), now)
        unfinished.replace(archive)
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest


def restore(
    archive: Path, url: str, data_dir: Path, *, dry_run: bool = False, replace: bool = False
) -> Manifest:
    """Verify an archive and put its database and files in place.

    Args:
        archive: What `back_up` wrote.
        url: Where the database is to be.
        data_dir: Where the files are to be.
        dry_run: Only verify: every checksum, the database itself, its schema's version.
        replace: Move an existing database and the files it used aside.

    Raises:
        UsePgDump: The database is not SQLite.
        BrokenBackup: The archive cannot be trusted.
        SchemaTooNew: It was written by a newer version of this program.
        RestoreRefused: There is a database and `replace` was not given.
        DatabaseInUse: A bot works on the database.
    """
    database, data_dir = _database(url), data_dir.resolve()
    if dry_run:
        with tempfile.TemporaryDirectory() as folder:
            return _verify(archive, Path(folder))
    with lock_database(url):
        if database.exists() and not replace:
            raise RestoreRefused(str(database))
        data_dir.mkdir(parents=True, exist_ok=True)
        # In the data folder, so that moving into place is a rename.
        with tempfile.TemporaryDirectory(dir=data_dir, prefix=_WORK) as folder:
            manifest = _verify(archive, Path(folder))
            _move_aside(database, data_dir, Path(folder))
            _move_in(Path(folder), database, data_dir)
    return manifest


def _database(url: str) -> Path:
    if make_url(url).get_backend_name() == "postgresql":
        raise UsePgDump("back up with: pg_dump --format=custom; restore with: pg_restore")
    path = sqlite_path(url)
    if path is None:
        raise ValueError(f"neither SQLite nor PostgreSQL: {url.split(':')[0]}")
    return path.resolve()


def _copy_database(database: Path, copy: Path) -> None:
    source = sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)
    with closing(source), closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        # The copy stands alone, without a -wal file beside it.
        target.execute("PRAGMA journal_mode = DELETE")


def _files(data_dir: Path, database: Path) -> list[tuple[Path, str]]:
    """Everything but the database itself, other backups, and what is being downloaded."""
    own = {database.with_name(database.name + end) for end in ("", "-wal", "-shm", "-journal")}
    own |= {lock_path(database)}
    found = []
    for file in sorted(data_dir.rglob("*")):
        name = file.relative_to(data_dir)
        if file.is_symlink() or not file.is_file() or file in own or file.suffix == ".part":
            continue
        if not _is_apart(name.parts[0]) and not any(_is_work(part) for part in name.parts):
            found.append((file, name.as_posix()))
    return found


def _is_apart(name: str) -> bool:
    return name == BACKUPS_FOLDER or name.startswith(ASIDE_FOLDER) or _is_work(name)


def _is_work(name: str) -> bool:
    return name.startswith(_WORK)


def _verify(archive: Path, folder: Path) -> Manifest:
    manifest = unpack(archive, folder)
    database = folder / DATABASE
    engine = open_engine(f"sqlite:///{database}", read_only=True)
    try:
        if schema.current(engine) != manifest.revision:
            raise BrokenBackup("the database is not of the revision that the manifest says")
        schema.needs_upgrade(engine)
        with engine.connect() as connection:
            verdict = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    except DBAPIError as error:
        raise BrokenBackup(f"the database is damaged: {error.orig}") from error
    if verdict != "ok":
        raise BrokenBackup(f"the database is damaged: {verdict}")
    return manifest


def _move_aside(database: Path, data_dir: Path, unpacked: Path) -> None:
    """Move what stands there into a folder of its own, so that nothing is lost."""
    standing = [
        file
        for end in ("", "-wal", "-shm")
        if (file := database.with_name(database.name + end)).exists()
    ]
    standing += [
        file
        for file in data_dir.iterdir()
        if not _is_apart(file.name)
        and file not in (unpacked, lock_path(database), *standing)
        and (unpacked / FILES / file.name).exists()
    ]
    if standing:
        aside = Path(tempfile.mkdtemp(dir=data_dir, prefix=f"{ASIDE_FOLDER}-"))
        for file in standing:
            shutil.move(file, aside / file.name)


def _move_in(unpacked: Path, database: Path, data_dir: Path) -> None:
    files = unpacked / FILES
    for file in sorted(files.iterdir()) if files.exists() else ():
        shutil.move(file, data_dir / file.name)
    # Last: a database in place means that the files are.
    database.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(unpacked / DATABASE, database)
