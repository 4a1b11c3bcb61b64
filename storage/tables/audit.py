"""The daily audits: when each was due, how far it came, and what it found."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from storage.types import JsonText, UtcDateTime

_OPEN = text("ended_at IS NULL")


class AuditRow(SQLModel, table=True):
    """An audit. `seen_id` is the last issue it looked at; `found` by kind: how many, some codes."""

    __tablename__ = "audit"
    __table_args__ = (
        Index("ix_audit_open", "due_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    due_at: datetime = Field(sa_type=UtcDateTime)
    seen_id: int = 0
    found: dict[str, Any] = Field(sa_type=JsonText)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
