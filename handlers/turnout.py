"""Who is expected at an occurrence, and who has answered."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.authority import Action, scope
from domain.people import Person
from domain.programme import Way
from storage import commune, registrations, staff
from storage.commune import Hamlet
from storage.programmes import Occurrence
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Turnout:
    """Counts and gaps of an occurrence; lists in Vietnamese order of given names."""

    expected: int
    joined: int
    absent: tuple[tuple[Person, str], ...]
    silent: tuple[Person, ...]
    unreachable: tuple[Person, ...]
    empty_hamlets: tuple[Hamlet, ...]

    @property
    def answered(self) -> int:
        """How many gave their word, either way."""
        return self.joined + len(self.absent)


def expected(tx: Tx, occurrence: Occurrence) -> list[Person]:
    """Everyone who takes part in an occurrence."""
    included = occurrence.rule.participants.include
    return [p for p in staff.everyone(tx) if scope(p, Action.TAKE_PART) and included(p.id)]


def turnout_of(tx: Tx, occurrence: Occurrence) -> Turnout:
    """The turnout as it stands now."""
    people = expected(tx, occurrence)
    words = registrations.of(tx, occurrence.id)
    joined = [p for p in people if p.id in words and words[p.id].takes_part]
    absent = [(p, words[p.id].reason) for p in people if p.id in words and p not in joined]
    waiting = [p for p in people if p.id not in words]
    return Turnout(
        expected=len(people),
        joined=len(joined),
        absent=tuple(absent),
        silent=tuple(p for p in waiting if can_be_told(p)),
        unreachable=tuple(p for p in waiting if not can_be_told(p)),
        empty_hamlets=tuple(_empty(tx, occurrence, joined)),
    )


def _empty(tx: Tx, occurrence: Occurrence, joined: list[Person]) -> Iterator[Hamlet]:
    """Hamlets that nobody goes to: only where everyone goes to their own can there be any."""
    if occurrence.rule.destination.way is Way.CHARGES:
        for hamlet in commune.hamlets(tx):
            if not any(person.looks_after(hamlet.id) for person in joined):
                yield hamlet


def can_be_told(person: Person) -> bool:
    """Whether the bot can write to them."""
    return person.chat_id is not None and person.reachable
