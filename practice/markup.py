"""Keyboards, checked as strictly as Telegram does."""

import json
from typing import Any

from practice import buttons
from practice.parameters import Parameters
from practice.refusals import bad_request
from practice.shapes import Json

MAX_BUTTONS = 100
ABOUT_REPLY = (
    *("is_persistent", "resize_keyboard", "one_time_keyboard"),
    *("input_field_placeholder", "selective"),
)


def _rows(markup: Json, name: str, whose: str = "") -> list[list[Any]]:
    rows = markup.get(name)
    if rows is None:
        return []
    if not isinstance(rows, list):
        raise bad_request(f'field "{name}" must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{name}"{whose} must be an Array of Arrays')
    return rows


def _inline(rows: list[list[Json]]) -> Json:
    checked = [[buttons.checked(button) for button in row] for row in rows if row]
    if sum(map(len, checked)) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": checked}


def _reply(markup: Json, rows: list[list[Json]]) -> Json:
    if not any(rows):
        raise bad_request("reply keyboard is empty")
    if not all(button["text"].strip() for row in rows for button in row):
        raise bad_request("keyboard button text must be non-empty")
    about = {name: markup[name] for name in ABOUT_REPLY if markup.get(name)}
    return {**about, "keyboard": [row for row in rows if row]}


def _chosen(markup: Json) -> Json | None:
    """The keyboard that counts when several are given."""
    inline_rows = _rows(markup, "inline_keyboard", " of the InlineKeyboardMarkup")
    rows = [[buttons.reply(one) for one in row] for row in _rows(markup, "keyboard")]
    inline = [[buttons.inline(one) for one in row] for row in inline_rows]
    if rows:
        return _reply(markup, rows)
    if inline:
        return _inline(inline)
    return markup if markup.get("remove_keyboard") or markup.get("force_reply") else None


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
    return _chosen(markup)


def read_inline(parameters: Parameters) -> Json | None:
    """The inline keyboard of an edit; None takes the buttons away.

    Raises:
        Refusal: it is another kind of keyboard.
    """
    markup = read(parameters)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup if markup and markup["inline_keyboard"] else None
