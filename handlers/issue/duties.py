"""The buttons of whatever somebody must do about an issue now."""

from domain.issue import Stage
from domain.message import Button, Rows
from domain.telling import Telling
from handlers.issue.cards import push_buttons
from handlers.leader import texts as leader_texts
from handlers.pages import link
from handlers.telling.tasks import task, telling_of
from storage.issues import Issue
from storage.transaction import Tx


def duty_rows(tx: Tx, issue: Issue, person_id: int) -> Rows:
    """What they can do: as who brings the citizen word, as holder, as its second leader."""
    rows: list[tuple[Button, ...]] = []
    telling = telling_of(person_id, issue)
    if telling is not None:
        rows += task(tx, issue, telling)[1]
    if telling is not Telling.RESULT and person_id in (issue.holder_id, issue.backup_id):
        rows += _act_rows(tx, issue)
    return tuple(dict.fromkeys(rows))


def _act_rows(tx: Tx, issue: Issue) -> Rows:
    if issue.stage == Stage.ASKED:
        inform = link(leader_texts.INFORM, "inform", issue.id, str(issue.version))
        return ((inform,), (link(leader_texts.DETAILS, "issue", issue.id),))
    return push_buttons(tx, issue)
