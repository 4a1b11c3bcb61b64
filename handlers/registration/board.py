"""The board of a date: who has answered, where the gaps are, and what is done about them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.message import Button, Card, Lane, Redraw, Rows, Say, Tap, Toast, Utterance
from domain.people import Person
from domain.programme import OccurrenceKind
from domain.text import shorten
from handlers.call import Call
from handlers.pages import LABEL_LENGTH, link, page, pairs, tapped_card
from handlers.proposal.owners import exchanges_for_others
from handlers.registration import board_texts as texts
from handlers.registration import deputy_texts
from handlers.registration.access import acted_on, acts_for_others, seen_board
from handlers.registration.registering import notice_buttons
from handlers.registration.word import not_answering
from handlers.reminder.visitors import Visitors
from handlers.turnout import Turnout, turnout_of
from storage import commune, programmes, staff
from storage.commune import Hamlet
from storage.deputies import Answer, Deputy
from storage.programmes import Occurrence
from storage.transaction import Tx


@dataclass(frozen=True, slots=True)
class Board:
    """The board in words, what it counts, and the hamlets whose board knows nothing yet."""

    text: str
    turnout: Turnout
    untold: tuple[Hamlet, ...]


def board_of(tx: Tx, occurrence: Occurrence) -> Board:
    """The board as it stands."""
    turnout = turnout_of(tx, occurrence)
    is_over = occurrence.occurs_on < tx.today
    untold = () if is_over else tuple(Visitors(tx, occurrence, turnout.people).untold)
    text = texts.turnout(
        occurrence.rule.name,
        occurrence.occurs_on,
        turnout.answered,
        turnout.expected,
        len(turnout.absent),
        [person.full_name for person in turnout.silent],
        [person.full_name for person in turnout.unreachable],
        [hamlet.name for hamlet in turnout.empty_hamlets],
        (turnout.leaders_joined, turnout.leaders),
        list(_lines(tx, occurrence, turnout)),
        [hamlet.name for hamlet in untold],
    )
    return Board(text, turnout, untold)


def _lines(tx: Tx, occurrence: Occurrence, turnout: Turnout) -> Iterator[str]:
    """The gaps first, then who is absent and who goes instead, then what people take on."""
    if turnout.head_left and occurrence.occurs_on >= tx.today:
        yield texts.head_left(turnout.head_left)
    phoned = not_answering(tx, occurrence, (*turnout.unreachable, *turnout.silent))
    if phoned:
        yield texts.not_answering([person.full_name for person in phoned])
    for person, reason in turnout.absent:
        by = staff.name_of(tx, turnout.words[person.id].registered_by)
        yield texts.absent_line(person.full_name, reason, by)
    for one in turnout.deputies:
        yield _deputy_line(tx, one)
    for person in turnout.people:
        word = turnout.words.get(person.id)
        if word and word.takes_part and (word.tasks or word.registered_by):
            by = staff.name_of(tx, word.registered_by)
            yield texts.joined_line(person.full_name, word.tasks, by)


def _deputy_line(tx: Tx, one: Deputy) -> str:
    hamlets = [h.name for id in one.hamlet_ids if (h := commune.hamlet(tx, id))]
    names = staff.name_of(tx, one.deputy_id), staff.name_of(tx, one.for_id)
    return texts.deputy_line(*names, hamlets, one.answer is Answer.ACCEPTED)


def board_buttons(
    occurrence: Occurrence, turnout: Turnout, more: Sequence[Button] = (), *, acts: bool = True
) -> Rows:
    """What can be done about the gaps, by who may; printing; `more`; refresh and home."""
    doing: list[Button] = []
    if acts and turnout.silent:
        doing.append(link(texts.remind_count(len(turnout.silent)), "remind", occurrence.id))
    if acts and turnout.empty_hamlets and occurrence.kind is not OccurrenceKind.OFFICE:
        doing.append(link(_send_label(turnout), "send", occurrence.id))
    if acts and turnout.people:
        doing.append(link(texts.PHONED, "phoned", occurrence.id))
    if acts and turnout.head_left:
        doing.append(link(texts.CHOOSE_HEAD, "editprogramme", occurrence.programme_id))
    doing.append(link(texts.PRINT, "print", occurrence.id))
    refresh = (link(texts.REFRESH, "turnout", occurrence.id), link(texts.HOME, "home"))
    return (*pairs([*doing, *more]), refresh)


def ways_on(person: Person, occurrence: Occurrence, board: Board) -> list[Button]:
    """What else is done about a date that comes: hamlets' boards are told, lists are looked at."""
    more: list[Button] = []
    if acts_for_others(person, occurrence) and board.untold:
        more.append(link(texts.BOARDS, "boards", occurrence.id))
    if occurrence.kind is OccurrenceKind.VISITS and exchanges_for_others(person):
        more.append(link(texts.LISTS, "lists", occurrence.id))
    return more


def _send_label(turnout: Turnout) -> str:
    empty = turnout.empty_hamlets
    if len(empty) > 1:
        return deputy_texts.send_to_some(len(empty))
    return shorten(deputy_texts.send_to(empty[0].name), LABEL_LENGTH)


def show_board(call: Call) -> list[Utterance]:
    """The board of an occurrence, or of the next one."""
    occurrence = seen_board(call)
    if occurrence is None:
        return [page(call, texts.NO_OCCURRENCE, ((link(texts.HOME, "home"),),))]
    return [_here(call, occurrence)]


def board_again(call: Call, occurrence: Occurrence) -> list[Utterance]:
    """The board as a page, after something was done about it."""
    board = board_of(call.tx, occurrence)
    return [page(call, board.text, _rows(call, occurrence, board))]


def remind(call: Call) -> list[Utterance]:
    """Everyone who has not answered is reminded, once an hour at most."""
    occurrence = acted_on(call, call.id)
    silent = turnout_of(call.tx, occurrence).silent
    hour = f"{call.tx.now:%Y%m%d%H}"
    said: list[Utterance] = [
        Say(
            texts.reminder(occurrence.rule.name, occurrence.occurs_on),
            notice_buttons(occurrence, None),
            chat_id=person.chat_id,
            lane=Lane.REMINDER,
            key=f"remind:{occurrence.id}:{person.id}:{hour}",
        )
        for person in silent
    ]
    told = texts.reminded(len(said)) if said else texts.NOBODY_TO_REMIND
    return [Toast(told), _here(call, occurrence), *said]


def _here(call: Call, occurrence: Occurrence) -> Card | Redraw:
    """In the pushed board when its button was pressed, else as the page."""
    board = board_of(call.tx, occurrence)
    buttons = _rows(call, occurrence, board)
    heard = call.heard
    is_event = isinstance(heard.content, Tap) and tapped_card(call) is None
    if is_event and heard.message_id is not None and call.id:
        return Redraw(heard.message_id, board.text, buttons)
    return page(call, board.text, buttons)


def _rows(call: Call, occurrence: Occurrence, board: Board) -> Rows:
    """The acts of who may act; where a programme stands beside it on the day, the way there."""
    is_coming = occurrence.occurs_on >= call.tx.today and not occurrence.is_cancelled
    acts = acts_for_others(call.person, occurrence) and is_coming
    others = [
        (link(shorten(texts.other_board(o.rule.name), LABEL_LENGTH), "turnout", o.id),)
        for o in programmes.kept_between(call.tx, occurrence.occurs_on, occurrence.occurs_on)
        if o.id != occurrence.id and o.kind is not OccurrenceKind.OFFICE
    ]
    more = ways_on(call.person, occurrence, board) if is_coming else []
    return (*others, *board_buttons(occurrence, board.turnout, more, acts=acts))
