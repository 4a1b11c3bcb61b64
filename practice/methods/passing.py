"""Methods that pass a message on, mark it, or pin it."""

from practice import polls, reactions, wording
from practice.methods.changing import CONTENT, message_ids
from practice.methods.replying import origin
from practice.methods.sending import deliver, post, worded
from practice.parameters import Parameters
from practice.refusals import bad_request
from practice.shapes import Json
from practice.standin import StandIn
from practice.world import Chat, Entry

PASSED = (*CONTENT, "location", "contact", "venue", "sticker", "video_note", "dice", "poll")


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
    given = parameters.text("reaction") and parameters.parsed("reaction", "reaction types")
    if given != "" and not isinstance(given, list):
        raise bad_request("expected an Array of ReactionType")
    wanted = [reactions.read(one) for one in given]
    _, entry = _marked(standin, parameters, "react")
    if len(wanted) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    entry.reactions[str(standin.bot["id"])] = wanted
    return True


def pin_message(standin: StandIn, parameters: Parameters) -> bool:
    """A message stays on top of its chat, and a message of its own says so."""
    chat, entry = _marked(standin, parameters, "pin")
    message_id = int(entry.message["message_id"])
    if message_id not in chat.pinned:
        chat.pinned.append(message_id)
        told = standin.post(chat, standin.bot_user, {"pinned_message": entry.message})
        standin.updates.add("message", told)
    return True


def unpin_message(standin: StandIn, parameters: Parameters) -> bool:
    """A message, or the last pinned one, stays on top no more."""
    if parameters.text("message_id"):
        chat, entry = _marked(standin, parameters, "unpin")
        chat.pinned = [one for one in chat.pinned if one != entry.message["message_id"]]
        return True
    chat = standin.world.open_chat(parameters.text("chat_id"))
    if not chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.pop()
    return True


def unpin_all_messages(standin: StandIn, parameters: Parameters) -> bool:
    """Nothing stays on top any more."""
    standin.world.open_chat(parameters.text("chat_id")).pinned.clear()
    return True
