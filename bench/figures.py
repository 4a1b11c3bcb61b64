"""What was measured, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Round:
    """One measurement of each bot, one right after the other: CPU seconds per update."""

    ours: float
    stock: float

    @property
    def ratio(self) -> float:
        """How much of the stock bot's CPU time ours takes."""
        return self.ours / self.stock


def line(name: str, measured: Round) -> str:
    """One round."""
    return (
        f"  {name:<12} ours {_microseconds(measured.ours)}   "
        f"stock {_microseconds(measured.stock)}   ratio {measured.ratio:.2f}"
    )


def summary(name: str, rounds: Sequence[Round], goal: float) -> str:
    """Medians, the range of the ratios, and whether the goal is met."""
    ratios = [measured.ratio for measured in rounds]
    ratio = median(ratios)
    verdict = "met" if ratio <= goal else "MISSED"
    ours = _microseconds(median(measured.ours for measured in rounds))
    stock = _microseconds(median(measured.stock for measured in rounds))
    return (
        f"{name:<12} ours {ours}   stock {stock}   ratio {ratio:.2f} "
        f"({min(ratios):.2f}–{max(ratios):.2f})   goal ≤ {goal:.2f}: {verdict}"
    )


def _microseconds(seconds: float) -> str:
    return f"{seconds * 1e6:6,.0f} µs"
