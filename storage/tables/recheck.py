"""Satisfied citizens who are asked again: the draw of each month, and whom it fell on."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.types import UtcDateTime


class RecheckDrawRow(SQLModel, table=True):
    """A month (`2026-12`) in which somebody was satisfied, and when it is drawn from."""

    __tablename__ = "recheck_draw"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    month: str = Field(unique=True)
    due_at: datetime = Field(sa_type=UtcDateTime)
    drawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class RecheckRow(SQLModel, table=True):
    """An issue that was drawn. `person_id` asks the citizen; None: nobody was found so far.

    `due_at` is when it is looked at next: to be given, or to be reminded of.
    """

    __tablename__ = "recheck"
    __table_args__ = (
        UniqueConstraint("issue_id", "month"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    issue_id: int = Field(foreign_key="issue.id")
    month: str
    person_id: int | None = Field(default=None, foreign_key="person.id")
    drawn_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime | None = Field(default=None, index=True, sa_type=UtcDateTime)
    outcome: str | None = None
    done_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
