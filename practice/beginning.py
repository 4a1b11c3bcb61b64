"""How a new practice begins: its people, and a day on which something is about to happen."""

from datetime import UTC, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from domain.calendar import instant, local_date
from domain.programme import SATURDAY_WITH_THE_PEOPLE, OccurrenceKind, ProgrammeRule
from practice import keeping, own_data, seeds
from practice.leaps import Leaps
from practice.lived import live
from practice.playing import Players
from practice.seeds import Seed
from practice.standin import StandIn
from practice.world import Person

DAYS_BEFORE = 3
MORNING = time(7)
"""Before the first notice: what comes first must not be a reminder of it."""

LOOK_AHEAD = timedelta(days=60)


def first_morning(
    now: datetime, zone: ZoneInfo, rule: ProgrammeRule = SATURDAY_WITH_THE_PEOPLE
) -> datetime:
    """Seven in the morning (UTC), three days before the programme's next date, not in the past."""
    today = local_date(now, zone)
    for on in rule.dates(today, today + LOOK_AHEAD, {OccurrenceKind.VISITS}):
        at = instant(on - timedelta(days=DAYS_BEFORE), MORNING, zone)
        if at >= now:
            return at
    return now


def begin(standin: StandIn) -> None:
    """Takes up the last run, or begins a new one."""
    if not keeping.load(standin):
        lay_out(standin, seeds.FIRST)


def lay_out(standin: StandIn, seed: Seed) -> None:
    """Everybody's phone as it is on the first morning."""
    standin.clear()
    first = first_morning(datetime.now(UTC), standin.zone)
    standin.clock.set(first - timedelta(weeks=seed.weeks_lived))
    # Whoever has something to do first lies in front.
    for member in sorted(seeds.STAFF, key=lambda member: member.id not in seed.labels):
        label = seed.labels.get(member.id, member.label)
        started = member in seed.joined
        standin.world.add_person(Person(member.id, member.name, label, started=started))
    standin.mark_beginning()


class Bot(Protocol):
    """The bot's process, as far as a new beginning needs it."""

    async def stop(self) -> None:
        """Lets it finish and end."""

    async def start(self) -> None:
        """Starts it, and waits until it is up."""


async def begin_anew(standin: StandIn, travel: Leaps, bot: Bot, name: str) -> None:
    """Forgets everything, and begins with another seed.

    Raises:
        KeyError: there is no such seed.
        Impossible: the bot does not run in this practice.
    """
    seed = seeds.BY_NAME[name]
    await bot.stop()
    own_data.clear(standin.directory)
    own_data.choose_seed(standin.directory, seed.name)
    lay_out(standin, seed)
    await bot.start()
    if seed.weeks_lived:
        await live(Players(standin, travel), first_morning(datetime.now(UTC), standin.zone))
    standin.mark_beginning()
    keeping.save(standin)
