"""Access to the bot, and how it ends."""

from domain.message import Menu, Say, Utterance
from domain.people import Person, Role
from storage import invites, outbox, staff, talks
from storage.transaction import Tx


def is_last_admin(tx: Tx, person: Person) -> bool:
    """Whether nobody else could administer the commune; who has no account cannot."""
    if Role.ADMIN not in person.roles:
        return False
    others = [p for p in staff.everyone(tx, Role.ADMIN) if p.id != person.id]
    return all(other.chat_id is None for other in others)


def end_access(tx: Tx, person: Person, farewell: str) -> list[Utterance]:
    """The account can do nothing from now on, nor can invitations made from it.

    What waited for the chat is not sent any more; the farewell is.
    """
    talks.leave_current(tx, person.id)
    invites.withdraw_of(tx, person.id)
    staff.unbind(tx, person.id)
    if person.chat_id is None:
        return []
    outbox.chat_is_closed(tx, person.chat_id, "access ended")
    return [Say(farewell, chat_id=person.chat_id), Menu((), chat_id=person.chat_id)]
