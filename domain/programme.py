"""Programmes as data: on which dates they fall, where one goes, who, and what is said when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeAlias
from zoneinfo import ZoneInfo

from domain.calendar import Weekday, days, instant, week_of_month

EVERY_WEEK = frozenset({1, 2, 3, 4, 5})
"""All weeks of a month, the short fifth included."""


class OccurrenceKind(StrEnum):
    """What is done on a date of a programme."""

    VISITS = "visits"
    MEETING = "meeting"
    DIALOGUE = "dialogue"
    WORK_DAY = "work_day"
    OFFICE = "office"


class MomentKind(StrEnum):
    """What happens at a moment: of an occurrence, and `MORNING` of a day.

    `NOTICE` tells everyone, `HAMLETS` the hamlets' boards, `SILENT` and `LAST_CALL` those who have
    not answered, `TURNOUT` the coordinator; `START` begins the day, `UNLOGGED` is for who recorded
    nothing, `DIGEST` for leaders.
    """

    NOTICE = "notice"
    HAMLETS = "hamlets"
    SILENT = "silent"
    TURNOUT = "turnout"
    LAST_CALL = "last_call"
    START = "start"
    UNLOGGED = "unlogged"
    DIGEST = "digest"
    MORNING = "morning"


ONLY_FOR_VISITS = frozenset({MomentKind.START, MomentKind.UNLOGGED})
"""Said when households are visited, and of no other kind of date."""


class Way(StrEnum):
    """How the place of a date is found."""

    CHARGES = "charges"
    ROTATION = "rotation"
    CHOSEN = "chosen"
    ELSEWHERE = "elsewhere"


class Who(StrEnum):
    """Who takes part."""

    ALL = "all"
    DELEGATION = "delegation"
    GROUP = "group"


class OnHoliday(StrEnum):
    """What becomes of a date on which the country, or the commune, is off."""

    MOVE = "move"
    CANCEL = "cancel"


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
class Weekly:
    """A weekday in some weeks of the month, and what is done then."""

    weekday: Weekday
    weeks: frozenset[int] = EVERY_WEEK
    kind: OccurrenceKind = OccurrenceKind.VISITS

    def falls_on(self, on: date) -> bool:
        """Whether a date is one of these."""
        return on.weekday() == self.weekday and week_of_month(on) in self.weeks


@dataclass(frozen=True, slots=True)
class OnDates:
    """Dates one by one, and what is done then."""

    dates: frozenset[date]
    kind: OccurrenceKind = OccurrenceKind.VISITS

    def falls_on(self, on: date) -> bool:
        """Whether a date is one of these."""
        return on in self.dates


DayRule: TypeAlias = Weekly | OnDates


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a programme goes.

    `CHARGES`: everyone to the hamlets in their charge. `ROTATION`: the next hamlet in turn.
    `CHOSEN`: hamlets named for each date. `ELSEWHERE`: always `place`, another commune.
    """

    way: Way = Way.CHARGES
    place: str = ""


@dataclass(frozen=True, slots=True)
class Participants:
    """Who takes part; a delegation has a head, who is one of its members."""

    who: Who = Who.ALL
    head_id: int | None = None
    member_ids: frozenset[int] = frozenset()

    def include(self, person_id: int) -> bool:
        """Whether a person of the staff is among them."""
        return self.who is Who.ALL or person_id in self.member_ids or person_id == self.head_id


@dataclass(frozen=True, slots=True)
class ProgrammeRule:
    """A programme as data; of rules for one date the first counts.

    `households_per_hamlet` are proposed to each cadre, or to the delegation, for each hamlet. A
    visit counts for the occurrence from `opens_days` to `closes_days` around it. `starts_on` and
    `ends_on` are its first and last possible dates. People gather at `gathers_at`, in the place
    `gathers_where`.
    """

    name: str
    days: tuple[DayRule, ...]
    moments: tuple[MomentRule, ...]
    destination: Destination = Destination()
    participants: Participants = Participants()
    on_holiday: OnHoliday = OnHoliday.MOVE
    households_per_hamlet: int = 2
    opens_days: int = -1
    closes_days: int = 1
    starts_on: date | None = None
    ends_on: date | None = None
    gathers_at: time | None = None
    gathers_where: str = ""

    def kind_on(self, on: date) -> OccurrenceKind | None:
        """What is done on a date, or None when it is not one of the programme's."""
        if (self.starts_on and on < self.starts_on) or (self.ends_on and on > self.ends_on):
            return None
        return next((rule.kind for rule in self.days if rule.falls_on(on)), None)

    def dates(
        self, first_on: date, last_on: date, kinds: Iterable[OccurrenceKind] = OccurrenceKind
    ) -> list[date]:
        """Its dates of these kinds in a span, both ends included, as if nothing were off."""
        wanted = set(kinds)
        return [on for on in days(first_on, last_on) if self.kind_on(on) in wanted]

    def moments_of(self, kind: OccurrenceKind) -> tuple[MomentRule, ...]:
        """What is said for a kind: of a day at the office nothing, ▶️ only for visits."""
        if kind is OccurrenceKind.OFFICE:
            return ()
        visits = kind is OccurrenceKind.VISITS
        return tuple(m for m in self.moments if visits or m.kind not in ONLY_FOR_VISITS)

    def counts_on(self, occurs_on: date, on: date) -> bool:
        """Whether a visit on a date counts for the occurrence."""
        return self.opens_days <= (on - occurs_on).days <= self.closes_days


EVE_AND_MORNING = (
    MomentRule(MomentKind.NOTICE, -1, time(14), -1, time(21)),
    MomentRule(MomentKind.TURNOUT, -1, time(14), -1, time(19)),
    MomentRule(MomentKind.TURNOUT, -1, time(20), -1, time(21)),
    MomentRule(MomentKind.START, 0, time(6, 30), 0, time(18)),
)
"""The fewest reminders: on the eve and in the morning."""

THREE_DAYS_BEFORE = (
    MomentRule(MomentKind.NOTICE, -3, time(8), -1, time(21)),
    *EVE_AND_MORNING[1:],
)
"""The reminders of a programme for which people must plan ahead."""

FULL_LADDER = (
    MomentRule(MomentKind.NOTICE, -3, time(8), -2, time(8)),
    MomentRule(MomentKind.HAMLETS, -3, time(8, 30), -1, time(19)),
    MomentRule(MomentKind.SILENT, -2, time(16), -1, time(12)),
    MomentRule(MomentKind.TURNOUT, -1, time(14), -1, time(19)),
    MomentRule(MomentKind.LAST_CALL, -1, time(19), -1, time(21)),
    MomentRule(MomentKind.TURNOUT, -1, time(20), -1, time(21)),
    MomentRule(MomentKind.START, 0, time(6, 30), 0, time(18)),
    MomentRule(MomentKind.UNLOGGED, 0, time(18), 1, time(12)),
    MomentRule(MomentKind.DIGEST, 1, time(19), 2, time(12)),
)
"""The reminders of a programme that nobody changed: from three days before to the day after."""

SATURDAY_WITH_THE_PEOPLE = ProgrammeRule(
    name="Ngày thứ 7 với dân",
    days=(
        Weekly(Weekday.SATURDAY, frozenset({1, 3}), OccurrenceKind.VISITS),
        Weekly(Weekday.SATURDAY, frozenset({2, 4}), OccurrenceKind.OFFICE),
    ),
    moments=FULL_LADDER,
)
"""The preset: two Saturdays a month in the hamlets, two at the office, a fifth is free.

Source: xã Bình Nghĩa, "Ngày thứ 7 với dân" (một tháng hai thứ 7 xuống cùng nhân dân các thôn).
"""

A_DESTINATION_A_WEEK = ProgrammeRule(
    name="Mỗi tuần một điểm đến",
    days=(Weekly(Weekday.SATURDAY),),
    moments=FULL_LADDER,
    destination=Destination(Way.ROTATION),
    participants=Participants(Who.DELEGATION),
)
"""The preset: every week a delegation goes to the next hamlet in turn.

Source: xã Tuyên Thạnh, "Mỗi tuần một điểm đến" (mỗi ấp ít nhất 2 hộ).
"""
