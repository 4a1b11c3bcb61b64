"""Tours of five steps, one for each beginning, that can be followed and that can be played."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from practice import seeds
from practice.playing import Players
from practice.tours import founding, visiting
from practice.tours.step import Step, done

__all__ = ["BY_SEED", "Step", "Tour", "done"]


@dataclass(frozen=True, slots=True)
class Tour:
    """Its steps, and how they are played from the beginning."""

    steps: tuple[Step, ...]
    play: Callable[[Players], Awaitable[None]]


VISITING = Tour(visiting.STEPS, visiting.play)
BY_SEED = {seed.name: VISITING for seed in seeds.SEEDS} | {
    "empty": Tour(founding.STEPS, founding.play)
}
