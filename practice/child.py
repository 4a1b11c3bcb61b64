"""`python -m practice.child`: the real bot, rehearsing, as a child of the practice server.

It is the bot as it runs in earnest, except for its clock and for the side door through which the
server moves it. It ends when the server closes its standard input, so it never outlives it.
"""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from bot import first_start, logs, setting_file
from bot.app import App
from bot.compose import compose
from bot.opening import bring_up
from bot.settings import Settings, SettingsError
from practice import own_data, seeds
from practice.clock import VirtualClock
from practice.leash import DOOR_LINE
from practice.seeds import Seed
from practice.side_door import SideDoor
from practice.standin import BOT
from storage import bot_identity, staff
from storage.engine import open_engine
from storage.lock import DatabaseInUse, lock_database
from storage.transaction import Store, Tx


def _prepare(tx: Tx, seed: Seed, settings: Settings) -> str | None:
    """Gives an empty database its people, and tells it the bot's name.

    Returns the code of the first administrator's invitation, while nobody is on the staff.
    """
    if staff.count(tx) == 0:
        seed.plant(tx)
    bot_identity.remember(tx, BOT["username"])
    return first_start.prepare(tx, settings)


def _settings(directory: Path) -> Settings:
    """Settings from the environment alone: a real bot's `.env` may lie beside."""
    return setting_file.load(directory / "no.env")


async def _parent_gone() -> None:
    """Waits until standard input ends, in a thread: pipes cannot be awaited everywhere."""
    gone, loop = asyncio.Event(), asyncio.get_running_loop()

    def watch() -> None:
        sys.stdin.buffer.read()
        loop.call_soon_threadsafe(gone.set)

    threading.Thread(target=watch, daemon=True).start()
    await gone.wait()


async def _serve(app: App, clock: VirtualClock, secret: str) -> None:
    door = SideDoor(app, clock, secret)
    await app.start()
    try:
        port = await door.open()
        print(f"{DOOR_LINE}{port}", flush=True)  # noqa: T201
        await _parent_gone()
    finally:
        await door.close()
        await app.stop()


def rehearse(environment: Mapping[str, str]) -> None:
    """Runs the bot until the parent is gone.

    Raises:
        NotOurs: the token, the database or its mark is not the practice's.
        SettingsError: a setting does not fit.
        DatabaseInUse: another practice runs in this directory.
    """
    directory = Path(environment.get("DATA_DIR", str(own_data.DIRECTORY)))
    own_data.check(environment, directory)
    settings = _settings(directory)
    logs.configure(settings.log_level, settings.log_format)
    clock = VirtualClock(timedelta(seconds=float(environment.get("PRACTICE_OFFSET", "0"))))
    with lock_database(settings.database):
        bring_up(settings)
        store = Store(open_engine(settings.database), clock, settings.zone)
        seed = seeds.BY_NAME.get(own_data.chosen_seed(directory), seeds.FIRST)
        code = store.run(lambda tx: _prepare(tx, seed, settings))
        own_data.note_invitation(directory, code)
        app = compose(settings, store, clock)
        asyncio.run(_serve(app, clock, environment.get("PRACTICE_DOOR", "")))


def main() -> None:
    """Ends with one line when it cannot start. Ctrl-C is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        rehearse(os.environ)
    except (own_data.NotOurs, SettingsError, DatabaseInUse) as why:
        sys.exit(str(why))


if __name__ == "__main__":
    main()
