"""What a message holds: words, a file, a place, a contact, or something without use here."""

from collections.abc import Callable
from typing import Any

from bot.raw import UnreadableError, a_number, a_text, an_object
from domain.message import ContactCard, Content, File, FileKind, Spot, Unknown, Words

DOWNLOADABLE_BYTES = 20 * 1024 * 1024

# Notices about the chat itself: nobody said anything.
NOTICES = frozenset(
    [
        "new_chat_members",
        "left_chat_member",
        "chat_owner_left",
        "chat_owner_changed",
        "new_chat_title",
        "new_chat_photo",
        "delete_chat_photo",
        "group_chat_created",
        "supergroup_chat_created",
        "channel_chat_created",
        "message_auto_delete_timer_changed",
        "migrate_to_chat_id",
        "migrate_from_chat_id",
        "pinned_message",
        "connected_website",
        "write_access_allowed",
        "proximity_alert_triggered",
        "boost_added",
        "chat_background_set",
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_closed",
        "forum_topic_reopened",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
        "video_chat_scheduled",
        "video_chat_started",
        "video_chat_ended",
        "video_chat_participants_invited",
        "giveaway_created",
        "giveaway_completed",
        "direct_message_price_changed",
        "paid_message_price_changed",
        "checklist_tasks_done",
        "checklist_tasks_added",
        "poll_option_added",
        "poll_option_deleted",
        "managed_bot_created",
        "suggested_post_approved",
        "suggested_post_approval_failed",
        "suggested_post_declined",
        "suggested_post_paid",
        "suggested_post_refunded",
    ]
)
UNUSED = (
    "animation",
    "sticker",
    "poll",
    "dice",
    "game",
    "story",
    "checklist",
    "paid_media",
    "live_photo",
    "gift",
    "unique_gift",
    "invoice",
    "giveaway",
    "web_app_data",
)


def content_of(message: dict[str, Any]) -> Content | None:
    """The content of a message, or None for a notice of the chat.

    Raises:
        UnreadableError: A part is not shaped as documented.
    """
    for key, read in _READERS.items():
        if key in message:
            return read(message)
    if not NOTICES.isdisjoint(message):
        return None
    return Unknown("message")


def _words(message: dict[str, Any]) -> Content:
    return Words(a_text(message["text"]))


def _unused(what: str) -> Callable[[dict[str, Any]], Content]:
    return lambda _message: Unknown(what)


def _photo(message: dict[str, Any]) -> Content:
    """The largest size of the photo that can be downloaded."""
    sizes = message["photo"]
    if not isinstance(sizes, list) or not sizes:
        raise UnreadableError("a photo without sizes")
    fitting = [s for s in map(an_object, sizes) if _bytes(s) <= DOWNLOADABLE_BYTES]
    return _file(message, FileKind.PHOTO, max(fitting or sizes[:1], key=_area))


def _filed(key: str, kind: FileKind) -> Callable[[dict[str, Any]], Content]:
    return lambda message: _file(message, kind, an_object(message[key]))


def _file(message: dict[str, Any], kind: FileKind, about: dict[str, Any]) -> Content:
    return File(
        kind=kind,
        file_id=a_text(about.get("file_id")),
        unique_id=a_text(about.get("file_unique_id")),
        size_bytes=_bytes(about),
        seconds=a_number(about.get("duration", 0)),
        caption=a_text(message.get("caption"), ""),
        name=a_text(about.get("file_name"), ""),
    )


def _spot(message: dict[str, Any]) -> Content:
    place = an_object(message["location"])
    latitude, longitude = place.get("latitude"), place.get("longitude")
    for degrees, most in ((latitude, 90), (longitude, 180)):
        if not isinstance(degrees, int | float) or not -most <= degrees <= most:
            raise UnreadableError("not a place")
    return Spot(float(latitude or 0), float(longitude or 0))


def _contact(message: dict[str, Any]) -> Content:
    card = an_object(message["contact"])
    names = (a_text(card.get(part), "") for part in ("first_name", "last_name"))
    return ContactCard(a_text(card.get("phone_number")), " ".join(" ".join(names).split()))


def _bytes(about: dict[str, Any]) -> int:
    return a_number(about.get("file_size", 0))


def _area(size: dict[str, Any]) -> int:
    return a_number(size.get("width", 0)) * a_number(size.get("height", 0))


# In order: an animation also carries a document, a venue also a location.
_READERS: dict[str, Callable[[dict[str, Any]], Content]] = {
    "text": _words,
    "photo": _photo,
    "voice": _filed("voice", FileKind.VOICE),
    **{what: _unused(what) for what in UNUSED},
    "video": _filed("video", FileKind.VIDEO),
    "video_note": _filed("video_note", FileKind.VIDEO),
    "document": _filed("document", FileKind.DOCUMENT),
    "audio": _filed("audio", FileKind.DOCUMENT),
    "location": _spot,
    "contact": _contact,
}
