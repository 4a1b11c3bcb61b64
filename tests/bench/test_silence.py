"""Three months of forgetful people, small; `make silence` plays a whole year."""

from pathlib import Path

from bench.silence import Year, found_rungs
from bench.town import ZONE, Town
from storage.engine import open_engine
from storage.transaction import Store
from tests import ready


def settled(url: str) -> None:
    ready.make_tables(url)
    town = Town(lambda clock: Store(open_engine(url), clock, ZONE))
    town.store.run(found_rungs)
    town.store.close()


def test_three_months_of_silence_and_absences_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "gandan.db"
    ready.copy(settled, path)
    town = Town(lambda clock: Store(open_engine(f"sqlite:///{path.as_posix()}"), clock, ZONE))
    year = Year(town, 60, 90, seed=2)
    found = year.plays()
    town.store.close()
    assert year.opened == 60
    assert found.outcomes.total() == 60
    assert found.outcomes["closed"] > 10
    assert 0 < found.longest <= 5
