"""Who is expected at an occurrence, and who has answered."""

from dataclasses import dataclass

from domain.authority import Action, scope
from domain.people import Person
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


def expected(tx: Tx) -> list[Person]:
    """Everyone who takes part in occurrences."""
    return [p for p in staff.everyone(tx) if scope(p, Action.TAKE_PART)]


def turnout_of(tx: Tx, occurrence: Occurrence) -> Turnout:
    """The turnout as it stands now."""
    people = expected(tx)
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
        empty_hamlets=tuple(
            h for h in commune.hamlets(tx) if not any(p.looks_after(h.id) for p in joined)
        ),
    )


def can_be_told(person: Person) -> bool:
    """Whether the bot can write to them."""
    return person.chat_id is not None and person.reachable
