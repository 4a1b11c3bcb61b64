"""What arrived from Telegram, before anybody looked at it."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Index, Text, text
from sqlmodel import Field, SQLModel

from storage.types import UtcDateTime

_SPOKEN = text("message_id IS NOT NULL")
_ECHOING = text("echo IS NOT NULL")
_KEPT = text("payload IS NOT NULL")
_PARKED = text("state = 'parked'")


class InboxRow(SQLModel, table=True):
    """One update. `seq` is the order; `payload` is ASCII JSON text, emptied after some days.

    `echo`, `said_at` and `message_id` are what an echo is recognised by, without the words;
    `echo_of` is the `seq` of what this one repeats.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'handled', 'parked')", name="state"),
        Index(
            "ix_inbox_message",
            "chat_id",
            "message_id",
            sqlite_where=_SPOKEN,
            postgresql_where=_SPOKEN,
        ),
        Index("ix_inbox_echo", "echo", "said_at", sqlite_where=_ECHOING, postgresql_where=_ECHOING),
        # Few indexes: each costs every update. This one also finds what waits.
        Index("ix_inbox_kept", "seq", sqlite_where=_KEPT, postgresql_where=_KEPT),
        # No update pays for this one until it is put aside.
        Index("ix_inbox_parked", "seq", sqlite_where=_PARKED, postgresql_where=_PARKED),
        {"sqlite_autoincrement": True},
    )

    seq: int = Field(primary_key=True)
    update_id: int = Field(sa_type=BigInteger, unique=True)
    chat_id: int = Field(sa_type=BigInteger)
    payload: str | None = Field(sa_type=Text)
    received_at: datetime = Field(sa_type=UtcDateTime)
    state: str
    attempts: int
    retry_at: datetime | None = Field(sa_type=UtcDateTime)
    handled_at: datetime | None = Field(sa_type=UtcDateTime)
    why: str | None
    echo: str | None
    said_at: datetime | None = Field(sa_type=UtcDateTime)
    message_id: int | None = Field(sa_type=BigInteger)
    echo_of: int | None
