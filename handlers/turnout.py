"""Who is expected at an occurrence, and who has answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from domain.authority import Action, scope
from domain.people import Person, Role
from domain.programme import Way
from storage import commune, deputies, registrations, staff
from storage.commune import Hamlet
from storage.deputies import Answer, Deputy
from storage.programmes import Occurrence
from storage.registrations import Registration
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Turnout:
    """Counts and gaps of an occurrence; lists in Vietnamese order of given names.

    `leaders` are those expected and `leaders_joined` those who take part, counted apart.
    `deputies` may still go for somebody, or will. `head_left` names a head who is on the staff
    no more.
    """

    expected: int
    joined: int
    absent: tuple[tuple[Person, str], ...]
    silent: tuple[Person, ...]
    unreachable: tuple[Person, ...]
    empty_hamlets: tuple[Hamlet, ...]
    people: tuple[Person, ...] = ()
    words: Mapping[int, Registration] = field(default_factory=dict)
    leaders: int = 0
    leaders_joined: int = 0
    deputies: tuple[Deputy, ...] = ()
    head_left: str = ""

    @property
    def answered(self) -> int:
        """How many gave their word, either way."""
        return self.joined + len(self.absent)


def expected(tx: Tx, occurrence: Occurrence) -> list[Person]:
    """Everyone who takes part in an occurrence, and whoever stands in for one of them."""
    standing_in = {
        one.deputy_id for one in deputies.of(tx, occurrence.id) if one.answer is Answer.ACCEPTED
    }
    return [
        p
        for p in staff.everyone(tx)
        if scope(p, Action.TAKE_PART) and takes_part(occurrence, p.id, standing_in)
    ]


def takes_part(occurrence: Occurrence, person_id: int, standing_in: set[int]) -> bool:
    """Whether the rule names somebody, or they stand in for one whom it names."""
    return occurrence.rule.participants.include(person_id) or person_id in standing_in


def is_called(tx: Tx, occurrence: Occurrence, person_id: int) -> bool:
    """Whether the rule names somebody, or until it is over they stand in for one whom it names."""
    if occurrence.rule.participants.include(person_id):
        return True
    return occurrence.id in deputies.stood_in(tx, person_id)


def turnout_of(tx: Tx, occurrence: Occurrence) -> Turnout:
    """The turnout as it stands now."""
    people = expected(tx, occurrence)
    words = registrations.of(tx, occurrence.id)
    joined = [p for p in people if p.id in words and words[p.id].takes_part]
    absent = [
        (p, words[p.id].reason) for p in people if p.id in words and not words[p.id].takes_part
    ]
    waiting = [p for p in people if p.id not in words]
    open_ones = tuple(
        one
        for one in deputies.of(tx, occurrence.id)
        if one.is_open and staff.by_id(tx, one.deputy_id)
    )
    return Turnout(
        expected=len(people),
        joined=len(joined),
        absent=tuple(absent),
        silent=tuple(p for p in waiting if can_be_told(p)),
        unreachable=tuple(p for p in waiting if not can_be_told(p)),
        empty_hamlets=tuple(_empty(tx, occurrence, joined, open_ones)),
        people=tuple(people),
        words=words,
        leaders=sum(Role.LEADER in p.roles for p in people),
        leaders_joined=sum(Role.LEADER in p.roles for p in joined),
        deputies=open_ones,
        head_left=_head_left(tx, occurrence),
    )


def _head_left(tx: Tx, occurrence: Occurrence) -> str:
    head_id = occurrence.rule.participants.head_id
    has_left = head_id is not None and staff.by_id(tx, head_id) is None
    return staff.name_of(tx, head_id) if has_left else ""


def _empty(
    tx: Tx, occurrence: Occurrence, joined: list[Person], open_ones: tuple[Deputy, ...]
) -> Iterator[Hamlet]:
    """Hamlets that nobody goes to: only where everyone goes to their own can there be any."""
    if occurrence.rule.destination.way is Way.CHARGES:
        covered = {
            id for one in open_ones if one.answer is Answer.ACCEPTED for id in one.hamlet_ids
        }
        for hamlet in commune.hamlets(tx):
            gone_to = any(person.looks_after(hamlet.id) for person in joined)
            if not gone_to and hamlet.id not in covered:
                yield hamlet


def can_be_told(person: Person) -> bool:
    """Whether the bot can write to them."""
    return person.chat_id is not None and person.reachable
