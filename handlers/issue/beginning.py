"""Where an issue starts: with whom, on which ladder, and when it is first looked at."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from domain.escalation import Ladder, Skips, Tell, climb, climbs_on
from domain.issue import Clocks, IssueDraft, Limits, Origin, Stage, Urgency, Word
from domain.people import Person, Role
from domain.reminders import morning_from
from domain.workdays import WorkCalendar
from handlers.responsible import body_texts
from handlers.responsible.ability import Abilities
from handlers.responsible.routing import Matter, Way, barred_from, usual_step, way_of
from handlers.turnout import can_be_told
from storage import absences, commune, staff
from storage.transaction import Tx

ASK_AGAIN = 10
"""Working days after which an inspection body is asked what came of a matter."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """Stage, holder and dates of a new issue, more of its columns, and who was passed over."""

    stage: Stage
    holder_id: int | None = None
    due_on: date | None = None
    more: dict[str, Any] = field(default_factory=dict)
    skipped: Skips = ()


def is_settled(draft: IssueDraft) -> bool:
    """Whether it was answered on the spot and nobody is dissatisfied."""
    return draft.answer is not None and draft.word is not Word.UNSATISFIED


def beginning(tx: Tx, draft: IssueDraft, origin: Origin, due: Clocks, by: Person) -> Beginning:
    """With the one whose turn it is; of the conduct of whoever stands above all, an inspection."""
    if is_settled(draft):
        return Beginning(Stage.CLOSED)
    matter = Matter(draft.category_id, origin.hamlet_id, by.id, draft.concerned_id)
    way = way_of(tx, matter)
    if isinstance(way.first, Tell):
        more: dict[str, Any] = {"holds_for_id": way.first.stands_for, "rung": way.first.rung}
        more |= _both(tx, matter, way, way.first) if draft.urgency is Urgency.URGENT else {}
        more |= {"ladder": list(way.ladder.people)}
        return Beginning(Stage.WAITING, way.first.person_id, due.answer_on, more, way.first.skipped)
    if draft.concerned_id is not None:
        return Beginning(Stage.TRANSFERRED, by.id, None, {"leader_id": by.id})
    holder = coordinator(tx)
    holder_id = holder.id if holder else None
    kept = {"ladder": list(way.ladder.people)}
    return Beginning(Stage.UNHELD, holder_id, due.answer_on, kept, way.first.skipped)


def planned(
    tx: Tx, begun: Beginning, due: Clocks, limits: Limits, calendar: WorkCalendar
) -> Beginning:
    """With the first look, so that no other unit has to plan it."""
    if begun.stage is Stage.CLOSED:
        return begun
    more, due_on = dict(begun.more), begun.due_on
    if begun.stage is Stage.TRANSFERRED:
        due_on = calendar.after(tx.today, ASK_AGAIN)
        more |= {"ask_again_on": due_on, "transferred_to": inspection(tx)}
    assert due_on is not None
    climb_on = climbs_on(
        begun.stage,
        min(due_on, due.first_notice_on),
        tx.today,
        calendar,
        accept_days=limits.accept_days if more.get("ladder") else None,
        promised=False,
    )
    days = [calendar.after(due.first_notice_on, -1), calendar.after(due_on, -1)]
    if begun.stage is Stage.UNHELD:
        days.append(tx.today)
    if climb_on is not None:
        days.append(calendar.after(climb_on, -2) if more.get("ladder") else climb_on)
    first_at = morning_from(min(days), tx.now.astimezone(tx.zone), calendar)
    # Whether whoever wrote it down can ask an inspection is found out at once.
    is_inspected = begun.stage is Stage.TRANSFERRED
    more |= {"climb_on": climb_on, "check_at": tx.now if is_inspected else first_at}
    return Beginning(begun.stage, begun.holder_id, due_on, more, begun.skipped)


def inspection(tx: Tx) -> str:
    """The body that looks into conduct which nobody here may."""
    return commune.inspection_body(tx) or body_texts.INSPECTION


def _both(tx: Tx, matter: Matter, way: Way, first: Tell) -> dict[str, Any]:
    """What is urgent reaches whoever comes next at the same time."""
    owner_id, barred = first.stands_for or first.person_id, barred_from(tx, matter)
    able = Abilities(tx, barred)
    if owner_id in way.ladder.people:
        rungs = way.ladder.above(owner_id)
        second = climb(Ladder(way.ladder.people), rungs, able, None)
    else:
        second = usual_step(tx, matter, able, {*barred, owner_id, first.person_id})
    is_another = isinstance(second, Tell) and second.person_id != first.person_id
    return {"backup_id": second.person_id} if is_another and isinstance(second, Tell) else {}


def coordinator(tx: Tx, now_id: int | None = None, but: int | None = None) -> Person | None:
    """A coordinator who can be told, to hold what nobody else can: the present one first.

    Never `but`, whom it is about. Without one nobody holds it, and the administrators are told.
    """
    known = [p for p in staff.everyone(tx, Role.COORDINATOR) if p.id != but and can_be_told(p)]
    away = absences.now(tx)
    return min(known, key=lambda p: (p.id in away, p.id != now_id), default=None)
