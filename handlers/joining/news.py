"""Who is told that somebody came in."""

from collections.abc import Iterable

from domain.authority import Action, scope
from domain.message import Heard, Rows, Say, Utterance
from domain.people import Person, Role
from domain.text import one_line, shorten
from handlers.joining import texts
from handlers.joining.offer import capacity
from handlers.pages import link
from storage import staff
from storage.invites import Invite
from storage.transaction import Tx

MOST_SHOWN = 60


def tell_who_joined(tx: Tx, heard: Heard, invite: Invite, person: Person) -> list[Utterance]:
    """Whoever invited hears who came, and may take it back."""
    account = shorten(one_line(heard.user_name), MOST_SHOWN)
    text = texts.somebody_joined(person.full_name, account, *capacity(tx, person))
    rows = ((link(texts.TAKE_BACK, "unjoin", invite.id),),)
    people = [p for p in _concerned(tx, invite) if p.id != person.id]
    return _told(people, text, rows, f"joined:{invite.id}")


def tell_who_declined(tx: Tx, invite: Invite) -> list[Utterance]:
    """Whoever invited hears, once, that the link reached somebody else."""
    rows = ((link(texts.WITHDRAW, "uninvite", invite.id),),)
    text = texts.somebody_declined(invite.full_name)
    return _told(_concerned(tx, invite), text, rows, f"declined:{invite.id}")


def _concerned(tx: Tx, invite: Invite) -> list[Person]:
    """Whoever invited; the administrators when it was the machine, or somebody who left."""
    inviter = staff.by_id(tx, invite.invited_by) if invite.invited_by else None
    if inviter and inviter.chat_id and scope(inviter, Action.MANAGE_STAFF):
        return [inviter]
    return staff.everyone(tx, Role.ADMIN)


def _told(people: Iterable[Person], text: str, rows: Rows, key: str) -> list[Utterance]:
    return [
        Say(text, rows, chat_id=person.chat_id, key=f"{key}:{person.id}")
        for person in people
        if person.chat_id is not None
    ]
