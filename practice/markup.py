"""Keyboards, checked as strictly as Telegram does."""

import json
from typing import Any
from urllib.parse import urlsplit

from practice.parameters import Parameters
from practice.refusals import bad_request
from practice.shapes import Json

MAX_DATA_BYTES = 64
MAX_COPIED = 256
MAX_BUTTONS = 100
KINDS = ("url", "callback_data", "copy_text", "web_app", "login_url", "switch_inline_query")
KINDS_MORE = ("switch_inline_query_current_chat", "callback_game", "pay")


def _grid(rows: Any, name: str, kind: str) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{name}" of the {kind} must be an Array of Arrays')
    return [row for row in rows if row]


def _url(button: Json) -> None:
    url = str(button["url"])
    parts = urlsplit(url if "://" in url or url.startswith("tg:") else f"http://{url}")
    host_ok = parts.scheme == "tg" or ("." in (parts.hostname or "") and " " not in url)
    if parts.scheme not in {"http", "https", "tg"} or not host_ok:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _inline_button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise bad_request(
            "can't parse inline keyboard button: InlineKeyboardButton must be an Object"
        )
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    kinds = [kind for kind in (*KINDS, *KINDS_MORE) if button.get(kind) is not None]
    if not kinds:
        why = "Text buttons are unallowed in the inline keyboard"
        raise bad_request(f"can't parse inline keyboard button: {why}")
    if len(kinds) > 1:
        raise bad_request("BUTTON_TYPE_INVALID")
    if kinds == ["callback_data"]:
        size = len(str(button["callback_data"]).encode("utf-8", "surrogatepass"))
        if not 1 <= size <= MAX_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    if kinds == ["url"]:
        _url(button)
    if kinds == ["copy_text"]:
        copied = button["copy_text"]
        words = copied.get("text") if isinstance(copied, dict) else None
        if not isinstance(words, str) or not 1 <= len(words) <= MAX_COPIED:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return button


def _inline(markup: Json) -> Json:
    rows = _grid(markup["inline_keyboard"], "inline_keyboard", "InlineKeyboardMarkup")
    checked = [[_inline_button(button) for button in row] for row in rows]
    if sum(map(len, checked)) > MAX_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return {"inline_keyboard": checked}


def _reply_button(button: Any) -> Json:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request(
            "can't parse keyboard button: KeyboardButton must be a String or an Object"
        )
    if not button["text"].strip():
        raise bad_request("keyboard button text must be non-empty")
    return button


def _reply(markup: Json) -> Json:
    rows = _grid(markup["keyboard"], "keyboard", "ReplyKeyboardMarkup")
    if not rows:
        raise bad_request("reply keyboard is empty")
    return {**markup, "keyboard": [[_reply_button(button) for button in row] for row in rows]}


def read(parameters: Parameters) -> Json | None:
    """The `reply_markup` of a call: an inline or reply keyboard, a removal, a forced reply.

    Raises:
        Refusal: Telegram would not take it.
    """
    source = parameters.text("reply_markup")
    if not source:
        return None
    try:
        markup = json.loads(source)
    except ValueError:
        raise bad_request("can't parse reply keyboard markup JSON object") from None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline(markup)
    if "keyboard" in markup:
        return _reply(markup)
    return markup if markup.get("remove_keyboard") or markup.get("force_reply") else None


def read_inline(parameters: Parameters) -> Json | None:
    """The inline keyboard of an edit; None takes the buttons away.

    Raises:
        Refusal: it is another kind of keyboard.
    """
    markup = read(parameters)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup if markup and markup["inline_keyboard"] else None
