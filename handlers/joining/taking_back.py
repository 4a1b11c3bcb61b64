"""The access that an invitation gave is taken back."""

from domain.authority import Action, scope
from domain.message import Redraw, Say, Tap, Toast, Utterance
from domain.people import Person
from handlers.call import Call
from handlers.joining import texts
from handlers.pages import link
from handlers.refusals import Refused, Why
from handlers.staff.access import end_access, is_last_admin
from storage import accounts, history, invites, staff
from storage.invites import Invite


def take_back(call: Call) -> list[Utterance]:
    """↩️ Thu hồi: by whoever invited or an administrator, once. The person stays on record."""
    invite = invites.get(call.tx, call.id)
    if not _may(call, invite):
        raise Refused(Why.NOT_ALLOWED)
    person = staff.by_id(call.tx, invite.joined_id) if invite and invite.joined_id else None
    if invite is None or person is None:
        raise Refused(Why.GONE)
    reason = _reason_against(call, invite, person)
    if reason:
        return [Toast(reason, alert=True)]
    if not invites.take_back(call.tx, invite.id):
        return [Toast(texts.TAKEN_BACK_BEFORE)]
    history.record(
        call.tx, "person", person.id, "taken_back", by=call.person.id, old=f"invite:{invite.id}"
    )
    return [_done(call, person), *end_access(call.tx, person, texts.ACCESS_ENDED)]


def _may(call: Call, invite: Invite | None) -> bool:
    is_mine = invite is not None and invite.invited_by == call.person.id
    return is_mine or scope(call.person, Action.MANAGE_STAFF) is not None


def _reason_against(call: Call, invite: Invite, person: Person) -> str:
    if person.id == call.person.id:
        return texts.NOT_YOURSELF
    bound_at = accounts.bound_at(call.tx, person.id)
    if bound_at is None:
        return texts.TAKEN_BACK_BEFORE
    if bound_at != invite.used_at:
        return texts.NOT_THIS_PHONE
    return texts.LAST_ADMIN if is_last_admin(call.tx, person) else ""


def _done(call: Call, person: Person) -> Utterance:
    """In the message that told of it, so that its button goes."""
    heard, text = call.heard, texts.taken_back(person.full_name)
    rows = ((link(texts.THE_PERSON, "person", person.id), link(texts.HOME, "home")),)
    if heard.message_id is None or not isinstance(heard.content, Tap):
        return Say(text, rows)
    return Redraw(heard.message_id, text, rows)
