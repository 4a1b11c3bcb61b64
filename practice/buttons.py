"""The buttons of keyboards, read and checked as Telegram does."""

from typing import Any

from practice import links
from practice.refusals import Refusal, bad_request
from practice.shapes import Json

MAX_DATA_BYTES = 64
MAX_COPIED = 256
STYLES = {"primary", "danger", "success"}
WORDS = ("switch_inline_query", "switch_inline_query_current_chat")
OBJECTS = {
    "switch_inline_query_chosen_chat": "",
    "login_url": "url",
    "web_app": "url",
    "copy_text": "text",
}
"""Kinds of buttons that carry an object, and the field which it must have."""

KINDS = (
    *("url", "callback_data", "callback_game", "pay", "switch_inline_query"),
    *("switch_inline_query_chosen_chat", "switch_inline_query_current_chat"),
    *("login_url", "web_app", "copy_text"),
)
"""In the order in which they are looked for: a button is of the first kind that it names."""

ASKING = (
    *("request_contact", "request_location", "request_poll", "web_app"),
    *("request_users", "request_chat", "request_managed_bot"),
)


def _lacks(name: str) -> ValueError:
    return ValueError(f'Can\'t find field "{name}"')


def _text(source: Json, name: str) -> str:
    """A field that is a text or a number; absent it is empty."""
    value = source.get(name, "")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(f'Field "{name}" must be of type String')
    return str(value)


def _required(source: Json, name: str) -> str:
    if name not in source:
        raise _lacks(name)
    return _text(source, name)


def _object(source: Json, name: str) -> Json:
    value = source[name]
    if not isinstance(value, dict):
        raise ValueError(f'Field "{name}" must be of type Object')
    return value


def _kind(button: Json) -> Json:
    """What a button does; {} when it does nothing."""
    for kind in KINDS:
        if kind in {"url", "callback_data"}:
            if value := _text(button, kind):
                return {kind: value}
        elif kind in button and kind in WORDS:
            return {kind: _text(button, kind)}
        elif kind in button and kind in OBJECTS:
            found, needed = _object(button, kind), OBJECTS[kind]
            return {kind: {**found, needed: _required(found, needed)} if needed else found}
        elif kind in button:
            return {kind: button[kind]}
    return {}


def _outer(button: Json) -> Json:
    style = _text(button, "style").lower()
    if style and style not in STYLES | {"default"}:
        raise ValueError("invalid button style specified")
    kept = {"style": style} if style in STYLES else {}
    icon = _text(button, "icon_custom_emoji_id")
    return {**kept, **({"icon_custom_emoji_id": icon} if icon else {})}


def _parsed(button: Any) -> Json:
    if not isinstance(button, dict):
        raise ValueError("InlineKeyboardButton must be an Object")
    found = {"text": _required(button, "text"), **_outer(button)}
    does = _kind(button)
    if not does:
        raise ValueError("Text buttons are unallowed in the inline keyboard")
    return {**found, **does}


def _address(what: str, url: str, https_only: bool = False) -> str:
    try:
        return links.checked(url, https_only)
    except links.BadLink as problem:
        raise bad_request(f"inline keyboard button {what} '{url}' is invalid: {problem}") from None


def checked(button: Json) -> Json:
    """A well-formed button under a message, its address completed.

    Raises:
        Refusal: what it carries is not allowed.
    """
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if "url" in button:
        return {**button, "url": _address("URL", button["url"])}
    if "web_app" in button:
        url = _address("Web App URL", button["web_app"]["url"], https_only=True)
        return {**button, "web_app": {"url": url}}
    if "login_url" in button:
        url = _address("login URL", button["login_url"]["url"], https_only=True)
        return {**button, "login_url": {**button["login_url"], "url": url}}
    if wrong := _wrong(button):
        raise wrong
    return button


def _wrong(button: Json) -> Refusal | None:
    data = button.get("callback_data", "").encode("utf-8", "surrogatepass")
    if len(data) > MAX_DATA_BYTES:
        return bad_request("BUTTON_DATA_INVALID")
    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= MAX_COPIED:
        return bad_request("BUTTON_COPY_TEXT_INVALID")
    if button.keys() & {"pay", "callback_game"}:
        return bad_request("BUTTON_TYPE_INVALID")
    return None


def inline(button: Any) -> Json:
    """A button under a message, as far as it is well formed.

    Raises:
        Refusal: it is not.
    """
    try:
        return _parsed(button)
    except ValueError as problem:
        raise bad_request(f"can't parse inline keyboard button: {problem}") from None


def reply(button: Any) -> Json:
    """A key of the keyboard in place of a person's own.

    Raises:
        Refusal: it is not well formed.
    """
    if isinstance(button, str):
        return {"text": button}
    try:
        if not isinstance(button, dict):
            raise ValueError("KeyboardButton must be a String or an Object")
        asked = {name: button[name] for name in ASKING if button.get(name)}
        return {"text": _required(button, "text"), **_outer(button), **asked}
    except ValueError as problem:
        raise bad_request(f"can't parse keyboard button: {problem}") from None
