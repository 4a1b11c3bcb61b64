"""Working days of the commune: weekends and holidays are off, swap days are worked.

Source: Bộ luật Lao động 2019, Điều 112; a Saturday may be a visit day and is not a working day.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar import Weekday


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days are worked. `makeup_workdays` are weekend days worked in exchange."""

    holidays: Collection[date]
    makeup_workdays: Collection[date]

    def is_worked(self, on: date) -> bool:
        """Whether the commune works on a date."""
        if on in self.makeup_workdays:
            return True
        return on.weekday() < Weekday.SATURDAY and on not in self.holidays

    def is_off(self, on: date) -> bool:
        """Whether a programme keeps no date then: a holiday, or a weekend day that is worked."""
        made_up = on in self.makeup_workdays and on.weekday() >= Weekday.SATURDAY
        return on in self.holidays or made_up

    def after(self, on: date, working_days: int) -> date:
        """The date that many working days later; the day itself is not counted."""
        step = 1 if working_days >= 0 else -1
        for _ in range(abs(working_days)):
            on += timedelta(days=step)
            while not self.is_worked(on):
                on += timedelta(days=step)
        return on

    def between(self, first_on: date, last_on: date) -> int:
        """How many working days lie after the first date, up to and with the last."""
        span = range(1, (last_on - first_on).days + 1)
        return sum(self.is_worked(first_on + timedelta(days=n)) for n in span)
