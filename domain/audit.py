"""What the software proves to itself once a day of every matter that is not done."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.calendar import instant
from domain.issue import Stage

AUDIT_AT = time(5, 30)
"""The local hour, before anybody is told anything."""

LEEWAY = timedelta(hours=1)
"""What was due so long before an audit should have been done by then."""

MOST_SILENT = timedelta(days=31)
"""A look further than this behind its last date is none: even over Tết there is one before."""


class Gap(StrEnum):
    """What a matter lacks. The last two are not repaired: one is tried anyway, one needs people."""

    NO_HOLDER = "no_holder"
    NO_CLOCK = "no_clock"
    NO_CHECK = "no_check"
    FAR_CHECK = "far_check"
    FAR_CLIMB = "far_climb"
    NO_CARRIER = "no_carrier"
    LEFT_BEHIND = "left_behind"
    LATE_CHECK = "late_check"
    NOBODY = "nobody"

    @property
    def is_repaired(self) -> bool:
        """Whether the software does something about it."""
        return self not in (Gap.LATE_CHECK, Gap.NOBODY)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a matter. `is_held`: by somebody who can be told and may act on it.

    `can_be_held`: somebody is there to hold what no leader does. `carrier` is the stage of the
    one it was merged into, None: none that could carry it. On `climb_on` it goes further;
    `accept_days` are the most working days that anybody has for taking one on.
    """

    stage: Stage
    is_held: bool
    can_be_held: bool
    due_on: date | None
    first_notice_on: date
    is_noticed: bool
    check_at: datetime | None
    carrier: Stage | None = None
    follows: bool = False
    climb_on: date | None = None
    accept_days: int = 0


def gaps(facts: Facts, due_at: datetime, today: date, zone: ZoneInfo) -> tuple[Gap, ...]:
    """Everything that a matter lacks at the audit that was due at an instant (UTC)."""
    if facts.stage is Stage.CLOSED:
        return ()
    is_merged = facts.stage is Stage.MERGED
    found = _of_merged(facts) if is_merged else _of_open(facts)
    last_on = max(today, facts.first_notice_on, facts.due_on or today) + MOST_SILENT
    # Working days lie within twice as many days, but over Tết, which the silence allows for.
    if facts.climb_on and facts.climb_on > last_on + 2 * timedelta(days=facts.accept_days):
        found = (*found, Gap.FAR_CLIMB)
    if facts.check_at is None:
        needs_look = not (is_merged and facts.is_noticed)
        return (*found, Gap.NO_CHECK) if needs_look else found
    if facts.check_at < due_at - LEEWAY:
        return (*found, Gap.LATE_CHECK)
    if facts.check_at.astimezone(zone).date() > last_on:
        return (*found, Gap.FAR_CHECK)
    return found


def _of_open(facts: Facts) -> tuple[Gap, ...]:
    found = () if facts.due_on else (Gap.NO_CLOCK,)
    if facts.is_held:
        return found
    nobody = facts.stage is Stage.UNHELD and not facts.can_be_held
    return (Gap.NOBODY if nobody else Gap.NO_HOLDER, *found)


def _of_merged(facts: Facts) -> tuple[Gap, ...]:
    if facts.carrier is None:
        return (Gap.NO_CARRIER,)
    is_answered = facts.carrier in (Stage.ANSWERED, Stage.REFUSED, Stage.CLOSED)
    return (Gap.LEFT_BEHIND,) if is_answered and not facts.follows else ()


def next_audit_at(now: datetime, zone: ZoneInfo) -> datetime:
    """The next time (UTC) after an instant at which one is due; days without the bot are one."""
    today = now.astimezone(zone).date()
    at = instant(today, AUDIT_AT, zone)
    return at if at > now else instant(today + timedelta(days=1), AUDIT_AT, zone)
