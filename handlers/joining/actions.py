"""Shows an invitation, and lets in whoever confirms it."""

from domain.message import ChatKind, Heard, Menu, Redraw, Say, Tap, Toast, Utterance
from domain.people import Person
from handlers.call import Call
from handlers.home.actions import menu, show_home
from handlers.joining import texts
from handlers.joining.news import tell_who_declined, tell_who_joined
from handlers.joining.offer import Offer, capacity, offered
from handlers.pages import link
from handlers.refusals import Refused, Why
from handlers.wording import local_time
from storage import commune, history, invites, outbox, staff
from storage.transaction import Tx, attempt


def open_invite(tx: Tx, heard: Heard, code: str) -> list[Utterance]:
    """`/start i_…`: what is offered, to be confirmed. Nothing changes yet."""
    _require_private(heard)
    own = _who_used(tx, heard, code)
    if own is not None:
        return show_home(Call(tx, own, heard))
    offer = offered(tx, heard.user_id, code)
    if not offer.is_theirs:
        return [_somebody_else(offer)]
    if offer.adds_nothing:
        return [Say(texts.SAME_ACCOUNT, ((link(texts.HOME, "home"),),))]
    after = offer.after()
    say = texts.new_phone if offer.person else texts.invitation
    until = local_time(offer.invite.expires_at, tx.zone)
    shown = say(commune.name(tx), after.full_name, *capacity(tx, after), until)
    return [Say(shown, ((link(texts.YES, "join", 0, code),), (link(texts.NO, "notme", 0, code),)))]


def decline(tx: Tx, heard: Heard, code: str) -> list[Utterance]:
    """The link reached somebody else: nothing changes, whoever invited is told once."""
    _require_private(heard)
    offer = offered(tx, heard.user_id, code)
    return [_in_place(heard, texts.DECLINED), *tell_who_declined(tx, offer.invite)]


def confirm(tx: Tx, heard: Heard, code: str) -> list[Utterance]:
    """Let the person in, once; whoever taps again just gets home."""
    _require_private(heard)
    own = _who_used(tx, heard, code)
    if own is not None:
        return show_home(Call(tx, own, heard))
    offer = offered(tx, heard.user_id, code)
    if not offer.is_theirs:
        return [_somebody_else(offer)]
    parting = _parting(offer, heard)
    person = _let_in(tx, heard, offer)
    roles, hamlets = capacity(tx, person)
    return [
        Toast(texts.JOINED),
        _in_place(heard, texts.welcome(person.given_name, roles, hamlets)),
        menu(person),
        *show_home(Call(tx, person, heard)),
        *parting,
        *tell_who_joined(tx, heard, offer.invite, person),
    ]


def _who_used(tx: Tx, heard: Heard, code: str) -> Person | None:
    """The speaker, if this very invitation let them in before."""
    speaker = staff.by_account(tx, heard.user_id)
    used = invites.behind(tx, code)
    return speaker if used and speaker and used.joined_id == speaker.id else None


def _let_in(tx: Tx, heard: Heard, offer: Offer) -> Person:
    """All of it or nothing: the invitation is used up by compare-and-set."""
    after, invite = offer.after(), offer.invite
    with attempt(tx):
        person_id = offer.person.id if offer.person else staff.add(tx, after.full_name, ())
        if not invites.use(tx, invite.id, person_id):
            raise Refused(Why.INVITE_GONE)
        staff.set_roles(tx, person_id, after.roles)
        staff.set_hamlets(tx, person_id, after.hamlet_ids, whole_commune=after.whole_commune)
        if offer.speaker is None:
            _bind(tx, heard, offer, person_id)
        what = "joined" if offer.person is None else "joined_again"
        history.record(tx, "person", person_id, what, by=person_id, new=f"invite:{invite.id}")
    return _known(tx, person_id)


def _bind(tx: Tx, heard: Heard, offer: Offer, person_id: int) -> None:
    old_chat = offer.person.chat_id if offer.person else None
    staff.bind(tx, person_id, heard.user_id, heard.chat_id)
    if old_chat is not None and old_chat != heard.chat_id:
        outbox.chat_is_closed(tx, old_chat, "another phone")


def _parting(offer: Offer, heard: Heard) -> list[Utterance]:
    """What the old phone is told, when there is one."""
    chat_id = offer.person.chat_id if offer.person else None
    if chat_id is None or chat_id == heard.chat_id:
        return []
    return [Say(texts.MOVED, chat_id=chat_id), Menu((), chat_id=chat_id)]


def _known(tx: Tx, person_id: int) -> Person:
    person = staff.by_id(tx, person_id)
    assert person is not None
    return person


def _somebody_else(offer: Offer) -> Say:
    assert offer.speaker is not None
    shown = texts.somebody_else(offer.speaker.full_name, offer.after().full_name)
    return Say(shown, ((link(texts.HOME, "home"),),))


def _in_place(heard: Heard, text: str) -> Utterance:
    """In the message whose button was pressed, so that its buttons go."""
    if heard.message_id is None or not isinstance(heard.content, Tap):
        return Say(text)
    return Redraw(heard.message_id, text)


def _require_private(heard: Heard) -> None:
    if heard.chat_kind is not ChatKind.PRIVATE:
        raise Refused(Why.PRIVATE_ONLY)
