"""What a week's first morning says of the backlog to those who follow it: counts, no more.

A morning that went by unsaid is not the first: the next one is.
"""

from collections import Counter
from datetime import timedelta
from functools import cached_property

from domain.authority import Action, Scope, scope
from domain.backlog import Lag, Sieve
from domain.message import Button
from domain.people import Person, Role
from handlers.backlog import texts
from handlers.pages import link
from storage import backlog, moments, notices, staff, workdays
from storage.backlog import Counts
from storage.transaction import Tx

OPEN: tuple[Button, ...] = (link(texts.BACKLOG, "backlog"),)
"""The row under it."""

FOLLOWING = (Role.LEADER, Role.COORDINATOR)


class Week:
    """What there is to say today, to each who follows issues; counted once for many of them."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self._whole: dict[int | None, Counts] | None = None

    def said_to(self, person: Person) -> str:
        """HTML; empty when they heard it this week, or nothing that they follow is held up."""
        reach = scope(person, Action.FOLLOW_ISSUES)
        if reach is None or person.id not in self._to_hear:
            return ""
        follows_all = reach is Scope.COMMUNE or person.whole_commune
        found = self._all_but(person.id) if follows_all else self._of(person)
        kinds = [(texts.KINDS[lag], count) for lag, count in found.by.items() if count]
        return texts.week(kinds, found.every) if found.every else ""

    @cached_property
    def _to_hear(self) -> set[int]:
        return _to_hear(self._tx)

    def _of(self, person: Person) -> Counts:
        return backlog.counts(self._tx, person, Sieve())

    def _all_but(self, person_id: int) -> Counts:
        if self._whole is None:
            self._whole = backlog.whole(self._tx)
        known = [one for about, one in self._whole.items() if about != person_id]
        by: Counter[Lag] = Counter()
        for one in known:
            by.update(one.by)
        return Counts(sum(one.every for one in known), {lag: by[lag] for lag in Lag})


def whom_it_concerns(tx: Tx) -> set[int]:
    """Who follows issues and is to hear that something is held up."""
    people = _to_hear(tx)
    return people if people and backlog.is_any(tx) else set()


def _to_hear(tx: Tx) -> set[int]:
    """Who follows issues and was told on no morning of this week; on a day off nobody."""
    if not workdays.calendar(tx).is_worked(tx.today):
        return set()
    people = {person.id for role in FOLLOWING for person in staff.everyone(tx, role)}
    for morning in moments.told_mornings(tx, tx.today - timedelta(days=tx.today.weekday())):
        people &= notices.unheard(tx, morning)
    return people
