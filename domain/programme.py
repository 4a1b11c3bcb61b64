"""Programmes: on which dates they fall and what is said when."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.calendar import Weekday, days, instant, week_of_month


class MomentKind(StrEnum):
    """What happens at a moment of an occurrence."""

    NOTICE = "notice"
    TURNOUT = "turnout"
    START = "start"


@dataclass(frozen=True, slots=True)
class MomentRule:
    """When something is said: local times, days counted from the occurrence (-1: the eve).

    Said at `at` on day `days`; after `until` on day `until_days` it is missed, never stale.
    """

    kind: MomentKind
    days: int
    at: time
    until_days: int
    until: time

    def due_at(self, on: date, zone: ZoneInfo) -> datetime:
        """The UTC instant it is said, for an occurrence on a date."""
        return instant(on + timedelta(days=self.days), self.at, zone)

    def not_after(self, on: date, zone: ZoneInfo) -> datetime:
        """The UTC instant after which it would be stale."""
        return instant(on + timedelta(days=self.until_days), self.until, zone)


@dataclass(frozen=True, slots=True)
class ProgrammeRule:
    """A programme as data: its weekday, which weeks of the month, what is said when.

    `households_per_hamlet` are proposed to each cadre for each hamlet in their charge. A visit
    counts for the occurrence from `opens_days` to `closes_days` around it.
    """

    name: str
    weekday: Weekday
    weeks: frozenset[int]
    moments: tuple[MomentRule, ...]
    households_per_hamlet: int = 2
    opens_days: int = -1
    closes_days: int = 1

    def dates(self, first_on: date, last_on: date) -> list[date]:
        """Its dates in a span, both ends included."""
        return [on for on in days(first_on, last_on) if self._falls_on(on)]

    def _falls_on(self, on: date) -> bool:
        return on.weekday() == self.weekday and week_of_month(on) in self.weeks

    def counts_on(self, occurs_on: date, on: date) -> bool:
        """Whether a visit on a date counts for the occurrence."""
        return self.opens_days <= (on - occurs_on).days <= self.closes_days


SATURDAY_WITH_THE_PEOPLE = ProgrammeRule(
    name="Ngày thứ 7 với dân",
    weekday=Weekday.SATURDAY,
    weeks=frozenset({1, 3}),
    moments=(
        MomentRule(MomentKind.NOTICE, -1, time(14), -1, time(21)),
        MomentRule(MomentKind.TURNOUT, -1, time(14), -1, time(19)),
        MomentRule(MomentKind.TURNOUT, -1, time(20), -1, time(21)),
        MomentRule(MomentKind.START, 0, time(6, 30), 0, time(18)),
    ),
)
"""The preset: two Saturdays a month in the hamlets.

Source: xã Bình Nghĩa, "Ngày thứ 7 với dân" (một tháng hai thứ 7 xuống cùng nhân dân các thôn).
"""
