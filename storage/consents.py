"""What households were asked for, in which words, and what they answered."""

from sqlalchemy import select, update

from storage import history
from storage.statements import Statement, insertion
from storage.tables.issue import ConsentRow, IssueRow
from storage.transaction import Tx
from storage.types import table

_consents = table(ConsentRow)
_issues = table(IssueRow)

_ASK = Statement(
    insertion(
        _consents,
        *("household_id", "visit_id", "issue_id"),
        *("asked_by", "asked_at", "wording", "given"),
    )
)


def ask(
    tx: Tx,
    *,
    by: int,
    wording: str,
    given: bool,
    household_id: int | None = None,
    visit_id: int | None = None,
    issue_id: int | None = None,
) -> None:
    """A household, or the citizen who raised an issue, was asked for consent and answered."""
    values = {
        "household_id": household_id,
        "visit_id": visit_id,
        "issue_id": issue_id,
        "asked_by": by,
        "asked_at": tx.now,
        "wording": wording,
        "given": given,
    }
    _ASK.run(tx, values)


def withdraw(tx: Tx, household_id: int, *, by: int) -> int:
    """The household goes from its issues, the matters stay; how many were concerned."""
    tx.connection.execute(
        update(_consents)
        .where(_consents.c.household_id == household_id, _consents.c.withdrawn_at.is_(None))
        .values(withdrawn_at=tx.now)
    )
    named = tx.connection.execute(
        select(_issues.c.id).where(_issues.c.household_id == household_id)
    ).all()
    for row in named:
        history.record(tx, "issue", row.id, "consent_withdrawn", by=by)
    tx.connection.execute(
        update(_issues)
        .where(_issues.c.household_id == household_id)
        .values(household_id=None, visit_id=None, citizen_name="", contact="")
    )
    return len(named)
