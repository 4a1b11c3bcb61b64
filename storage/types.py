"""Column types shared by all tables, and the names the schema gives its constraints.

Imported before any table is declared: the naming convention holds for what follows.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import DateTime, Dialect, MetaData, String, Table, Text
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import SQLModel

# Named constraints can be changed by a migration on both databases; unnamed ones cannot.
SQLModel.metadata.naming_convention = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
).naming_convention

_LENGTH = len("2026-01-03 06:30:00.000000")


class UtcDateTime(TypeDecorator[datetime]):
    """An instant. Naive values are refused; what is read is aware and in UTC.

    SQLite keeps it as text of one length, so that order in time is order of text.

    Raises:
        ValueError: A naive datetime was given (SQLAlchemy wraps it in a `StatementError`).
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text on SQLite, `timestamptz` elsewhere."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(String(_LENGTH))
        return dialect.type_descriptor(DateTime(timezone=True))

    # The processors are given whole rather than through `process_bind_param`, which would be
    # called with the dialect for every value: several instants are written for each update.
    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any]:
        """To what the driver stores."""
        return _to_text if dialect.name == "sqlite" else _to_utc

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """From what the driver gives."""
        return _from_text if dialect.name == "sqlite" else _to_utc

    def literal_processor(self, dialect: Dialect) -> Callable[[Any], str]:
        """As written into SQL text, for server defaults and migrations."""
        return lambda value: f"'{_to_utc(value)}'"


def _to_utc(value: datetime | None) -> datetime | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError("a naive datetime is not an instant")
    return value if value.tzinfo is UTC else value.astimezone(UTC)


# A unit writes its `now` into several columns: the last text is kept. One tuple, replaced
# whole, so that threads never see a half of it.
_written: tuple[datetime | None, str | None] = (None, None)


def _to_text(value: datetime | None) -> str | None:
    global _written
    instant, written = _written
    if value is not instant:
        instant = _to_utc(value)
        # The offset is cut off rather than removed by `replace`, which would copy the value.
        written = None if instant is None else instant.isoformat(" ", "microseconds")[:_LENGTH]
        _written = (value, written)
    return written


def _from_text(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value + "+00:00")


class JsonText(TypeDecorator[Any]):
    """A JSON value as ASCII text: lone surrogates and NUL survive as escapes."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """To text; `None` is NULL."""
        return None if value is None else to_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """From text."""
        return None if value is None else json.loads(value)


_ENCODER = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), allow_nan=False)


def to_json(value: Any) -> str:
    """Return compact ASCII JSON."""
    return _ENCODER.encode(value)


def storable(words: str, longest: int = 500) -> str:
    """Return words about an error as any database takes them: no NUL, no lone surrogates."""
    return words.replace("\0", "").encode("utf-8", "replace").decode()[:longest]


def table(row: type[SQLModel]) -> Table:
    """Return the Core table behind a row class."""
    return cast(Table, row.__table__)  # type: ignore[attr-defined]
