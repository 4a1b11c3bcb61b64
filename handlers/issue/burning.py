"""What a person's morning is about: what burns, and in a week's first one the answers to bring."""

from dataclasses import dataclass

from domain.ladder import begins_the_week
from domain.people import Person, Role
from handlers.issue.clocks import Due, dues
from handlers.issue.reminding_texts import Part
from storage import burning, staff, workdays
from storage.issues import Issue
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Burning:
    """An issue in somebody's morning, as a reminder names it."""

    issue: Issue
    part: Part
    dues: list[Due]


def burning_of(tx: Tx, person: Person) -> list[Burning]:
    """What today is about for a person, what was due first before all else.

    What went on to others, and what there is to bring, is said once a week.
    """
    found: dict[int, tuple[Issue, Part]] = {}
    is_leader = Role.LEADER in person.roles
    begins = begins_the_week(tx.today, workdays.calendar(tx))
    for issue in burning.held(tx, person.id, tx.today) if is_leader else ():
        found[issue.id] = (issue, Part.HOLDS)
    for issue in burning.passed_on(tx, person.id, tx.today) if is_leader and begins else ():
        found.setdefault(issue.id, (issue, Part.HELPS))
    for issue in burning.to_bring(tx, person.id) if begins else ():
        found[issue.id] = (issue, Part.TELLS)
    return [Burning(issue, part, dues(tx, issue)) for issue, part in found.values()]


def whom_it_burns(tx: Tx) -> list[int]:
    """Everyone whose day has something: leaders, and in a week's first morning who brings word."""
    if not workdays.calendar(tx).is_worked(tx.today):
        return []
    leaders = {person.id for person in staff.everyone(tx, Role.LEADER)}
    people = burning.holders(tx, tx.today) & leaders
    if begins_the_week(tx.today, workdays.calendar(tx)):
        people |= burning.helpers(tx, tx.today) & leaders | burning.tellers(tx)
    return sorted(people)
