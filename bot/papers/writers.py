"""Who writes which kind of paper. Runs in the writing process only."""

from collections.abc import Callable
from typing import Any

from bot.papers.day_list import write_day_list
from bot.papers.lists import write_list

WRITERS: dict[str, Callable[[Any], bytes]] = {
    "day_list": write_day_list,
    "households": write_list,
    "staff_list": write_list,
    "authority": write_list,
}
"""By kind: from the facts that were gathered to the bytes of the file."""
