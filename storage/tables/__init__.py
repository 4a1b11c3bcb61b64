"""Every table of the schema; importing this package declares them all."""

import storage.types  # noqa: F401  (the naming convention comes before any table)
from storage.tables import (
    history,
    identity,
    inbox,
    issue,
    outbox,
    page,
    programme,
    recheck,
    roster,
    staff,
    steering,
    talk,
    visit,
)

__all__ = [
    "history",
    "identity",
    "inbox",
    "issue",
    "outbox",
    "page",
    "programme",
    "recheck",
    "roster",
    "staff",
    "steering",
    "talk",
    "visit",
]
