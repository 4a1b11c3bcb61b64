"""Somebody is excused: what was on their list waits, or goes to whoever is left of the hamlet."""

from collections.abc import Iterator
from datetime import time, timedelta

from domain.authority import Action, may
from domain.calendar import instant
from domain.message import Lane, Say
from domain.people import Person, Role
from handlers.pages import link
from handlers.proposal import passing_texts as texts
from handlers.proposal.owners import on_list
from handlers.proposal.proposing import propose
from handlers.turnout import can_be_told, expected
from storage import commune, handovers, history, proposals, registrations
from storage.handovers import Task
from storage.programmes import Occurrence
from storage.transaction import Tx


def pass_on(tx: Tx, occurrence: Occurrence, person: Person) -> Iterator[Say]:
    """Clear the list of somebody who does not go, hamlet by hamlet.

    Where others go their own lists are enough: what was on this one waits, and comes early on
    the next date. Where nobody else is left, another person in charge who goes takes it over.
    A list that is shared stays as it is.
    """
    left = [one for one in on_list(tx, occurrence, person.id) if not one.is_visited]
    for hamlet_id in sorted({one.hamlet_id for one in left}):
        tasks = [
            Task(occurrence.id, one.household_id, hamlet_id)
            for one in left
            if one.hamlet_id == hamlet_id
        ]
        heir = _heir(tx, occurrence, person, hamlet_id)
        if heir is None:
            proposals.release(tx, occurrence.id, [task.household_id for task in tasks])
            continue
        handovers.hand_over(tx, tasks, heir.id)
        count = str(len(tasks))
        history.record(
            tx, "occurrence", occurrence.id, "passed_on", by=person.id, old=count, new=str(heir.id)
        )
        yield from _told(tx, occurrence, person, heir, hamlet_id, len(tasks))


def _heir(tx: Tx, occurrence: Occurrence, person: Person, hamlet_id: int) -> Person | None:
    """Who takes over in a hamlet; None where others go anyway, or nobody can.

    Whoever had no list yet gets their own first: it may be all that is needed.
    """
    going = [p for p in _going(tx, occurrence) if p.id != person.id]
    able = [p for p in going if may(p, Action.LOG_VISIT, hamlet_id=hamlet_id)]
    for one in able:
        propose(tx, occurrence, one)
    ids = {p.id for p in going}
    every = proposals.of_occurrence(tx, occurrence)
    if any(one.hamlet_id == hamlet_id and one.person_id in ids for one in every):
        return None
    words = registrations.of(tx, occurrence.id)

    def order(one: Person) -> tuple[bool, bool, bool, bool]:
        near = hamlet_id in one.hamlet_ids
        return (not can_be_told(one), one.id not in words, Role.CADRE not in one.roles, not near)

    return min(able, key=order, default=None)


def _going(tx: Tx, occurrence: Occurrence) -> list[Person]:
    words = registrations.of(tx, occurrence.id)
    people = expected(tx, occurrence)
    return [p for p in people if p.id not in words or words[p.id].takes_part]


def _told(
    tx: Tx, occurrence: Occurrence, person: Person, heir: Person, hamlet_id: int, count: int
) -> Iterator[Say]:
    if not can_be_told(heir):
        return
    hamlet = commune.hamlet(tx, hamlet_id)
    assert hamlet is not None
    _, last_on = registrations.window(occurrence)
    yield Say(
        texts.taken_over(
            person.full_name, occurrence.rule.name, occurrence.occurs_on, count, hamlet.name
        ),
        ((link(texts.SEE_LIST, "list", occurrence.id),),),
        chat_id=heir.chat_id,
        lane=Lane.REMINDER,
        not_after=instant(last_on + timedelta(days=1), time.min, tx.zone),
    )
