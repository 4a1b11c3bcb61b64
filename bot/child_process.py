"""Has a part of this program answer in a process of its own, which may die of it."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import structlog

_ROOT = Path(__file__).parents[1]

log = structlog.get_logger()


def ask_child(command: Sequence[str], asked: bytes, seconds: float) -> bytes | None:
    """What Python answers on its standard output; None: it failed or was too slow. Waits.

    Args:
        command: What follows the interpreter, `("-m", module)`.
        asked: What it reads on its standard input.
        seconds: How long it may take.
    """
    found = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, found))}
    whole = [sys.executable, *command]
    try:
        done = subprocess.run(
            whole, input=asked, capture_output=True, env=env, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return None
    if done.returncode != 0:
        log.warning("a process of its own failed", code=done.returncode)
        return None
    return done.stdout
