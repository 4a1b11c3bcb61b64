"""What is due: plans made, moments spread over people, notices said."""

from domain.ladder import Outcome, awake_at
from domain.message import Utterance
from handlers.programme.news import tell_changes
from handlers.reminder import bundles, mornings
from handlers.reminder.rungs import concerned
from storage import moments, notices, planning, staff
from storage.transaction import Tx


def plan(tx: Tx, programme_id: int) -> list[Utterance]:
    """More dates of a programme are written ahead; what a day off changes is told."""
    return list(tell_changes(tx, planning.plan(tx, programme_id) or []))


def plan_mornings(tx: Tx, _: int) -> list[Utterance]:
    """More mornings are written ahead."""
    moments.plan_mornings(tx)
    return []


def spread(tx: Tx, moment_id: int) -> list[Utterance]:
    """A moment has come: a notice for everyone it concerns."""
    moment = moments.take(tx, moment_id)
    if moment is None:
        return []
    if moment.occurrence is None:
        people = mornings.whom_it_concerns(tx, moment)
    else:
        people = [person.id for person in concerned(tx, moment.kind, moment.occurrence)]
    notices.spread(tx, moment.id, people, awake_at(tx.now, tx.zone))
    return []


def tell(tx: Tx, notice_id: int) -> list[Utterance]:
    """One person's notice: said once, or left out with the reason."""
    awake = awake_at(tx.now, tx.zone)
    if awake > tx.now:
        notices.wait(tx, notice_id, awake)
        return []
    notice = notices.take(tx, notice_id)
    moment = moments.get(tx, notice.moment_id) if notice else None
    if notice is None or moment is None:
        return []
    person = staff.by_id(tx, notice.person_id)
    if moment.occurrence is None:
        said = mornings.tell(tx, person, notice, moment)
        outcome = said if isinstance(said, Outcome) else Outcome.QUEUED
        notices.settle(tx, notice.id, outcome)
        return [] if isinstance(said, Outcome) else [said]
    parts = bundles.gather(tx, person, notice, moment)
    return [bundles.message(tx, person, parts)] if person and parts else []
