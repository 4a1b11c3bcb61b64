"""What a citizen raised: its kinds, the stages it goes through, and who must act at each.

Source: Luật Tiếp công dân 2013 (phản ánh, kiến nghị), Luật Khiếu nại 2011, Luật Tố cáo 2018,
Quyết định 218-QĐ/TW (góp ý).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

from domain.calendar import Weekday
from domain.message import FileKind
from domain.spoken import Place, Spoken
from domain.workdays import WorkCalendar


class Kind(StrEnum):
    """What was raised. The last three leave by the formal route and are not followed here."""

    REPORT = "report"
    PROPOSAL = "proposal"
    CONTRIBUTION = "contribution"
    COMPLAINT = "complaint"
    DENUNCIATION = "denunciation"
    CRIME_REPORT = "crime_report"

    @property
    def is_followed(self) -> bool:
        """Whether it is followed here until the citizen has an answer."""
        return self in (Kind.REPORT, Kind.PROPOSAL, Kind.CONTRIBUTION)

    @property
    def leaves_no_trace(self) -> bool:
        """Whether nothing of it is kept but a count per month."""
        return self in (Kind.DENUNCIATION, Kind.CRIME_REPORT)


class Urgency(StrEnum):
    """How soon it must be seen. Urgent ones concern safety."""

    NORMAL = "normal"
    URGENT = "urgent"


class Stage(StrEnum):
    """Where an issue stands; each open stage has one person who must act.

    What was merged into another waits for that one's answer, and then is told like any other.
    """

    UNHELD = "unheld"
    WAITING = "waiting"
    ACCEPTED = "accepted"
    ASKED = "asked"
    TRANSFERRED = "transferred"
    ANSWERED = "answered"
    REFUSED = "refused"
    MERGED = "merged"
    CLOSED = "closed"

    @property
    def is_open(self) -> bool:
        """Whether somebody must still act."""
        return self not in (Stage.CLOSED, Stage.MERGED)


class Cause(StrEnum):
    """Why an issue moves on from whom it was with."""

    OUT_OF_REACH = "out_of_reach"
    LEFT = "left"
    NOT_IN_CHARGE = "not_in_charge"
    CONCERNED = "concerned"
    AWAY = "away"
    BACK = "back"
    NOT_ACCEPTED = "not_accepted"
    NOT_ANSWERED = "not_answered"
    PROMISE_BROKEN = "promise_broken"
    NOT_INFORMED = "not_informed"


class Channel(StrEnum):
    """Where the citizen raised it."""

    VISIT = "visit"
    OFFICE = "office"
    MEETING = "meeting"
    PHONE = "phone"


class Word(StrEnum):
    """What the citizen said when told the answer."""

    SATISFIED = "satisfied"
    UNSATISFIED = "unsatisfied"
    NOT_ASKED = "not_asked"


PROMISING = (Stage.UNHELD, Stage.WAITING, Stage.ACCEPTED)
"""Stages in which a promise to the citizen still runs: nobody has answered or given it away."""

OLD_CASE = timedelta(days=31)
"""What was received longer ago than this is entered as an old case."""

LONG_PENDING = timedelta(days=90)
"""What has waited longer than this is long pending (tồn đọng)."""


def before_question(promised_on: date | None, ask_again_on: date | None) -> Stage:
    """Where a matter that is asked about stands: with an outside body, taken on, or waiting."""
    if ask_again_on is not None:
        return Stage.TRANSFERRED
    return Stage.WAITING if promised_on is None else Stage.ACCEPTED


def is_old_case(received_on: date, entered_on: date) -> bool:
    """Whether its dates count from the entry: those of its own day have passed."""
    return entered_on - received_on > OLD_CASE


def is_long_pending(received_on: date, today: date) -> bool:
    """Whether it has waited so long that it is kept in sight as such."""
    return today - received_on > LONG_PENDING


@dataclass(frozen=True, slots=True)
class Limits:
    """Working days for an issue of a category, as they were on the day it was raised.

    `accept_days` are for each person on the ladder to take it on.
    """

    first_notice_days: int
    answer_days: int
    accept_days: int = 2


@dataclass(frozen=True, slots=True)
class Clocks:
    """The two dates an issue must keep."""

    first_notice_on: date
    answer_on: date


def clocks(limits: Limits, received_on: date, calendar: WorkCalendar) -> Clocks:
    """Both due dates, in working days after the day of receipt, which is not counted."""
    return Clocks(
        first_notice_on=calendar.after(received_on, limits.first_notice_days),
        answer_on=calendar.after(received_on, limits.answer_days),
    )


def promises(today: date, answer_on: date, calendar: WorkCalendar) -> tuple[date, ...]:
    """Dates a leader may promise in one tap: this or next Friday, and the due date."""
    days_to_friday = (Weekday.FRIDAY - today.weekday()) % 7 or 7
    friday = today + timedelta(days=days_to_friday)
    while not calendar.is_worked(friday):
        friday -= timedelta(days=1)
    offered = {on for on in (friday, answer_on) if today < on <= answer_on}
    return tuple(sorted(offered)) or (max(today, answer_on),)


@dataclass(frozen=True, slots=True)
class IssueDraft:
    """What a cadre wrote down of one thing a citizen raised.

    `answer` None: beyond the cadre's authority, it goes to a leader. `said` may be a voice note.
    `hamlet_id` is where the matter is. Files of the kinds in `dropped` go: without consent
    neither the citizen's voice nor a face is kept. `joins` is the open issue that says the same:
    this citizen hears its answer. `concerned_id` is whose conduct it is about.
    """

    kind: Kind
    said: Spoken
    category_id: int
    hamlet_id: int | None = None
    answer: str | None = None
    word: Word = Word.NOT_ASKED
    urgency: Urgency = Urgency.NORMAL
    dropped: tuple[FileKind, ...] = ()
    joins: int | None = None
    concerned_id: int | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an issue came from, as far as that may be kept.

    Without the citizen's consent nothing here points at a person: no household, no visit, no
    name and no contact. `talk_id` and `item` say which form, and which of its issues, it was
    written in, so that an edited message finds it again. `occurrence_id` is the date of a programme
    at which it was raised, or for which it was collected beforehand. Its dates count from
    `clocks_from`, None: from the day it was raised. `is_noticed`: the citizen was told before that
    it was received.
    """

    channel: Channel
    raised_on: date
    hamlet_id: int | None = None
    household_id: int | None = None
    visit_id: int | None = None
    citizen_name: str = ""
    contact: str = ""
    place: Place | None = None
    talk_id: int | None = None
    item: int = 0
    occurrence_id: int | None = None
    clocks_from: date | None = None
    is_noticed: bool = False


@dataclass(frozen=True, slots=True)
class Referral:
    """It left by the formal route: the citizen was told where to go, nothing else is kept."""

    kind: Kind


Raised: TypeAlias = IssueDraft | Referral


@dataclass(frozen=True, slots=True)
class RaisedAlone:
    """What was raised outside a visit, and by whom, as far as they agreed to be named.

    `consent` None: they were not asked.
    """

    raised: Raised
    channel: Channel
    received_on: date
    household_id: int | None = None
    citizen_name: str = ""
    contact: str = ""
    place: Place | None = None
    consent: bool | None = None
    is_noticed: bool = False
