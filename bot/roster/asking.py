"""Has a spreadsheet read by a process of its own, which may die of it."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import structlog

from bot.roster import wire
from bot.roster.wire import Standing, Task
from domain.roster.alike import Pair
from domain.roster.matching import Plan
from domain.roster.progress import Unreadable

SECONDS = 60.0
_COMMAND = ["-m", "bot.roster.child"]
_ROOT = Path(__file__).parents[2]

log = structlog.get_logger()


def ask_plan(path: Path, standing: Standing) -> Plan | Unreadable:
    """What the list would do, or why it cannot be read. Waits: up to `SECONDS`."""
    answer = _asked(wire.ask(Task.READ, path.resolve(), standing))
    return Unreadable.TOO_HARD if answer is None else wire.answer(answer)


def ask_pairs(standing: Standing) -> list[Pair] | None:
    """Which households may be one; None when that could not be found out. Waits likewise."""
    answer = _asked(wire.ask(Task.PAIR, Path(), standing))
    return None if answer is None else wire.answered_pairs(answer)


def _asked(lines: Iterable[str]) -> list[bytes] | None:
    """What the process answered; None when it took too long or died."""
    found = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, found))}
    command = [sys.executable, *_COMMAND]
    try:
        done = subprocess.run(
            command,
            input="\n".join(lines).encode(),
            capture_output=True,
            env=env,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    if done.returncode != 0:
        log.warning("reading a list failed", code=done.returncode)
        return None
    return done.stdout.splitlines()
