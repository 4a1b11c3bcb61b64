"""How many households of a list wait to be told something: a number that may be pushed."""

from collections.abc import Iterable

from domain.issue import Stage
from domain.telling import to_tell
from storage import issues
from storage.issues import Issue
from storage.transaction import Tx


def waiting_for_an_answer(tx: Tx, household_ids: Iterable[int]) -> int:
    """How many of these households are to be told something now, by whomever."""
    return sum(any(map(_is_told_now, issues.of_household(tx, id))) for id in household_ids)


def _is_told_now(issue: Issue) -> bool:
    noticed = issue.first_notice_at is not None
    return to_tell(Stage(issue.stage), issue.promised_on, noticed=noticed) is not None
