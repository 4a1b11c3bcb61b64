"""Somebody asks for something: who, with what, in which unit."""

from dataclasses import dataclass

from domain.authority import Action, scope
from domain.message import Heard
from domain.people import Person
from handlers.proposal.reach import reaches
from handlers.refusals import Refused, Why
from storage import history
from storage.households import Household
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Call:
    """A person's request. `id` and `extra` come from a button, possibly forged.

    `talk_id` is the talk that is played, 0 outside one. `prepared_by` is who prepared the act
    that the person approves, None when it is all their own.
    """

    tx: Tx
    person: Person
    heard: Heard
    id: int = 0
    extra: str = ""
    talk_id: int = 0
    prepared_by: int | None = None

    def require(self, action: Action) -> None:
        """Raise `Refused` unless one of the person's roles knows this action."""
        if scope(self.person, action) is None:
            raise Refused(Why.NOT_ALLOWED)

    def require_household(self, household: Household | None) -> Household:
        """The household, if this person may see it; looks and refusals are logged."""
        if household is None:
            raise Refused(Why.GONE)
        if not reaches(self.tx, self.person, Action.SEE_HOUSEHOLD, household, self.tx.today):
            raise Refused(Why.NOT_ALLOWED, of=("household", household.id))
        history.looked(self.tx, "household", household.id, by=self.person.id)
        return household
