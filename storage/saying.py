"""Saying: what a unit says becomes rows of the outbox, in the transaction of its records."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam, literal_column

from domain.message import Card, CloseCard, Erase, Lane, Say, Toast, Utterance
from storage import cards
from storage.bodies import Answer, answers_to_json, kind_of, utterance_to_json
from storage.statements import Statement
from storage.tables.outbox import OutboxRow
from storage.transaction import Tx
from storage.types import table, to_json

# Telegram's limit for the answer to a tap.
_TOAST_LENGTH = 200

_OUTBOX = table(OutboxRow)


def _queue(insert: Any) -> Any:
    names = ("chat_id", "lane", "key", "slot", "kind", "body", "created_at", "due_at", "not_after")
    return (
        insert(_OUTBOX)
        .values(
            **{name: bindparam(name) for name in names},
            state=literal_column("'waiting'"),
            attempts=literal_column("0"),
        )
        .on_conflict_do_nothing(index_elements=["key"], index_where=_OUTBOX.c.key.is_not(None))
    )


_QUEUE = Statement(_queue)


def queue(
    tx: Tx, chat_id: int, utterances: Sequence[Utterance], callback_id: str | None = None
) -> None:
    """Queue what a unit says, in order: a row each, toasts as one answer to the tap.

    The answer rides on the first row that goes to the chat at once, else on a row of its own.
    Toasts without a tap to answer are dropped. A message whose key was ever queued is not
    created again. A card replaces the unsent one of its slot, whose answers it hands on.
    """
    answers = [] if callback_id is None else [_answer(callback_id, utterances)]
    rows: list[dict[str, Any]] = []
    for utterance in cards.latest(list(utterances)) if len(utterances) > 1 else utterances:
        if isinstance(utterance, Card | CloseCard):
            there = _place_of(utterance, chat_id)
            placed = cards.place(tx, there, utterance)
            answers[:0] = placed.answers
            rows.append(_row(tx, there, placed.card))
            if placed.left_message is not None:
                rows.append(_row(tx, there, Erase(placed.left_message)))
        elif not isinstance(utterance, Toast):
            rows.append(_row(tx, chat_id, utterance))
    if answers:
        _let_ride(tx, chat_id, answers, rows)
    _insert(tx, rows)


def _place_of(card: Card | CloseCard, heard_in: int) -> int:
    named = card.chat_id if isinstance(card, Card) else None
    return heard_in if named is None else named


def erase(tx: Tx, chat_id: int, message_id: int) -> None:
    """Queue the deletion of a message."""
    _insert(tx, [_row(tx, chat_id, Erase(message_id))])


def _answer(callback_id: str, utterances: Iterable[Utterance]) -> Answer:
    toasts = [said for said in utterances if isinstance(said, Toast)]
    words = "\n".join(toast.text for toast in toasts if toast.text)
    return Answer(callback_id, words[:_TOAST_LENGTH], any(toast.alert for toast in toasts))


def _row(tx: Tx, heard_in: int, utterance: Utterance) -> dict[str, Any]:
    row = {
        "chat_id": heard_in,
        "lane": Lane.LIVE.value,
        "key": None,
        "slot": None,
        "kind": (kind := kind_of(utterance)),
        "body": {kind: utterance_to_json(utterance)},
        "created_at": tx.now,
        "due_at": tx.now,
        "not_after": None,
    }
    if isinstance(utterance, Card | CloseCard):
        row["slot"] = utterance.slot
    elif not isinstance(utterance, Toast) and utterance.chat_id is not None:
        row["chat_id"] = utterance.chat_id
    if isinstance(utterance, Say | Card) and utterance.due_at is not None:
        row["due_at"] = utterance.due_at
    if isinstance(utterance, Say):
        row["lane"] = utterance.lane.value
        row["key"] = utterance.key
        row["not_after"] = utterance.not_after
    return row


def _let_ride(tx: Tx, chat_id: int, answers: list[Answer], rows: list[dict[str, Any]]) -> None:
    """Not on a row that may wait, be missed, or turn out to have been queued before."""
    for row in rows:
        if (
            row["chat_id"] == chat_id
            and row["lane"] == Lane.LIVE
            and row["due_at"] <= tx.now
            and row["not_after"] is None
            and row["key"] is None
        ):
            row["body"]["answers"] = answers_to_json(answers)
            return
    rows.insert(
        0,
        {
            "chat_id": chat_id,
            "lane": Lane.LIVE.value,
            "key": None,
            "slot": None,
            "kind": "answer",
            "body": {"answers": answers_to_json(answers)},
            "created_at": tx.now,
            "due_at": tx.now,
            "not_after": None,
        },
    )


def _insert(tx: Tx, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        row["body"] = to_json(row["body"])
    if rows:
        _QUEUE.many(tx, rows)
