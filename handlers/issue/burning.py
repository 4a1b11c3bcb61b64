"""What a person's morning is about: what burns, and in a week's first one the answers to bring."""

from dataclasses import dataclass

from domain.issue import Stage
from domain.ladder import begins_the_week
from domain.people import Person, Role
from domain.reminders import Reminder
from handlers.issue.reminding_texts import DUTIES, Duty, Part
from storage import burning, staff, workdays
from storage.issues import Issue
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Burning:
    """An issue in somebody's morning, as a reminder names it."""

    issue: Issue
    part: Part
    duty: Duty
    due: Reminder


def burning_of(tx: Tx, person: Person) -> list[Burning]:
    """What today is about for a person, what was due first before all else."""
    calendar = workdays.calendar(tx)
    found: dict[int, tuple[Issue, Part]] = {}
    if Role.LEADER in person.roles:
        for issue in burning.held(tx, person.id, tx.today):
            found[issue.id] = (issue, Part.HOLDS if issue.holder_id == person.id else Part.HELPS)
    if begins_the_week(tx.today, calendar):
        for issue in burning.to_bring(tx, person.id):
            found[issue.id] = (issue, Part.TELLS)
    return [
        Burning(issue, part, DUTIES[Stage(issue.stage)], Reminder(due_on, late))
        for issue, part in found.values()
        for due_on in [issue.due_on or issue.answer_on]
        for late in [calendar.between(due_on, tx.today)]
    ]


def whom_it_burns(tx: Tx) -> list[int]:
    """Everyone whose day has something: leaders, and in a week's first morning who brings word."""
    if not workdays.calendar(tx).is_worked(tx.today):
        return []
    leaders = {person.id for person in staff.everyone(tx, Role.LEADER)}
    people = burning.holders(tx, tx.today) & leaders
    if begins_the_week(tx.today, workdays.calendar(tx)):
        people |= burning.tellers(tx)
    return sorted(people)
