"""What an invitation offers to the account that opened it."""

from dataclasses import dataclass, replace

from domain.people import Person
from handlers.refusals import Refused, Why
from handlers.roles import names_of_hamlets, names_of_roles
from storage import commune, invites, staff
from storage.invites import Invite
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Offer:
    """A usable invitation, who opened it, and for whom it is.

    `speaker` is None for a stranger; `person` is None when somebody new is invited.
    """

    invite: Invite
    speaker: Person | None
    person: Person | None

    @property
    def is_theirs(self) -> bool:
        """Whether the account belongs to nobody, or to the very person invited."""
        return self.speaker is None or self.speaker == self.person

    @property
    def adds_nothing(self) -> bool:
        """Whether the person invited speaks from this account already, with all this gives."""
        return self.speaker is not None and self.after() == self.speaker

    def after(self) -> Person:
        """The person as they will be: what they hold now, and what the invitation gives."""
        invite = self.invite
        if self.person is None:
            return Person(
                0, invite.full_name, invite.roles, invite.hamlet_ids, invite.whole_commune
            )
        return replace(
            self.person,
            roles=self.person.roles | invite.roles,
            hamlet_ids=self.person.hamlet_ids | invite.hamlet_ids,
            whole_commune=self.person.whole_commune or invite.whole_commune,
        )


def offered(tx: Tx, user_id: int, code: str) -> Offer:
    """What a code offers.

    Raises:
        Refused: The code cannot be used, for whatever reason.
    """
    invite = invites.usable(tx, code)
    if invite is None:
        raise Refused(Why.INVITE_GONE)
    person = staff.by_id(tx, invite.person_id) if invite.person_id else None
    if invite.person_id and person is None:
        raise Refused(Why.INVITE_GONE)
    hamlet_ids = {hamlet.id for hamlet in commune.hamlets(tx)}
    invite = replace(invite, hamlet_ids=invite.hamlet_ids & hamlet_ids)
    return Offer(invite, staff.by_account(tx, user_id), person)


def capacity(tx: Tx, person: Person) -> tuple[str, str]:
    """A person's roles and hamlets in words."""
    return names_of_roles(person.roles), names_of_hamlets(tx, person)
