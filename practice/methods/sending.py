"""Methods that put a new message into a chat."""

import secrets
from collections.abc import Callable
from functools import partial
from typing import Any

from practice import markup, media, wording
from practice.entities import Formatted
from practice.fields import fields_of
from practice.methods import replying
from practice.parameters import Parameters
from practice.refusals import bad_request
from practice.shapes import Json
from practice.standin import StandIn
from practice.world import Chat

ACTIONS = {
    "cancel",
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "record_audio",
    "upload_voice",
    "upload_audio",
    "upload_document",
    "choose_sticker",
    "find_location",
    "pick_up_location",
    "record_video_note",
    "upload_video_note",
}
PREVIEW_FLAGS = ("is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text")
IN_ALBUMS = {"photo", "video", "document", "audio"}
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


def link_preview(parameters: Parameters) -> Json:
    """How a link is shown; empty when nothing is said of it."""
    if not parameters.text("link_preview_options"):
        return {"is_disabled": True} if parameters.boolean("disable_web_page_preview") else {}
    asked = parameters.parsed("link_preview_options", "link preview options")
    fields = fields_of(asked, "", "object expected as link preview options")
    found: Json = {name: True for name in PREVIEW_FLAGS if fields.flag(name)}
    url = fields.optional_text("url")
    return {**found, "url": url} if url else found


def send_message(standin: StandIn, parameters: Parameters) -> Json:
    """A text."""
    chat = standin.world.open_chat(parameters.text("chat_id"))
    content = worded(wording.text(parameters))
    if preview := link_preview(parameters):
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
    fields = fields_of(item, "can't parse InputMedia: ")
    source, mode = fields.optional_text("caption"), fields.optional_text("parse_mode")
    caption = wording.caption(source, mode, fields.values.get("caption_entities"), editing)
    kind = fields.text("type").lower()
    if kind not in {*IN_ALBUMS, "animation"}:
        raise fields.refusal(f'type "{kind}" is unsupported')
    if kind not in IN_ALBUMS and not editing:
        raise fields.refusal(f'type "{kind}" can\'t be used in sendMediaGroup')
    name, seconds = fields.optional_text("media"), fields.optional_integer("duration")
    attached = name.removeprefix("attach://")
    if not name or (attached != name and attached not in parameters.uploads):
        raise fields.refusal("media not found")
    file = media.given(standin, parameters, kind, name, seconds)
    given = fields.values.get
    shown = _about(kind, media.shown(file), given)
    return {**shown, **worded(caption, "caption"), **flags(lambda name: given(name) is True)}


def send_media_group(standin: StandIn, parameters: Parameters) -> list[Json]:
    """An album of 2–10."""
    chat = standin.world.open_chat(parameters.text("chat_id"))
    parameters.required("media")
    items = parameters.parsed("media", "media")
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
    card = {name: parameters.required(name) for name in ("phone_number", "first_name")}
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
    action = parameters.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = standin.world.open_chat(parameters.text("chat_id"))
    standin.events.tell("action", chat_id=chat.id, action=action)
    return True
