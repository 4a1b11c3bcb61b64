"""The commune, its hamlets, its staff, and how each person came in."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Index, text
from sqlmodel import Field, SQLModel

from storage.types import JsonText, UtcDateTime


class CommuneRow(SQLModel, table=True):
    """The one commune this database serves.

    `inspection_body` takes complaints of conduct that nobody on the staff may decide.
    """

    __tablename__ = "commune"

    id: int = Field(primary_key=True)
    name: str
    province: str
    inspection_body: str = ""
    created_at: datetime = Field(sa_type=UtcDateTime)


class HamletRow(SQLModel, table=True):
    """A hamlet (ấp, thôn, khu phố). A closed one keeps its history."""

    __tablename__ = "hamlet"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    folded: str = Field(unique=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class PersonRow(SQLModel, table=True):
    """A member of staff. `left_at` ends every access; the records stay."""

    __tablename__ = "person"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    full_name: str
    folded: str
    whole_commune: bool = False
    created_at: datetime = Field(sa_type=UtcDateTime)
    left_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class PersonRoleRow(SQLModel, table=True):
    """A capacity a person holds now; what was held before stands in the events."""

    __tablename__ = "person_role"

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    role: str = Field(primary_key=True)


class PersonHamletRow(SQLModel, table=True):
    """A hamlet in a person's charge now."""

    __tablename__ = "person_hamlet"

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    hamlet_id: int = Field(primary_key=True, foreign_key="hamlet.id")


class AbsenceRow(SQLModel, table=True):
    """Somebody is away from a day to a day, and who stands in; `look_at`: its next turn."""

    __tablename__ = "absence"
    __table_args__ = (
        Index(
            "ix_absence_look",
            "look_at",
            sqlite_where=text("look_at IS NOT NULL"),
            postgresql_where=text("look_at IS NOT NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    deputy_id: int | None = Field(default=None, foreign_key="person.id")
    from_on: date
    to_on: date
    set_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    look_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class AccountRow(SQLModel, table=True):
    """A Telegram account bound to a person. One is open at a time, for both."""

    __tablename__ = "account"
    __table_args__ = (
        Index(
            "uq_account_open_user",
            "user_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index(
            "uq_account_open_person",
            "person_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    user_id: int = Field(sa_type=BigInteger)
    chat_id: int = Field(sa_type=BigInteger)
    bound_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    unreachable_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class InviteRow(SQLModel, table=True):
    """A single-use, expiring invitation. Only the hash of its code is kept."""

    __tablename__ = "invite"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    code_hash: str = Field(unique=True)
    full_name: str
    roles: list[str] = Field(sa_type=JsonText)
    hamlet_ids: list[int] = Field(sa_type=JsonText)
    whole_commune: bool = False
    person_id: int | None = Field(default=None, foreign_key="person.id")
    invited_by: int | None = Field(default=None, foreign_key="person.id")
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    joined_id: int | None = Field(default=None, foreign_key="person.id")
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
