"""The practice's own data directory and database, and refusals to touch any other."""

import os
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from practice.standin import TOKEN
from storage.lock import DatabaseLock, lock_database

DIRECTORY = Path("practice-data")
DATABASE = "practice.db"
LOCKED = "server"
SEED = "seed.txt"
ADDRESS = "address.txt"
INVITATION = "invitation.txt"
MARK = 0x47445444
"""SQLite's application id of a practice database."""

SIGN = "TAP-DUOT.txt"
SIGN_TEXT = "Dữ liệu của bản tập dượt. Không có thông tin thật. Xóa cả thư mục cũng không sao.\n"


class NotOurs(Exception):
    """Something that is not of the practice; it is left alone."""


def database_url(directory: Path) -> str:
    """The practice database in this directory."""
    return f"sqlite:///{(directory / DATABASE).as_posix()}"


def prepare(directory: Path) -> None:
    """Makes the directory.

    Raises:
        NotOurs: it holds something else.
    """
    if directory.exists() and any(directory.iterdir()) and not (directory / SIGN).exists():
        raise NotOurs(f"{directory}: thư mục này không phải của bản tập dượt")
    directory.mkdir(parents=True, exist_ok=True)
    (directory / SIGN).write_text(SIGN_TEXT, encoding="utf-8")


def held(directory: Path) -> DatabaseLock:
    """The directory, for one practice at a time.

    Raises:
        DatabaseInUse: another practice runs in it.
    """
    return lock_database(f"sqlite:///{(directory / LOCKED).as_posix()}")


def clear(directory: Path) -> None:
    """Empties the directory, but for its sign, and the lock and the address of who holds it."""
    for path in directory.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in {SIGN, f"{LOCKED}.lock", ADDRESS}:
            path.unlink()


def choose_seed(directory: Path, name: str) -> None:
    """What the next bot plants when its database is empty."""
    (directory / SEED).write_text(name, encoding="utf-8")


def chosen_seed(directory: Path) -> str:
    """The name of what is planted; nothing chosen is an empty string."""
    return _read(directory / SEED)


def note_address(directory: Path, address: str) -> None:
    """Where the practice of this directory is served, for whoever wants to start a second one."""
    (directory / ADDRESS).write_text(address, encoding="utf-8")


def address(directory: Path) -> str:
    """Where it is served, or was last; empty when it never was."""
    return _read(directory / ADDRESS)


def note_invitation(directory: Path, code: str | None) -> None:
    """The code with which the first administrator joins; None: somebody has."""
    (directory / INVITATION).write_text(code or "", encoding="utf-8")


def invitation(directory: Path) -> str:
    """The code of the first administrator; empty when nobody is waited for."""
    return _read(directory / INVITATION)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def environment(directory: Path, address: str) -> dict[str, str]:
    """The settings under which the bot rehearses; they go before any `.env`.

    It keeps no pace unless it is told to: a jump squeezes days into a moment, and at a message a
    second the clock would stand still until the last one of an afternoon has left.
    """
    ours = {
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": address,
        "DATA_DIR": str(directory),
        "DATABASE_URL": database_url(directory),
        "PYTHONUTF8": "1",
    }
    dropped = {"BOT_TOKEN_FILE", "BOT_PROXY", "ADMIN_IDS"}
    kept = {name: value for name, value in os.environ.items() if name.upper() not in dropped}
    return {"SEND_PACE": "off", **kept, **dict.fromkeys(dropped, ""), **ours}


def check(settings: Mapping[str, str], directory: Path) -> None:
    """Makes sure that nothing real is touched, and marks a new database.

    Raises:
        NotOurs: the token, the database or its mark is not the practice's.
    """
    if settings.get("BOT_TOKEN") != TOKEN:
        raise NotOurs("BOT_TOKEN: bản tập dượt không dùng mã bot thật")
    if settings.get("DATABASE_URL") != database_url(directory):
        raise NotOurs("DATABASE_URL: bản tập dượt chỉ dùng cơ sở dữ liệu của nó")
    path = directory / DATABASE
    known = path.exists() and path.stat().st_size > 0
    with closing(sqlite3.connect(path)) as connection:
        if known and connection.execute("PRAGMA application_id").fetchone() != (MARK,):
            raise NotOurs(f"{path}: tệp này không phải của bản tập dượt")
        connection.execute(f"PRAGMA application_id = {MARK}")
