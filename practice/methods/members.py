"""Methods that run a group: who is in it, what they may do, what it is called."""

from typing import Any

from practice import standing
from practice.parameters import Parameters
from practice.refusals import bad_request
from practice.shapes import Json
from practice.standin import StandIn
from practice.world import Chat

MAX_TITLE = 128
MAX_DESCRIPTION = 255
SUPERGROUPS = "method is available for supergroup and channel chats only"
RESTRICT = "not enough rights to restrict/unrestrict chat member"


def user_of(parameters: Parameters) -> int:
    """The user that a call names.

    Raises:
        Refusal: that is no user.
    """
    user_id = parameters.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    return user_id


def _group(standin: StandIn, parameters: Parameters, private: str) -> Chat:
    """A group that a call wants to run; `private` says why it cannot be a private chat."""
    chat = standin.world.open_chat(parameters.text("chat_id"))
    if chat.private:
        raise bad_request(private)
    return chat


def _may(standin: StandIn, chat: Chat, right: str, why: str) -> None:
    if not standing.may(chat, standin.bot["id"], right):
        raise bad_request(why)


def get_chat_administrators(standin: StandIn, parameters: Parameters) -> list[Json]:
    """The owner and those who run a group."""
    chat = _group(standin, parameters, "there are no administrators in the private chat")
    known = [chat.owner, *map(int, chat.standings)]
    found = [standing.of(standin, chat, one) for one in dict.fromkeys(known) if one]
    return [one for one in found if one["status"] in {"creator", "administrator"}]


def get_user_profile_photos(standin: StandIn, parameters: Parameters) -> Json:
    """Nobody has a picture here."""
    if user_of(parameters) not in {*standin.world.people, standin.bot["id"]}:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}


def _judged(standin: StandIn, chat: Chat, user_id: int) -> None:
    """Somebody over whom the bot may decide."""
    if user_id == standin.bot["id"]:
        raise bad_request("can't restrict self")
    if user_id == chat.owner:
        raise bad_request("can't remove chat owner")
    if standing.of(standin, chat, user_id)["status"] == "administrator":
        raise bad_request("user is an administrator of the chat")


def ban_chat_member(standin: StandIn, parameters: Parameters) -> bool:
    """Puts somebody out of a group for good."""
    user_id = user_of(parameters)
    chat = _group(standin, parameters, "can't ban members in private chats")
    inviter = "need to be inviter of a user to kick it from a basic group"
    _may(standin, chat, "can_restrict_members", RESTRICT if chat.supergroup else inviter)
    _judged(standin, chat, user_id)
    until = parameters.integer("until_date", 0, 0)
    standing.change(standin, chat, user_id, {"status": "kicked", "until_date": until})
    return True


def unban_chat_member(standin: StandIn, parameters: Parameters) -> bool:
    """Lets somebody come again; a member who was never banned has to go."""
    user_id = user_of(parameters)
    chat = _group(standin, parameters, SUPERGROUPS)
    if not chat.supergroup:
        raise bad_request(SUPERGROUPS)
    _may(standin, chat, "can_restrict_members", RESTRICT)
    banned = chat.standings.get(str(user_id), {}).get("status") == "kicked"
    if not banned and parameters.boolean("only_if_banned"):
        return True
    _judged(standin, chat, user_id)
    chat.members[:] = [one for one in chat.members if one != user_id]
    standing.change(standin, chat, user_id, None)
    return True


def permissions(parameters: Parameters) -> Json:
    """What members may do by the `permissions` of a call.

    Raises:
        Refusal: they cannot be read.
    """
    given = parameters.parsed("permissions", "permissions")
    if given is None and "permissions" in parameters.values:
        raise bad_request("can't parse permissions JSON object")
    if not isinstance(given, dict | None):
        raise bad_request("object expected as permissions")
    return _completed(given or {}, parameters.boolean("use_independent_chat_permissions"))


def _flag(given: Json, name: str, default: bool = False) -> bool:
    value: Any = given.get(name, default)
    if not isinstance(value, bool):
        raise bad_request(f'can\'t parse chat permissions: Field "{name}" must be of type Boolean')
    return value


def _completed(given: Json, independent: bool) -> Json:
    """Who may send links may send media, who may send anything may send texts."""
    found = {name: _flag(given, name) for name in standing.PERMISSIONS}
    media = [name for name in found if name.removeprefix("can_send_") in standing.MEDIA]
    wide = found["can_send_other_messages"] or found["can_add_web_page_previews"]
    if not independent and wide:
        found |= dict.fromkeys(media, True)
    if not independent and (wide or found["can_send_polls"]):
        found["can_send_messages"] = True
    for name in ("can_manage_topics", "can_edit_tag"):
        found[name] = _flag(given, name, found["can_pin_messages"])
    found["can_react_to_messages"] = _flag(
        given, "can_react_to_messages", found["can_send_messages"]
    )
    return found


def restrict_chat_member(standin: StandIn, parameters: Parameters) -> bool:
    """Takes permissions from somebody, or gives them back."""
    user_id, allowed = user_of(parameters), permissions(parameters)
    only = "method is available only for supergroups"
    chat = _group(standin, parameters, only)
    if not chat.supergroup:
        raise bad_request(only)
    _may(standin, chat, "can_restrict_members", RESTRICT)
    _judged(standin, chat, user_id)
    kept = {"is_member": user_id in chat.members, **allowed}
    until = {"until_date": parameters.integer("until_date", 0, 0)}
    now = None if all(allowed.values()) else {"status": "restricted", **kept, **until}
    standing.change(standin, chat, user_id, now)
    return True


def promote_chat_member(standin: StandIn, parameters: Parameters) -> bool:
    """Lets somebody run the group; without any right, no more."""
    user_id = user_of(parameters)
    rights = {name: parameters.boolean(name) for name in standing.RIGHTS}
    chat = _group(standin, parameters, SUPERGROUPS)
    if not chat.supergroup:
        raise bad_request(SUPERGROUPS)
    _may(standin, chat, "can_promote_members", "not enough rights")
    if user_id in {standin.bot["id"], chat.owner}:
        raise bad_request("can't promote self" if user_id != chat.owner else "not enough rights")
    now = {**standing.administrator(**rights), "can_be_edited": True}
    standing.change(standin, chat, user_id, now if any(rights.values()) else None)
    return True


def set_chat_permissions(standin: StandIn, parameters: Parameters) -> bool:
    """What ordinary members may do."""
    allowed = permissions(parameters)
    chat = _group(standin, parameters, "can't change private chat permissions")
    why = "not enough rights to change chat permissions"
    _may(standin, chat, "can_restrict_members", why)
    chat.permissions = allowed
    return True


def set_chat_title(standin: StandIn, parameters: Parameters) -> bool:
    """What a group is called."""
    title = " ".join(parameters.text("title").split())[:MAX_TITLE]
    chat = _group(standin, parameters, "can't change private chat title")
    if not title:
        raise bad_request("title must be non-empty")
    _may(standin, chat, "can_change_info", "not enough rights to change chat title")
    if chat.title != title:
        chat.title = title
        standin.post(chat, standin.bot_user, {"new_chat_title": title})
    return True


def set_chat_description(standin: StandIn, parameters: Parameters) -> bool:
    """What a group is for."""
    chat = _group(standin, parameters, "can't change private chat description")
    _may(standin, chat, "can_change_info", "not enough rights to set chat description")
    chat.description = parameters.text("description").strip()[:MAX_DESCRIPTION]
    return True
