"""Every test that takes `store` or `url` runs on SQLite and on PostgreSQL."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine
from sqlmodel import SQLModel

import storage.tables  # noqa: F401  (declares them)
from storage.engine import open_engine
from storage.transaction import Store
from tests import ready
from tests.storage.postgres import drop_database, new_database, running_postgres

SAIGON = ZoneInfo("Asia/Ho_Chi_Minh")


class Clock:
    """The one clock, moved by hand. Begins on a Saturday morning in the hamlets."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 3, 6, 30, tzinfo=SAIGON).astimezone(UTC)

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **time: float) -> datetime:
        """Let time pass and return the new instant."""
        self.now += timedelta(**time)
        return self.now


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a running server."""
    with running_postgres() as url:
        yield url


@pytest.fixture(scope="session")
def postgres_tables(postgres_server: str) -> str:
    """The URL of a database with all tables, for all tests: making one takes a second."""
    url = new_database(postgres_server)
    SQLModel.metadata.create_all(open_engine(url))
    return url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite'}"
        return
    url = new_database(request.getfixturevalue("postgres_server"))
    yield url
    drop_database(url)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of an SQLite database with all tables."""
    path = tmp_path / "gandan.sqlite"
    ready.copy(ready.make_tables, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(postgres_tables: str) -> str:
    """The URL of a PostgreSQL database with all tables, empty."""
    with open_engine(postgres_tables).begin() as connection:
        for table in reversed(SQLModel.metadata.sorted_tables):
            connection.execute(table.delete())
    return postgres_tables


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest) -> str:
    """The URL of a database with all tables."""
    found: str = request.getfixturevalue(f"{request.param}_url")
    return found


@pytest.fixture
def engine(url: str) -> Engine:
    """An engine on the database at hand."""
    return open_engine(url)


@pytest.fixture
def clock() -> Clock:
    """The clock of the store."""
    return Clock()


@pytest.fixture
def store(engine: Engine, clock: Clock) -> Iterator[Store]:
    """The one writer."""
    store = Store(engine, clock, SAIGON)
    yield store
    store.close()


@pytest.fixture
def another_store(clock: Clock) -> Iterator[Callable[[Engine], Store]]:
    """Makes further stores, closed at the end."""
    stores: list[Store] = []

    def make(engine: Engine) -> Store:
        stores.append(Store(engine, clock, SAIGON))
        return stores[-1]

    yield make
    for store in stores:
        store.close()
