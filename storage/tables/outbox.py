"""What is to be said, and which message each card lives in."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.types import UtcDateTime

_WAITING = text("state = 'waiting'")
_SHOWING = text("state = 'waiting' AND slot IS NOT NULL")
_HOLDING = text("state = 'waiting' AND retry_at IS NOT NULL")
_KEYED = text("key IS NOT NULL")
_KEPT = text("body IS NOT NULL")


class OutboxRow(SQLModel, table=True):
    """One thing to say. A row that is `replaced` and has `sent_at` was under way already."""

    __tablename__ = "outbox"
    __table_args__ = (
        CheckConstraint(
            "state IN ('waiting', 'sent', 'replaced', 'missed', 'refused')", name="state"
        ),
        Index("ix_outbox_waiting", "due_at", sqlite_where=_WAITING, postgresql_where=_WAITING),
        # A slot has at most one row that waits: the newer replaces the older.
        Index(
            "uq_outbox_showing",
            "chat_id",
            "slot",
            unique=True,
            sqlite_where=_SHOWING,
            postgresql_where=_SHOWING,
        ),
        # A row that waits for a retry holds its lane in its chat.
        Index(
            "ix_outbox_holding",
            "chat_id",
            "lane",
            sqlite_where=_HOLDING,
            postgresql_where=_HOLDING,
        ),
        Index("uq_outbox_key", "key", unique=True, sqlite_where=_KEYED, postgresql_where=_KEYED),
        Index("ix_outbox_kept", "id", sqlite_where=_KEPT, postgresql_where=_KEPT),
        {"sqlite_autoincrement": True},
    )

    id: int = Field(primary_key=True)
    chat_id: int = Field(sa_type=BigInteger)
    lane: int
    key: str | None
    slot: str | None
    kind: str
    body: str | None = Field(sa_type=Text)
    created_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime = Field(sa_type=UtcDateTime)
    not_after: datetime | None = Field(sa_type=UtcDateTime)
    state: str
    attempts: int
    retry_at: datetime | None = Field(sa_type=UtcDateTime)
    message_id: int | None = Field(sa_type=BigInteger)
    sent_at: datetime | None = Field(sa_type=UtcDateTime)
    why: str | None


class CardRow(SQLModel, table=True):
    """The message a slot's card was last shown in. A message holds one card at most."""

    __tablename__ = "card"
    __table_args__ = (
        UniqueConstraint("chat_id", "message_id"),
        {"sqlite_with_rowid": False},
    )

    chat_id: int = Field(sa_type=BigInteger, primary_key=True)
    slot: str = Field(primary_key=True)
    message_id: int = Field(sa_type=BigInteger)
