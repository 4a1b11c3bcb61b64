"""What a bot hears in a group: in privacy mode only what is meant for it.

Source: core.telegram.org/bots/features#privacy-mode
"""

from practice.shapes import Json
from practice.standin import StandIn
from practice.world import Chat


def reaches_bot(standin: StandIn, chat: Chat, message: Json) -> bool:
    """Whether the bot is told of a message."""
    standing = standin.world.bot_standing(chat)
    if chat.private or standing == "administrator":
        return True
    if standing in {"left", "kicked"}:
        return False
    if standin.bot["can_read_all_group_messages"]:
        return True
    text = message.get("text") or message.get("caption") or ""
    named = f"@{standin.bot['username']}".lower()
    command, _, addressee = text.partition(" ")[0].lower().partition("@")
    if command.startswith("/") and addressee:
        return f"@{addressee}" == named
    answered = message.get("reply_to_message", {}).get("from", {}).get("id") == standin.bot["id"]
    return answered or command.startswith("/") or named in text.lower()
