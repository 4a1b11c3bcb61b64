"""Methods about the bot and its chats: commands, descriptions, menu button, chats."""

from practice import commands, standing
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
        standin.world.known_chat(key[1])
    return key


def set_my_commands(standin: StandIn, parameters: Parameters) -> bool:
    """Replaces the commands of a scope."""
    standin.commands.set(_scope(standin, parameters), parameters.parsed("commands", "BotCommand"))
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


def set_about(standin: StandIn, parameters: Parameters, name: str) -> bool:
    """Name, description, short description."""
    text = parameters.text(name)
    if len(text) > LIMITS[name]:
        raise bad_request(f"{name.upper()}_TOO_LONG")
    standin.about[name] = text
    standin.events.tell("about", about=standin.about)
    return True


def get_about(standin: StandIn, parameters: Parameters, name: str) -> Json:
    """Name, description, short description."""
    default = standin.bot["first_name"] if name == "name" else ""
    return {name: standin.about.get(name, default)}


def set_chat_menu_button(standin: StandIn, parameters: Parameters) -> bool:
    """The button beside the text field."""
    if parameters.text("chat_id"):
        standin.world.known_chat(parameters.text("chat_id"))
    button = parameters.parsed("menu_button", "MenuButton") or {"type": "default"}
    if button.get("type") not in {"default", "commands", "web_app"}:
        raise bad_request("can't parse MenuButton: Unsupported type specified")
    standin.about[f"menu_button {parameters.text('chat_id')}"] = button["type"]
    return True


def get_chat_menu_button(standin: StandIn, parameters: Parameters) -> Json:
    """The button beside the text field."""
    return {"type": standin.about.get(f"menu_button {parameters.text('chat_id')}", "default")}


def get_chat(standin: StandIn, parameters: Parameters) -> Json:
    """A chat in full."""
    chat = standin.world.known_chat(parameters.text("chat_id"))
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    accepted = dict.fromkeys((*gifts, "gifts_from_channels"), False)
    full = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": accepted}
    return {**standin.world.describe(chat), **full, **standing.about(chat)}


def get_chat_member(standin: StandIn, parameters: Parameters) -> Json:
    """Somebody's standing in a chat."""
    chat = standin.world.known_chat(parameters.text("chat_id"))
    user_id = parameters.integer("user_id")
    return standing.of(standin, chat, user_id)


def get_chat_member_count(standin: StandIn, parameters: Parameters) -> int:
    """How many are in a chat, the bot included."""
    return len(standin.world.known_chat(parameters.text("chat_id")).members) + 1


def leave_chat(standin: StandIn, parameters: Parameters) -> bool:
    """The bot leaves a group."""
    chat = standin.world.known_chat(parameters.text("chat_id"))
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    del standin.world.chats[chat.id]
    return True
