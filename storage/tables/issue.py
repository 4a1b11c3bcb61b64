"""What citizens raised, where each matter stands, and who must act."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.types import JsonText, UtcDateTime


class CategoryRow(SQLModel, table=True):
    """A field of work (lĩnh vực). `keywords` are folded words that suggest it.

    `spot_roles` may answer on the spot; `urgency` is assumed; `is_conduct`: about somebody on
    the staff.
    """

    __tablename__ = "category"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    keywords: list[str] = Field(sa_type=JsonText)
    place: int
    spot_roles: list[str] = Field(sa_type=JsonText)
    urgency: str = "normal"
    is_conduct: bool = False
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class LimitRow(SQLModel, table=True):
    """Working days for a category and urgency, from a date on. An issue keeps its day's."""

    __tablename__ = "time_limit"
    __table_args__ = (
        UniqueConstraint("category_id", "urgency", "valid_from"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    category_id: int = Field(foreign_key="category.id")
    urgency: str
    first_notice_days: int
    answer_days: int
    accept_days: int = 2
    valid_from: date


class PostRow(SQLModel, table=True):
    """Who is what for a category in a hamlet (None: for every one), as it holds now."""

    __tablename__ = "post"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    category_id: int | None = Field(default=None, foreign_key="category.id")
    hamlet_id: int | None = Field(default=None, foreign_key="hamlet.id")
    part: str
    place: int
    person_id: int = Field(foreign_key="person.id")


class DayRow(SQLModel, table=True):
    """A day that the commune works against the rule, or does not."""

    __tablename__ = "calendar_day"

    on_date: date = Field(primary_key=True)
    is_worked: bool
    reason: str = ""


class IssueRow(SQLModel, table=True):
    """An issue. `version` grows with every change, so that of two who press one wins.

    `holder_id` is the person who must act now; None only when closed, or when nobody could be
    found and the coordinator was told. `backup_id` is another leader it went to as well, who may
    act like the holder. `teller_id` is the cadre who brings the citizen word. `item` is its place
    among what was raised in the form `talk_id`. `occurrence_id` is the date it was raised at.
    `merged_into_id` is the one whose answer its citizen hears, which is itself merged into none;
    `catch_up_at` is when it follows that one. `ladder` are the persons to whom it goes one
    after another, as they stood when it was opened, and `rung` the highest it came to;
    on `climb_on` it goes further. `holds_for_id` and `tells_for_id` are away: another has it in
    their place. `tell_extension_on`: until when the citizen must be told of an extension,
    or of the outside body that has it now.
    `broken_on` is a promise that was let pass, whatever was promised since, until it is answered.
    """

    __tablename__ = "issue"
    __table_args__ = (
        Index("ix_issue_holder", "holder_id", "stage"),
        Index("ix_issue_household", "household_id"),
        Index("ix_issue_recorded_by", "recorded_by", "id"),
        Index("ix_issue_raised_on", "raised_on"),
        Index(
            "ix_issue_alike",
            "category_id",
            "hamlet_id",
            sqlite_where=text("due_on IS NOT NULL"),
            postgresql_where=text("due_on IS NOT NULL"),
        ),
        Index("ix_issue_merged_into", "merged_into_id"),
        Index(
            "ix_issue_catch_up",
            "catch_up_at",
            sqlite_where=text("catch_up_at IS NOT NULL"),
            postgresql_where=text("catch_up_at IS NOT NULL"),
        ),
        Index(
            "ix_issue_check",
            "check_at",
            sqlite_where=text("check_at IS NOT NULL"),
            postgresql_where=text("check_at IS NOT NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    kind: str
    urgency: str
    category_id: int = Field(foreign_key="category.id")
    hamlet_id: int | None = Field(default=None, foreign_key="hamlet.id")
    household_id: int | None = Field(default=None, foreign_key="household.id")
    visit_id: int | None = Field(default=None, foreign_key="visit.id", index=True)
    words: str = ""
    folded: str = ""
    attachment_id: int | None = None
    seconds: int = 0
    latitude: float | None = None
    longitude: float | None = None
    citizen_name: str = ""
    contact: str = ""
    channel: str
    occurrence_id: int | None = Field(default=None, foreign_key="occurrence.id", index=True)
    talk_id: int | None = Field(default=None, foreign_key="talk.id")
    item: int = 0
    recorded_by: int = Field(foreign_key="person.id")
    recorded_at: datetime = Field(sa_type=UtcDateTime)
    raised_on: date
    first_notice_on: date
    answer_on: date
    stage: str
    holder_id: int | None = Field(default=None, foreign_key="person.id")
    leader_id: int | None = Field(default=None, foreign_key="person.id")
    backup_id: int | None = Field(default=None, foreign_key="person.id")
    teller_id: int = Field(foreign_key="person.id")
    asked_for: str = ""
    promised_on: date | None = None
    broken_on: date | None = None
    answer: str = ""
    instruction: str = ""
    document: str = ""
    transferred_to: str = ""
    ask_again_on: date | None = None
    word: str | None = None
    tries: int = 0
    last_try_on: date | None = None
    first_notice_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    seen_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    due_on: date | None = None
    reminders: int = 0
    notice_reminders: int = 0
    ladder: list[int] = Field(default_factory=list, sa_type=JsonText)
    rung: int = 0
    climb_on: date | None = None
    concerned_id: int | None = Field(default=None, foreign_key="person.id")
    holds_for_id: int | None = Field(default=None, foreign_key="person.id")
    tells_for_id: int | None = Field(default=None, foreign_key="person.id")
    asked_on: date | None = None
    extensions: int = 0
    tell_extension_on: date | None = None
    check_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    merged_into_id: int | None = Field(default=None, foreign_key="issue.id")
    catch_up_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    version: int = 0


class ConsentRow(SQLModel, table=True):
    """A citizen was asked whether name, contact, face or voice may be attached; the wording read.

    A refusal outside a visit points at nobody.
    """

    __tablename__ = "consent"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    household_id: int | None = Field(default=None, foreign_key="household.id", index=True)
    visit_id: int | None = Field(default=None, foreign_key="visit.id")
    issue_id: int | None = Field(default=None, foreign_key="issue.id", index=True)
    asked_by: int = Field(foreign_key="person.id")
    asked_at: datetime = Field(sa_type=UtcDateTime)
    wording: str
    given: bool
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class AssistantRow(SQLModel, table=True):
    """Somebody whom a leader named to prepare acts for approval."""

    __tablename__ = "assistant"
    __table_args__ = (
        Index(
            "uq_assistant_open",
            "leader_id",
            "assistant_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    leader_id: int = Field(foreign_key="person.id")
    assistant_id: int = Field(foreign_key="person.id", index=True)
    named_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class PreparedRow(SQLModel, table=True):
    """An act an assistant prepared on an issue as it was at `version`, for a leader to approve.

    `act` names the act, `values` what it was filled in with. `talk_id` has its files. `ending`:
    approved, declined, or overtaken by another act.
    """

    __tablename__ = "prepared"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    issue_id: int = Field(foreign_key="issue.id", index=True)
    version: int
    act: str
    values: dict[str, Any] = Field(sa_type=JsonText)
    talk_id: int | None = Field(default=None, foreign_key="talk.id")
    prepared_by: int = Field(foreign_key="person.id")
    prepared_for: int = Field(foreign_key="person.id")
    prepared_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ending: str | None = None


class ReferralRow(SQLModel, table=True):
    """A complaint that was referred to the formal route; nothing of what it said."""

    __tablename__ = "referral"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    hamlet_id: int | None = Field(default=None, foreign_key="hamlet.id")
    referred_on: date


class FormalCountRow(SQLModel, table=True):
    """How many denunciations and crime reports were shown the formal route in a month."""

    __tablename__ = "formal_count"

    month: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    count: int
