"""Who is told that issues moved on: who has them now, the coordinators, the one who recorded."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from domain.authority import Action, scope
from domain.escalation import WITH_LEADER
from domain.issue import Cause, Stage, Urgency
from domain.message import Lane, Say, Utterance
from domain.people import Person, Role
from domain.reminders import Reminder, due_next, is_decided
from handlers.issue import clocks
from handlers.issue import moving_texts as texts
from handlers.issue.cards import pushes, track
from handlers.issue.duties import opening
from handlers.issue.holders import WITH_CADRE
from handlers.issue.moving import Move
from handlers.issue.opening import FOLLOWING
from handlers.issue.reminding_texts import Duty, Own
from handlers.telling.tasks import put_question, tell_notice, tell_result
from handlers.turnout import can_be_told
from storage import categories, issues, staff, workdays
from storage.issues import Issue
from storage.transaction import Tx


def tell_of(tx: Tx, moves: Sequence[Move]) -> list[Utterance]:
    """Everything that is said of these moves; coordinators get one message of all.

    One comes whole, and so does what is urgent; several stand in a list that opens each.
    """
    said: list[Utterance] = []
    came: defaultdict[int | None, list[tuple[Move, Say]]] = defaultdict(list)
    for move in moves:
        card = track(tx, move.issue) if move.holds else None
        said += [card] if card else []
        for whole in _to_new_one(tx, move, move.to) if move.to else ():
            if is_urgent(move.issue):
                said.append(whole)
            else:
                came[whole.chat_id].append((move, whole))
    for several in came.values():
        said.append(several[0][1] if len(several) == 1 else _list(tx, several))
    return [*said, *_to_coordinators(tx, moves)]


def is_urgent(issue: Issue) -> bool:
    """Whether it comes whole, however much else comes with it."""
    return issue.urgency == Urgency.URGENT


def _list(tx: Tx, came: Sequence[tuple[Move, Say]]) -> Say:
    """What came to one person at one moment, by why it came."""
    by_reason: defaultdict[tuple[str, Cause | None], list[Own]] = defaultdict(list)
    for move, _ in came:
        by_reason[staff.name_of(tx, move.left_id), move.cause] += _lines(tx, move)
    move, first = came[0]
    is_assistant = move.to is not None and first.chat_id != move.to.chat_id
    leader = move.to.full_name if move.to and is_assistant else ""
    reasons = [(left, cause, lines) for (left, cause), lines in by_reason.items()]
    text = texts.came(len(came), reasons, leader)
    rows = tuple((opening(tx, one.issue),) for one, _ in came)
    return replace(first, text=text, buttons=rows, key=f"{first.key}+{len(came)}")


def _lines(tx: Tx, move: Move) -> list[Own]:
    issue = issues.get(tx, move.issue.id) or move.issue
    dues = clocks.dues(tx, issue) if move.holds else _notice(tx, issue)
    duties: defaultdict[Reminder, list[Duty]] = defaultdict(list)
    for duty, due in dues:
        duties[due].append(duty)
    category = categories.name(tx, issue.category_id)
    return [(issue.code, category, of, due.due_on, due.overdue) for due, of in duties.items()]


def _notice(tx: Tx, issue: Issue) -> list[clocks.Due]:
    by = (Duty.GIVE_NOTICE, issue.first_notice_on)
    return due_next([by], tx.today, workdays.calendar(tx))


def _to_new_one(tx: Tx, move: Move, to: Person) -> list[Say]:
    if move.stage in WITH_LEADER and move.holds:
        reads = scope(to, Action.SEE_ISSUE) is not None
        said = pushes(tx, move.issue, to, lead_of(tx, move)) if reads else []
        return [push for push in said if isinstance(push, Say)]
    if not move.tells:
        return []
    lead = texts.NOW_YOURS
    if move.cause is not None:
        lead = texts.came_to_cadre(staff.name_of(tx, move.left_id), move.cause)
    return [replace(task, text=f"{task.text}\n\n{lead}") for task in _tasks(tx, move.issue)]


def lead_of(tx: Tx, move: Move) -> str:
    """Why it came to whoever holds it now."""
    if move.cause is None:
        return texts.A_LEADER_CAME
    if move.issue.backup_id == move.left_id is not None:
        return texts.came_late(staff.name_of(tx, move.left_id), move.cause)
    return texts.came_to_leader(staff.name_of(tx, move.left_id), move.cause)


def _tasks(tx: Tx, issue: Issue) -> list[Say]:
    """What there is to be done by who brings word; before any decision nothing."""
    stage = Stage(issue.stage)
    said: list[Utterance] = []
    if stage is Stage.ASKED:
        said = put_question(tx, issue)
    elif stage in WITH_CADRE:
        said = tell_result(tx, issue)
    elif is_decided(issue.standing, issue.promised_on):
        said = tell_notice(tx, issue)
    return [task for task in said if isinstance(task, Say)]


def tell_coordinators_of(tx: Tx, moves: Sequence[Move]) -> list[Utterance]:
    """Coordinators learn who was passed over; that it climbed they follow anyway."""
    return _to_coordinators(tx, [move for move in moves if move.skipped])


def _to_coordinators(tx: Tx, moves: Sequence[Move]) -> list[Utterance]:
    said: list[Utterance] = []
    for person in staff.everyone(tx, Role.COORDINATOR) if moves else ():
        known = [move for move in moves if move.issue.concerned_id != person.id]
        if known and can_be_told(person):
            text = _news(tx, known)
            said.append(Say(text, FOLLOWING, chat_id=person.chat_id, lane=Lane.ESCALATION))
    return said


def _news(tx: Tx, moves: Sequence[Move]) -> str:
    without_leader, without_cadre, moved, found = [], [], [], []
    skipped = [
        (move.issue.code, staff.name_of(tx, person_id), cause)
        for move in moves
        for person_id, cause in move.skipped
    ]
    for move in moves:
        issue = move.issue
        if move.stage is Stage.UNHELD and move.holds:
            without_leader.append((issue.code, issue.raised_on))
        elif move.to is None or not (move.tells or move.stage in WITH_LEADER):
            without_cadre.append((issue.code, issue.raised_on))
        elif move.cause is None:
            found.append((issue.code, move.to.full_name))
        else:
            left = staff.name_of(tx, move.left_id)
            moved.append((issue.code, left, move.cause, move.to.full_name))
    return texts.news(without_leader, without_cadre, moved, found, skipped)
