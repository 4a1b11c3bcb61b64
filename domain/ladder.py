"""The ladder of reminders: what may be set, what it comes to, and when one may be put off."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.calendar import days, instant
from domain.programme import FULL_LADDER, MomentKind, MomentRule
from domain.workdays import WorkCalendar

DAY_BEGINS, DAY_ENDS = time(6), time(21)
"""Nothing is said outside of these local hours."""

EVENING = time(19)
"""The hour that is offered to whoever wants to think about it."""

SNOOZE = timedelta(hours=1)

MORNING_AT, MORNING_UNTIL = time(7, 30), time(12)
"""When people hear what their day brings, and until when that is news."""

DAYS_OF = {
    MomentKind.NOTICE: range(-7, 0),
    MomentKind.HAMLETS: range(-7, 0),
    MomentKind.SILENT: range(-6, 0),
    MomentKind.TURNOUT: range(-3, 1),
    MomentKind.LAST_CALL: range(-2, 1),
    MomentKind.START: range(1),
    MomentKind.UNLOGGED: range(2),
    MomentKind.DIGEST: range(4),
}
"""On which days, counted from the occurrence, each may be said."""

ASKING = frozenset({MomentKind.NOTICE, MomentKind.SILENT, MomentKind.LAST_CALL})
"""They ask for the same answer: of two for one occurrence one is said."""


PRESSING = ASKING - {MomentKind.NOTICE}
"""They press those who were asked before and have not answered."""


class Outcome(StrEnum):
    """What became of what one person was to be told."""

    QUEUED = "queued"
    WITH_ANOTHER = "with_another"
    ANSWERED = "answered"
    ABSENT = "absent"
    NOT_JOINED = "not_joined"
    LOGGED = "logged"
    NOTHING = "nothing"
    LEFT = "left"
    UNREACHABLE = "unreachable"
    CHANGED = "changed"
    MISSED = "missed"


class Passing(StrEnum):
    """What became of a moment: told to people, or why not."""

    TOLD = "told"
    MISSED = "missed"
    PLANNED_LATE = "planned_late"
    DAY_OFF = "day_off"


class Senseless(StrEnum):
    """Why a time cannot be set."""

    QUIET = "quiet"
    DAY = "day"
    OVER = "over"


def passing(
    kind: MomentKind,
    now: datetime,
    planned_at: datetime,
    due_at: datetime,
    not_after: datetime,
) -> Passing:
    """What becomes of a moment that is taken now (instants in UTC).

    One that presses for an answer is not said when it was planned after its time: people have only
    just heard of the date.
    """
    if planned_at > (due_at if kind in PRESSING else not_after):
        return Passing.PLANNED_LATE
    return Passing.TOLD if now <= not_after else Passing.MISSED


def still_to_say(
    wanted: Sequence[datetime], said: Collection[datetime], waiting: Collection[datetime]
) -> list[datetime]:
    """Of the times (UTC) wanted for one kind of reminder, those for which nothing was said yet.

    A reminder that is at its time is the one it was. Of the others the first that is gone became
    the first that is new; what is left over was switched off, or is one more.
    """
    gone = [at for at in sorted({*said, *waiting}) if at not in wanted]
    new = [at for at in wanted if at not in said and at not in waiting]
    was_said = {at for at, was in zip(new, gone, strict=False) if was in said}
    return [at for at in wanted if at not in said and at not in was_said]


def at_another_time(rule: MomentRule, days: int, at: time) -> MomentRule | Senseless:
    """The reminder on another day and hour.

    It is stale when it was before, if that is still after it; else when that day's hours end.
    """
    if not DAY_BEGINS <= at < DAY_ENDS:
        return Senseless.QUIET
    if days not in DAYS_OF[rule.kind]:
        return Senseless.DAY
    usual = usual_window(rule)
    until = usual if usual > (days, at) else (days, DAY_ENDS)
    if rule.kind is MomentKind.START and (days, at) >= usual:
        return Senseless.OVER
    return replace(rule, days=days, at=at, until_days=until[0], until=until[1])


def usual_window(rule: MomentRule) -> tuple[int, time]:
    """The day and hour after which a reminder of this kind is stale, unless it comes later."""
    usual = [m for m in FULL_LADDER if m.kind is rule.kind]
    later = [m for m in usual if (m.until_days, m.until) > (rule.days, rule.at)]
    found = (later or usual[-1:])[0]
    return found.until_days, found.until


def is_quiet(now: datetime) -> bool:
    """Whether nobody is disturbed at a local instant."""
    return not DAY_BEGINS <= now.time() < DAY_ENDS


def awake_at(now: datetime, zone: ZoneInfo) -> datetime:
    """The first instant (UTC) from now on at which somebody may be told."""
    local = now.astimezone(zone)
    if not is_quiet(local):
        return now
    later = timedelta(days=1) if local.time() >= DAY_ENDS else timedelta(0)
    return instant(local.date() + later, DAY_BEGINS, zone)


def last_at(not_after: datetime, now: datetime, zone: ZoneInfo) -> datetime:
    """Until when (UTC) what is said now may arrive: its window, and not after today's hours."""
    return min(not_after, instant(now.astimezone(zone).date(), DAY_ENDS, zone))


def in_an_hour(now: datetime, not_after: datetime, zone: ZoneInfo) -> datetime | None:
    """When a reminder put off for an hour comes again (UTC); None when that is too late."""
    return _within(now + SNOOZE, now, not_after, zone)


def in_the_evening(now: datetime, not_after: datetime, zone: ZoneInfo) -> datetime | None:
    """When one put off until the evening comes again (UTC); None when it is over by then."""
    at = instant(now.astimezone(zone).date(), EVENING, zone)
    return _within(at, now, not_after, zone) if at > now else None


def _within(at: datetime, now: datetime, not_after: datetime, zone: ZoneInfo) -> datetime | None:
    local = at.astimezone(zone)
    same_day = local.date() == now.astimezone(zone).date()
    return at.astimezone(UTC) if at < not_after and same_day and not is_quiet(local) else None


def begins_the_week(on: date, calendar: WorkCalendar) -> bool:
    """Whether a date is the first that is worked in its week."""
    monday = on - timedelta(days=on.weekday())
    return calendar.is_worked(on) and not any(
        calendar.is_worked(day) for day in days(monday, on - timedelta(days=1))
    )
