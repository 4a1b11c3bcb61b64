"""Databases that are ready: made once in a run, and copied for each test."""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from sqlmodel import SQLModel

import storage.tables  # noqa: F401  (declares them)
from storage import schema
from storage.engine import open_engine


def make_tables(url: str) -> None:
    """All tables, in a database that has none."""
    engine = open_engine(url)
    SQLModel.metadata.create_all(engine)
    engine.dispose()


def migrate(url: str) -> None:
    """All tables as the migrations make them, in a database that has none."""
    engine = open_engine(url)
    schema.upgrade(engine)
    engine.dispose()


def copy(make: Callable[[str], None], to: Path) -> None:
    """A copy of the SQLite database that `make` makes at a URL."""
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_made(make), to)


@cache
def _made(make: Callable[[str], None]) -> Path:
    directory = Path(tempfile.mkdtemp(prefix="gandan-"))
    atexit.register(shutil.rmtree, directory, ignore_errors=True)
    path = directory / "ready.db"
    make(f"sqlite:///{path.as_posix()}")
    return path
