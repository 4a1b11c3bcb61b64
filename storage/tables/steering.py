"""Who is in the steering group that a matter was given to."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from storage.types import UtcDateTime


class SteeringMemberRow(SQLModel, table=True):
    """Somebody who may read an issue as a member of its group; its lead is who holds it."""

    __tablename__ = "steering_member"

    issue_id: int = Field(primary_key=True, foreign_key="issue.id")
    person_id: int = Field(primary_key=True, foreign_key="person.id", index=True)
    since: datetime = Field(sa_type=UtcDateTime)
