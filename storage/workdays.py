"""The commune's working days: the country's holidays, and the days the commune changed."""

from datetime import date
from functools import lru_cache

import holidays
from sqlalchemy import insert, select, update

from domain.workdays import WorkCalendar
from storage.statements import Statement
from storage.tables.issue import DayRow
from storage.transaction import Tx
from storage.types import table

_days = table(DayRow)
_CHANGED = Statement(select(_days.c.on_date, _days.c.is_worked))


def calendar(tx: Tx) -> WorkCalendar:
    """The working days around today, as far as deadlines and reports look."""
    years = range(tx.today.year - 2, tx.today.year + 3)
    off, worked = _national(tuple(years))
    changed = _CHANGED.rows(tx, {})
    added_off = {on for on, is_worked in changed if not is_worked}
    added_worked = {on for on, is_worked in changed if is_worked}
    return WorkCalendar((off | added_off) - added_worked, (worked | added_worked) - added_off)


def change_day(tx: Tx, on: date, *, is_worked: bool, reason: str) -> None:
    """The commune works on a day against the rule, or does not."""
    values = {"is_worked": is_worked, "reason": reason}
    changed = tx.connection.execute(update(_days).where(_days.c.on_date == on).values(values))
    if changed.rowcount == 0:
        tx.connection.execute(insert(_days).values(on_date=on, **values))


@lru_cache(8)
def _national(years: tuple[int, ...]) -> tuple[frozenset[date], frozenset[date]]:
    country = holidays.country_holidays("VN", years=years)
    swapped = {on for on in country.weekend_workdays if on.year in years}
    return frozenset(country), frozenset(swapped)
