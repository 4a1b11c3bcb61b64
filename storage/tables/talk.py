"""Conversations that are under way."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from storage.types import JsonText, UtcDateTime


class TalkRow(SQLModel, table=True):
    """A talk and every answer given in it. One per person is current.

    `subject` names what it is about (a household): one open draft a subject.
    """

    __tablename__ = "talk"
    __table_args__ = (
        Index(
            "uq_talk_current",
            "person_id",
            unique=True,
            sqlite_where=text("is_current"),
            postgresql_where=text("is_current"),
        ),
        Index("ix_talk_open", "person_id", "ended_at"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    kind: str
    subject: str | None = None
    state: dict[str, Any] = Field(sa_type=JsonText)
    is_current: bool = False
    opened_at: datetime = Field(sa_type=UtcDateTime)
    changed_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ending: str | None = None
