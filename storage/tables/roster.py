"""The households of the commune."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.types import UtcDateTime


class HouseholdRow(SQLModel, table=True):
    """A household. `head_name` None: the name was withheld."""

    __tablename__ = "household"
    __table_args__ = (
        Index("ix_household_hamlet_folded", "hamlet_id", "folded"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    hamlet_id: int = Field(foreign_key="hamlet.id")
    head_name: str | None = None
    folded: str = Field(default="", index=True)
    address_note: str = ""
    phone: str | None = None
    created_by: int | None = Field(default=None, foreign_key="person.id")
    created_at: datetime = Field(sa_type=UtcDateTime)
