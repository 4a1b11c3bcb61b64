"""What came of the dates of programmes: who came, who was met, what was done."""

from datetime import datetime

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from storage.types import JsonText, UtcDateTime


class UnitRow(SQLModel, table=True):
    """A unit that what was done is counted in; `spellings` are other ways to write it."""

    __tablename__ = "unit"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    spellings: list[str] = Field(sa_type=JsonText)


class OutcomeRow(SQLModel, table=True):
    """The record of a date. `version` grows with every correction; what was before is history."""

    __tablename__ = "outcome"

    occurrence_id: int = Field(primary_key=True, foreign_key="occurrence.id")
    citizens: int | None = None
    spoke: int | None = None
    place: str = ""
    recorded_by: int = Field(foreign_key="person.id")
    recorded_at: datetime = Field(sa_type=UtcDateTime)
    version: int = 1


class WorkRow(SQLModel, table=True):
    """Something done on a date. `quantity` is in thousandths; without one there is no unit."""

    __tablename__ = "work"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    occurrence_id: int = Field(foreign_key="occurrence.id", index=True)
    what: str
    quantity: int | None = Field(default=None, sa_type=BigInteger)
    unit_id: int | None = Field(default=None, foreign_key="unit.id")


class AttendanceRow(SQLModel, table=True):
    """Somebody confirmed that a person came to a date, or did not."""

    __tablename__ = "attendance"

    occurrence_id: int = Field(primary_key=True, foreign_key="occurrence.id")
    person_id: int = Field(primary_key=True, foreign_key="person.id")
    came: bool
    confirmed_by: int = Field(foreign_key="person.id")
    confirmed_at: datetime = Field(sa_type=UtcDateTime)
