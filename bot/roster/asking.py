"""Has a spreadsheet read by a process of its own, which may die of it."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import structlog

from bot.roster import wire
from bot.roster.wire import Standing
from domain.roster.matching import Plan
from domain.roster.progress import Unreadable

SECONDS = 60.0
_COMMAND = ["-m", "bot.roster.child"]
_ROOT = Path(__file__).parents[2]

log = structlog.get_logger()


def ask_plan(path: Path, standing: Standing) -> Plan | Unreadable:
    """What the list would do, or why it cannot be read. Waits: up to `SECONDS`."""
    asked = "\n".join(wire.ask(path.resolve(), standing)).encode()
    said = answer_of(_COMMAND, asked)
    return Unreadable.TOO_HARD if said is None else wire.answer(said.splitlines())


def answer_of(words: Sequence[str], asked: bytes) -> bytes | None:
    """What Python with these words says to this; None when it died of it. Waits."""
    found = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, found))}
    command = [sys.executable, *words]
    try:
        done = subprocess.run(
            command, input=asked, capture_output=True, env=env, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return None
    if done.returncode != 0:
        log.warning("reading a list failed", code=done.returncode)
        return None
    return done.stdout
