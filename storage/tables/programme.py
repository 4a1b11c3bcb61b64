"""Programmes, their dates, and what was said to whom for each."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.types import JsonText, UtcDateTime


class ProgrammeRow(SQLModel, table=True):
    """A programme of the commune; `rule` is its `domain.programme.ProgrammeRule` as JSON."""

    __tablename__ = "programme"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    rule: dict[str, Any] = Field(sa_type=JsonText)
    planned_until: date
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class TopicRow(SQLModel, table=True):
    """Something told to households; `points` are the lines to talk from."""

    __tablename__ = "topic"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    points: list[str] = Field(sa_type=JsonText)
    place: int
    in_set: bool = True
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class OccurrenceRow(SQLModel, table=True):
    """One date of a programme: kept on `occurs_on`, unless it was cancelled.

    `planned_on` is the date that the rule gave, None when somebody added this one. `cause` says
    what moved, added or cancelled it: "holiday", "rule" (it changed), or "hand", which no rule
    changes again; `reason` is what a person wrote. `hamlet_ids` and `place` are where it goes.
    """

    __tablename__ = "occurrence"
    __table_args__ = (
        UniqueConstraint("programme_id", "planned_on"),
        Index(
            "uq_occurrence_kept",
            "programme_id",
            "occurs_on",
            unique=True,
            sqlite_where=text("cancelled_at IS NULL"),
            postgresql_where=text("cancelled_at IS NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    programme_id: int = Field(foreign_key="programme.id")
    planned_on: date | None = None
    occurs_on: date = Field(index=True)
    kind: str
    hamlet_ids: list[int] = Field(sa_type=JsonText)
    place: str = ""
    cause: str = ""
    reason: str = ""
    cancelled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class MomentRow(SQLModel, table=True):
    """Something to be said for an occurrence on date `for_on`, or for that day itself.

    It is done once; `outcome` is its `domain.ladder.Passing`, so that what was missed keeps why.
    """

    __tablename__ = "moment"
    __table_args__ = (
        UniqueConstraint("occurrence_id", "kind", "for_on", "due_at"),
        Index(
            "uq_moment_of_day",
            "kind",
            "for_on",
            unique=True,
            sqlite_where=text("occurrence_id IS NULL"),
            postgresql_where=text("occurrence_id IS NULL"),
        ),
        Index(
            "ix_moment_open",
            "due_at",
            sqlite_where=text("done_at IS NULL"),
            postgresql_where=text("done_at IS NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    occurrence_id: int | None = Field(default=None, foreign_key="occurrence.id")
    for_on: date
    kind: str
    planned_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime = Field(sa_type=UtcDateTime)
    not_after: datetime = Field(sa_type=UtcDateTime)
    done_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    outcome: str | None = None


class NoticeRow(SQLModel, table=True):
    """What one person is told for one moment; queued once, or left out with the reason.

    Whoever puts it off is told again: `times` counts that. `told_with` is the notice whose
    message told this one as well.
    """

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("moment_id", "person_id"),
        Index(
            "ix_notice_open",
            "due_at",
            sqlite_where=text("done_at IS NULL"),
            postgresql_where=text("done_at IS NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    moment_id: int = Field(foreign_key="moment.id")
    person_id: int = Field(foreign_key="person.id")
    due_at: datetime = Field(sa_type=UtcDateTime)
    done_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    outcome: str | None = None
    times: int = 0
    told_with: int | None = Field(default=None, foreign_key="notice.id")


class HamletWordRow(SQLModel, table=True):
    """A hamlet's board knows of an occurrence on a date; `by` passed it on, None: the bot did."""

    __tablename__ = "hamlet_word"

    occurrence_id: int = Field(primary_key=True, foreign_key="occurrence.id")
    hamlet_id: int = Field(primary_key=True, foreign_key="hamlet.id")
    for_on: date = Field(primary_key=True)
    told_at: datetime = Field(sa_type=UtcDateTime)
    by: int | None = Field(default=None, foreign_key="person.id")


class RegistrationRow(SQLModel, table=True):
    """A person's word for an occurrence: taking part, or absent with a reason.

    `tasks` is the concrete work they take on; `registered_by` whoever gave the word for them.
    """

    __tablename__ = "registration"

    occurrence_id: int = Field(primary_key=True, foreign_key="occurrence.id")
    person_id: int = Field(primary_key=True, foreign_key="person.id")
    takes_part: bool
    reason: str = ""
    answered_at: datetime = Field(sa_type=UtcDateTime)
    tasks: list[str] = Field(sa_type=JsonText)
    registered_by: int | None = Field(default=None, foreign_key="person.id")


class DeputyRow(SQLModel, table=True):
    """Somebody was asked to go for an absent person, or to hamlets where nobody goes.

    `for_id` None: to the hamlets only. `state`: asked, accepted, declined, withdrawn. Once
    accepted they see the households of `hamlet_ids` until the end of `until_on`, and those of
    `household_ids` have passed to their list.
    """

    __tablename__ = "deputy"
    __table_args__ = (
        CheckConstraint("state IN ('asked', 'accepted', 'declined', 'withdrawn')", name="state"),
        Index("ix_deputy_accepted", "deputy_id", "until_on"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    occurrence_id: int = Field(foreign_key="occurrence.id", index=True)
    deputy_id: int = Field(foreign_key="person.id")
    for_id: int | None = Field(default=None, foreign_key="person.id")
    hamlet_ids: list[int] = Field(sa_type=JsonText)
    household_ids: list[int] = Field(sa_type=JsonText)
    until_on: date
    asked_by: int = Field(foreign_key="person.id")
    asked_at: datetime = Field(sa_type=UtcDateTime)
    state: str
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ProposalRow(SQLModel, table=True):
    """A household proposed for an occurrence, in order; `reason`: a `domain.visiting.Reason`.

    It stands on one person's list; `person_id` None: on the one that a delegation shares.
    """

    __tablename__ = "proposal"

    occurrence_id: int = Field(primary_key=True, foreign_key="occurrence.id")
    household_id: int = Field(primary_key=True, foreign_key="household.id")
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    place: int
    reason: str
