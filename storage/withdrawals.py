"""Consent is withdrawn: the citizen goes from the issues, the matters stay where they are.

Source: Luật Bảo vệ dữ liệu cá nhân 91/2025 (quyền rút lại sự đồng ý, yêu cầu xóa).
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import or_, select, update

from domain.masking import masked
from domain.text import fold
from storage import (
    attachments,
    consents,
    history,
    households,
    issues,
    pages,
    purging,
    talks,
    voices,
)
from storage.issues import Issue
from storage.scrubbing import ask_to_scrub
from storage.tables.history import EventRow
from storage.tables.issue import IssueRow, PreparedRow
from storage.tables.visit import VisitRow
from storage.transaction import Tx
from storage.types import table

_issues = table(IssueRow)
_events = table(EventRow)
_prepared = table(PreparedRow)
_visits = table(VisitRow)

_WRITTEN = ("words", "answer", "instruction", "asked_for", "document", "transferred_to")
_NO_WORDS = (
    *("opened", "accepted", "assigned", "moved", "teller_moved", "also_sent", "skipped"),
    *("reminded", "not_reminded", "resumed", "repaired"),
)
"""Events that tell of dates, of staff and of the software's own keys only."""


def concerned(tx: Tx, household_id: int) -> list[int]:
    """Ids of all issues, open and closed, that tell they are a household's."""
    visited = select(_visits.c.id).where(_visits.c.household_id == household_id)
    theirs = or_(_issues.c.household_id == household_id, _issues.c.visit_id.in_(visited))
    rows = tx.connection.execute(select(_issues.c.id).where(theirs).order_by(_issues.c.id))
    return [row.id for row in rows]


def withdraw_household(tx: Tx, household_id: int, *, by: int, erased: str | None) -> int:
    """A household goes from its issues; how many there were.

    Args:
        tx: The unit's transaction.
        household_id: The household.
        by: Who recorded that it withdraws.
        erased: Photos and voice notes go for good, and this stands where a voice was; None:
            they stay with the matter.
    """
    known = households.names(tx, household_id)
    ids = concerned(tx, household_id)
    consents.end_of_household(tx, household_id)
    talks.forget_ended(tx, select(_visits.c.talk_id).where(_visits.c.household_id == household_id))
    for issue_id in ids:
        _part(tx, issue_id, known, by, erased)
    _leave_no_way_back(tx)
    return len(ids)


def withdraw_issue(tx: Tx, issue_id: int, *, by: int, erased: str | None) -> None:
    """The citizen who is named in an issue goes from it; `erased` as for a household."""
    consents.end_of_issue(tx, issue_id)
    _part(tx, issue_id, (), by, erased)
    _leave_no_way_back(tx)


def _leave_no_way_back(tx: Tx) -> None:
    pages.forget_all(tx)
    purging.empty_all(tx)
    ask_to_scrub(tx.connection)


def _part(tx: Tx, issue_id: int, known: Collection[str], by: int, erased: str | None) -> None:
    """Buttons and forms of the issue stay good: nothing of the matter was decided."""
    issue = issues.get(tx, issue_id)
    assert issue is not None
    names = {*known, *([issue.citizen_name] if issue.citizen_name else [])}
    values: dict[str, Any] = {name: masked(getattr(issue, name), names) for name in _WRITTEN}
    if erased is not None:
        attachments.erase_of_issue(tx, issue.id, {issue.recorded_by, issue.teller_id})
        values |= _without_voice(issue, values["words"], erased)
    attachments.keep_for_issue_alone(tx, issue.id, names)
    talks.forget_ended(tx, select(_issues.c.talk_id).where(_issues.c.id == issue.id))
    points_at = {"household_id": None, "visit_id": None, "talk_id": None, "item": 0}
    tx.connection.execute(
        update(_issues)
        .where(_issues.c.id == issue.id)
        .values(**values, folded=fold(values["words"]), citizen_name="", contact="", **points_at)
    )
    _mask_events(tx, issue.id, names)
    _mask_prepared(tx, issue.id, names)
    carrier = voices.root(tx, issue)
    if carrier.id != issue.id:
        _mask_carrier(tx, carrier, names)
    history.record(tx, "issue", issue.id, "consent_withdrawn", by=by)


def _mask_carrier(tx: Tx, issue: Issue, names: Collection[str]) -> None:
    """Whoever answered several citizens at once may have named one; what each hears does not."""
    written = {name: masked(getattr(issue, name), names) for name in _WRITTEN}
    changed = {n: words for n, words in written.items() if words != getattr(issue, n)}
    if "words" in changed:
        changed["folded"] = fold(changed["words"])
    if changed:
        mine = update(_issues).where(_issues.c.id == issue.id)
        tx.connection.execute(mine.values(changed))
    _mask_events(tx, issue.id, names)
    _mask_prepared(tx, issue.id, names)


def _without_voice(issue: Issue, words: str, erased: str) -> dict[str, Any]:
    if issue.attachment_id is None:
        return {}
    return {"words": words or erased, "attachment_id": None, "seconds": 0}


def _mask_events(tx: Tx, issue_id: int, names: Collection[str]) -> None:
    """What was written along the way may name the citizen as well."""
    rows = tx.connection.execute(
        select(_events.c.id, _events.c.new, _events.c.why)
        .where(_events.c.subject == "issue", _events.c.subject_id == issue_id)
        .where(_events.c.what.not_in(_NO_WORDS))
    ).all()
    for row in rows:
        values = {"new": masked(row.new, names), "why": masked(row.why, names)}
        tx.connection.execute(update(_events).where(_events.c.id == row.id).values(values))


def _mask_prepared(tx: Tx, issue_id: int, names: Collection[str]) -> None:
    prepared = select(_prepared.c.id, _prepared.c["values"]).where(_prepared.c.issue_id == issue_id)
    for id, filled_in in tx.connection.execute(prepared).all():
        mine = update(_prepared).where(_prepared.c.id == id)
        tx.connection.execute(mine.values({"values": _masked(filled_in, names)}))


def _masked(value: Any, names: Collection[str]) -> Any:
    if isinstance(value, str):
        return masked(value, names)
    if isinstance(value, dict):
        return {key: _masked(part, names) for key, part in value.items()}
    return [_masked(part, names) for part in value] if isinstance(value, list) else value
