"""What is told of a list of staff: to whoever sent it, and to whom it changed."""

from collections.abc import Sequence

from domain.authority import Action, scope
from domain.message import Button, Say, Utterance
from domain.people import Role
from domain.roster.progress import Preview
from domain.text import shorten
from handlers.pages import LABEL_LENGTH
from handlers.roles import names_of_roles
from handlers.roster import staff_texts as texts
from handlers.roster import texts as list_texts
from handlers.staff.changes import news_for
from handlers.wording import local_time
from storage import bot_identity, invites, roster_imports, staff
from storage.staff_imports import Invited, Written
from storage.transaction import Tx


def preview(file_name: str, seen: Preview) -> str:
    """What writing the list would do. HTML."""
    problems = [
        list_texts.trouble(one.place.row, one.place.sheet, one.trouble, one.words)
        for one in seen.problems
    ]
    roles = [(name, named(had), named(has)) for name, had, has in seen.roles]
    counts = (seen.new, seen.changed, seen.same, seen.bad)
    return texts.preview(file_name, counts, problems, seen.positions, roles)


def written(tx: Tx, import_id: int, what: Written) -> list[Utterance]:
    """Some rows are written: who is something else now, and the links of who is invited.

    A link is told to whoever sent the list and to nobody else; they can hand it on by copying.
    """
    about = roster_imports.get(tx, import_id)
    sender = staff.by_id(tx, about.sent_by) if about and about.sent_by is not None else None
    by = sender.id if sender else 0
    news = [word for person in what.changed for word in news_for(tx, person, by=by)]
    if sender is None or sender.chat_id is None or not what.invited:
        return news
    if scope(sender, Action.MANAGE_STAFF) is None:
        return news  # who administers by now makes new links
    return [*news, _invitations(tx, what.invited, sender.chat_id)]


def _invitations(tx: Tx, invited: Sequence[Invited], chat_id: int) -> Say:
    username = bot_identity.username(tx)
    rows = tuple((_button(one, username),) for one in invited)
    until = local_time(tx.now + invites.VALID_FOR, tx.zone)
    text = texts.invitations([one.full_name for one in invited], until)
    return Say(text, rows, chat_id=chat_id, protect=True)


def _button(one: Invited, username: str) -> Button:
    label = shorten(texts.copy_link(one.full_name), LABEL_LENGTH)
    return Button(label, copy=link_of(one.code, username))


def link_of(code: str, username: str) -> str:
    """Where an invitation is opened; while the bot does not know its name, what to send it."""
    return f"https://t.me/{username}?start={code}" if username else f"/start {code}"


def named(roles: Sequence[str]) -> str:
    """Roles in words."""
    return names_of_roles(Role(role) for role in roles)
