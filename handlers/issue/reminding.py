"""Looks at open issues: what must move on moves, what is due is said, each person once."""

from collections import Counter
from collections.abc import Iterable, Sequence

from domain.issue import Stage
from domain.message import Utterance
from domain.people import Role
from domain.reminders import Reminder, is_decided
from handlers.issue import clocks, moving
from handlers.issue import reminding_texts as texts
from handlers.issue.cards import pushes
from handlers.issue.facts import leader_for
from handlers.issue.moving_news import tell_admins, tell_of
from handlers.issue.reminding_texts import DUTIES, Duty, Part
from handlers.issue.round import Round
from handlers.leader.acts import WITH_LEADER
from handlers.turnout import can_be_told
from storage import checks, issues, staff
from storage.issues import Issue
from storage.transaction import Tx

MOST_MOVES = 10
"""Issues that move in one unit."""

MOST_REMINDED = 50
"""Issues that are reminded of in one unit, so that each person gets one message."""


def check(tx: Tx, issue_id: int) -> list[Utterance]:
    """Look at an issue whose look is due, and at the others that are due with it."""
    issue = issues.get(tx, issue_id)
    if issue is None or issue.check_at is None or issue.check_at > tx.now:
        return []
    moves = moving.move_on(tx, [issue, *_due(tx, MOST_MOVES, but=issue)])
    said = tell_of(tx, moves)
    if issue.holder_id is None or any(move.issue.holder_id is None for move in moves):
        said += tell_admins(tx)
    if any(move.issue.id == issue.id for move in moves):
        return said
    if not clocks.may_remind(tx, issue):
        found = clocks.looks(tx, issue, speaks=False)
        clocks.schedule(tx, issue, found, daily=moving.is_stranded(tx, issue))
        return said
    others = _due(tx, MOST_REMINDED, but=issue)
    return said + _remind(tx, [issue, *(one for one in others if clocks.may_remind(tx, one))])


def _due(tx: Tx, limit: int, but: Issue) -> list[Issue]:
    found = (issues.get(tx, id) for id, _ in checks.due(tx, limit) if id != but.id)
    return [issue for issue in found if issue is not None]


def _remind(tx: Tx, due: Iterable[Issue]) -> list[Utterance]:
    """Everything that is due of these, in one message to each person."""
    told = Round(tx)
    sent: list[tuple[Issue, Reminder]] = []
    for issue in due:
        if moving.plan(tx, issue) is not None:
            continue  # its own look moves it
        found = clocks.looks(tx, issue, speaks=True)
        clocks.schedule(tx, issue, found, daily=moving.is_stranded(tx, issue))
        notice, answer = (one.reminder if one else None for one in found)
        late = _late_leader(issue, notice, answer)
        if late is not None:
            issue, is_new = _send_to_another(tx, issue)
            if is_new:
                sent.append((issue, late))
            else:
                told.add(issue.backup_id, issue, Part.HELPS, DUTIES[Stage(issue.stage)], late)
        _tell_who_acts(told, issue, notice, answer)
        later = _later_one(notice, answer)
        if later is not None and later.overdue > 1:
            told.follow(issue, later)
    return [*_sent(tx, told, sent), *told.messages()]


def _later_one(*due: Reminder | None) -> Reminder | None:
    return max((one for one in due if one), key=lambda one: one.overdue, default=None)


def _tell_who_acts(
    told: Round, issue: Issue, notice: Reminder | None, answer: Reminder | None
) -> None:
    """The one who must act on each clock; a coordinator who holds it learns code and age."""
    decided = is_decided(Stage(issue.stage), issue.promised_on)
    stage = Stage(issue.stage)
    if answer is not None:
        told.add(issue.holder_id, issue, Part.HOLDS, DUTIES[stage], answer)
    if notice is None:
        return
    if not decided:
        told.add(issue.holder_id, issue, Part.HOLDS, Duty.LET_NOTICE_BE_GIVEN, notice)
    elif stage in (Stage.ANSWERED, Stage.REFUSED):
        told.add(issue.teller_id, issue, Part.TELLS, Duty.BRING_ANSWER, notice)
    else:
        told.add(issue.teller_id, issue, Part.TELLS, Duty.GIVE_NOTICE, notice)


def _late_leader(issue: Issue, notice: Reminder | None, answer: Reminder | None) -> Reminder | None:
    """What a leader is late with by more than a working day."""
    stage = Stage(issue.stage)
    decided = is_decided(stage, issue.promised_on)
    late = answer if decided else _later_one(notice, answer)
    return late if stage in WITH_LEADER and late is not None and late.overdue > 1 else None


def _send_to_another(tx: Tx, issue: Issue) -> tuple[Issue, bool]:
    """From now on another leader may act as well; whether that is new."""
    second = staff.by_id(tx, issue.backup_id) if issue.backup_id else None
    if second is not None and can_be_told(second) and Role.LEADER in second.roles:
        return issue, False
    another = leader_for(tx, issue.hamlet_id, issue.recorded_by, issue.holder_id)
    if another is None:
        return issue, False
    values = {"backup_id": another.id}
    sent = issues.act(tx, issue, "also_sent", values, by=None, new=another.full_name)
    assert sent is not None
    return sent, True


def _sent(tx: Tx, told: Round, sent: Sequence[tuple[Issue, Reminder]]) -> list[Utterance]:
    """A second leader gets one issue whole; several stand in the list that opens each."""
    said: list[Utterance] = []
    count = Counter(issue.backup_id for issue, _ in sent)
    for issue, late in sent:
        second = staff.by_id(tx, issue.backup_id) if issue.backup_id else None
        if second is not None and count[second.id] == 1:
            lead = texts.also_sent(staff.name_of(tx, issue.holder_id), late.overdue)
            said += pushes(tx, issue, second, lead)
            told.pushed(second.id, issue)
        else:
            told.add(issue.backup_id, issue, Part.HELPS, DUTIES[Stage(issue.stage)], late)
    return said
