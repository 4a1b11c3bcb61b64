"""How Alembic meets our tables. The connection and its transaction are `storage.schema`'s."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlmodel import AutoString, SQLModel

import storage.tables  # noqa: F401  (declares them)
from storage.types import JsonText, UtcDateTime


def render_item(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Name our own column types in a revision, and plain strings as such."""
    if kind != "type":
        return False
    if isinstance(item, UtcDateTime | JsonText):
        name = type(item).__name__
        autogen.imports.add(f"from storage.types import {name}")
        return f"{name}()"
    return "sa.String()" if isinstance(item, AutoString) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
    render_item=render_item,
)
context.run_migrations()
