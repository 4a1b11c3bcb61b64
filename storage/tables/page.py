"""The buttons a chat was last shown, so that their labels can be typed."""

from typing import Any

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from storage.types import JsonText


class PageRow(SQLModel, table=True):
    """Labels and data of the last buttons in a chat: a list of [label, data] pairs."""

    __tablename__ = "page"

    chat_id: int = Field(
        primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False}
    )
    buttons: list[Any] = Field(sa_type=JsonText)
