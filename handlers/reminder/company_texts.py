"""What a notice says of the gathering and the people. Plain text."""

from collections.abc import Sequence

from handlers.wording import comrade

MOST_NAMED = 5


def gathers(when: str) -> str:
    """When and where people gather."""
    return f"Tập trung: {when}"


def delegation(head: str, count: int) -> str:
    """The delegation's head, and how many go."""
    return f"Trưởng đoàn: {comrade(head)} · Đoàn có {count} đồng chí"


def together(names: Sequence[str]) -> str:
    """Who goes along, the first few by name."""
    shown = ", ".join(comrade(name) for name in names[:MOST_NAMED])
    left = len(names) - MOST_NAMED
    return f"Đi cùng: {shown} và {left} đồng chí khác" if left > 0 else f"Đi cùng: {shown}"
