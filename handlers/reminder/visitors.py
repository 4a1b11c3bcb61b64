"""Who comes to which hamlet for an occurrence: what a hamlet's board may know."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from domain.message import Button
from domain.people import Person, Role
from domain.programme import OccurrenceKind, Way, Who
from handlers.programme import rule_texts
from handlers.programme.rules import said_gathering
from handlers.reminder import visitors_texts as texts
from handlers.turnout import can_be_told, expected
from storage import commune, hamlet_words, registrations, staff
from storage.commune import Hamlet
from storage.programmes import Occurrence
from storage.transaction import Tx


@dataclass(frozen=True)
class Visitors:
    """The people who come to hamlets for an occurrence: those who have not excused themselves.

    `people` are those expected, where they are known already.
    """

    tx: Tx
    occurrence: Occurrence
    people: Sequence[Person] | None = None

    @cached_property
    def coming(self) -> list[Person]:
        """Everyone who comes, as far as is known."""
        words = registrations.of(self.tx, self.occurrence.id)
        people = expected(self.tx, self.occurrence) if self.people is None else self.people
        return [p for p in people if p.id not in words or words[p.id].takes_part]

    @cached_property
    def hamlets(self) -> list[Hamlet]:
        """The hamlets that somebody comes to."""
        occurrence = self.occurrence
        is_elsewhere = occurrence.rule.destination.way is Way.ELSEWHERE
        if occurrence.is_cancelled or occurrence.kind is OccurrenceKind.OFFICE or is_elsewhere:
            return []
        known = commune.hamlets(self.tx)
        there = [h for h in known if self._to_own or h.id in occurrence.hamlet_ids]
        return [hamlet for hamlet in there if self.coming_to(hamlet)]

    @cached_property
    def without_board(self) -> list[Hamlet]:
        """Those where nobody of the board can be told by the bot."""
        boards = [p for p in staff.everyone(self.tx, Role.BOARD) if can_be_told(p)]
        return [h for h in self.hamlets if not any(h.id in p.hamlet_ids for p in boards)]

    @cached_property
    def untold(self) -> list[Hamlet]:
        """Of those, the ones to whose board nobody passed it on yet.

        What the bot told a member whom it cannot reach any more does not count.
        """
        told = hamlet_words.told(self.tx, self.occurrence)
        return [hamlet for hamlet in self.without_board if told.get(hamlet.id) is None]

    @cached_property
    def _households(self) -> dict[int, int]:
        return hamlet_words.households_by_hamlet(self.tx, self.occurrence.id)

    @property
    def _to_own(self) -> bool:
        by_charge = self.occurrence.rule.destination.way is Way.CHARGES
        return by_charge and not self.occurrence.hamlet_ids

    def coming_to(self, hamlet: Hamlet) -> list[Person]:
        """Who comes to a hamlet; where everyone goes to their own, those named to it."""
        if not self._to_own:
            return self.coming
        return [person for person in self.coming if hamlet.id in person.hamlet_ids]

    def hosted_by(self, person: Person) -> list[Hamlet]:
        """The hamlets of these whose board a person is on."""
        is_board = Role.BOARD in person.roles
        return [h for h in self.hamlets if is_board and person.looks_after(h.id)]

    def passed_on_by(self) -> list[Person]:
        """Who passes it on where nobody of the board is on Telegram: the head, or coordinators."""
        participants = self.occurrence.rule.participants
        if participants.who is Who.DELEGATION:
            head = [p for p in self.coming if p.id == participants.head_id and can_be_told(p)]
            if head:
                return head
        return staff.everyone(self.tx, Role.COORDINATOR)

    def said_to(self, hamlet: Hamlet) -> str:
        """What a hamlet's board hears. HTML."""
        return texts.to_board(*self._facts(hamlet))

    def copied_for(self, hamlet: Hamlet) -> Button:
        """The button that copies what is to be passed on."""
        return Button(texts.copy(hamlet.name), copy=texts.to_pass_on(*self._facts(hamlet)))

    def _facts(self, hamlet: Hamlet) -> texts.Facts:
        occurrence, people = self.occurrence, self.coming_to(hamlet)
        head_id = occurrence.rule.participants.head_id
        lead = next((p for p in people if p.id == head_id), people[0] if self._to_own else None)
        return (
            hamlet.name,
            occurrence.rule.name,
            occurrence.occurs_on,
            rule_texts.KINDS[occurrence.kind],
            said_gathering(occurrence.rule.gathers_at, occurrence.rule.gathers_where),
            len(people),
            lead.full_name if lead else "",
            self._households.get(hamlet.id, 0),
        )
