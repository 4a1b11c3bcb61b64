"""Has a list of models read by a process of its own, which may die of it."""

import json
from pathlib import Path

from bot.child_process import ask_child
from domain.roster.progress import Unreadable
from domain.roster.reading import Sheet

_COMMAND = ("-m", "bot.register.child")
SECONDS = 60.0


def ask_sheets(path: Path) -> list[Sheet] | Unreadable:
    """The sheets of a file as words, or why it cannot be read. Waits."""
    said = ask_child(_COMMAND, json.dumps(str(path.resolve())).encode(), SECONDS)
    if said is None:
        return Unreadable.TOO_HARD
    sheets: list[Sheet] = []
    for line in map(json.loads, said.splitlines()):
        if isinstance(line, str):
            return Unreadable(line)
        name, first, rows = line
        sheets.append(Sheet(name, [[cell or None for cell in row] for row in rows], first))
    only = sheets[0] if len(sheets) == 1 else None
    return [Sheet("", only.rows, only.first)] if only else sheets
