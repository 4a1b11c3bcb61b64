"""Which message each card lives in, and how a newer card takes an older one's place."""

import json
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import bindparam, delete, literal_column, null, or_, select, union_all, update

from domain.message import Card, CloseCard, Utterance
from storage.bodies import Answer, answers_from_json
from storage.statements import Statement
from storage.tables.outbox import CardRow, OutboxRow
from storage.transaction import Tx
from storage.types import table, to_json


@dataclass(frozen=True, slots=True)
class Placed:
    """A card as it is to be queued, and what it leaves behind.

    `answers` are those of the row it replaced; `left_message` is where the slot was shown
    before another message was taken over, to be deleted.
    """

    card: Card | CloseCard
    answers: tuple[Answer, ...] = ()
    left_message: int | None = None


_OUTBOX = table(OutboxRow)
_CARD = table(CardRow)
_O = _OUTBOX.c
_C = _CARD.c

_IN_SLOT = (_C.chat_id == bindparam("in_chat"), _C.slot == bindparam("in_slot"))

# One look tells both which row waits for the slot and which messages are concerned.
_LOOK = Statement(
    union_all(
        select(
            _O.id,
            _O.body,
            null().label("slot"),
            null().label("message_id"),
        ).where(
            _O.chat_id == bindparam("in_chat"),
            _O.slot == bindparam("in_slot"),
            _O.state == literal_column("'waiting'"),
        ),
        select(null(), null(), _C.slot, _C.message_id).where(
            _C.chat_id == bindparam("in_chat"),
            or_(_C.slot == bindparam("in_slot"), _C.message_id == bindparam("in_message")),
        ),
    )
)

_REPLACE = Statement(
    update(_OUTBOX)
    .where(_O.id == bindparam("row"))
    .values(state=literal_column("'replaced'"), retry_at=null(), body=bindparam("left"))
)

_RELEASE = Statement(
    delete(_CARD).where(
        _C.chat_id == bindparam("in_chat"),
        _C.message_id == bindparam("in_message"),
        _C.slot != bindparam("in_slot"),
    )
)

_FORGET = Statement(delete(_CARD).where(*_IN_SLOT))

_MESSAGE = Statement(select(_C.message_id).where(*_IN_SLOT))

_LATER = Statement(
    select(_O.body)
    .where(
        _O.id > bindparam("row"),
        _O.chat_id == bindparam("in_chat"),
        _O.slot == bindparam("in_slot"),
        _O.kind == literal_column("'card'"),
    )
    .order_by(_O.id.desc())
)

_OTHER = _CARD.alias("other")


def _show(insert: Any) -> Any:
    # A message that another slot took over since stays with that slot.
    taken = (
        select(_OTHER.c.slot)
        .where(
            _OTHER.c.chat_id == bindparam("in_chat"),
            _OTHER.c.message_id == bindparam("in_message"),
            _OTHER.c.slot != bindparam("in_slot"),
        )
        .exists()
    )
    shown = select(
        bindparam("in_chat", type_=_C.chat_id.type),
        bindparam("in_slot", type_=_C.slot.type),
        bindparam("in_message", type_=_C.message_id.type),
    ).where(~taken)
    entry = insert(_CARD).from_select(["chat_id", "slot", "message_id"], shown)
    return entry.on_conflict_do_update(
        index_elements=["chat_id", "slot"], set_={"message_id": entry.excluded.message_id}
    )


_SHOW = Statement(_show)


def place(tx: Tx, chat_id: int, card: Card | CloseCard) -> Placed:
    """Replace the row that waits for the card's slot and take over the message it names."""
    at_message = card.at_message if isinstance(card, Card) else None
    names = {"in_chat": chat_id, "in_slot": card.slot, "in_message": at_message}
    answers: tuple[Answer, ...] = ()
    shown_in, taken = None, False
    for row_id, body, slot, message_id in _LOOK.rows(tx, names):
        if row_id is not None:
            waited = json.loads(body)
            _REPLACE.run(tx, {"row": row_id, "left": _left(waited)})
            answers = answers_from_json(waited)
            card = _inherit(card, "close" in waited or waited["card"].get("afresh", False))
        elif slot == card.slot:
            shown_in = message_id
        else:
            taken = True
    if at_message is None or shown_in == at_message:
        return Placed(card, answers)
    if taken:
        _RELEASE.run(tx, names)
    _SHOW.run(tx, names)
    return Placed(card, answers, shown_in)


def latest(utterances: list[Utterance]) -> list[Utterance]:
    """Return the utterances of one unit with only the last word on each slot."""
    last: dict[str, Card | CloseCard] = {}
    for utterance in utterances:
        if isinstance(utterance, Card | CloseCard):
            older = last.pop(utterance.slot, None)
            last[utterance.slot] = utterance if older is None else _supersede(older, utterance)
    kept: list[Utterance] = []
    for utterance in reversed(utterances):
        if not isinstance(utterance, Card | CloseCard):
            kept.append(utterance)
        elif utterance.slot in last:
            kept.append(last.pop(utterance.slot))
    kept.reverse()
    return kept


def message(tx: Tx, chat_id: int, slot: str) -> int | None:
    """Return the message a slot is shown in."""
    names = {"in_chat": chat_id, "in_slot": slot}
    found = _MESSAGE.first(tx, names)
    return None if found is None else found[0]


def show(tx: Tx, chat_id: int, slot: str, message_id: int) -> None:
    """Record the message a slot is shown in, unless another slot took that message over."""
    names = {"in_chat": chat_id, "in_slot": slot, "in_message": message_id}
    _SHOW.run(tx, names)


def forget(tx: Tx, chat_id: int, slot: str) -> None:
    """Record that a slot is shown nowhere."""
    _FORGET.run(tx, {"in_chat": chat_id, "in_slot": slot})


def taken_over(tx: Tx, row_id: int, chat_id: int, slot: str) -> int | None:
    """Return the message that a card queued after this row took over for the slot."""
    names = {"row": row_id, "in_chat": chat_id, "in_slot": slot}
    for (body,) in _LATER.rows(tx, names):
        at_message: int | None = json.loads(body or "{}").get("card", {}).get("at_message")
        if at_message is not None:
            return at_message
    return None


def _left(waited: dict[str, Any]) -> str | None:
    """Of a card that nobody will see only the message it took over."""
    at_message = waited.get("card", {}).get("at_message")
    return None if at_message is None else to_json({"card": {"at_message": at_message}})


def _inherit(card: Card | CloseCard, afresh: bool) -> Card | CloseCard:
    """An unsent wish to stand at the end of the chat, or to close, goes to the successor."""
    if isinstance(card, Card) and afresh and card.at_message is None:
        return replace(card, afresh=True)
    return card


def _supersede(older: Card | CloseCard, newer: Card | CloseCard) -> Card | CloseCard:
    if isinstance(older, CloseCard) or isinstance(newer, CloseCard):
        return _inherit(newer, isinstance(older, CloseCard))
    if newer.at_message is None and not newer.afresh:
        return replace(newer, at_message=older.at_message, afresh=older.afresh)
    return newer


_HOLDS = Statement(
    select(_C.slot).where(
        _C.chat_id == bindparam("in_chat"), _C.message_id == bindparam("in_message")
    )
)


def holds(tx: Tx, chat_id: int, message_id: int | None) -> bool:
    """Tell whether a message is a card, rather than an event that must stay as it is."""
    names = {"in_chat": chat_id, "in_message": message_id}
    return _HOLDS.first(tx, names) is not None


def slot_of(tx: Tx, chat_id: int, message_id: int | None) -> str | None:
    """Return the slot a message shows, if it is a card."""
    names = {"in_chat": chat_id, "in_message": message_id}
    found = _HOLDS.first(tx, names)
    return found[0] if found else None
