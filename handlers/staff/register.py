"""The pages of the staff: the list, a person, and the invitations that wait."""

from datetime import datetime

from domain.authority import Action
from domain.message import Toast, Utterance
from domain.people import Person
from domain.text import shorten
from handlers.call import Call
from handlers.pages import LABEL_LENGTH, link, page, pairs
from handlers.paging import leaf
from handlers.refusals import Refused, Why
from handlers.roles import names_of_hamlets, names_of_roles
from handlers.staff import texts
from handlers.staff.facts import needs_hamlets
from handlers.wording import local_time, numeric_date
from storage import accounts, handovers, invites, staff
from storage.invites import Invite


def show_staff(call: Call) -> list[Utterance]:
    """The list in Vietnamese order of given names; the button's id is the leaf."""
    call.require(Action.MANAGE_STAFF)
    people = staff.everyone(call.tx)
    shown = leaf(people, call.id)
    text = texts.staff_title(len(people), shown.number + 1, shown.count)
    rows = [(link(_label(person), "person", person.id),) for person in shown.items]
    below = [link(texts.INVITE, "invite")]
    if waiting := len(invites.pending(call.tx)):
        below.append(link(texts.waiting_invites(waiting), "invites"))
    home = (link(texts.HOME, "home"),)
    return [page(call, text, (*rows, *shown.turns("staff"), tuple(below), home))]


def show_person(call: Call) -> list[Utterance]:
    """Somebody's roles, hamlets and account, and what can be changed."""
    return show(call, target(call))


def show(call: Call, person: Person) -> list[Utterance]:
    """A person's page."""
    tasks = len(handovers.open_tasks(call.tx, person.id))
    roles, hamlets = names_of_roles(person.roles), names_of_hamlets(call.tx, person)
    text = texts.person(person.full_name, roles, hamlets, _telegram(call, person), tasks)
    version = str(invites.last_for(call.tx, person.id))
    buttons = [link(texts.CHANGE_ROLES, "roles", person.id)]
    if needs_hamlets(person.roles):
        buttons.append(link(texts.CHANGE_CHARGE, "charge", person.id))
    buttons.append(link(texts.RENAME, "rename", person.id))
    buttons.append(link(texts.NEW_PHONE, "phone", person.id, version))
    if person.id != call.person.id:
        buttons.append(link(texts.REVOKE, "revoke", person.id))
    leave = (link(texts.STAFF, "staff"), link(texts.HOME, "home"))
    return [page(call, text, (*pairs(buttons), leave))]


def show_invites(call: Call) -> list[Utterance]:
    """The invitations nobody used yet; the button's id is the leaf."""
    call.require(Action.MANAGE_STAFF)
    waiting = invites.pending(call.tx)
    shown = leaf(waiting, call.id)
    rows = [(link(_invite_label(call, one), "invited", one.id),) for one in shown.items]
    leave = (link(texts.STAFF, "staff"), link(texts.HOME, "home"))
    text = texts.INVITES_TITLE if waiting else texts.NO_INVITES
    more = (link(texts.INVITE, "invite"),)
    return [page(call, text, (*rows, *shown.turns("invites"), more, leave))]


def show_invite(call: Call) -> list[Utterance]:
    """An invitation that waits, and the way to withdraw it."""
    call.require(Action.MANAGE_STAFF)
    invite = invites.usable_by_id(call.tx, call.id)
    if invite is None:
        return [Toast(texts.WITHDRAWN_BEFORE), *show_invites(call)]
    asked = staff.by_id(call.tx, invite.person_id) if invite.person_id else None
    person = asked or _invited(invite)
    text = texts.pending_invite(
        person.full_name,
        names_of_roles(person.roles),
        names_of_hamlets(call.tx, person),
        staff.name_of(call.tx, invite.invited_by) or texts.THE_MACHINE,
        local_time(invite.expires_at, call.tx.zone),
    )
    buttons = (link(texts.WITHDRAW, "uninvite", invite.id),)
    leave = (link(texts.WAITING_INVITES, "invites"), link(texts.HOME, "home"))
    return [page(call, text, (buttons, leave))]


def target(call: Call) -> Person:
    """Whom the button is about, for an administrator.

    Raises:
        Refused: The caller may not manage staff, or nobody has that id now.
    """
    call.require(Action.MANAGE_STAFF)
    person = staff.by_id(call.tx, call.id)
    if person is None:
        raise Refused(Why.GONE)
    return person


def _label(person: Person) -> str:
    marks = "".join(m for role, m in texts.MARKS.items() if role in person.roles)
    if person.chat_id is None:
        marks += texts.NOT_JOINED_MARK
    elif not person.reachable:
        marks += texts.UNREACHABLE_MARK
    room = LABEL_LENGTH - len(marks) - 1
    return f"{shorten(person.full_name, room)} {marks}".rstrip()


def _telegram(call: Call, person: Person) -> str:
    since = accounts.bound_at(call.tx, person.id)
    if since is None:
        return texts.NOT_JOINED
    return texts.joined_on(_on(call, since)) if person.reachable else texts.UNREACHABLE


def _invited(invite: Invite) -> Person:
    return Person(0, invite.full_name, invite.roles, invite.hamlet_ids, invite.whole_commune)


def _invite_label(call: Call, invite: Invite) -> str:
    until = _on(call, invite.expires_at)
    return texts.pending_label(shorten(invite.full_name, LABEL_LENGTH - 17), until)


def _on(call: Call, at: datetime) -> str:
    return numeric_date(at.astimezone(call.tx.zone).date())
