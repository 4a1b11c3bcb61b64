"""An issue moves on when whoever must act cannot, or does not: up its ladder, else to others."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from domain.escalation import (
    WITH_LEADER,
    Exhausted,
    Skips,
    Step,
    Tell,
    Wait,
    climb,
    lateness,
    next_step,
)
from domain.issue import Cause, Stage
from domain.people import Person
from handlers.issue import clocks
from handlers.issue.beginning import ASK_AGAIN, coordinator
from handlers.issue.holders import WITH_CADRE, Holders, ladder_of, matter_of
from handlers.issue.opening import keep_skipped
from handlers.leader.standing import holding
from handlers.responsible.ability import hindrance
from handlers.responsible.leaders import cadre_for
from handlers.responsible.routing import usual_step
from storage import history, issues, staff, voices, workdays
from storage.issues import Issue
from storage.transaction import Tx

LATE = (Cause.NOT_ACCEPTED, Cause.NOT_ANSWERED, Cause.PROMISE_BROKEN, Cause.NOT_INFORMED)


@dataclass(frozen=True, slots=True)
class Move:
    """An issue goes to somebody else (None: nobody is there), to hold it, to tell of it, or both.

    `left_id` is whom it leaves; `cause` None: it only waited for somebody to come. `stands_for`
    is in whose place they have it; `skipped` were passed over on the way. With `same_turn` only
    who acts changes: the matter stands where it stood, promise and all.
    """

    issue: Issue
    to: Person | None
    stage: Stage
    holds: bool
    tells: bool
    left_id: int | None
    cause: Cause | None
    rung: int = 0
    stands_for: int | None = None
    skipped: Skips = ()
    same_turn: bool = False


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
            moved = carry_out(tx, move)
            moves.append(replace(move, issue=moved))
        if moved is not issue:
            reschedule(tx, moved)
    return moves


def plan(tx: Tx, issue: Issue) -> Move | None:
    """Where an issue should go now because somebody cannot act; None when it stays."""
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
    return hindrance(staff.by_id(tx, issue.teller_id)) is not None


def pass_on(tx: Tx, issue: Issue) -> Move | Exhausted:
    """Who has it next because a date was let pass; it is moved there."""
    stage = Stage(issue.stage)
    promised_on = issue.promised_on
    cause = lateness(stage, promised=promised_on is not None and promised_on < tx.today)
    able = Holders(tx, issue)
    if stage is Stage.ASKED:
        step = _back_to_leader(tx, issue, able)
    elif issue.ladder:
        found = next_step(ladder_of(issue), issue.owner_id, issue.holder_id, able, cause)
        assert not isinstance(found, Wait), "what is late does not wait"
        step = found
    elif issue.backup_id is not None:
        step = Exhausted(cause)
    else:
        late = {issue.owner_id or 0, issue.holder_id or 0}
        step = usual_step(tx, matter_of(issue), able, able.barred | late)
    if isinstance(step, Exhausted):
        return step
    move = _moved_to(tx, issue, replace(step, cause=cause))
    return replace(move, issue=carry_out(tx, move))


def _back_to_leader(tx: Tx, issue: Issue, able: Holders) -> Tell | Exhausted:
    """The cadre did not reply: whoever asked decides without it, or whoever comes after them."""
    asker = issue.leader_id
    actor = able(asker).actor(asker) if asker is not None else None
    if actor is not None:
        stands_for = asker if actor != asker else None
        return Tell(actor, issue.rung, Cause.NOT_INFORMED, (), stands_for)
    step = climb(ladder_of(issue), ladder_of(issue).above(asker), able, Cause.NOT_INFORMED)
    if isinstance(step, Tell):
        return step
    return usual_step(tx, matter_of(issue), able, able.barred, issue.rung)


def _from_leader(tx: Tx, issue: Issue) -> Move | None:
    able = Holders(tx, issue)
    step = next_step(ladder_of(issue), issue.owner_id, issue.holder_id, able)
    if isinstance(step, Wait):
        return None
    if isinstance(step, Exhausted):
        found = _anybody(tx, issue, able)
        if isinstance(found, Exhausted):
            move = _held(issue, coordinator(tx, but=issue.concerned_id), Stage.UNHELD, step.cause)
            return replace(move, skipped=step.skipped)
        step = replace(found, cause=step.cause, skipped=step.skipped, rung=issue.rung)
    return _moved_to(tx, issue, step)


def _anybody(tx: Tx, issue: Issue, able: Holders) -> Tell | Exhausted:
    """Nobody of the ladder is left: who has it as well, else whoever leads."""
    also = issue.backup_id
    actor = able(also).actor(also) if also is not None else None
    if also is not None and actor is not None:
        return Tell(actor, issue.rung, None, (), also if actor != also else None)
    but = able.barred | {issue.owner_id or 0}
    return usual_step(tx, matter_of(issue), able, but, issue.rung)


def _from_nobody(tx: Tx, issue: Issue) -> Move | None:
    able = Holders(tx, issue)
    step: Step = climb(ladder_of(issue), range(len(issue.ladder)), able, None)
    if able.is_inspected:
        step = next_step(ladder_of(issue), issue.recorded_by, None, able)
    elif isinstance(step, Exhausted):
        step = usual_step(tx, matter_of(issue), able, able.barred)
    if isinstance(step, Tell):
        stage = Stage.TRANSFERRED if able.is_inspected else Stage.WAITING
        moved = _moved_to(tx, issue, replace(step, cause=None))
        return replace(moved, stage=stage, left_id=None, skipped=())
    holder = coordinator(tx, issue.holder_id, issue.concerned_id)
    if (holder.id if holder else None) == issue.holder_id:
        return None
    return _held(issue, holder, Stage.UNHELD, None)


def _moved_to(tx: Tx, issue: Issue, step: Tell) -> Move:
    """It waits for them; what was transferred stays so, and a stand-in goes on where it stood."""
    stage = issue.standing
    stands_in = step.cause is Cause.AWAY and step.stands_for == issue.owner_id is not None
    same_turn = step.cause is Cause.BACK or stands_in
    stays = stage is Stage.TRANSFERRED or same_turn
    if issue.stage == Stage.ASKED:
        stays = stays or step.person_id == issue.leader_id
    move = _held(issue, staff.by_id(tx, step.person_id), stage, step.cause)
    return replace(
        move,
        stage=stage if stays else Stage.WAITING,
        rung=max(step.rung, issue.rung),
        stands_for=step.stands_for,
        skipped=step.skipped,
        same_turn=same_turn,
    )


def _to_cadre(tx: Tx, issue: Issue) -> Move | None:
    """The question or the answer needs a cadre; without one a coordinator must find one."""
    able = Holders(tx, issue)
    owner_id = issue.tells_for_id or issue.teller_id
    actor_id = able.teller(owner_id)
    if actor_id == issue.teller_id == issue.holder_id:
        return None
    cause = able.why_not(owner_id) or Cause.BACK if actor_id != issue.teller_id else None
    cadre = _cadre(tx, issue, actor_id, owner_id)
    holder = cadre or coordinator(tx, issue.holder_id, issue.concerned_id)
    if cadre is None and (holder.id if holder else None) == issue.holder_id:
        return None
    left_id = issue.teller_id if cause else None
    move = Move(issue, holder, Stage(issue.stage), True, cadre is not None, left_id, cause)
    return replace(move, stands_for=owner_id if actor_id and actor_id != owner_id else None)


def _cadre(tx: Tx, issue: Issue, actor_id: int | None, owner_id: int) -> Person | None:
    """Who brings word: whose turn it is, else another whom it is not about."""
    if actor_id is not None:
        return staff.by_id(tx, actor_id)
    return cadre_for(tx, issue.hamlet_id, owner_id, issue.concerned_id)


def _of_teller(tx: Tx, issue: Issue) -> Move | None:
    able = Holders(tx, issue)
    owner_id = issue.tells_for_id or issue.teller_id
    actor_id = able.teller(owner_id)
    if actor_id == issue.teller_id:
        return None
    cause = able.why_not(owner_id) or Cause.BACK
    cadre = _cadre(tx, issue, actor_id, owner_id)
    if cadre is None or cadre.id == issue.teller_id:
        return None
    move = Move(issue, cadre, Stage(issue.stage), False, True, issue.teller_id, cause)
    return replace(move, stands_for=owner_id if actor_id and actor_id != owner_id else None)


def _held(issue: Issue, to: Person | None, stage: Stage, cause: Cause | None) -> Move:
    """Whatever nobody had leaves nobody."""
    cause = cause if issue.holder_id is not None else None
    left_id = issue.holder_id if cause else None
    return Move(issue, to, stage, True, False, left_id, cause, issue.rung)


def carry_out(tx: Tx, move: Move, by: int | None = None) -> Issue:
    """Do it, for somebody or because it is time, and keep who was passed over."""
    keep_skipped(tx, move.issue.id, move.skipped)
    name = move.to.full_name if move.to else ""
    what = "moved" if move.holds else "teller_moved"
    moved = issues.act(
        tx, move.issue, what, _values(tx, move), by=by, new=name, why=move.cause or ""
    )
    assert moved is not None
    clocks.keep_resumed(tx, move.issue, moved)
    if move.issue.standing is Stage.TRANSFERRED and moved.standing is not Stage.TRANSFERRED:
        voices.leave_behind(tx, moved)
    return moved


def _values(tx: Tx, move: Move) -> dict[str, Any]:
    issue, to_id = move.issue, move.to.id if move.to else None
    values: dict[str, Any] = {}
    if move.tells:
        values |= {"teller_id": to_id, "tells_for_id": move.stands_for}
    if not move.holds:
        return values
    if move.stage in (*WITH_LEADER, Stage.UNHELD):
        values |= {
            "leader_id": None if move.stage is Stage.UNHELD else to_id,
            "holds_for_id": move.stands_for,
            "rung": move.rung,
        }
    if move.same_turn:
        return {**values, "holder_id": to_id, "climb_on": issue.climb_on, "check_at": tx.now}
    return values | _anew(tx, move, to_id)


def _anew(tx: Tx, move: Move, to_id: int | None) -> dict[str, Any]:
    """It begins with them: their own time, nothing promised; who let it pass may still act."""
    issue = move.issue
    resumed = clocks.resumed(tx, issue) if issue.stage == Stage.ASKED != move.stage else {}
    answer_on = resumed.get("answer_on", issue.answer_on)
    is_anew = move.stage in (Stage.WAITING, Stage.UNHELD)
    values = holding(tx, move.stage, to_id, answer_on if is_anew else issue.due_on)
    values |= resumed
    if is_anew:
        values |= {"promised_on": None, "seen_at": None, "due_on": answer_on}
    elif move.stage is Stage.TRANSFERRED:
        again_on = issue.ask_again_on or workdays.calendar(tx).after(tx.today, ASK_AGAIN)
        values |= {"promised_on": None, "seen_at": None, "due_on": again_on}
        values["ask_again_on"] = again_on
    if move.cause in LATE and issue.stage in WITH_LEADER and issue.holder_id != to_id:
        values["backup_id"] = issue.holder_id
    return values


def keep_top(tx: Tx, issue: Issue, step: Exhausted) -> None:
    """Nobody above can act: kept once for each holder, with who was passed over."""
    turns = ("top", "moved", "assigned", "accepted", "extended", "reopened")
    known = [e.what for e in history.of(tx, "issue", issue.id) if e.what in turns]
    if known[-1:] != ["top"]:
        keep_skipped(tx, issue.id, step.skipped)
        history.record(tx, "issue", issue.id, "top", by=None)


def reschedule(tx: Tx, issue: Issue) -> None:
    """Whoever it came to was just told of it: reminders that were due by now are behind it."""
    clocks.schedule(tx, issue, clocks.looks(tx, issue, speaks=True), daily=is_stranded(tx, issue))
