"""Methods that put a new message into a chat."""

from typing import Any

from practice import markup, media, wording
from practice.entities import Formatted
from practice.parameters import Parameters
from practice.refusals import bad_request
from practice.shapes import Json
from practice.standin import StandIn
from practice.world import Chat

ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}
FLAGS = ("show_caption_above_media", "has_spoiler")


def worded(formatted: Formatted, name: str = "text") -> Json:
    """A text or caption with its entities, as a message carries them."""
    if not formatted.text:
        return {}
    found: Json = {name: formatted.text}
    if formatted.entities:
        key = "entities" if name == "text" else "caption_entities"
        found[key] = list(formatted.entities)
    return found


def _reply_to(chat: Chat, parameters: Parameters) -> Json:
    asked = parameters.parsed("reply_parameters", "ReplyParameters")
    if not isinstance(asked, dict):
        old = parameters.integer("reply_to_message_id")
        lenient = parameters.boolean("allow_sending_without_reply")
        asked = {"message_id": old, "allow_sending_without_reply": lenient} if old else {}
    if not asked:
        return {}
    entry = chat.entries.get(int(asked.get("message_id", 0)))
    if entry is None:
        if asked.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    return {"reply_to_message": {k: v for k, v in entry.message.items() if k != "reply_to_message"}}


def deliver(standin: StandIn, chat: Chat, parameters: Parameters, content: Json) -> Json:
    """Sends content with whatever goes with any message: keyboard, reply, protection."""
    keyboard = markup.read(parameters)
    inline = keyboard if keyboard and keyboard.get("inline_keyboard") else None
    other = keyboard if keyboard and "inline_keyboard" not in keyboard else None
    extra = _reply_to(chat, parameters)
    if parameters.boolean("protect_content"):
        extra["has_protected_content"] = True
    if inline:
        extra["reply_markup"] = inline
    message = standin.post(chat, standin.bot_user, {**extra, **content}, other)
    if parameters.boolean("disable_notification"):
        standin.events.tell("silent", chat_id=chat.id, message_id=message["message_id"])
    return message


def send_message(standin: StandIn, parameters: Parameters) -> Json:
    """A text."""
    chat = standin.world.open_chat(parameters.text("chat_id"))
    content = worded(wording.text(parameters))
    preview = parameters.parsed("link_preview_options", "LinkPreviewOptions")
    if preview:
        content["link_preview_options"] = preview
    return deliver(standin, chat, parameters, content)


def send_file(standin: StandIn, parameters: Parameters, kind: str) -> Json:
    """A photo, voice note, video, document, …"""
    chat = standin.world.open_chat(parameters.text("chat_id"))
    caption = worded(wording.caption_of(parameters), "caption")
    seconds = parameters.integer("duration")
    file = media.given(standin, parameters, kind, parameters.text(kind), seconds)
    flags = {
        name.replace("has_s", "has_media_s"): True for name in FLAGS if parameters.boolean(name)
    }
    return deliver(standin, chat, parameters, {**media.shown(file), **caption, **flags})


def media_content(standin: StandIn, parameters: Parameters, item: Any, editing: bool) -> Json:
    """What a message carries for one InputMedia.

    Raises:
        Refusal: the kind is unknown, or its file or caption is refused.
    """
    if not isinstance(item, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    kind = str(item.get("type", ""))
    if kind not in {"photo", "video", "document", "audio", "animation"}:
        raise bad_request("can't parse InputMedia: type must be one of the supported")
    seconds = int(item.get("duration") or 0)
    file = media.given(standin, parameters, kind, str(item.get("media", "")), seconds)
    source, mode = str(item.get("caption") or ""), str(item.get("parse_mode") or "")
    caption = wording.caption(source, mode, item.get("caption_entities"), editing)
    return {**media.shown(file), **worded(caption, "caption")}


def send_media_group(standin: StandIn, parameters: Parameters) -> list[Json]:
    """An album of 2–10."""
    chat = standin.world.open_chat(parameters.text("chat_id"))
    items = parameters.parsed("media", "InputMedia")
    if not isinstance(items, list):
        raise bad_request("expected an Array of InputMedia")
    if not 2 <= len(items) <= 10:
        few = "few" if len(items) < 2 else "many"
        raise bad_request(f"too {few} messages to send as an album")
    kinds = {str(item.get("type")) for item in items if isinstance(item, dict)}
    if len(kinds) > 1 and kinds & {"document", "audio"}:
        raise bad_request("this media type can't be mixed with other media types in an album")
    group = str(standin.updates.clock.now().timestamp()).replace(".", "")
    contents = [media_content(standin, parameters, item, editing=False) for item in items]
    return [
        deliver(standin, chat, parameters, {"media_group_id": group, **content})
        for content in contents
    ]


def send_location(standin: StandIn, parameters: Parameters) -> Json:
    """A point on the map."""
    chat = standin.world.open_chat(parameters.text("chat_id"))
    try:
        names = ("latitude", "longitude")
        spot = {name: float(parameters.text(name)) for name in names}
    except ValueError:
        raise bad_request("wrong latitude or longitude specified") from None
    return deliver(standin, chat, parameters, {"location": spot})


def send_contact(standin: StandIn, parameters: Parameters) -> Json:
    """A contact card."""
    chat = standin.world.open_chat(parameters.text("chat_id"))
    card = {name: parameters.text(name) for name in ("phone_number", "first_name")}
    if not all(card.values()):
        raise bad_request("phone number and first name must be non-empty")
    return deliver(standin, chat, parameters, {"contact": card})


def send_chat_action(standin: StandIn, parameters: Parameters) -> bool:
    """Shows for a moment what the bot is doing."""
    chat = standin.world.open_chat(parameters.text("chat_id"))
    action = parameters.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    standin.events.tell("action", chat_id=chat.id, action=action)
    return True
