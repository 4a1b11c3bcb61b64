"""`gandan run` is the bot itself."""

import gc
import os
import signal

import pytest

from bot.cli.run import keep_loaded
from storage import staff
from tests.bot.cli.place import TOKEN, read, start


@pytest.mark.skipif(os.name != "posix", reason="Windows ends a process without asking it")
def test_the_bot_invites_runs_alone_and_stops_when_told(telegram: str) -> None:
    env = {"BOT_API_URL": telegram, "BOT_TOKEN": TOKEN, "ADMIN_IDS": "4815162342"}
    with start(**env) as bot:
        assert bot.stdout is not None
        lines = [bot.stdout.readline() for _ in range(3)]
        second = start(**env)
        assert "tiến trình khác" in second.communicate(timeout=20)[1]
        assert second.returncode == 1
        bot.send_signal(signal.SIGTERM)
        said, logged = bot.communicate(timeout=20)
    assert bot.returncode == 0, logged
    assert "https://t.me/gandan_bot?start=i_" in "".join(lines)
    assert TOKEN not in "".join(lines) + said + logged
    assert "Traceback" not in logged
    assert [person.chat_id for person in read(staff.everyone)] == [4815162342]


def test_what_is_loaded_is_not_looked_through_again() -> None:
    # Everybody would wait meanwhile, a tenth of a second and more.
    try:
        keep_loaded()
        kept = gc.get_freeze_count()
    finally:
        gc.unfreeze()
    assert kept > 10_000
