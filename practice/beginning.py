"""How a new practice begins: its people, and a day on which something is about to happen."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.calendar import instant, local_date
from domain.programme import SATURDAY_WITH_THE_PEOPLE, OccurrenceKind, ProgrammeRule
from practice import keeping, seeds
from practice.standin import StandIn
from practice.world import Person

DAYS_BEFORE = 2
MORNING = time(9)
LOOK_AHEAD = timedelta(days=60)


def first_morning(
    now: datetime, zone: ZoneInfo, rule: ProgrammeRule = SATURDAY_WITH_THE_PEOPLE
) -> datetime:
    """Nine in the morning (UTC), two days before the programme's next date, not in the past."""
    today = local_date(now, zone)
    for on in rule.dates(today, today + LOOK_AHEAD, {OccurrenceKind.VISITS}):
        at = instant(on - timedelta(days=DAYS_BEFORE), MORNING, zone)
        if at >= now:
            return at
    return now


def begin(standin: StandIn) -> None:
    """Takes up the last run, or begins a new one."""
    if keeping.load(standin):
        return
    standin.clock.set(first_morning(standin.clock.now(), standin.zone))
    for user_id, name, label in seeds.PEOPLE:
        standin.world.add_person(Person(user_id, name, label, started=True))
