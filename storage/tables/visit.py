"""Visits, what was told and raised there, and the files that came with them."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from storage.types import UtcDateTime


class VisitRow(SQLModel, table=True):
    """A visit to a household. A withdrawn one stays, with the reason.

    With `on_behalf_of` that person made it, and whoever recorded it only wrote it down.
    """

    __tablename__ = "visit"
    __table_args__ = (
        Index("ix_visit_household_on", "household_id", "visited_on"),
        Index("ix_visit_recorded", "recorded_by", "recorded_at"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    household_id: int = Field(foreign_key="household.id")
    visited_on: date
    occurrence_id: int | None = Field(default=None, foreign_key="occurrence.id")
    recorded_by: int = Field(foreign_key="person.id")
    recorded_at: datetime = Field(sa_type=UtcDateTime)
    on_behalf_of: int | None = Field(default=None, foreign_key="person.id")
    talk_id: int | None = Field(default=None, foreign_key="talk.id", unique=True)
    note: str = ""
    note_attachment_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    withdrawn_why: str | None = None


class VisitorRow(SQLModel, table=True):
    """A person who took part in a visit: the one who recorded it, and the companions."""

    __tablename__ = "visitor"

    visit_id: int = Field(primary_key=True, foreign_key="visit.id")
    person_id: int = Field(primary_key=True, foreign_key="person.id", index=True)


class VisitTopicRow(SQLModel, table=True):
    """A topic told at a visit."""

    __tablename__ = "visit_topic"

    visit_id: int = Field(primary_key=True, foreign_key="visit.id")
    topic_id: int = Field(primary_key=True, foreign_key="topic.id")


class AttemptRow(SQLModel, table=True):
    """A household was not met, and why."""

    __tablename__ = "attempt"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    household_id: int = Field(foreign_key="household.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    why: str
    attempted_on: date
    recorded_at: datetime = Field(sa_type=UtcDateTime)
    talk_id: int | None = Field(default=None, foreign_key="talk.id", unique=True)


class AttachmentRow(SQLModel, table=True):
    """A file a person sent: first to a talk's `slot`, then part of the visit's record.

    `state`: waiting (to be downloaded), fetched, failed. `path` is relative to the data
    directory.
    """

    __tablename__ = "attachment"
    __table_args__ = (
        Index("uq_attachment_once", "talk_id", "slot", "unique_id", unique=True),
        Index(
            "ix_attachment_waiting",
            "retry_at",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    talk_id: int | None = Field(default=None, foreign_key="talk.id")
    slot: str
    visit_id: int | None = Field(default=None, foreign_key="visit.id", index=True)
    issue_id: int | None = Field(default=None, foreign_key="issue.id", index=True)
    kind: str
    file_id: str
    unique_id: str
    size_bytes: int = 0
    seconds: int = 0
    name: str = ""
    caption: str = ""
    message_id: int | None = None
    sent_at: datetime = Field(sa_type=UtcDateTime)
    state: str = "waiting"
    retry_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempts: int = 0
    path: str | None = None
    sha256: str | None = None
    why: str | None = None
