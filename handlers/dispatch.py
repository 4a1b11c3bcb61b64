"""One update, one unit: finds who speaks, the talk or the route, and lets them answer."""

from domain.inquiry import is_id, issue_code
from domain.message import (
    ChatKind,
    Command,
    Heard,
    Reach,
    Say,
    Tap,
    Toast,
    Unknown,
    Utterance,
    Words,
)
from domain.people import Role
from domain.text import fold
from handlers import texts
from handlers.asked import LINKED, record_of
from handlers.call import Call
from handlers.home.actions import every_button
from handlers.issue.access import Passed
from handlers.issue.flow import UNTRACED
from handlers.joining import actions as joining
from handlers.leader.acts import moved_on
from handlers.pages import remember
from handlers.refusals import Refused, Why
from handlers.registration.standing_in import with_charges
from handlers.roster import offering
from handlers.routes import COMMANDS, DESK, ROUTES
from handlers.talk import ear
from handlers.visit import loose, loose_texts
from storage import accounts, cards, history, issues, pages, purging, staff, talks, visits
from storage.talks import Talk
from storage.transaction import Tx

LOGGED = frozenset({Why.STRANGER, Why.NOT_ALLOWED, Why.NO_CODE})
"""Refusals that are kept in the access log."""


def handle(tx: Tx, heard: Heard) -> list[Utterance]:
    """Act on what was heard, and return what to say."""
    if isinstance(heard.content, Reach):
        return _reach(tx, heard, heard.content)
    if heard.chat_kind is not ChatKind.PRIVATE:
        return _outside(heard)
    try:
        said = _private(tx, heard)
    except Refused as refused:
        _log(tx, heard, refused)
        said = _refusal(heard, refused.why)
    remember(tx, heard.chat_id, said)
    return said


def expects(tx: Tx, heard: Heard) -> bool:
    """Whether typed words press a button that is shown now."""
    person = staff.by_account(tx, heard.user_id)
    if person is None or not isinstance(heard.content, Words) or heard.edited:
        return False
    call = Call(tx, with_charges(tx, person), heard)
    talk = _talk_of(call)
    if talk is not None:
        return ear.presses(DESK, call, talk, heard.content)
    return _typed(call, heard.content.text) is not None


def excuse(tx: Tx, heard: Heard | None, chat_id: int) -> list[Utterance]:
    """What is said when an update is put aside: to the person, and to administrators."""
    said: list[Utterance] = []
    if heard is not None and isinstance(heard.content, Tap):
        said.append(Toast(texts.PUT_ASIDE, alert=True))
    elif heard is not None and heard.chat_kind is ChatKind.PRIVATE:
        said.append(Say(texts.PUT_ASIDE, chat_id=chat_id))
    hour = f"{tx.now:%Y%m%d%H}"
    return said + [
        Say(texts.FOR_ADMINS, chat_id=admin.chat_id, key=f"aside:{admin.id}:{hour}")
        for admin in staff.everyone(tx, Role.ADMIN)
        if admin.chat_id is not None
    ]


def _private(tx: Tx, heard: Heard) -> list[Utterance]:
    invited = _invited(tx, heard)
    if invited is not None:
        return invited
    person = staff.by_account(tx, heard.user_id)
    if person is None:
        raise Refused(Why.STRANGER)
    if not person.reachable:
        staff.reachable(tx, heard.chat_id)  # whoever writes can be written to
    return _answer(Call(tx, with_charges(tx, person), heard))


def _reach(tx: Tx, heard: Heard, reach: Reach) -> list[Utterance]:
    (staff.reachable if reach.reachable else staff.unreachable)(tx, heard.chat_id)
    return []


def _outside(heard: Heard) -> list[Utterance]:
    """In a group: nothing about households, and an answer only to a command or a tap."""
    if isinstance(heard.content, Command):
        return [Say(Why.PRIVATE_ONLY)]
    return [Toast(Why.PRIVATE_ONLY, alert=True)] if isinstance(heard.content, Tap) else []


def _invited(tx: Tx, heard: Heard) -> list[Utterance] | None:
    """An invitation is opened or confirmed, by a stranger or by staff."""
    match heard.content:
        case Command("start", code) if code.startswith("i_"):
            return joining.open_invite(tx, heard, code)
        case Tap(data) if data.startswith("join:0:"):
            return joining.confirm(tx, heard, data.removeprefix("join:0:"))
        case Tap(data) if data.startswith("notme:0:"):
            return joining.decline(tx, heard, data.removeprefix("notme:0:"))
    return None


def _answer(call: Call) -> list[Utterance]:
    content = call.heard.content
    if isinstance(content, Tap):
        return _tapped(call, content.data)
    if call.heard.edited:
        corrected = ear.correct(DESK, call)
        return loose.offer_amendment(call) if corrected is None else corrected
    if isinstance(content, Command):
        return _commanded(call, content)
    talk = _talk_of(call)
    if talk is not None and DESK.takes(talk, content):
        return ear.hear(DESK, call, talk)
    data = _typed(call, content.text) if isinstance(content, Words) else None
    if data is not None:
        return _tapped(call, data)
    if isinstance(content, Unknown):
        return [Say(loose_texts.NO_USE)]
    return offering.offer(call) if offering.is_list(call) else loose.offer(call)


def _tapped(call: Call, data: str) -> list[Utterance]:
    """A button: of a talk (`t:talk:turn:value`), or of a route (`action:id:extra`)."""
    action, _, rest = data.partition(":")
    number, _, extra = rest.partition(":")
    if not is_id(number or "0"):
        raise Refused(Why.GONE)
    if action == "t":
        turn, _, value = extra.partition(":")
        if value in UNTRACED:
            purging.forget_update(call.tx, call.heard.chat_id)
        if not is_id(turn):
            raise Refused(Why.GONE)
        return DESK.press(call, int(number or 0), int(turn), value)
    if action not in ROUTES:
        raise Refused(Why.GONE)
    asked = Call(call.tx, call.person, call.heard, int(number or 0), extra)
    try:
        return ROUTES[action](asked)
    except Passed as passed:
        return moved_on(asked, passed.issue)


def _commanded(call: Call, command: Command) -> list[Utterance]:
    opened, _, rest = command.argument.partition("_")
    if command.name == "start" and opened in LINKED:
        return _tapped(call, f"{LINKED[opened]}:{rest}")
    route = COMMANDS.get(command.name)
    if route is None:
        return [Say(texts.NO_COMMAND), *COMMANDS["start"](call)]
    return route(call)


def _talk_of(call: Call) -> Talk | None:
    """The talk whose card was replied to, else the current one."""
    if call.heard.reply_to is not None:
        slot = cards.slot_of(call.tx, call.heard.chat_id, call.heard.reply_to) or ""
        number = slot.removeprefix("talk:")
        talk = talks.get(call.tx, int(number)) if number.isdigit() else None
        if talk is not None and talk.person_id == call.person.id and talk.ending is None:
            return talk
    return talks.current(call.tx, call.person.id)


def _typed(call: Call, text: str) -> str | None:
    """What typed words press: an issue or a visit by its code, a button by its label or place."""
    code = issue_code(text, call.tx.today.year) if len(text) < 20 else None
    if code is not None:
        issue = issues.by_code(call.tx, code)
        return f"open:{issue.id if issue else 0}"
    visit = visits.by_code(call.tx, text.strip().upper()) if len(text) < 20 else None
    if visit is not None:
        return f"record:{visit.id}"
    shown = pages.shown(call.tx, call.heard.chat_id)
    home = [(b.label, b.data) for b in every_button(call.person)]
    wanted = fold(text)
    for label, data in [*shown, *home]:
        if wanted and fold(label) == wanted:
            return data
    if wanted.isdecimal() and len(wanted) < 3 and 1 <= int(wanted) <= len(shown):
        return shown[int(wanted) - 1][1]
    return None


def _log(tx: Tx, heard: Heard, refused: Refused) -> None:
    """Also of strangers (nobody's try), and under their name of those who left."""
    if refused.why not in LOGGED:
        return
    asked_for = refused.of or record_of(tx, heard.content)
    if asked_for is not None:
        by = accounts.whose(tx, heard.user_id)
        history.looked(tx, *asked_for, by=by, refused=True)


def _refusal(heard: Heard, why: Why) -> list[Utterance]:
    if isinstance(heard.content, Tap):
        return [Toast(why, alert=True)]
    if heard.edited:
        return []
    return [Say(why)]
