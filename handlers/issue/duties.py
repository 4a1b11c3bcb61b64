"""The buttons of whatever somebody must do about an issue now."""

from domain.issue import Stage
from domain.message import Button, Rows
from domain.reminders import is_decided
from handlers.issue.cards import push_buttons
from handlers.leader import texts as leader_texts
from handlers.pages import link
from handlers.telling import texts as telling_texts
from handlers.telling.tasks import notice_rows, result_rows
from storage.issues import Issue
from storage.transaction import Tx


def duty_rows(tx: Tx, issue: Issue, person_id: int) -> Rows:
    """What they can do: as holder, as its second leader, or as who brings the citizen word."""
    rows: list[tuple[Button, ...]] = []
    if must_tell_notice(issue, person_id):
        rows += notice_rows(tx, issue, decision(issue))
    if person_id in (issue.holder_id, issue.backup_id):
        rows += _act_rows(tx, issue, person_id)
    return tuple(dict.fromkeys(rows))


def must_tell_notice(issue: Issue, person_id: int) -> bool:
    """Whether the person is to tell the citizen that it was received, before any answer."""
    undecided = not is_decided(Stage(issue.stage), issue.promised_on)
    to_be_told = issue.stage in (Stage.ANSWERED, Stage.REFUSED, Stage.CLOSED)
    if undecided or to_be_told or issue.first_notice_at is not None:
        return False
    return issue.teller_id == person_id


def decision(issue: Issue) -> str:
    """What the citizen can be told of it."""
    is_transferred = issue.stage == Stage.TRANSFERRED
    return telling_texts.TRANSFERRED if is_transferred else telling_texts.ACCEPTED


def _act_rows(tx: Tx, issue: Issue, person_id: int) -> Rows:
    if issue.stage == Stage.ASKED:
        inform = link(leader_texts.INFORM, "inform", issue.id, str(issue.version))
        return ((inform,), (link(leader_texts.DETAILS, "issue", issue.id),))
    if issue.stage in (Stage.ANSWERED, Stage.REFUSED) and issue.teller_id == person_id:
        return result_rows(tx, issue)
    return push_buttons(tx, issue)
