"""Methods that put a new message into a chat."""

import secrets
from collections.abc import Callable
from functools import partial
from typing import Any

from practice import markup, media, wording
from practice.entities import Formatted
from practice.methods import replying
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
ABOUT = {
    "audio": ("performer", "title"),
    "video": ("width", "height"),
    "animation": ("width", "height"),
    "video_note": ("length",),
    "sticker": ("emoji",),
}
WORDED = {"audio", "sticker"}
BARE = {"sticker", "video_note"}
"""These have no caption."""

SIDES = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}


def worded(formatted: Formatted, name: str = "text") -> Json:
    """A text or caption with its entities, as a message carries them."""
    if not formatted.text:
        return {}
    found: Json = {name: formatted.text}
    if formatted.entities:
        key = "entities" if name == "text" else "caption_entities"
        found[key] = list(formatted.entities)
    return found


def post(
    standin: StandIn,
    chat: Chat,
    parameters: Parameters,
    content: Json,
    keyboard: Json | None = None,
) -> Json:
    """Sends content with whatever goes with any message: reply, protection, effect."""
    simple = not chat.private and not chat.supergroup
    if parameters.integer("message_thread_id") > 0 and not simple:
        raise bad_request("message thread not found")
    inline = keyboard if keyboard and keyboard.get("inline_keyboard") else None
    other = keyboard if keyboard and "inline_keyboard" not in keyboard else None
    extra = replying.reply_to(standin, chat, parameters)
    if parameters.boolean("protect_content"):
        extra["has_protected_content"] = True
    if chat.private and (effect := parameters.integer("message_effect_id")):
        extra["effect_id"] = str(effect)
    if inline:
        extra["reply_markup"] = inline
    message = standin.post(chat, standin.bot_user, {**extra, **content}, other)
    if parameters.boolean("disable_notification"):
        standin.events.tell("silent", chat_id=chat.id, message_id=message["message_id"])
    return message


def deliver(standin: StandIn, chat: Chat, parameters: Parameters, content: Json) -> Json:
    """Sends content with a keyboard, if the call has one, and all that goes with a message."""
    return post(standin, chat, parameters, content, markup.read(parameters))


def send_message(standin: StandIn, parameters: Parameters) -> Json:
    """A text."""
    chat = standin.world.open_chat(parameters.text("chat_id"))
    content = worded(wording.text(parameters))
    preview = parameters.parsed("link_preview_options", "LinkPreviewOptions")
    if preview:
        content["link_preview_options"] = preview
    return deliver(standin, chat, parameters, content)


def flags(given: Callable[[str], object]) -> Json:
    """How a picture is shown: with its caption above it, or veiled."""
    return {name.replace("has_s", "has_media_s"): True for name in FLAGS if given(name)}


def _about(kind: str, content: Json, given: Callable[[str], object]) -> Json:
    """The content with what the call says about its file: size in pixels, title, performer."""
    asked = {name: given(name) for name in ABOUT.get(kind, ())}
    said = {name: value for name, value in asked.items() if isinstance(value, int | str) and value}
    return {**content, kind: {**content[kind], **said}} if said else content


def send_file(standin: StandIn, parameters: Parameters, kind: str) -> Json:
    """A photo, voice note, video, document, …"""
    chat = standin.world.open_chat(parameters.text("chat_id"))
    caption = {} if kind in BARE else worded(wording.caption_of(parameters), "caption")
    seconds = parameters.integer("duration")
    file = media.given(standin, parameters, kind, parameters.text(kind), seconds)
    pixels = partial(parameters.integer, low=0)
    content = _about(kind, media.shown(file), parameters.text if kind in WORDED else pixels)
    return deliver(standin, chat, parameters, {**content, **caption, **flags(parameters.boolean)})


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
    shown = _about(kind, media.shown(file), item.get)
    return {**shown, **worded(caption, "caption"), **flags(lambda name: item.get(name) is True)}


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
        post(standin, chat, parameters, {"media_group_id": group, **content})
        for content in contents
    ]


def send_contact(standin: StandIn, parameters: Parameters) -> Json:
    """A contact card."""
    chat = standin.world.open_chat(parameters.text("chat_id"))
    card = {name: parameters.text(name) for name in ("phone_number", "first_name")}
    if not all(card.values()):
        raise bad_request("phone number and first name must be non-empty")
    more = {name: parameters.text(name) for name in ("last_name", "vcard") if parameters.text(name)}
    return deliver(standin, chat, parameters, {"contact": {**card, **more}})


def send_dice(standin: StandIn, parameters: Parameters) -> Json:
    """A thrown die, dart or ball, or the wheels of a slot machine."""
    emoji = parameters.text("emoji") or "🎲"
    sides = SIDES.get(emoji.rstrip("\ufe0f"))
    chat = standin.world.open_chat(parameters.text("chat_id"))
    if sides is None:
        raise bad_request("EMOTICON_INVALID")
    thrown = {"emoji": emoji, "value": secrets.randbelow(sides) + 1}
    return deliver(standin, chat, parameters, {"dice": thrown})


def send_chat_action(standin: StandIn, parameters: Parameters) -> bool:
    """Shows for a moment what the bot is doing."""
    chat = standin.world.open_chat(parameters.text("chat_id"))
    action = parameters.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    standin.events.tell("action", chat_id=chat.id, action=action)
    return True
