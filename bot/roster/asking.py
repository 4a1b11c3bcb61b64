"""Has a spreadsheet read by a process of its own, which may die of it."""

from pathlib import Path

from bot.child_process import ask_child
from bot.roster import wire
from bot.roster.wire import Standing
from domain.roster.matching import Plan
from domain.roster.progress import Unreadable

SECONDS = 60.0
_COMMAND = ["-m", "bot.roster.child"]


def ask_plan(path: Path, standing: Standing) -> Plan | Unreadable:
    """What the list would do, or why it cannot be read. Waits: up to `SECONDS`."""
    asked = "\n".join(wire.ask(path.resolve(), standing)).encode()
    answered = ask_child(_COMMAND, asked, SECONDS)
    return Unreadable.TOO_HARD if answered is None else wire.answer(answered.splitlines())
