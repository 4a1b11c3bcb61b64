"""What households were asked for, in which words, and what they answered."""

from sqlalchemy import ColumnElement, select, update

from storage.statements import Statement, insertion
from storage.tables.issue import ConsentRow
from storage.transaction import Tx
from storage.types import table

_consents = table(ConsentRow)

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


def stands(tx: Tx, household_id: int) -> bool:
    """Whether a household once agreed and has not withdrawn."""
    agreed = (_consents.c.household_id == household_id) & _consents.c.given
    found = select(_consents.c.id).where(agreed, _consents.c.withdrawn_at.is_(None)).limit(1)
    return tx.connection.execute(found).first() is not None


def end_of_household(tx: Tx, household_id: int) -> None:
    """What a household agreed to is withdrawn, and no longer says to which issues."""
    theirs = _consents.c.household_id == household_id
    _end(tx, theirs)
    tx.connection.execute(update(_consents).where(theirs).values(issue_id=None))


def end_of_issue(tx: Tx, issue_id: int) -> None:
    """What the citizen who raised an issue agreed to is withdrawn."""
    _end(tx, _consents.c.issue_id == issue_id)


def _end(tx: Tx, theirs: ColumnElement[bool]) -> None:
    standing = theirs & _consents.c.given & _consents.c.withdrawn_at.is_(None)
    tx.connection.execute(update(_consents).where(standing).values(withdrawn_at=tx.now))
