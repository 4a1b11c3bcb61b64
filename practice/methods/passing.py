"""Methods that pass a message on, mark it, or pin it."""

from practice import wording
from practice.methods.changing import CONTENT
from practice.methods.sending import deliver, worded
from practice.parameters import Parameters
from practice.refusals import bad_request
from practice.shapes import Json
from practice.standin import StandIn
from practice.world import Chat, Entry

PASSED = (*CONTENT, "location", "contact", "venue", "sticker")
REACTIONS = {"emoji", "custom_emoji"}


def _source(standin: StandIn, parameters: Parameters, what: str, done: str) -> Json:
    """The message that is passed on; protected content stays where it is."""
    chat = standin.world.known_chat(parameters.text("from_chat_id"))
    entry = chat.entries.get(parameters.integer("message_id"))
    if entry is None:
        raise bad_request(f"message to {what} not found")
    if entry.message.get("has_protected_content"):
        raise bad_request(f"message can't be {done}")
    return entry.message


def _content(message: Json) -> Json:
    return {name: message[name] for name in PASSED if name in message}


def copy_message(standin: StandIn, parameters: Parameters) -> Json:
    """The same content as a message of the bot's own, with another caption if one is given."""
    chat = standin.world.open_chat(parameters.text("chat_id"))
    content = _content(_source(standin, parameters, "copy", "copied"))
    if parameters.text("caption") and "text" not in content:
        caption = worded(wording.caption_of(parameters), "caption")
        content = {**content, "caption_entities": None, **caption}
        content = {name: value for name, value in content.items() if value is not None}
    return {"message_id": deliver(standin, chat, parameters, content)["message_id"]}


def forward_message(standin: StandIn, parameters: Parameters) -> Json:
    """The same content with its origin."""
    chat = standin.world.open_chat(parameters.text("chat_id"))
    message = _source(standin, parameters, "forward", "forwarded")
    origin = {"type": "user", "sender_user": message["from"], "date": message["date"]}
    known = message.get("forward_origin", origin)
    return deliver(standin, chat, parameters, {**_content(message), "forward_origin": known})


def _marked(standin: StandIn, parameters: Parameters, what: str) -> tuple[Chat, Entry]:
    chat = standin.world.open_chat(parameters.text("chat_id"))
    entry = chat.entries.get(parameters.integer("message_id"))
    if entry is None:
        raise bad_request(f"message to {what} not found")
    return chat, entry


def set_message_reaction(standin: StandIn, parameters: Parameters) -> bool:
    """The bot's reaction to a message, one at most."""
    _marked(standin, parameters, "react")
    reactions = parameters.parsed("reaction", "ReactionType") or []
    if not isinstance(reactions, list) or any(
        not isinstance(one, dict) or one.get("type") not in REACTIONS for one in reactions
    ):
        raise bad_request("REACTION_INVALID")
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    return True


def pin_message(standin: StandIn, parameters: Parameters) -> bool:
    """A message stays on top of its chat."""
    _marked(standin, parameters, "pin")
    return True


def unpin_message(standin: StandIn, parameters: Parameters) -> bool:
    """A message, or the last pinned one, stays on top no more."""
    if parameters.text("message_id"):
        _marked(standin, parameters, "unpin")
    else:
        standin.world.open_chat(parameters.text("chat_id"))
    return True
