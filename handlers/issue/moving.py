"""An issue moves on at once when whoever must act cannot: to another, else to a coordinator."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from domain.authority import Action, scope
from domain.issue import Cause, Stage
from domain.people import Person, Role
from handlers.issue import clocks
from handlers.issue.facts import cadre_for, leader_for
from handlers.issue.opening import coordinator
from handlers.leader.acts import WITH_LEADER
from handlers.leader.standing import holding
from handlers.turnout import can_be_told
from storage import history, issues, staff
from storage.issues import Issue
from storage.transaction import Tx

WITH_CADRE = (Stage.ASKED, Stage.ANSWERED, Stage.REFUSED)


@dataclass(frozen=True, slots=True)
class Move:
    """An issue goes to somebody else (None: nobody is there), to hold it, to tell of it, or both.

    `left_id` is whom it leaves; `cause` None: it only waited for somebody to come.
    """

    issue: Issue
    to: Person | None
    stage: Stage
    holds: bool
    tells: bool
    left_id: int | None
    cause: Cause | None


def move_on(tx: Tx, waiting: Sequence[Issue]) -> list[Move]:
    """Move whichever of these must move, and plan when each is looked at next."""
    moves = []
    for issue in waiting:
        moved = issue
        # At most twice: who must act, then who brings word.
        for _ in range(2):
            move = plan(tx, moved)
            if move is None:
                break
            moved = _carry_out(tx, move)
            moves.append(replace(move, issue=moved))
        if moved is not issue:
            _reschedule(tx, moved)
    return moves


def plan(tx: Tx, issue: Issue) -> Move | None:
    """Where an issue should go now; None when it stays."""
    stage = Stage(issue.stage)
    if stage is Stage.MERGED:
        return _of_teller(tx, issue)
    if stage in WITH_CADRE:
        return _to_cadre(tx, issue)
    move = _from_leader(tx, issue) if stage in WITH_LEADER else _from_nobody(tx, issue)
    return move or _of_teller(tx, issue)


def is_stranded(tx: Tx, issue: Issue) -> bool:
    """Whether it waits for somebody to come: it is looked at every working day."""
    if issue.stage == Stage.UNHELD:
        return True
    if issue.stage in WITH_CADRE and issue.holder_id != issue.teller_id:
        return True
    return why_no_teller(staff.by_id(tx, issue.teller_id)) is not None


def why_no_teller(person: Person | None) -> Cause | None:
    """Why somebody cannot bring the citizen word, if so."""
    if person is None:
        return Cause.LEFT
    if not can_be_told(person):
        return Cause.OUT_OF_REACH
    return None if scope(person, Action.SEE_ISSUE) else Cause.NOT_IN_CHARGE


def _why_no_leader(tx: Tx, issue: Issue, person: Person | None) -> Cause | None:
    """A cadre may stand in a leader's place only while somebody chose them to."""
    if person is not None and can_be_told(person) and Role.LEADER not in person.roles:
        is_chosen = Role.CADRE in person.roles and _is_chosen(tx, issue, person)
        return None if is_chosen else Cause.NOT_IN_CHARGE
    return why_no_teller(person)


def _is_chosen(tx: Tx, issue: Issue, person: Person) -> bool:
    """Whether it was last assigned to its holder, who also gets it back after answering it."""
    chosen, answered_by = False, None
    for event in history.of(tx, "issue", issue.id):
        match event.what:
            case "assigned":
                chosen = True
            case "answered" | "refused":
                answered_by = event.person_id
            case "reopened":
                chosen = chosen and answered_by == person.id
            case "moved" if Stage(event.old) not in WITH_CADRE:
                chosen = False
    return chosen


def _from_leader(tx: Tx, issue: Issue) -> Move | None:
    cause = _why_no_leader(tx, issue, _person(tx, issue.holder_id))
    if cause is None:
        return None
    second = _person(tx, issue.backup_id)
    if second is None or _why_no_leader(tx, issue, second):
        second = leader_for(tx, issue.hamlet_id, issue.recorded_by, issue.holder_id)
    if second is None:
        return _hold(issue, coordinator(tx), Stage.UNHELD, cause)
    transferred = issue.stage == Stage.TRANSFERRED
    return _hold(issue, second, Stage.TRANSFERRED if transferred else Stage.WAITING, cause)


def _from_nobody(tx: Tx, issue: Issue) -> Move | None:
    leader = leader_for(tx, issue.hamlet_id, issue.recorded_by)
    if leader is not None:
        return _hold(issue, leader, Stage.WAITING, None)
    holder = coordinator(tx, issue.holder_id)
    if (holder.id if holder else None) == issue.holder_id:
        return None
    return _hold(issue, holder, Stage.UNHELD, None)


def _to_cadre(tx: Tx, issue: Issue) -> Move | None:
    """The question or the answer needs a cadre; without one a coordinator must find one."""
    cause = why_no_teller(staff.by_id(tx, issue.teller_id))
    if cause is None and issue.holder_id == issue.teller_id:
        return None
    cadre = _person(tx, issue.teller_id) if cause is None else _other_cadre(tx, issue)
    holder = cadre or coordinator(tx, issue.holder_id)
    if cadre is None and (holder.id if holder else None) == issue.holder_id:
        return None
    left_id = issue.teller_id if cause else None
    return Move(issue, holder, Stage(issue.stage), True, cadre is not None, left_id, cause)


def _of_teller(tx: Tx, issue: Issue) -> Move | None:
    cause = why_no_teller(staff.by_id(tx, issue.teller_id))
    cadre = _other_cadre(tx, issue) if cause else None
    if cadre is None:
        return None
    return Move(issue, cadre, Stage(issue.stage), False, True, issue.teller_id, cause)


def _other_cadre(tx: Tx, issue: Issue) -> Person | None:
    return cadre_for(tx, issue.hamlet_id, issue.teller_id)


def _hold(issue: Issue, to: Person | None, stage: Stage, cause: Cause | None) -> Move:
    left_id = issue.holder_id if cause else None
    return Move(issue, to, stage, True, False, left_id, cause)


def _person(tx: Tx, person_id: int | None) -> Person | None:
    return staff.by_id(tx, person_id) if person_id else None


def _carry_out(tx: Tx, move: Move) -> Issue:
    name = move.to.full_name if move.to else ""
    what = "moved" if move.holds else "teller_moved"
    moved = issues.act(
        tx, move.issue, what, _values(tx, move), by=None, new=name, why=move.cause or ""
    )
    assert moved is not None
    return moved


def _values(tx: Tx, move: Move) -> dict[str, Any]:
    issue, to_id = move.issue, move.to.id if move.to else None
    values: dict[str, Any] = {"teller_id": to_id} if move.tells else {}
    if not move.holds:
        return values
    is_anew = move.stage in (Stage.WAITING, Stage.UNHELD)
    values |= holding(tx, move.stage, to_id, issue.answer_on if is_anew else issue.due_on)
    if move.stage in (*WITH_LEADER, Stage.UNHELD):
        leader_id = None if move.stage is Stage.UNHELD else to_id
        values |= {"leader_id": leader_id, "promised_on": None, "seen_at": None}
    return values


def _reschedule(tx: Tx, issue: Issue) -> None:
    """Whoever it came to was just told of it: reminders that were due by now are behind it."""
    clocks.schedule(tx, issue, clocks.looks(tx, issue, speaks=True), daily=is_stranded(tx, issue))
