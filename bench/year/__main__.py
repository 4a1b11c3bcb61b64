"""`make year`: years of a commune at random, every reminder compared with what is expected.

A year begins in December 2025, so that it meets both ends of a year, the swap of January 2026
that the commune has to enter itself, Tết of two years, 30/4 and 1/5, the swap before 2/9,
24/11, fifth Saturdays and 31/12. Whatever happens by chance follows from the seed.
"""

import gc
import tempfile
import time
from collections import Counter
from datetime import date
from datetime import time as hour
from pathlib import Path
from typing import Annotated

import typer

from bench.year.commune import Size
from bench.year.comparing import MOST_SHOWN, differences
from bench.year.days import instant
from bench.year.life import Year
from storage import schema
from storage.engine import open_engine

FIRST_ON = "2025-12-15"


def main(
    seeds: Annotated[int, typer.Option(help="How many years.")] = 5,
    first_seed: Annotated[int, typer.Option(help="The seed of the first.")] = 1,
    days: Annotated[int, typer.Option(help="How long each is.")] = 440,
    first_on: Annotated[str, typer.Option(help="The first day of each.")] = FIRST_ON,
    cadres: Annotated[int, typer.Option()] = 40,
    hamlets: Annotated[int, typer.Option()] = 12,
    households: Annotated[int, typer.Option()] = 3000,
) -> None:
    """Compare the reminders of whole years, one by one, with an independent calculation."""
    size = Size(cadres, hamlets, households)
    found = [
        difference
        for seed in range(first_seed, first_seed + seeds)
        for difference in _run(seed, date.fromisoformat(first_on), days, size)
    ]
    raise typer.Exit(code=1 if found else 0)


def _run(seed: int, first_on: date, days: int, size: Size) -> list[str]:
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "gandan.db")
        engine = open_engine(f"sqlite:///{path.as_posix()}")
        schema.upgrade(engine)
        engine.dispose()
        begun = time.perf_counter()
        year = Year(path, seed, instant(first_on, hour(9)), size)
        year.swap_january()
        year.begin()
        gc.collect()
        gc.freeze()
        year.goes_on(days)
        spent = time.perf_counter() - begun
        found = differences(year)
        year.bot.close()
    _report(year, seed, days, spent, found)
    return found


def _report(year: Year, seed: int, days: int, spent: float, found: list[str]) -> None:
    model = year.model
    outcomes = Counter(str(told.outcome) for told in model.all_told)
    passed = Counter(str(r.passing) for slot in model.slots() for r in slot.rungs)
    mornings = Counter(str(rung.passing) for rung in model.mornings)
    longest = ", ".join(f"{s * 1000:.1f} ms ({kind})" for s, kind in year.bot.longest_units)
    typer.echo(
        f"seed {seed}: {days} days in {spent:.0f} s; {len(model.all_told)} notices,"
        f" {len(model.messages)} messages; {year.bot.crashed} crashes ({year.ended} for longer),"
        f" {year.down} times down,"
        f" {year.set_back} times set back\n"
        f"  reminders: {_counts(passed)}; mornings: {_counts(mornings)}\n"
        f"  notices: {_counts(outcomes)}\n"
        f"  the longest units, in processor time: {longest}\n"
        f"  differences: {len(found)}"
    )
    for difference in found[:MOST_SHOWN]:
        typer.echo(f"    {difference}")


def _counts(counted: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counted.most_common())


if __name__ == "__main__":
    typer.run(main)
