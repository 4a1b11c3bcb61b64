"""A visit to a household: what is written down, and until when it may be corrected."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeAlias

from domain.issue import Raised
from domain.spoken import Place, Spoken

CORRECTABLE_FOR = timedelta(hours=48)
"""How long whoever recorded a visit or an issue may correct it."""

OLDEST = timedelta(days=366)
"""How long ago a visit entered today may have been."""

OLDEST_CASE = timedelta(days=30 * 366)
"""How long ago a citizen may have raised what is entered today."""


class NotMet(StrEnum):
    """Why a household on the list was not visited: it stays on the list."""

    NOT_HOME = "not_home"
    COME_BACK = "come_back"


@dataclass(frozen=True, slots=True)
class NewHousehold:
    """A household met for the first time. Without a name it was withheld."""

    hamlet_id: int
    head_name: str | None


@dataclass(frozen=True, slots=True)
class VisitDraft:
    """What a cadre has filled in for a visit, before it is sent.

    `consent` is what the household said to having its name, a voice or a face attached; None:
    not asked. With `on_behalf_of` that colleague went, and the cadre only writes it down.
    """

    household: int | NewHousehold
    topic_ids: tuple[int, ...]
    raised: tuple[Raised, ...]
    visited_on: date
    companion_ids: tuple[int, ...] = ()
    note: Spoken = field(default_factory=Spoken)
    place: Place | None = None
    consent: bool | None = None
    contact: str = ""
    on_behalf_of: int | None = None


@dataclass(frozen=True, slots=True)
class JoinVisit:
    """The companion's record of the same visit is joined instead of writing a second one."""

    visit_id: int


@dataclass(frozen=True, slots=True)
class Attempt:
    """The household was not met: one tap, and it stays on the list."""

    household_id: int
    why: NotMet


VisitOutcome: TypeAlias = VisitDraft | JoinVisit | Attempt


def correctable(recorded_at: datetime, now: datetime) -> bool:
    """Whether the one who recorded it may still correct it: a visit, or the words of an issue."""
    return now - recorded_at <= CORRECTABLE_FOR


def is_late(recorded_on: date, occurs_on: date) -> bool:
    """Whether a visit was entered only after the main day it counts for; it counts all the same."""
    return recorded_on > occurs_on


def believable(visited_on: date, today: date, oldest: timedelta = OLDEST) -> bool:
    """Whether it may have been on that date: not ahead, a visit not more than a year ago."""
    return today - oldest <= visited_on <= today
