"""Methods about the bot and its chats: commands, descriptions, menu button, chats."""

import json

from practice import commands, standing
from practice.fields import fields_of
from practice.parameters import Parameters
from practice.refusals import bad_request
from practice.shapes import Json
from practice.standin import StandIn

LIMITS = {"name": 64, "description": 512, "short_description": 120}


def get_me(standin: StandIn, parameters: Parameters) -> Json:
    """The bot itself."""
    return standin.bot


def _scope(standin: StandIn, parameters: Parameters) -> commands.Key:
    key = commands.scope_of(parameters)
    if key[1]:
        standin.world.known_chat(key[1].partition("/")[0])
    return key


def set_my_commands(standin: StandIn, parameters: Parameters) -> bool:
    """Replaces the commands of a scope."""
    given = parameters.parsed("commands", "commands") if parameters.text("commands") else []
    standin.commands.set(_scope(standin, parameters), given)
    standin.events.tell("commands")
    return True


def get_my_commands(standin: StandIn, parameters: Parameters) -> list[Json]:
    """The commands of exactly this scope."""
    return standin.commands.get(_scope(standin, parameters))


def delete_my_commands(standin: StandIn, parameters: Parameters) -> bool:
    """Forgets the commands of a scope."""
    standin.commands.delete(_scope(standin, parameters))
    standin.events.tell("commands")
    return True


def _key(name: str, parameters: Parameters) -> str:
    """Where a text is kept: the one for everybody under its bare name."""
    return " ".join([name, *parameters.text("language_code").split()])


def set_about(standin: StandIn, parameters: Parameters, name: str) -> bool:
    """Name, description, short description."""
    text = parameters.text(name)
    if len(text) > LIMITS[name]:
        raise bad_request(f"{name.upper()}_TOO_LONG")
    standin.about[_key(name, parameters)] = text
    standin.events.tell("about", about=standin.about)
    return True


def get_about(standin: StandIn, parameters: Parameters, name: str) -> Json:
    """Name, description, short description."""
    default = standin.bot["first_name"] if name == "name" else ""
    own = standin.about.get(_key(name, parameters))
    return {name: own or standin.about.get(name) or default}


def set_chat_menu_button(standin: StandIn, parameters: Parameters) -> bool:
    """The button beside the text field."""
    if parameters.text("chat_id"):
        standin.world.known_chat(parameters.text("chat_id"))
    key = f"button {parameters.text('chat_id')}"
    standin.about[key] = json.dumps(_menu_button(parameters))
    return True


def _menu_button(parameters: Parameters) -> Json:
    if not parameters.text("menu_button"):
        return {"type": "default"}
    given = parameters.parsed("menu_button", "menu button")
    fields = fields_of(given, "can't parse menu button: ", "MenuButton must be an Object")
    kind = fields.text("type")
    if kind == "web_app":
        text = fields.text("text")
        return {
            "type": kind,
            "text": text,
            "web_app": {"url": fields.object("web_app").text("url")},
        }
    if kind not in {"default", "commands"}:
        raise fields.refusal("MenuButton has unsupported type")
    return {"type": kind}


def get_chat_menu_button(standin: StandIn, parameters: Parameters) -> Json:
    """The button beside the text field; a chat without one of its own has everybody's."""
    for chat_id in (parameters.text("chat_id"), ""):
        if found := standin.about.get(f"button {chat_id}"):
            button: Json = json.loads(found)
            return button
    return {"type": "default"}


def get_chat(standin: StandIn, parameters: Parameters) -> Json:
    """A chat in full."""
    chat = standin.world.known_chat(parameters.text("chat_id"))
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    accepted = dict.fromkeys((*gifts, "gifts_from_channels"), False)
    full = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": accepted}
    pinned = {"pinned_message": chat.entries[chat.pinned[-1]].message} if chat.pinned else {}
    return {**standin.world.describe(chat), **full, **standing.about(chat), **pinned}


def get_chat_member(standin: StandIn, parameters: Parameters) -> Json:
    """Somebody's standing in a chat."""
    user_id = parameters.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    chat = standin.world.known_chat(parameters.text("chat_id"))
    return standing.of(standin, chat, user_id)


def get_chat_member_count(standin: StandIn, parameters: Parameters) -> int:
    """How many are in a chat, the bot included."""
    return len(standin.world.held_chat(parameters.text("chat_id")).members) + 1


def leave_chat(standin: StandIn, parameters: Parameters) -> bool:
    """The bot leaves a group."""
    chat = standin.world.held_chat(parameters.text("chat_id"))
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    standing.change(standin, chat, standin.bot["id"], {"status": "left"})
    return True
