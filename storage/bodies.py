"""Utterances as JSON and back. What stands in a row's columns is not repeated here."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from domain.message import (
    Attached,
    Button,
    Card,
    CloseCard,
    Erase,
    FileKind,
    Menu,
    Redraw,
    Rows,
    Say,
    Toast,
    Utterance,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a pressed button; without text it only stops the button's waiting."""

    callback_id: str
    text: str = ""
    alert: bool = False


def kind_of(utterance: Utterance) -> str:
    """Return what a row with this utterance is called."""
    return _KINDS[type(utterance)]


def utterance_to_json(utterance: Utterance) -> dict[str, Any]:
    """Return the body of an utterance that has a row of its own."""
    match utterance:
        case Say():
            body = _shown(utterance)
            if utterance.silent:
                body["silent"] = True
            if utterance.protect:
                body["protect"] = True
            if utterance.attached is not None:
                body["attached"] = _attached_to_json(utterance.attached)
            return body
        case Card():
            body = _shown(utterance)
            if utterance.at_message is not None:
                body["at_message"] = utterance.at_message
            if utterance.afresh:
                body["afresh"] = True
            if utterance.protect:
                body["protect"] = True
            if utterance.attached is not None:
                body["attached"] = _attached_to_json(utterance.attached)
            return body
        case Redraw():
            return {**_shown(utterance), "message_id": utterance.message_id}
        case Erase():
            return {"message_id": utterance.message_id}
        case Menu():
            return {"commands": [list(command) for command in utterance.commands]}
        case CloseCard():
            return {}
        case Toast():
            raise ValueError("a toast is an answer, not a message")


def utterance_from_json(kind: str, body: dict[str, Any], chat_id: int, slot: str) -> Utterance:
    """Return the utterance of a row."""
    match kind:
        case "say":
            return Say(
                text=body["text"],
                buttons=_buttons_from_json(body),
                chat_id=chat_id,
                silent=body.get("silent", False),
                protect=body.get("protect", False),
                attached=_attached_from_json(body.get("attached")),
            )
        case "card":
            return Card(
                slot=slot,
                text=body["text"],
                buttons=_buttons_from_json(body),
                at_message=body.get("at_message"),
                afresh=body.get("afresh", False),
                protect=body.get("protect", False),
                attached=_attached_from_json(body.get("attached")),
            )
        case "redraw":
            return Redraw(body["message_id"], body["text"], _buttons_from_json(body), chat_id)
        case "erase":
            return Erase(body["message_id"], chat_id)
        case "menu":
            return Menu(tuple((name, about) for name, about in body["commands"]), chat_id)
        case "close":
            return CloseCard(slot)
    raise ValueError(f"unknown kind of row: {kind}")


def answers_to_json(answers: Iterable[Answer]) -> list[dict[str, Any]]:
    """Return answers as a body keeps them."""
    return [
        {"callback_id": answer.callback_id, "text": answer.text, "alert": answer.alert}
        for answer in answers
    ]


def answers_from_json(body: dict[str, Any]) -> tuple[Answer, ...]:
    """Return the answers that ride on a row."""
    return tuple(Answer(**answer) for answer in body.get("answers", ()))


_KINDS = {
    Say: "say",
    Card: "card",
    Redraw: "redraw",
    CloseCard: "close",
    Erase: "erase",
    Menu: "menu",
}


def _shown(utterance: Say | Card | Redraw) -> dict[str, Any]:
    body: dict[str, Any] = {"text": utterance.text}
    if utterance.buttons:
        body["buttons"] = [[_button_to_json(button) for button in row] for row in utterance.buttons]
    return body


def _button_to_json(button: Button) -> dict[str, str]:
    if button.data:
        return {"label": button.label, "data": button.data}
    if button.url:
        return {"label": button.label, "url": button.url}
    return {"label": button.label, "copy": button.copy}


def _buttons_from_json(body: dict[str, Any]) -> Rows:
    return tuple(tuple(Button(**button) for button in row) for row in body.get("buttons", ()))


def _attached_to_json(attached: Attached) -> dict[str, str]:
    return {
        "kind": attached.kind.value,
        "file_id": attached.file_id,
        "path": attached.path,
        "name": attached.name,
    }


def _attached_from_json(body: dict[str, str] | None) -> Attached | None:
    if body is None:
        return None
    return Attached(FileKind(body["kind"]), body["file_id"], body["path"], body["name"])
