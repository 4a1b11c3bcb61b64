"""`make bench`: the CPU time of an update, ours beside a stock echo bot's.

Ours receives each update, commits it to an SQLite file that is flushed at every commit, plays
a visit talk with every answer saved, replies, and marks the reply as sent. The stock bot stores
nothing and answers and edits alike: a tap gets `answerCallbackQuery` and `editMessageText`, a
text `sendMessage`. Both run as processes of their own against one kind of server on loopback,
turn by turn, so that whatever else the machine does falls on both. Counted is the user and
system time of the bot's process, all threads included, for each update; the server and the
people are not. "Saturated" means that everyone acts the moment they can; the other figure is
taken at 25 updates a second, where waking up costs more than working. 70 % are taps. Telegram's
limits are off (`App(paced=False)`), or they would be all that is measured.

The ratio counts, not the microseconds: those are this machine's at this hour. Rounds that
differ widely mean that the machine is busy; use more of them.
"""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

import typer

from bench.child import Child
from bench.figures import Round, line, summary
from bench.load import Load
from bench.people import VISITS, Move, Person, alike

SATURATED, PACED = "saturated", "25 a second"
GOALS = {SATURATED: 0.45, PACED: 1.0}
PER_SECOND = 25
WARM_UP_SECONDS = 2.0
USERS = range(1001, 1051)
# The same Thursday for every run: what the calendar says must not change what is measured.
START = datetime(2026, 12, 3, 2, tzinfo=UTC)


@dataclass
class Contestant:
    """A bot's process with the people who use it."""

    child: Child
    load: Load

    async def measure(self, name: str, seconds: float) -> float:
        """CPU seconds per update."""
        before = await self.child.cpu_seconds()
        if name == SATURATED:
            updates = await self.load.saturate(seconds)
        else:
            updates = await self.load.keep_pace(seconds, PER_SECOND)
        return (await self.child.cpu_seconds() - before) / updates


@asynccontextmanager
async def contestant(
    module: str, moves: tuple[Move, ...], shift_seconds: float, *arguments: str
) -> AsyncIterator[Contestant]:
    """A bot that runs and is warm."""
    load = Load([Person(id, moves) for id in USERS], shift_seconds)
    child = Child(module, await load.telegram.open(), *arguments)
    try:
        await child.cpu_seconds()
        await load.saturate(WARM_UP_SECONDS)
        yield Contestant(child, load)
    finally:
        await asyncio.to_thread(child.end)
        await load.telegram.close()


async def compare(rounds: int, seconds: float) -> None:
    """Measure both bots in turns and print what came out."""
    measured: dict[str, list[Round]] = {name: [] for name in GOALS}
    shift_seconds = START.timestamp() - time.time()
    with tempfile.TemporaryDirectory() as directory:
        given = (directory, str(shift_seconds), str(USERS.start), str(USERS.stop))
        async with (
            contestant("bench.ours", VISITS, shift_seconds, *given) as ours,
            contestant("bench.stock", alike(VISITS), shift_seconds) as stock,
        ):
            for number in range(1, rounds + 1):
                typer.echo(f"Round {number} of {rounds}")
                for name, done in measured.items():
                    costs = [await bot.measure(name, seconds) for bot in (ours, stock)]
                    done.append(Round(*costs))
                    typer.echo(line(name, done[-1]))
            taps = ours.load.taps / (ours.load.taps + ours.load.texts)
            typer.echo(f"\nCPU per update, medians; {taps:.0%} taps, {len(USERS)} people")
    for name, goal in GOALS.items():
        typer.echo(summary(name, measured[name], goal))


def main(
    rounds: Annotated[int, typer.Option(help="How many times each bot is measured.")] = 5,
    seconds: Annotated[float, typer.Option(help="How long each measurement takes.")] = 8.0,
    quick: Annotated[bool, typer.Option("--quick", help="Two short rounds.")] = False,
) -> None:
    """CPU time of an update: this bot beside a stock echo bot that stores nothing."""
    asyncio.run(compare(2, 3.0) if quick else compare(rounds, seconds))


if __name__ == "__main__":
    typer.run(main)
