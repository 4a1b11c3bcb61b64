"""The coordinator's board: who has answered, and reminding those who have not."""

from domain.authority import Action
from domain.message import Card, Lane, Redraw, Rows, Say, Tap, Toast, Utterance
from handlers.call import Call
from handlers.pages import link, page, tapped_card
from handlers.refusals import Refused, Why
from handlers.registration import board_texts as texts
from handlers.registration.registering import notice_buttons
from handlers.turnout import Turnout, turnout_of
from storage import programmes, registrations
from storage.programmes import Occurrence
from storage.transaction import Tx


def board_text(tx: Tx, occurrence: Occurrence) -> tuple[str, Turnout]:
    """The board as it stands, and what it counts."""
    turnout = turnout_of(tx, occurrence)
    text = texts.turnout(
        occurrence.rule.name,
        occurrence.occurs_on,
        turnout.answered,
        turnout.expected,
        [(person.full_name, reason) for person, reason in turnout.absent],
        [person.full_name for person in turnout.silent],
        [person.full_name for person in turnout.unreachable],
        [hamlet.name for hamlet in turnout.empty_hamlets],
    )
    return text, turnout


def board_buttons(occurrence: Occurrence, turnout: Turnout) -> Rows:
    """Remind, refresh, home."""
    refresh = (link(texts.REFRESH, "turnout", occurrence.id), link(texts.HOME, "home"))
    if not turnout.silent:
        return (refresh,)
    remind = link(texts.remind_count(len(turnout.silent)), "remind", occurrence.id)
    return ((remind,), refresh)


def show_board(call: Call) -> list[Utterance]:
    """The board of an occurrence, or of the next one."""
    call.require(Action.FOLLOW_TURNOUT)
    tx = call.tx
    occurrence = programmes.occurrence(tx, call.id) if call.id else programmes.next_one(tx)
    if occurrence is None:
        return [page(call, texts.NO_OCCURRENCE, ((link(texts.HOME, "home"),),))]
    return [_here(call, occurrence)]


def remind(call: Call) -> list[Utterance]:
    """Everyone who has not answered is reminded, once an hour at most."""
    call.require(Action.FOLLOW_TURNOUT)
    occurrence = programmes.occurrence(call.tx, call.id)
    if occurrence is None or occurrence.is_cancelled or occurrence.occurs_on < call.tx.today:
        raise Refused(Why.GONE)
    silent = turnout_of(call.tx, occurrence).silent
    hour = f"{call.tx.now:%Y%m%d%H}"
    until = registrations.window(occurrence)[1]
    said: list[Utterance] = [
        Say(
            texts.reminder(occurrence.rule.name, occurrence.occurs_on),
            notice_buttons(occurrence, None),
            chat_id=person.chat_id,
            lane=Lane.REMINDER,
            key=f"remind:{occurrence.id}:{person.id}:{hour}",
        )
        for person in silent
        if until >= call.tx.today
    ]
    told = texts.reminded(len(said)) if said else texts.NOBODY_TO_REMIND
    return [Toast(told), _here(call, occurrence), *said]


def _here(call: Call, occurrence: Occurrence) -> Card | Redraw:
    """In the pushed board when its button was pressed, else as the page."""
    text, turnout = board_text(call.tx, occurrence)
    buttons = board_buttons(occurrence, turnout)
    heard = call.heard
    is_event = isinstance(heard.content, Tap) and tapped_card(call) is None
    if is_event and heard.message_id is not None and call.id:
        return Redraw(heard.message_id, text, buttons)
    return page(call, text, buttons)
