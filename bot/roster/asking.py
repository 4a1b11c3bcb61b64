"""Has a spreadsheet read by a process of its own, which may die of it."""

from collections.abc import Iterable
from pathlib import Path

from bot.child_process import ask_child
from bot.roster import wire
from bot.roster.wire import Doubt, Standing, Table, Task, Told
from domain.roster.alike import Pair
from domain.roster.matching import Plan
from domain.roster.progress import Unreadable
from domain.roster.staff import StaffPlan

SECONDS = 60.0
_COMMAND = ["-m", "bot.roster.child"]


def ask_plan(path: Path, standing: Standing) -> Plan | Unreadable:
    """What a list of households would do, or why it cannot be read. Waits: up to `SECONDS`."""
    found = _ask_whole(path, standing, Task.HOUSEHOLDS)
    assert isinstance(found, Plan | Unreadable)
    return found


def ask_staff(path: Path, standing: Standing) -> StaffPlan | Unreadable:
    """The same for a list of staff."""
    found = _ask_whole(path, standing, Task.STAFF)
    assert isinstance(found, StaffPlan | Unreadable)
    return found


def ask_list(path: Path, standing: Standing, task: Task) -> Told | Table | Unreadable | Doubt:
    """The same for a list of whomever, its rows not looked at yet."""
    answer = _asked(wire.ask(task, path.resolve(), standing))
    return Unreadable.TOO_HARD if answer is None else wire.told(answer)


def _ask_whole(path: Path, standing: Standing, task: Task) -> Plan | StaffPlan | Unreadable | Doubt:
    answer = _asked(wire.ask(task, path.resolve(), standing))
    return Unreadable.TOO_HARD if answer is None else wire.answer(answer)


def ask_pairs(standing: Standing) -> list[Pair] | None:
    """Which households may be one; None when that could not be found out. Waits likewise."""
    answer = _asked(wire.ask(Task.PAIR, Path(), standing))
    return None if answer is None else wire.answered_pairs(answer)


def _asked(lines: Iterable[str]) -> list[bytes] | None:
    """What the process answered; None when it took too long or died."""
    answered = ask_child(_COMMAND, "\n".join(lines).encode(), SECONDS)
    return None if answered is None else answered.splitlines()
