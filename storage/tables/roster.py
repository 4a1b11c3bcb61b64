"""The households of the commune, and the groups that are visited first."""

from datetime import date, datetime

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


class PriorityGroupRow(SQLModel, table=True):
    """Why a household is visited first. A closed group keeps its history."""

    __tablename__ = "priority_group"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    folded: str = Field(unique=True)
    place: int
    is_sensitive: bool = True
    is_yearly: bool = False
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class PriorityRow(SQLModel, table=True):
    """A household is in a group, from a day on and until the first day it no longer is."""

    __tablename__ = "priority"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    household_id: int = Field(foreign_key="household.id", index=True)
    group_id: int = Field(foreign_key="priority_group.id", index=True)
    since_on: date
    until_on: date | None = None
    set_by: int | None = Field(default=None, foreign_key="person.id")
    set_at: datetime = Field(sa_type=UtcDateTime)
