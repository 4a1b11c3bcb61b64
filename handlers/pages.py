"""Pages: the view that is edited in place while somebody looks around."""

from collections.abc import Sequence
from typing import TypeGuard

from domain.message import Button, Card, Rows, Say, Tap, Utterance
from handlers.call import Call
from storage import cards, pages
from storage.transaction import Tx

PAGE = "page"
"""The slot of the page: one message a chat."""

ISSUE = "issue:"
"""Slots of issues' cards begin so: they follow an issue and are never taken over by a view."""

LABEL_LENGTH = 40


def link(label: str, action: str, id: int = 0, extra: str = "") -> Button:
    """A button that calls a route."""
    return Button(label, f"{action}:{id}:{extra}" if extra else f"{action}:{id}")


def row(*buttons: Button) -> tuple[Button, ...]:
    """Buttons beside each other."""
    return buttons


def pairs(buttons: list[Button]) -> Rows:
    """Buttons two to a row."""
    return tuple(tuple(buttons[n : n + 2]) for n in range(0, len(buttons), 2))


def page(call: Call, text: str, rows: Rows, *, protect: bool = False) -> Card:
    """The page as it looks now: in the card that was tapped, else anew below.

    Only a new message can be protected, so a protected page never takes over an older one.
    """
    at_message = tapped_card(call)
    afresh = at_message is None or protect
    return Card(PAGE, text, rows, at_message=at_message, afresh=afresh, protect=protect)


def tapped_card(call: Call) -> int | None:
    """The card whose button was pressed; None for an event's button or typed words."""
    heard = call.heard
    if not isinstance(heard.content, Tap):
        return None
    slot = cards.slot_of(call.tx, heard.chat_id, heard.message_id)
    is_view = slot is not None and not slot.startswith(ISSUE)
    return heard.message_id if is_view else None


def remember(tx: Tx, chat_id: int, said: Sequence[Utterance]) -> None:
    """The last buttons shown in a chat can be typed."""
    for word in reversed(said):
        if _shows_buttons(word, chat_id):
            pairs = [(b.label, b.data) for row in word.buttons for b in row if b.data]
            pages.remember(tx, chat_id, pairs)
            return


def _shows_buttons(word: Utterance, chat_id: int) -> TypeGuard[Card | Say]:
    if isinstance(word, Card):
        return word.slot == PAGE
    return isinstance(word, Say) and word.chat_id in (None, chat_id) and bool(word.buttons)
