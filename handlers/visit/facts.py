"""What the visit script may look at: read when a question needs it, within one's hamlets."""

from dataclasses import dataclass
from datetime import date

from domain.authority import Action, Scope, scope
from domain.inquiry import is_id
from domain.people import Role
from domain.visit import NewHousehold
from handlers.asks.choice import Choice
from handlers.asks.search import Page
from handlers.call import Call
from handlers.issue.facts import IssueFacts
from handlers.proposal.reach import reaches
from handlers.visit import texts
from handlers.visit.behalf import written_for
from handlers.visit.household_page import waiting_line
from handlers.wording import comrade
from storage import commune, households, programmes, proposals, staff, topics, visits
from storage.households import Household
from storage.topics import Topic
from storage.visits import Visit

PAGE_SIZE = 8


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """Facts for one step of a talk, for the person who speaks."""

    call: Call
    started_on: date

    def households(self, words: str, number: int) -> Page:
        """Today's list, or without one those in charge; with words those that match."""
        if not words:
            listed = self._listed()
            if listed:
                return Page(tuple(map(choice, listed)), len(listed))
        return self.everyone(words, number)

    def everyone(self, words: str, number: int) -> Page:
        """All those in charge; with words those that match."""
        return self._found(words, self._in_charge(), number)

    def in_hamlet(self, hamlet_id: int, words: str, number: int) -> Page:
        """The households of a hamlet."""
        return self._found(words, {hamlet_id}, number)

    def pick(self, value: str) -> Choice | None:
        """A household by its id, if this person might visit it on that day."""
        household = households.get(self.call.tx, int(value)) if is_id(value) else None
        allowed = household and reaches(
            self.call.tx, self.call.person, Action.LOG_VISIT, household, self.started_on
        )
        return choice(household) if household and allowed else None

    def hamlets(self) -> tuple[Choice, ...]:
        """The hamlets in this person's charge."""
        charge = self._in_charge()
        return tuple(
            Choice(hamlet.id, hamlet.name)
            for hamlet in commune.hamlets(self.call.tx)
            if charge is None or hamlet.id in charge
        )

    def same_day(self, household_id: int, on: date) -> Visit | None:
        """A visit somebody else logged for the household that day."""
        return visits.same_day(self.call.tx, household_id, on, self.call.person.id)

    def who_logged(self, visit: Visit) -> str:
        """How the one who logged it is called."""
        return comrade(staff.name_of(self.call.tx, visit.recorded_by))

    @property
    def issues(self) -> IssueFacts:
        """What raising an issue may look at."""
        return IssueFacts(self.call)

    def hamlet_of(self, household: int | NewHousehold) -> int | None:
        """The hamlet a household is in."""
        if isinstance(household, NewHousehold):
            return household.hamlet_id
        known = households.get(self.call.tx, household)
        return known.hamlet_id if known else None

    def waits(self, household_id: int) -> str:
        """What the household waits to hear from this person. HTML."""
        return waiting_line(self.call, household_id)

    def topics(self) -> list[Topic]:
        """The topics offered now."""
        return topics.open_ones(self.call.tx)

    def colleagues(self) -> tuple[Choice, ...]:
        """Who else could have come along."""
        return tuple(
            Choice(person.id, person.full_name, comrade(person.full_name))
            for person in staff.everyone(self.call.tx)
            if person.id != self.call.person.id and person.roles != {Role.BOARD}
        )

    def may_write_for(self, household: int | NewHousehold, on: date) -> tuple[Choice, ...]:
        """Who may have made the visit while this person writes it down."""
        people = written_for(self.call, self.hamlet_of(household), on)
        return tuple(
            Choice(person.id, person.full_name, comrade(person.full_name)) for person in people
        )

    def _in_charge(self) -> frozenset[int] | None:
        person = self.call.person
        if person.whole_commune or scope(person, Action.LOG_VISIT) is Scope.COMMUNE:
            return None
        return person.hamlet_ids

    def _listed(self) -> list[Household]:
        tx = self.call.tx
        occurrence = programmes.counting_on(tx, tx.today, self.call.person.id)
        if occurrence is None:
            return []
        ids = proposals.still_to_visit(tx, occurrence, self.call.person.id)
        found = households.some(tx, ids)
        return [found[id] for id in ids if id in found][:PAGE_SIZE]

    def _found(self, words: str, hamlet_ids: set[int] | frozenset[int] | None, number: int) -> Page:
        found, total = households.find(
            self.call.tx, words, hamlet_ids, skip=number * PAGE_SIZE, limit=PAGE_SIZE
        )
        return Page(tuple(map(choice, found)), total)


def choice(household: Household) -> Choice:
    """A household as something to choose."""
    return Choice(
        household.id,
        texts.household_label(household.head_name, household.hamlet_name),
        texts.household(household.head_name, household.hamlet_name),
    )
