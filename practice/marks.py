"""Entities that come with a text: which are taken, and which Telegram finds by itself anyway."""

from typing import Any

from practice.fields import Fields, fields_of
from practice.shapes import Json

WITHIN = "can't parse MessageEntity: "
PLAIN = {
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "code",
    "blockquote",
    "expandable_blockquote",
}
FOUND_ANYWAY = {
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bank_card_number",
}
INT_64 = range(-(2**63), 2**63)


def _special(kind: str, fields: Fields) -> Json:
    """What an entity carries besides its place."""
    if kind == "pre":
        language = fields.optional_text("language")
        return {"language": language} if language else {}
    if kind == "text_link":
        return {"url": fields.text("url")}
    if kind == "text_mention":
        user = fields.object("user")
        user.integer("id", INT_64)
        return {"user": user.values}
    if kind == "custom_emoji":
        return {"custom_emoji_id": str(fields.integer("custom_emoji_id", INT_64))}
    if kind == "date_time":
        look = fields.optional_text("date_time_format")
        found = {"unix_time": fields.integer("unix_time")}
        return {**found, "date_time_format": look} if look else {**found}
    raise fields.refusal("Unsupported type specified")


def _entity(value: Any) -> Json | None:
    fields = fields_of(value, WITHIN)
    place = {"offset": fields.integer("offset"), "length": fields.integer("length")}
    kind = fields.text("type")
    if kind in FOUND_ANYWAY:
        return None
    return {**place, "type": kind, **({} if kind in PLAIN else _special(kind, fields))}


def given(value: Any) -> list[Json]:
    """The entities of a call; what is no list is none.

    Raises:
        Refusal: one of them cannot be read.
    """
    found = [_entity(one) for one in value] if isinstance(value, list) else []
    return [entity for entity in found if entity is not None]
