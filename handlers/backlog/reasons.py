"""Why a matter does not move, in plain words: what holds now, else what moved it last."""

from domain.issue import Cause, Stage
from handlers.backlog import texts
from handlers.issue.page_texts import CAUSES, SKIPPED
from handlers.responsible.ability import hindrance
from storage import absences, history, staff
from storage.history import Event
from storage.issues import Issue
from storage.transaction import Tx

_TAKEN = frozenset({"accepted", "assigned", "answered", "refused", "transferred", "reopened"})
"""Since one of these another has it: what moved it before is no reason any more."""


def reason_of(tx: Tx, issue: Issue) -> str:
    """Plain text; empty when nothing is known to hold it up."""
    said = [_of_holder(tx, issue)]
    said += [texts.broke(issue.broken_on)] if issue.broken_on else []
    said += _of_history(history.of(tx, "issue", issue.id))
    return "; ".join(dict.fromkeys(one for one in said if one))


def _of_holder(tx: Tx, issue: Issue) -> str:
    if not Stage(issue.stage).is_open:
        return ""
    if issue.stage == Stage.UNHELD or issue.holder_id is None:
        return texts.NO_TAKER
    is_away = issue.holder_id in absences.now(tx)
    cause = Cause.AWAY if is_away else hindrance(staff.by_id(tx, issue.holder_id))
    name = staff.name_of(tx, issue.holder_id)
    return texts.cannot(name, SKIPPED[cause]) if cause else ""


def _of_history(events: list[Event]) -> list[str]:
    """Why it last left somebody, and who was passed over then."""
    said: list[str] = []
    for event in events:
        match event.what:
            case "skipped":
                said.append(texts.cannot(event.new, SKIPPED[Cause(event.why)]))
            case "moved" if event.why:
                said.append(CAUSES[Cause(event.why)])
            case "top":
                said.append(texts.TOP)
            case what if what in _TAKEN:
                said = []
    return said[-texts.MOST_REASONS :]
