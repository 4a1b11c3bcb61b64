"""Administrators whom the machine's settings name come in without an invitation."""

from domain.message import ChatKind, Heard, Say, Utterance
from domain.people import Role
from domain.text import one_line, shorten
from handlers.call import Call
from handlers.home.actions import menu, show_home
from handlers.joining import texts
from handlers.joining.news import tell_of_admin
from storage import accounts, history, staff
from storage.transaction import Tx

LONGEST_NAME = 60


def admit_admin(tx: Tx, heard: Heard, admin_ids: frozenset[int]) -> list[Utterance] | None:
    """Let a stranger in whose account is configured; None for everybody else.

    Whoever was on the staff before and left, or moved to another phone, is not let in again
    by the settings: an access that was ended in the commune stays ended.
    """
    if heard.user_id not in admin_ids or heard.chat_kind is not ChatKind.PRIVATE:
        return None
    if accounts.ever_bound(tx, heard.user_id):
        return None
    person_id = staff.add(tx, _start_name(heard), [Role.ADMIN])
    staff.bind(tx, person_id, heard.user_id, heard.chat_id)
    history.record(tx, "person", person_id, "joined", by=person_id, new="settings")
    person = staff.by_id(tx, person_id)
    assert person is not None
    home = show_home(Call(tx, person, heard))
    return [Say(texts.WELCOME_ADMIN), menu(person), *home, *tell_of_admin(tx, person)]


def _start_name(heard: Heard) -> str:
    """The name Telegram shows, as far as it is one; it can be changed later."""
    name = shorten(one_line(heard.user_name), LONGEST_NAME)
    return name if any(c.isalpha() for c in name) else texts.ADMIN_NAME
