"""What a message answers: another message of the chat, a part of it, or one of another chat."""

from typing import Any

from practice import wording
from practice.entities import Formatted
from practice.parameters import Parameters
from practice.refusals import bad_request
from practice.shapes import Json, units
from practice.standin import StandIn
from practice.world import Chat, Entry

ABOUT = {"message_id", "from", "chat", "date", "edit_date", "reply_markup", "forward_origin"}
OWN_WORDS = {"text", "entities", "caption", "caption_entities", "reply_to_message"}


def _asked(parameters: Parameters) -> Json:
    asked = parameters.parsed("reply_parameters", "reply parameters")
    if asked is None:
        lenient = parameters.boolean("allow_sending_without_reply")
        old = parameters.integer("reply_to_message_id")
        return {"message_id": old, "allow_sending_without_reply": lenient} if old else {}
    if not isinstance(asked, dict):
        raise bad_request("object expected as reply parameters")
    if asked and "message_id" not in asked:
        raise bad_request('can\'t find field "message_id"')
    return asked


def _number(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise bad_request('field "message_id" must be of type Number')
    try:
        return int(value)
    except ValueError:
        raise bad_request('field "message_id" must be a valid Number') from None


def _quote(asked: Json, message: Json) -> Json:
    """The quoted part of a message.

    Raises:
        Refusal: the message has no such words.
    """
    words, mode = str(asked.get("quote") or ""), str(asked.get("quote_parse_mode") or "")
    quoted: Formatted = wording.formatted(words, mode, asked.get("quote_entities"))
    whole = str(message.get("text") or message.get("caption") or "")
    if not quoted.text:
        return {}
    at = whole.find(quoted.text)
    if at < 0:
        raise bad_request("QUOTE_TEXT_INVALID")
    marks = {"entities": list(quoted.entities)} if quoted.entities else {}
    place = {"position": units(whole[:at]), "is_manual": True}
    return {"quote": {"text": quoted.text, **marks, **place}}


def _shown(home: Chat, chat: Chat, entry: Entry) -> Json:
    """How the message that is answered comes along; one of another chat without its words."""
    message = entry.message
    if home is chat:
        return {"reply_to_message": {k: v for k, v in message.items() if k != "reply_to_message"}}
    content = {name: message[name] for name in message.keys() - ABOUT - OWN_WORDS}
    return {"external_reply": {"origin": origin(message), **content}}


def origin(message: Json) -> Json:
    """Where a message comes from."""
    own = {"type": "user", "sender_user": message["from"], "date": message["date"]}
    known: Json = message.get("forward_origin", own)
    return known


def reply_to(standin: StandIn, chat: Chat, parameters: Parameters) -> Json:
    """What a message carries about the message that it answers; {} when it answers none.

    Raises:
        Refusal: there is no such message.
    """
    asked = _asked(parameters)
    if not asked:
        return {}
    number, other = _number(asked["message_id"]), str(asked.get("chat_id") or "")
    home = standin.world.known_chat(other) if other else chat
    entry = home.entries.get(number)
    if entry is None:
        if asked.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    return {**_shown(home, chat, entry), **_quote(asked, entry.message)}
