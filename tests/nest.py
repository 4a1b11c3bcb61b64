"""Bot processes that begin quickly: each is forked from one that has loaded everything.

`python -m tests.nest` is the one they are forked from. It reads a line of JSON, the environment
of the next bot, says "pid" and its number, and "gone" when that bot is gone. Only where there is
`os.fork`.
"""

import asyncio
import json
import os
import secrets
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from unittest.mock import patch

from practice import child, own_data
from practice.clock import VirtualClock
from practice.doors import HttpDoor
from practice.leash import DOOR_LINE

PID, GONE = "pid ", "gone"


class Nest:
    """One bot at a time, on whatever database `own_data` names."""

    def __init__(self, directory: Path, address: str, clock: VirtualClock) -> None:
        """The bot keeps its files in `directory` and talks to the server at `address`."""
        self._directory = directory
        self._address = address
        self._clock = clock
        self._secret = secrets.token_urlsafe(24)
        self._pid = 0
        self._door_address = ""
        self._nest: asyncio.subprocess.Process
        self.door = HttpDoor(self._where, self._secret)

    async def _where(self) -> str:
        return self._door_address

    async def open(self) -> None:
        """Loads everything, and starts the first bot."""
        with (self._directory / "bot.log").open("ab") as log:
            self._nest = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tests.nest"),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )
        await self._start()

    async def kill_and_start(self) -> None:
        """The bot dies as in a power cut, and another takes its place."""
        os.kill(self._pid, signal.SIGKILL)
        await self._line(GONE)
        await self._start()

    async def close(self) -> None:
        """Ends all of it."""
        os.kill(self._pid, signal.SIGKILL)
        await self._nest.communicate(b"")

    async def _start(self) -> None:
        environment = {
            **own_data.environment(self._directory, self._address),
            "PRACTICE_DOOR": self._secret,
            "PRACTICE_OFFSET": str(self._clock.offset.total_seconds()),
        }
        assert self._nest.stdin is not None
        self._nest.stdin.write(json.dumps(environment).encode() + b"\n")
        self._pid = int(await self._line(PID))
        self._door_address = f"http://127.0.0.1:{int(await self._line(DOOR_LINE))}"

    async def _line(self, beginning: str) -> str:
        """The rest of the next line that begins so."""
        assert self._nest.stdout is not None
        async with asyncio.timeout(60):
            while raw := await self._nest.stdout.readline():
                line = raw.decode().strip()
                if line.startswith(beginning):
                    return line.removeprefix(beginning)
        raise AssertionError(f"no bot: see {self._directory / 'bot.log'}")


def _be_a_bot(environment: Mapping[str, str], stdin: int) -> None:
    os.dup2(stdin, 0)
    os.environ.update(environment)
    with patch.object(own_data, "check"):
        child.main()


def _breed() -> None:
    for line in iter(sys.stdin.readline, ""):
        stdin, held = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(held)
            _be_a_bot(json.loads(line), stdin)
            return
        os.close(stdin)
        print(f"{PID}{pid}", flush=True)  # noqa: T201
        os.waitpid(pid, 0)
        os.close(held)
        print(GONE, flush=True)  # noqa: T201


if __name__ == "__main__":
    _breed()
