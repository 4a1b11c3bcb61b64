"""A bot in a process of its own, and the CPU time it has used."""

import asyncio
import subprocess
import sys
import threading
import time

_PATIENCE_SECONDS = 30.0


class EndedError(Exception):
    """The bot's process is gone; why, it has said itself."""


class Child:
    """A bot's process, seen from outside. It ends when its input is closed."""

    def __init__(self, module: str, *arguments: str) -> None:
        """`module` calls `obey` once its bot listens."""
        self._module = module
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    async def cpu_seconds(self) -> float:
        """User and system time of the whole process so far; waits until the bot is there."""
        async with asyncio.timeout(_PATIENCE_SECONDS):
            return await asyncio.to_thread(self._ask)

    def end(self) -> None:
        """Let it stop in its own way, if it can."""
        try:
            self._process.communicate(timeout=_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _ask(self) -> float:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write("\n")
        stdin.flush()
        told = stdout.readline()
        if not told:
            raise EndedError(self._module)
        return float(told)


async def obey() -> None:
    """Inside the process: tell the time used for each line read, until there are no more."""
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()

    def answer() -> None:
        for _ in sys.stdin:
            sys.stdout.write(f"{time.process_time()}\n")
            sys.stdout.flush()
        loop.call_soon_threadsafe(ended.set)

    threading.Thread(target=answer, daemon=True).start()
    await ended.wait()
