"""A commune whose people act on issues without phones; see `bench.town` for the cast."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.town import ZONE, Town, settle
from storage.engine import open_engine
from storage.transaction import Store
from tests import ready


def settled(url: str) -> None:
    """The commune in a database that has nothing."""
    ready.make_tables(url)
    town = Town(lambda clock: Store(open_engine(url), clock, ZONE))
    town.store.run(settle)
    town.store.close()


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    path = tmp_path / "gandan.db"
    ready.copy(settled, path)
    town = Town(lambda clock: Store(open_engine(f"sqlite:///{path.as_posix()}"), clock, ZONE))
    yield town
    town.store.close()
