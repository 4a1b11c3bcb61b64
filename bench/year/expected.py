"""What is expected: people, dates of programmes, reminders, and who is told of each."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias

from domain.ladder import Outcome, Passing
from domain.people import Role
from domain.programme import MomentKind, OccurrenceKind, ProgrammeRule

Key: TypeAlias = tuple[int, date | int]
"""A programme, and the rule's date or the number of what somebody added."""

What: TypeAlias = tuple[Key | None, date, str, datetime]
"""A reminder: of which date, when that is kept, its kind, and when it is due."""


@dataclass(frozen=True, slots=True)
class Committed:
    """What was done when a process ended: reminders taken, and people told or left out."""

    taken: set[What]
    told: set[tuple[What, int]]


@dataclass
class Member:
    """Somebody of the staff."""

    id: int
    roles: frozenset[Role]
    hamlets: frozenset[int]
    chat: int | None = None
    is_reachable: bool = True
    has_left: bool = False

    @property
    def can_be_told(self) -> bool:
        """Whether a message would arrive."""
        return self.chat is not None and self.is_reachable


@dataclass(eq=False)
class Told:
    """One person's part of a reminder."""

    person: int
    rung: "Rung"
    due: datetime
    outcome: Outcome | None = None
    at: datetime | None = None
    times: int = 0
    with_these: tuple["Told", ...] = ()
    """Everything that its message tells."""


@dataclass(eq=False)
class Rung:
    """A reminder of a date, or of a morning."""

    slot: "Slot | None"
    on: date
    kind: MomentKind
    due: datetime
    until: datetime
    planned_at: datetime
    passing: Passing | None = None
    told: dict[int, Told] = field(default_factory=dict)

    @property
    def what(self) -> What:
        """Which one it is."""
        return (self.slot.key if self.slot else None, self.on, str(self.kind), self.due)


@dataclass(eq=False)
class Slot:
    """One date of a programme, wherever it is kept."""

    key: Key
    programme: "Running"
    planned_on: date | None
    on: date
    kind: OccurrenceKind
    by_hand: bool = False
    is_cancelled: bool = False
    words: dict[int, bool] = field(default_factory=dict)
    logged: set[int] = field(default_factory=set)
    rungs: list[Rung] = field(default_factory=list)


@dataclass(eq=False)
class Running:
    """A programme."""

    id: int
    rule: ProgrammeRule
    planned_until: date
    has_ended: bool = False
    slots: dict[Key, Slot] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Message:
    """Something that arrives in a chat at an instant, of one kind or those that ask the same."""

    chat: int
    at: datetime
    holds: frozenset[tuple[Key | None, date, MomentKind]]
