"""The register of models, and what people commit to for a year."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.types import JsonText, UtcDateTime

KEPT = text("ending <> 'mistaken'")


class ModelRow(SQLModel, table=True):
    """A model that a unit registered for a year.

    `owner_id` is the owner where that is a member of staff; `owner` are the words in any case.
    `ending` is empty while it runs, else a `domain.model.Ending`.
    """

    __tablename__ = "model"
    __table_args__ = (
        Index(
            "uq_model_kept",
            "year",
            "unit_folded",
            "folded",
            unique=True,
            sqlite_where=KEPT,
            postgresql_where=KEPT,
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    year: int
    unit: str
    unit_folded: str
    name: str
    folded: str
    status: str
    owner: str = ""
    owner_id: int | None = Field(default=None, foreign_key="person.id")
    topics: list[str] = Field(sa_type=JsonText)
    target: str = ""
    outcome: str = "none"
    outcome_note: str = ""
    is_commended: bool = False
    ending: str = ""
    created_at: datetime = Field(sa_type=UtcDateTime)


class CommitmentRow(SQLModel, table=True):
    """What a person commits to for a year; `written_by` somebody may write it down for them."""

    __tablename__ = "commitment"
    __table_args__ = (
        UniqueConstraint("person_id", "year"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    year: int = Field(index=True)
    lines: list[str] = Field(sa_type=JsonText)
    target: str = ""
    written_by: int = Field(foreign_key="person.id")
    written_at: datetime = Field(sa_type=UtcDateTime)
    verdict: str = ""
    review_words: str = ""
    reviewed_by: int | None = Field(default=None, foreign_key="person.id")
    reviewed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
