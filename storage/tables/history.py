"""What happened to the records, and who looked at them."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.types import UtcDateTime


class EventRow(SQLModel, table=True):
    """A change: who, when, of what, from, to, why."""

    __tablename__ = "event"
    __table_args__ = (
        Index("ix_event_subject", "subject", "subject_id"),
        Index("ix_event_what", "subject", "what", "at"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    person_id: int | None = Field(default=None, foreign_key="person.id")
    subject: str
    subject_id: int
    what: str
    old: str = ""
    new: str = ""
    why: str = ""


class AccessRow(SQLModel, table=True):
    """Someone opened details, or was refused."""

    __tablename__ = "access"
    __table_args__ = (
        Index("ix_access_subject", "subject", "subject_id"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    person_id: int | None = Field(default=None, foreign_key="person.id")
    subject: str
    subject_id: int
    refused: bool = False


class CounterRow(SQLModel, table=True):
    """The last number given out for a kind of code in a year."""

    __tablename__ = "counter"

    kind: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    last: int
