"""The bot against a stand-in, with time that tests turn."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event

from bot.app import App
from storage.engine import open_engine
from storage.transaction import Store
from tests import ready
from tests.bot.fake_time import HandClock, LeapingTime
from tests.bot.parrot import Parrot
from tests.bot.standin import TOKEN, StandIn

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


class House:
    """Builds apps on one database against one stand-in."""

    def __init__(self, directory: Path, telegram: StandIn, time: LeapingTime) -> None:
        self.directory = directory
        self.telegram = telegram
        self.time = time
        self.clock = HandClock()
        self.parrot = Parrot()
        self.apps: list[App] = []
        self.pragmas: tuple[str, ...] = ()
        self.url = f"sqlite:///{directory / 'gandan.db'}"
        ready.copy(ready.make_tables, directory / "gandan.db")

    def store(self) -> Store:
        engine = open_engine(self.url, busy_timeout_ms=20)
        event.listen(engine, "connect", self._prepare)
        return Store(engine, self.clock, ZONE)

    def value(self, query: str) -> Any:
        """The first value a query finds, past the bot."""
        with closing(sqlite3.connect(self.directory / "gandan.db")) as connection:
            return connection.execute(query).fetchone()[0]

    def prepares(self, *pragmas: str) -> None:
        """What every connection from now on begins with."""
        self.pragmas = pragmas

    def _prepare(self, connection: sqlite3.Connection, _record: object) -> None:
        for pragma in self.pragmas:
            connection.execute(f"PRAGMA {pragma}")

    async def app(self, **changes: Any) -> App:
        values: dict[str, Any] = {
            "token": TOKEN,
            "store": self.store(),
            "clock": self.clock,
            "talker": self.parrot,
            "data_dir": self.directory,
            "api_url": self.telegram.url,
            "monotonic": self.time,
            "polling": False,
        }
        app = App(**(values | changes))
        self.apps.append(app)
        await app.start()
        return app


@pytest.fixture
def time() -> LeapingTime:
    return LeapingTime()


@pytest.fixture
async def telegram(time: LeapingTime) -> AsyncIterator[StandIn]:
    standin = StandIn(time.now)
    await standin.start()
    yield standin
    await standin.stop()


@pytest.fixture
async def house(tmp_path: Path, telegram: StandIn, time: LeapingTime) -> AsyncIterator[House]:
    house = House(tmp_path, telegram, time)
    yield house
    time.stands = False
    for app in house.apps:
        await app.stop()
