"""Holds the bot's process: starts it, knows its door, ends it kindly or not, starts it anew."""

import asyncio
import secrets
import sys
from pathlib import Path

from practice import own_data
from practice.clock import VirtualClock
from practice.doors import HttpDoor

START_SECONDS = 60.0
STOP_SECONDS = 20.0
DOOR_LINE = "door "


class Leash:
    """One bot process at a time."""

    def __init__(self, directory: Path, address: str, clock: VirtualClock) -> None:
        """The bot keeps its data in `directory` and talks to the server at `address`."""
        self._directory = directory
        self._address = address
        self._clock = clock
        self._secret = secrets.token_urlsafe(24)
        self._process: asyncio.subprocess.Process | None = None
        self._door_address = ""
        self._up = asyncio.Event()
        self.door = HttpDoor(self._where, self._secret)

    @property
    def running(self) -> bool:
        """Whether the bot is up."""
        return self._up.is_set() and self._process is not None and self._process.returncode is None

    async def _where(self) -> str:
        await asyncio.wait_for(self._up.wait(), START_SECONDS)
        return self._door_address

    async def start(self) -> None:
        """Starts the bot and waits until its door is open.

        Raises:
            RuntimeError: it ended, or said nothing for a minute.
        """
        self._up.clear()
        environment = {
            **own_data.environment(self._directory, self._address),
            "PRACTICE_DOOR": self._secret,
            "PRACTICE_OFFSET": str(self._clock.offset.total_seconds()),
        }
        with (self._directory / "bot.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "practice.child"),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
                env=environment,
            )
        line = await asyncio.wait_for(self._first_line(), START_SECONDS)
        if not line.startswith(DOOR_LINE):
            log_file = self._directory / "bot.log"
            raise RuntimeError(f"bot không khởi động được, xem {log_file}")
        self._door_address = f"http://127.0.0.1:{int(line.removeprefix(DOOR_LINE))}"
        self._up.set()

    async def _first_line(self) -> str:
        """The line that names the door; whatever else is printed before it is passed over."""
        stdout = self._process.stdout if self._process else None
        while stdout is not None and (raw := await stdout.readline()):
            line = raw.decode("utf-8", "replace").strip()
            if line.startswith(DOOR_LINE):
                return line
        return ""

    async def stop(self) -> None:
        """Asks the bot to finish what it holds and to end; ends it when it does not."""
        process = self._process
        if process is None or process.returncode is not None:
            return
        if process.stdin is not None:
            process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), STOP_SECONDS)
        except TimeoutError:
            process.kill()
            await process.wait()
        self._up.clear()

    async def kill(self) -> None:
        """Ends the bot at once, as a power cut would."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()
        self._up.clear()

    async def restart(self, mode: str) -> None:
        """Ends the bot ("kill" or "stop") and starts it anew."""
        await (self.kill() if mode == "kill" else self.stop())
        await self.start()
