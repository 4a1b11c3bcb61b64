"""Methods that change or delete messages, and answer taps."""

import re
from datetime import timedelta

from practice import markup, wording
from practice.entities import Formatted
from practice.methods import places
from practice.methods.sending import link_preview, media_content, worded
from practice.parameters import Parameters
from practice.refusals import NOT_MODIFIED, bad_request
from practice.shapes import Json
from practice.standin import StandIn
from practice.world import Chat, Entry

DELETABLE = timedelta(hours=48)
MAX_ANSWER = 200
CONTENT = (
    *("text", "entities", "caption", "caption_entities", "link_preview_options"),
    *("photo", "document", "video", "audio", "animation", "voice"),
    *("show_caption_above_media", "has_media_spoiler"),
)


def _own(standin: StandIn, parameters: Parameters) -> tuple[Chat, Entry]:
    """The bot's own message that an edit names."""
    message_id = max(parameters.integer("message_id"), 0)
    if not parameters.text("chat_id") and not message_id:
        inline = parameters.text("inline_message_id")
        why = "MESSAGE_ID_INVALID" if inline else "message identifier is not specified"
        raise bad_request(why)
    chat = standin.world.open_chat(parameters.text("chat_id"))
    entry = chat.entries.get(message_id)
    if entry is None:
        raise bad_request("message to edit not found")
    if not entry.by_bot or entry.keyboard is not None:
        raise bad_request("message can't be edited")
    return chat, entry


def _replace(
    standin: StandIn, chat: Chat, entry: Entry, content: Json, keyboard: Json | None
) -> Json:
    """Puts new content into a message; refuses when nothing would change."""
    before = entry.message
    after = {key: value for key, value in before.items() if key != "reply_markup"}
    after |= {**standin.world.named(content), **({"reply_markup": keyboard} if keyboard else {})}
    after = {key: value for key, value in after.items() if value is not None}
    if after == before:
        raise bad_request(NOT_MODIFIED)
    entry.earlier = before.get("reply_markup") or entry.earlier
    entry.message = {**after, "edit_date": standin.timestamp()}
    standin.changed(chat, entry.message)
    return entry.message


def _cleared(content: Json) -> Json:
    """The content, with everything that it does not carry taken away."""
    return {**dict.fromkeys(CONTENT), **content}


def edit_message_text(standin: StandIn, parameters: Parameters) -> Json:
    """New text."""
    formatted = wording.text(parameters, editing=True)
    keyboard = markup.read_inline(parameters)
    chat, entry = _own(standin, parameters)
    if "text" not in entry.message:
        raise bad_request("there is no text in the message to edit")
    preview = link_preview(parameters)
    content = _cleared({**worded(formatted), "link_preview_options": preview or None})
    return _replace(standin, chat, entry, content, keyboard)


def edit_message_caption(standin: StandIn, parameters: Parameters) -> Json:
    """New caption."""
    formatted: Formatted = wording.caption_of(parameters, editing=True)
    keyboard = markup.read_inline(parameters)
    chat, entry = _own(standin, parameters)
    if "text" in entry.message:
        raise bad_request("there is no caption in the message to edit")
    shown = {"show_caption_above_media": parameters.boolean("show_caption_above_media") or None}
    content = {"caption": None, "caption_entities": None, **worded(formatted, "caption"), **shown}
    return _replace(standin, chat, entry, content, keyboard)


def edit_message_media(standin: StandIn, parameters: Parameters) -> Json:
    """A new file; a text may become one."""
    keyboard = markup.read_inline(parameters)
    chat, entry = _own(standin, parameters)
    parameters.required("media")
    item = parameters.parsed("media", "input media")
    content = media_content(standin, parameters, item, editing=True)
    return _replace(standin, chat, entry, _cleared(content), keyboard)


def edit_message_reply_markup(standin: StandIn, parameters: Parameters) -> Json:
    """New buttons."""
    keyboard = markup.read_inline(parameters)
    chat, entry = _own(standin, parameters)
    return _replace(standin, chat, entry, {}, keyboard)


def edit_message_live_location(standin: StandIn, parameters: Parameters) -> Json:
    """Moves a point that can be moved."""
    keyboard = markup.read_inline(parameters)
    chat, entry = _own(standin, parameters)
    before = entry.message.get("location", {})
    if "live_period" not in before:
        raise bad_request("there is no live location in the message to edit")
    moving = places.movement(parameters)
    period = {"live_period": before["live_period"]}
    spot = {**places.point(parameters), **period, **moving}
    return _replace(standin, chat, entry, {"location": spot}, keyboard)


def stop_message_live_location(standin: StandIn, parameters: Parameters) -> Json:
    """The point moves no more."""
    keyboard = markup.read_inline(parameters)
    chat, entry = _own(standin, parameters)
    before = entry.message.get("location", {})
    if "live_period" not in before:
        raise bad_request("there is no live location in the message to edit")
    spot = {name: value for name, value in before.items() if name not in places.MOVING}
    return _replace(standin, chat, entry, {"location": spot}, keyboard)


def _deletable(standin: StandIn, chat: Chat, entry: Entry) -> bool:
    young = standin.timestamp() - entry.message["date"] < DELETABLE.total_seconds()
    return young and (chat.private or entry.by_bot)


def delete_message(standin: StandIn, parameters: Parameters) -> bool:
    """Takes one message away."""
    message_id = parameters.integer("message_id")
    if not parameters.text("chat_id"):
        raise bad_request("chat identifier is not specified")
    if message_id <= 0:
        raise bad_request("message identifier is not specified")
    chat = standin.world.held_chat(parameters.text("chat_id"))
    entry = chat.entries.get(message_id)
    if entry is None:
        raise bad_request("message to delete not found")
    if not _deletable(standin, chat, entry):
        raise bad_request("message can't be deleted")
    return standin.remove(chat, message_id)


def _message_id(one: object) -> int:
    source = str(one) if isinstance(one, str | int) and not isinstance(one, bool) else None
    if source is None:
        raise bad_request("message identifier must be a Number")
    if not re.fullmatch(r"[-+]?\d{1,18}", source):
        raise bad_request("can't parse message identifier as a Number")
    if int(source) <= 0:
        raise bad_request("invalid message identifier specified")
    return int(source)


def message_ids(parameters: Parameters) -> list[int]:
    """The messages that a call names.

    Raises:
        Refusal: it names none, too many, or what cannot be a message.
    """
    ids = parameters.parsed("message_ids", "message_ids")
    if ids is None or ids == []:
        raise bad_request("message identifiers are not specified")
    if not isinstance(ids, list):
        raise bad_request("expected an Array of message identifiers")
    if len(ids) > 100:
        raise bad_request("too many message identifiers specified")
    return [_message_id(one) for one in ids]


def delete_messages(standin: StandIn, parameters: Parameters) -> bool:
    """Takes several away; those not found are skipped."""
    ids = message_ids(parameters)
    chat = standin.world.held_chat(parameters.text("chat_id"))
    found = [(one, chat.entries[one]) for one in ids if one in chat.entries]
    if not all(_deletable(standin, chat, entry) for _, entry in found):
        raise bad_request("message can't be deleted")
    for message_id, _ in found:
        standin.remove(chat, message_id)
    return True


def answer_callback_query(standin: StandIn, parameters: Parameters) -> bool:
    """Ends a tap's wait; shows a toast or an alert."""
    text = parameters.text("text")
    if len(text) > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    url = parameters.text("url")
    if url and not url.startswith(f"https://t.me/{standin.bot['username']}?start="):
        raise bad_request("URL_INVALID")
    answer = {"text": text, "alert": parameters.boolean("show_alert")}
    pressed = standin.taps.answer(parameters.text("callback_query_id"), answer)
    if text:
        standin.journal.tell(standin.bot["first_name"], f"(thông báo) {text}")
    standin.events.tell(
        "answer",
        chat_id=pressed.chat_id,
        user_id=pressed.user_id,
        message_id=pressed.message_id,
        data=pressed.data,
        **answer,
    )
    return True
