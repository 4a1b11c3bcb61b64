"""The households of the commune, those that are visited first, and lists on their way in."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.types import JsonText, UtcDateTime


class HouseholdRow(SQLModel, table=True):
    """A household. `head_name` None: the name was withheld.

    `merged_into_id`: it was one with that household, which has all that was recorded of it and
    is itself merged into none.
    """

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
    merged_into_id: int | None = Field(default=None, foreign_key="household.id", index=True)


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


class RosterImportRow(SQLModel, table=True):
    """A list that was sent; its rows wait apart until somebody confirms them.

    `kind`: a `domain.roster.progress.Listed`, empty while nobody knows. `state`: a `Stage` of
    the same. `preview` is what the list would do, as JSON.
    """

    __tablename__ = "roster_import"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    file_name: str
    kind: str = ""
    state: str = Field(index=True)
    sent_by: int | None = Field(default=None, foreign_key="person.id")
    attachment_id: int | None = Field(default=None, foreign_key="attachment.id")
    created_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    preview: dict[str, Any] = Field(sa_type=JsonText)
    written: int = 0
    left_out: int = 0


class RosterRow(SQLModel, table=True):
    """A household of a list that is to be written, or a row that cannot be."""

    __tablename__ = "roster_row"
    __table_args__ = (
        Index("ix_roster_row_of", "import_id", "is_bad", "id"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    import_id: int = Field(foreign_key="roster_import.id")
    is_bad: bool
    household_id: int | None = None
    held: dict[str, Any] = Field(sa_type=JsonText)


class PairRow(SQLModel, table=True):
    """Two households that may be one, `one_id` the smaller; `apart_at`: somebody said they are two.

    `likeness`: a `domain.roster.alike.Likeness`.
    """

    __tablename__ = "household_pair"

    one_id: int = Field(primary_key=True, foreign_key="household.id")
    other_id: int = Field(primary_key=True, foreign_key="household.id", index=True)
    likeness: str
    place: int = 0
    apart_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    apart_by: int | None = Field(default=None, foreign_key="person.id")


class PairSearchRow(SQLModel, table=True):
    """Somebody asked which households may be one."""

    __tablename__ = "pair_search"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    asked_by: int = Field(foreign_key="person.id")
    asked_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
