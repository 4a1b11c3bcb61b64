"""Every table of the schema; importing this package declares them all."""

import storage.types  # noqa: F401  (the naming convention comes before any table)
from storage.tables import (
    audit,
    history,
    identity,
    inbox,
    issue,
    meeting,
    outbox,
    page,
    paper,
    programme,
    recheck,
    register,
    roster,
    staff,
    steering,
    talk,
    visit,
)

__all__ = [
    "audit",
    "history",
    "identity",
    "inbox",
    "issue",
    "meeting",
    "outbox",
    "page",
    "paper",
    "programme",
    "recheck",
    "register",
    "roster",
    "staff",
    "steering",
    "talk",
    "visit",
]
