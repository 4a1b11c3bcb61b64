"""Where a matter goes when whoever must act does not: up the ladder it got when it was opened."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from domain.issue import Cause, Stage
from domain.workdays import WorkCalendar

GRACE = 1
"""Working days after a date was passed that belong to whoever passed it: they are warned first."""

WITH_LEADER = (Stage.WAITING, Stage.ACCEPTED, Stage.TRANSFERRED)


@dataclass(frozen=True, slots=True)
class Ladder:
    """Persons from the one responsible upwards; `rung` is the highest it came to."""

    people: tuple[int, ...] = ()
    rung: int = 0

    def above(self, person_id: int | None) -> range:
        """The rungs that come after somebody.

        Whoever is not on the ladder was chosen by the one whose turn it was: back to them.
        """
        if person_id in self.people:
            return range(self.people.index(person_id) + 1, len(self.people))
        return range(self.rung, len(self.people))


@dataclass(frozen=True, slots=True)
class Able:
    """Whether somebody can act: themselves, through a stand-in while away, or why they cannot."""

    cause: Cause | None = None
    stand_in_id: int | None = None

    def actor(self, person_id: int) -> int | None:
        """Who acts in this place; None: nobody."""
        return person_id if self.cause is None else self.stand_in_id


Skips: TypeAlias = tuple[tuple[int, Cause], ...]
"""Who was passed over, and why."""


@dataclass(frozen=True, slots=True)
class Wait:
    """It stays where it is."""


@dataclass(frozen=True, slots=True)
class Tell:
    """It goes to `person_id`, on this rung; `stands_for` is whose place that is, if another's.

    `cause` None: nobody had it before.
    """

    person_id: int
    rung: int
    cause: Cause | None
    skipped: Skips = ()
    stands_for: int | None = None


@dataclass(frozen=True, slots=True)
class Exhausted:
    """Nobody above can act."""

    cause: Cause | None
    skipped: Skips = ()


Step: TypeAlias = Wait | Tell | Exhausted


def next_step(
    ladder: Ladder,
    owner_id: int | None,
    actor_id: int | None,
    able: Callable[[int], Able],
    late: Cause | None = None,
) -> Step:
    """What becomes of a matter that somebody owns, and perhaps another does in their place.

    Args:
        ladder: As it was frozen.
        owner_id: Who must act; None: nobody.
        actor_id: Who acts: the owner, or who stands in for them.
        able: Who can act now.
        late: What was let pass, if anything.
    """
    now = able(owner_id) if owner_id is not None else Able(Cause.LEFT)
    actor = now.actor(owner_id) if owner_id is not None else None
    if owner_id is not None and actor is not None and late is None:
        if actor == actor_id:
            return Wait()
        stands_for = owner_id if actor != owner_id else None
        return Tell(actor, ladder.rung, now.cause or Cause.BACK, (), stands_for)
    cause = (now.cause or Cause.LEFT) if actor is None else late
    assert cause is not None
    return climb(ladder, ladder.above(owner_id), able, cause, actor)


def climb(
    ladder: Ladder,
    rungs: Sequence[int],
    able: Callable[[int], Able],
    cause: Cause | None,
    after: int | None = None,
) -> Tell | Exhausted:
    """The first of these rungs where somebody can act; nobody comes after themselves."""
    skipped: list[tuple[int, Cause]] = []
    for rung in rungs:
        person_id = ladder.people[rung]
        found = able(person_id)
        if found.cause is not None:
            skipped.append((person_id, found.cause))
        actor = found.actor(person_id)
        if actor is not None and actor != after:
            stands_for = person_id if actor != person_id else None
            return Tell(actor, rung, cause, tuple(skipped), stands_for)
    return Exhausted(cause, tuple(skipped))


def climbs_on(
    stage: Stage,
    due_on: date,
    today: date,
    calendar: WorkCalendar,
    *,
    accept_days: int | None,
    promised: bool,
) -> date | None:
    """The morning on which it goes further unless something is done; None: it never does.

    `accept_days`: working days to take it on, None where no table says so. What came late to
    somebody gives them time as well; a question waits no longer than it was asked for.
    """
    if stage not in (*WITH_LEADER, Stage.ASKED):
        return None
    if stage is Stage.ASKED:
        return calendar.after(max(due_on, today), 1)
    if stage is Stage.WAITING and not promised and accept_days is not None:
        return calendar.after(today, accept_days + 1)
    return max(calendar.after(due_on, GRACE + 1), calendar.after(today, GRACE + 1))


def lateness(stage: Stage, *, promised: bool) -> Cause:
    """What was let pass by whoever has it."""
    if stage is Stage.ASKED:
        return Cause.NOT_INFORMED
    if stage is Stage.WAITING:
        return Cause.NOT_ACCEPTED
    return Cause.PROMISE_BROKEN if promised else Cause.NOT_ANSWERED
