"""Documents that are made beside everything else and handed out."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from storage.types import JsonText, UtcDateTime

_WAITING = text("state = 'waiting'")


class PaperRow(SQLModel, table=True):
    """A document somebody asked for; once made its file lies on disk for some days.

    `state`: waiting (to be made), made, failed, gone (made, and its file removed since).
    """

    __tablename__ = "paper"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'made', 'failed', 'gone')", name="state"),
        Index("ix_paper_waiting", "id", sqlite_where=_WAITING, postgresql_where=_WAITING),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    args: dict[str, Any] = Field(sa_type=JsonText)
    person_id: int = Field(foreign_key="person.id")
    chat_id: int = Field(sa_type=BigInteger)
    state: str
    asked_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
