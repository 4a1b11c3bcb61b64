"""A commune lives through a year: its programme's dates come, and something is done on each."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import islice

from domain.calendar import days
from domain.people import Role
from domain.programme import ProgrammeRule
from storage import commune, households, planning, programmes, staff
from storage.programmes import Occurrence
from storage.transaction import Tx
from tests.handlers.driver import ZONE, Stage

STRIDE = 10
"""So many days are looked at together."""


def at(on: date, hour: int = 9) -> datetime:
    """An instant of a local day."""
    return datetime.combine(on, time(hour), ZONE).astimezone(UTC)


def people(tx: Tx, role: Role, *names: str) -> list[int]:
    """Staff of the whole commune."""
    return [staff.add(tx, name, [role], whole_commune=True) for name in names]


def homes(tx: Tx, count: int) -> dict[int, list[int]]:
    """So many hamlets with two households each, by hamlet."""
    found = {}
    for number in range(count):
        hamlet_id = commune.add_hamlet(tx, f"Ấp Số {number}") or 0
        heads = (f"ông Hộ {number}.{one}" for one in range(2))
        found[hamlet_id] = [households.add(tx, hamlet_id, head, by=None) for head in heads]
    return found


def days_of(stage: Stage, rule: ProgrammeRule, year: int) -> Iterator[Occurrence]:
    """The dates of a programme through a year, each on its day; more are planned on the way."""
    stage.now = at(date(year, 1, 1))
    id = stage.knows(partial(programmes.establish, rule=rule))
    for first_on in islice(days(date(year, 1, 1), date(year, 12, 31)), 0, None, STRIDE):
        stage.now = at(first_on)
        stage.knows(partial(planning.plan, programme_id=id))
        last_on = min(first_on + timedelta(days=STRIDE - 1), date(year, 12, 31))
        between = partial(programmes.kept_between, first_on=first_on, last_on=last_on)
        for day in stage.knows(between):
            stage.now = at(day.occurs_on)
            yield day
