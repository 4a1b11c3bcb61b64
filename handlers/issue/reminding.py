"""Looks at open issues: what must move on moves, what is due is said, each person once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from domain.escalation import GRACE, Exhausted
from domain.issue import Stage
from domain.message import Utterance
from domain.reminders import Reminder, is_decided
from domain.telling import Telling
from handlers.issue import clocks, moving
from handlers.issue.cards import pushes, track
from handlers.issue.clocks import Due
from handlers.issue.moving import Move
from handlers.issue.moving_news import is_urgent, lead_of, tell_coordinators_of, tell_of
from handlers.issue.opening import tell_admins
from handlers.issue.reminding_texts import Duty, Part
from handlers.issue.round import Round
from handlers.telling.tasks import telling_of
from storage import checks, issues, voices
from storage.issues import Issue
from storage.transaction import Tx

WITH_ANSWER = (Stage.ANSWERED, Stage.REFUSED)

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
    moves: list[Move] = []
    for issue in due:
        if moving.plan(tx, issue) is not None:
            continue  # its own look moves it
        if len(moves) == MOST_MOVES and _is_time(tx, issue):
            continue  # as does it for what is too much for one unit
        found = clocks.looks(tx, issue, speaks=True)
        clocks.schedule(tx, issue, found, daily=moving.is_stranded(tx, issue))
        notice, answer = (one.reminder if one else None for one in found)
        dues = clocks.dues(tx, issue)
        step = _step(tx, issue)
        if isinstance(step, Move):
            part = Part.LEFT if issue.stage == Stage.ASKED else Part.HELPS
            told.add(issue.holder_id, issue, part, dues)
            moves.append(_planned(tx, step))
        else:
            _tell_who_acts(tx, told, issue, notice, dues if answer else ())
            if isinstance(step, Exhausted) and issue.ladder:
                moving.keep_top(tx, issue, step)
                told.digest(issue, dues)
        if answer is not None:
            now = moves[-1].issue if isinstance(step, Move) else issue
            told.follow(now, [one for one in dues if one[1].overdue > GRACE])
    said = [*_sent(tx, told, moves), *tell_coordinators_of(tx, moves)]
    reminded = told.messages()
    return [*map(told.with_week, said), *reminded]


def _planned(tx: Tx, move: Move) -> Move:
    """When it is looked at next belongs to what its new holder is told."""
    moving.reschedule(tx, move.issue)
    issue = issues.get(tx, move.issue.id)
    assert issue is not None
    return replace(move, issue=issue)


def _step(tx: Tx, issue: Issue) -> Move | Exhausted | None:
    """What becomes of it on the morning on which it goes further; None before."""
    return moving.pass_on(tx, issue) if _is_time(tx, issue) else None


def _is_time(tx: Tx, issue: Issue) -> bool:
    return issue.climb_on is not None and issue.climb_on <= tx.today


def _tell_who_acts(
    tx: Tx, told: Round, issue: Issue, notice: Reminder | None, dues: Sequence[Due]
) -> None:
    """The one who must act on each clock; a coordinator who holds it learns code and age."""
    if dues:
        told.add(issue.holder_id, issue, Part.HOLDS, dues)
    if notice is None:
        return
    if issue.first_notice_at is None and not is_decided(issue.standing, issue.promised_on):
        ahead = voices.root(tx, issue)
        owed = [(Duty.LET_NOTICE_BE_GIVEN, notice)]
        told.add(ahead.holder_id, ahead, Part.HOLDS, owed)
    else:
        ahead, owed = issue, [(_telling(issue), notice)]
        told.add(issue.teller_id, issue, Part.TELLS, owed)
    if notice.overdue > GRACE:
        told.follow(ahead, owed)


def _telling(issue: Issue) -> Duty:
    if issue.first_notice_at is not None:
        is_transfer = telling_of(issue.teller_id, issue) is Telling.TRANSFER
        return Duty.TELL_TRANSFER if is_transfer else Duty.TELL_EXTENSION
    return Duty.BRING_ANSWER if issue.stage in WITH_ANSWER else Duty.GIVE_NOTICE


def _sent(tx: Tx, told: Round, moves: Sequence[Move]) -> list[Utterance]:
    """Whoever comes next gets one issue whole; several stand in the list that opens each."""
    said: list[Utterance] = []
    count = Counter(move.to.id for move in moves if move.to and not is_urgent(move.issue))
    for move in moves:
        card = track(tx, move.issue)
        said += [card] if card else []
        if move.to is None:
            continue
        if count[move.to.id] == 1 or is_urgent(move.issue):
            said += pushes(tx, move.issue, move.to, lead_of(tx, move))
            told.pushed(move.to.id, move.issue)
        else:
            told.add(move.to.id, move.issue, Part.CAME, clocks.dues(tx, move.issue))
    return said
