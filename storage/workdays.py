"""The commune's working days: the country's holidays, and the days the commune changed."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import holidays
from sqlalchemy import delete, insert, select, update

from domain.workdays import WorkCalendar
from storage.statements import Statement
from storage.tables.issue import DayRow
from storage.transaction import Tx
from storage.types import table

_days = table(DayRow)
_CHANGED = Statement(select(_days.c.on_date, _days.c.is_worked))


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day off, or a day worked against the rule; `name` says why. The country's or our own."""

    on: date
    is_worked: bool
    name: str
    by_commune: bool = False


def calendar(tx: Tx) -> WorkCalendar:
    """The working days around today, as far as deadlines and reports look."""
    years = range(tx.today.year - 2, tx.today.year + 3)
    off, worked = _national(tuple(years))
    changed = _CHANGED.rows(tx, {})
    added_off = {on for on, is_worked in changed if not is_worked}
    added_worked = {on for on, is_worked in changed if is_worked}
    return WorkCalendar(({*off} | added_off) - added_worked, (worked | added_worked) - added_off)


def change_day(tx: Tx, on: date, *, is_worked: bool, reason: str) -> None:
    """The commune works on a day against the rule, or does not."""
    values = {"is_worked": is_worked, "reason": reason}
    changed = tx.connection.execute(update(_days).where(_days.c.on_date == on).values(values))
    if changed.rowcount == 0:
        tx.connection.execute(insert(_days).values(on_date=on, **values))


def forget_day(tx: Tx, on: date) -> None:
    """The commune keeps a day as the rule has it."""
    tx.connection.execute(delete(_days).where(_days.c.on_date == on))


def special(tx: Tx, year: int) -> list[SpecialDay]:
    """The days of a year on which the rule of the week does not hold, in order."""
    off, worked = _national((year,))
    days = {on: SpecialDay(on, is_worked=False, name=name) for on, name in off.items()}
    days |= {on: SpecialDay(on, is_worked=True, name="") for on in worked}
    columns = (_days.c.on_date, _days.c.is_worked, _days.c.reason)
    changed = tx.connection.execute(
        select(*columns).where(_days.c.on_date.between(date(year, 1, 1), date(year, 12, 31)))
    )
    days |= {row[0]: SpecialDay(*row, by_commune=True) for row in changed}
    return [days[on] for on in sorted(days)]


@lru_cache(8)
def _national(years: tuple[int, ...]) -> tuple[dict[date, str], frozenset[date]]:
    country = holidays.country_holidays("VN", years=years, language="vi")
    swapped = {on for on in country.weekend_workdays if on.year in years}
    return dict(country), frozenset(swapped)
