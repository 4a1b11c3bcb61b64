"""Looks at open issues: what must move on moves, what is due is said, each person once."""

from collections import Counter
from collections.abc import Iterable, Sequence

from domain.escalation import GRACE, Exhausted
from domain.issue import Stage
from domain.message import Utterance
from domain.reminders import Reminder, is_decided
from handlers.issue import clocks, moving
from handlers.issue.cards import pushes, track
from handlers.issue.moving import Move
from handlers.issue.moving_news import lead_of, tell_coordinators_of, tell_of
from handlers.issue.opening import tell_admins
from handlers.issue.reminding_texts import DUTIES, Duty, Part
from handlers.issue.round import Round
from storage import checks, issues, workdays
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
    passed: list[tuple[Move, Reminder]] = []
    for issue in due:
        if moving.plan(tx, issue) is not None:
            continue  # its own look moves it
        if len(passed) == MOST_MOVES and _is_time(tx, issue):
            continue  # as does it for what is too much for one unit
        found = clocks.looks(tx, issue, speaks=True)
        clocks.schedule(tx, issue, found, daily=moving.is_stranded(tx, issue))
        notice, answer = (one.reminder if one else None for one in found)
        step = _step(tx, issue)
        if isinstance(step, Move):
            late = _later_one(notice, answer) or _passed_on(tx, issue)
            part = Part.LEFT if issue.stage == Stage.ASKED else Part.HELPS
            told.add(issue.holder_id, issue, part, DUTIES[Stage(issue.stage)], late)
            passed.append((step, late))
        else:
            _tell_who_acts(told, issue, notice, answer)
            if isinstance(step, Exhausted) and issue.ladder:
                moving.keep_top(tx, issue, step)
                told.digest(issue, DUTIES[Stage(issue.stage)], _passed_on(tx, issue))
            elif answer is not None:
                told.add_backup(issue, DUTIES[Stage(issue.stage)], answer)
        later = _later_one(notice, answer)
        if later is not None and later.overdue > GRACE:
            told.follow(issue, later)
    moves = [move for move, _ in passed]
    said = [*_sent(tx, told, passed), *tell_coordinators_of(tx, moves), *told.messages()]
    for move in moves:
        moving.reschedule(tx, move.issue)
    return said


def _step(tx: Tx, issue: Issue) -> Move | Exhausted | None:
    """What becomes of it on the morning on which it goes further; None before."""
    return moving.pass_on(tx, issue) if _is_time(tx, issue) else None


def _is_time(tx: Tx, issue: Issue) -> bool:
    return issue.climb_on is not None and issue.climb_on <= tx.today


def _passed_on(tx: Tx, issue: Issue) -> Reminder:
    """What the last one on the ladder hears of each working day."""
    due_on = issue.due_on or tx.today
    return Reminder(due_on, workdays.calendar(tx).between(due_on, tx.today))


def _later_one(*due: Reminder | None) -> Reminder | None:
    return max((one for one in due if one), key=lambda one: one.overdue, default=None)


def _tell_who_acts(
    told: Round, issue: Issue, notice: Reminder | None, answer: Reminder | None
) -> None:
    """The one who must act on each clock; a coordinator who holds it learns code and age."""
    decided = is_decided(issue.standing, issue.promised_on)
    stage = Stage(issue.stage)
    if answer is not None:
        told.add(issue.holder_id, issue, Part.HOLDS, DUTIES[stage], answer)
    if notice is None:
        return
    if issue.first_notice_at is not None:
        told.add(issue.teller_id, issue, Part.TELLS, Duty.TELL_EXTENSION, notice)
    elif not decided:
        told.add(issue.holder_id, issue, Part.HOLDS, Duty.LET_NOTICE_BE_GIVEN, notice)
    elif stage in (Stage.ANSWERED, Stage.REFUSED):
        told.add(issue.teller_id, issue, Part.TELLS, Duty.BRING_ANSWER, notice)
    else:
        told.add(issue.teller_id, issue, Part.TELLS, Duty.GIVE_NOTICE, notice)


def _sent(tx: Tx, told: Round, passed: Sequence[tuple[Move, Reminder]]) -> list[Utterance]:
    """Whoever comes next gets one issue whole; several stand in the list that opens each."""
    said: list[Utterance] = []
    count = Counter(move.to.id for move, _ in passed if move.to)
    for move, late in passed:
        card = track(tx, move.issue)
        said += [card] if card else []
        if move.to is None:
            continue
        if count[move.to.id] == 1:
            said += pushes(tx, move.issue, move.to, lead_of(tx, move))
            told.pushed(move.to.id, move.issue)
        else:
            duty = DUTIES[Stage(move.issue.stage)]
            told.add(move.to.id, move.issue, Part.CAME, duty, late)
    return said
