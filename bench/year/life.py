"""A year as it may go: everything is done to the bot and told to the model."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from bench.year import commune
from bench.year.acts import Acts
from bench.year.bot import Bot
from bench.year.commune import Size
from bench.year.model import Model


class Year:
    """One commune, told from one seed.

    Args:
        path: An SQLite file with all tables.
        seed: Whatever happens by chance is decided by it.
        first_at: When it begins (UTC).
        size: How large the commune is.
        crashes: How many of the commits are cut off by the end of the process.
    """

    def __init__(
        self, path: Path, seed: int, first_at: datetime, size: Size, crashes: float = 0.02
    ) -> None:
        self.chance = random.Random(seed)
        self.bot = Bot(path, first_at, self.chance, crashes)
        hamlets = commune.settle(self.bot, size)
        self.model = Model(first_at, hamlets, self.bot.goes_to)
        commune.employ(self.bot, self.model, size)
        self.acts = Acts(self.bot, self.model, self.chance, size)
        self.down = 0
        self.ended = 0
        self.set_back = 0

    def swap_january(self) -> None:
        """The commune enters the swap of 2026 that no list has."""
        for on, is_worked in commune.SWAPPED.items():
            self.acts.change_day(on, is_worked=is_worked)

    def begin(self) -> None:
        """The programmes start."""
        for rule in commune.rules(self.model, self.acts.today):
            commune.establish(self.bot, self.model, rule)
        self.lives(0)

    def goes_on(self, days: int) -> None:
        """Time passes, and people do something; sometimes the bot does not run."""
        until = self.bot.now + timedelta(days=days)
        steps: list[tuple[float, Callable[[], None]]] = [
            (0.86, lambda: self.lives(self.chance.expovariate(1 / 9))),
            (0.08, lambda: self.sleeps(self.chance.expovariate(1 / 5))),
            (0.04, lambda: self.sleeps(self.chance.uniform(12, 110))),
            (0.02, self.sets_back),
        ]
        while self.bot.now < until:
            weights = [weight for weight, _ in steps]
            self.chance.choices([step for _, step in steps], weights)[0]()
            self.lives(0)
            self.acts.something()
            self.lives(0)

    def lives(self, hours: float) -> None:
        """The bot runs."""
        until = _on_the_second(self.bot.now + timedelta(hours=hours))
        committed = self.bot.live(until)
        if committed is None:
            self.model.live(until)
        else:
            self.ended += 1
            self.model.live_and_end(self.bot.now, committed)
            self.sleeps(self.chance.expovariate(1 / 5))

    def sleeps(self, hours: float) -> None:
        """The bot does not run, then it does what is due."""
        self.down += 1
        until = _on_the_second(self.bot.now + timedelta(hours=hours))
        self.bot.sleep(until)
        self.model.sleep(until)

    def sets_back(self) -> None:
        """Somebody sets the clock back."""
        self.set_back += 1
        until = _on_the_second(self.bot.now - timedelta(hours=self.chance.expovariate(1 / 20)))
        self.bot.sleep(until)
        self.model.sleep(until)


def _on_the_second(at: datetime) -> datetime:
    return at.replace(microsecond=0)
