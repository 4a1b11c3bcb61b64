"""Methods that pass a message on, mark it, or pin it."""

from practice import polls, wording
from practice.methods.changing import CONTENT, message_ids
from practice.methods.replying import origin
from practice.methods.sending import deliver, post, worded
from practice.parameters import Parameters
from practice.refusals import bad_request
from practice.shapes import Json
from practice.standin import StandIn
from practice.world import Chat, Entry

PASSED = (*CONTENT, "location", "contact", "venue", "sticker", "video_note", "dice", "poll")
REACTIONS = {"emoji", "custom_emoji"}


def _home(standin: StandIn, parameters: Parameters) -> Chat:
    """The chat from which something is passed on."""
    if not parameters.text("from_chat_id"):
        raise bad_request('parameter "from_chat_id" is required')
    return standin.world.known_chat(parameters.text("from_chat_id"))


def _source(standin: StandIn, parameters: Parameters, what: str, done: str) -> Json:
    """The message that is passed on; protected content stays where it is."""
    entry = _home(standin, parameters).entries.get(parameters.integer("message_id"))
    if entry is None:
        raise bad_request(f"message to {what} not found")
    if entry.message.get("has_protected_content"):
        raise bad_request(f"message can't be {done}")
    return entry.message


def _sources(standin: StandIn, parameters: Parameters) -> list[Json]:
    """The messages that are passed on; those that are gone or protected stay behind."""
    home, numbers = _home(standin, parameters), message_ids(parameters)
    if sorted({*numbers}) != numbers:
        raise bad_request("message identifiers must be in a strictly increasing order")
    entries = [home.entries[number] for number in numbers if number in home.entries]
    found = [e.message for e in entries if not e.message.get("has_protected_content")]
    if not found:
        raise bad_request("there are no messages to forward")
    return found


def _content(message: Json) -> Json:
    found = {name: message[name] for name in PASSED if name in message}
    return {**found, "poll": polls.anew(found["poll"])} if "poll" in found else found


def _forwarded(message: Json) -> Json:
    return {**_content(message), "forward_origin": origin(message)}


def copy_message(standin: StandIn, parameters: Parameters) -> Json:
    """The same content as a message of the bot's own, with another caption if one is given."""
    chat = standin.world.open_chat(parameters.text("chat_id"))
    content = _content(_source(standin, parameters, "copy", "copied"))
    if "caption" in parameters.values and "text" not in content:
        caption = worded(wording.caption_of(parameters), "caption")
        content = {**content, "caption": None, "caption_entities": None, **caption}
    return {"message_id": deliver(standin, chat, parameters, content)["message_id"]}


def copy_messages(standin: StandIn, parameters: Parameters) -> list[Json]:
    """The same for several, without their captions if that is asked."""
    chat = standin.world.open_chat(parameters.text("chat_id"))
    bare = dict.fromkeys(("caption", "caption_entities"))
    taken = bare if parameters.boolean("remove_caption") else {}
    return [
        {"message_id": post(standin, chat, parameters, {**_content(one), **taken})["message_id"]}
        for one in _sources(standin, parameters)
    ]


def forward_message(standin: StandIn, parameters: Parameters) -> Json:
    """The same content with its origin."""
    chat = standin.world.open_chat(parameters.text("chat_id"))
    message = _source(standin, parameters, "forward", "forwarded")
    return deliver(standin, chat, parameters, _forwarded(message))


def forward_messages(standin: StandIn, parameters: Parameters) -> list[Json]:
    """The same for several."""
    chat = standin.world.open_chat(parameters.text("chat_id"))
    return [
        {"message_id": post(standin, chat, parameters, _forwarded(one))["message_id"]}
        for one in _sources(standin, parameters)
    ]


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


def unpin_all_messages(standin: StandIn, parameters: Parameters) -> bool:
    """Nothing stays on top any more."""
    standin.world.open_chat(parameters.text("chat_id"))
    return True
