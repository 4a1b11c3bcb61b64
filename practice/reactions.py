"""Reactions that a bot may give."""

from typing import Any

from practice.fields import fields_of
from practice.refusals import bad_request
from practice.shapes import Json

EMOJI = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 "
    "❤\u200d🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 "
    "👨\u200d💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 "
    "😘 💊 🙊 😎 👾 🤷\u200d♂ 🤷 🤷\u200d♀ 😡"
)
"""Source: ReactionTypeEmoji in the Bot API."""


def read(value: Any) -> Json:
    """A ReactionType.

    Raises:
        Refusal: it cannot be read, or is nothing that a bot may react with.
    """
    fields = fields_of(value, "can't parse ReactionType: ")
    kind = fields.text("type")
    if kind == "custom_emoji":
        return {"type": kind, kind: fields.text("custom_emoji_id")}
    if kind != "emoji":
        raise fields.refusal("invalid reaction type specified")
    emoji = fields.text("emoji")
    if emoji.replace("\ufe0f", "") not in EMOJI.split():
        raise bad_request("REACTION_INVALID")
    return {"type": kind, "emoji": emoji}
