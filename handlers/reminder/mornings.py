"""What a working morning says to leaders, and once a week to who has answers to bring."""

from dataclasses import replace

from domain.ladder import Outcome, Passing, last_at
from domain.message import Say
from domain.people import Person
from handlers.backlog import weekly
from handlers.issue.burning import burning_of, whom_it_burns
from handlers.issue.reminding_texts import ANSWERS_TO_BRING, MY_DAY, Part
from handlers.issue.round import Round
from handlers.reminder.bundles import snooze_row
from handlers.turnout import can_be_told
from storage import moments, workdays
from storage.moments import Moment
from storage.notices import Notice
from storage.transaction import Tx


def whom_it_concerns(tx: Tx, moment: Moment) -> list[int]:
    """Whose day has something; on a day off nobody's, and that is kept."""
    if not workdays.calendar(tx).is_worked(moment.for_on):
        moments.settle(tx, moment.id, Passing.DAY_OFF)
        return []
    return sorted({*whom_it_burns(tx), *weekly.whom_it_concerns(tx)})


def tell(tx: Tx, person: Person | None, notice: Notice, moment: Moment) -> Say | Outcome:
    """One person's morning, as a round of reminders would say it; or why it is left out."""
    if person is None:
        return Outcome.LEFT
    if tx.now > moment.not_after:
        return Outcome.MISSED
    if not can_be_told(person):
        return Outcome.UNREACHABLE
    found = burning_of(tx, person)
    told = Round(tx)
    if not told.take_in_week(person) and not found:
        return Outcome.NOTHING
    for one in found:
        told.add(person.id, one.issue, one.part, one.dues)
    is_telling = bool(found) and all(one.part is Part.TELLS for one in found)
    said = told.message_to(person.id, ANSWERS_TO_BRING if is_telling else MY_DAY)
    return replace(
        said,
        buttons=(*said.buttons, *snooze_row(tx, notice, moment)),
        key=f"notice:{notice.id}:{notice.times}",
        not_after=last_at(moment.not_after, tx.now, tx.zone),
    )
