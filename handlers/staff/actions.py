"""Invites people, for the first time or for another phone, and withdraws invitations."""

from dataclasses import replace

from domain.authority import Action
from domain.message import Button, Say, Toast, Utterance
from handlers.call import Call
from handlers.pages import link, page
from handlers.staff import flow, texts
from handlers.staff.drafts import InviteDraft
from handlers.staff.facts import StaffFacts
from handlers.staff.opening import in_its_place, open_anew
from handlers.staff.register import show, show_invites, target
from handlers.talk.kind import SendBack, TalkKind
from handlers.talk.script import Passed, Script
from handlers.talk.state import State
from handlers.wording import local_time
from storage import bot_identity, commune, history, invites


def start_invite(call: Call) -> list[Utterance]:
    """✉️ Mời cán bộ: whom?"""
    call.require(Action.MANAGE_STAFF)
    return open_anew(call, INVITE, {})


def invite_phone(call: Call) -> list[Utterance]:
    """📱 Mời máy mới: an invitation that binds another account to the same person.

    The button carries the last such invitation, so that a double tap makes one.
    """
    person = target(call)
    if call.extra != str(invites.last_for(call.tx, person.id)):
        return [Toast(texts.PHONE_INVITED_BEFORE), *show(call, person)]
    invites.withdraw_phones(call.tx, person.id)
    code = invites.create(
        call.tx, person.full_name, (), person_id=person.id, invited_by=call.person.id
    )
    message = _message(call, person.full_name, code)
    return [Toast(texts.PHONE_INVITED), *show(call, person), message]


def withdraw_invite(call: Call) -> list[Utterance]:
    """🚫 Rút lời mời: it can be used no more."""
    call.require(Action.MANAGE_STAFF)
    withdrawn = invites.withdraw(call.tx, call.id)
    if withdrawn:
        history.record(call.tx, "invite", call.id, "withdrawn", by=call.person.id)
    toast = Toast(texts.WITHDRAWN if withdrawn else texts.WITHDRAWN_BEFORE)
    return [toast, *show_invites(replace(call, id=0))]


def finish_invite(call: Call, talk_id: int, state: State, draft: InviteDraft) -> list[Utterance]:
    """Make the invitation; its link is a message of its own, to be forwarded."""
    call.require(Action.MANAGE_STAFF)
    if not draft.charge.hamlet_ids <= {h.id for h in commune.hamlets(call.tx)}:
        raise SendBack("hamlets", texts.HAMLET_GONE)
    code = invites.create(
        call.tx,
        draft.full_name,
        draft.roles,
        draft.charge.hamlet_ids,
        whole_commune=draft.charge.whole_commune,
        invited_by=call.person.id,
    )
    rows = (
        (link(texts.INVITE_ANOTHER, "invite"), link(texts.STAFF, "staff")),
        (link(texts.HOME, "home"),),
    )
    made = page(call, texts.invite_made(draft.full_name), rows)
    return [*in_its_place(call, talk_id, [made]), _message(call, draft.full_name, code)]


def _message(call: Call, full_name: str, code: str) -> Say:
    invite = invites.behind(call.tx, code)
    assert invite is not None
    history.record(call.tx, "invite", invite.id, "created", by=call.person.id)
    until = local_time(invite.expires_at, call.tx.zone)
    name, username = commune.name(call.tx), bot_identity.username(call.tx)
    if not username:
        words = f"/start {code}"
        text = texts.invite_message_without_link(name, full_name, words, until)
        return Say(text, ((Button(texts.COPY_LINK, copy=words),),))
    address = f"https://t.me/{username}?start={code}"
    text = texts.invite_message(name, full_name, address, until)
    return Say(text, ((Button(texts.COPY_LINK, copy=address),),))


def _play(call: Call, state: State) -> Script[InviteDraft]:
    return flow.invite(StaffFacts(call))


def _title(call: Call, path: tuple[Passed, ...]) -> str:
    names = [p.given.shown for p in path if p.question.key == "name"]
    return texts.invite_title(names[0] if names else "")


INVITE = TalkKind(
    name="invite",
    heading=texts.INVITE_HEADING,
    action=Action.MANAGE_STAFF,
    steps=("name", "roles", "hamlets", "review"),
    title=_title,
    play=_play,
    finish=finish_invite,
)
