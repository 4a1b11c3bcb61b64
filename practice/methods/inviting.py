"""Methods that give out links into a group."""

import secrets

from practice import standing
from practice.parameters import Parameters
from practice.refusals import bad_request
from practice.shapes import Json
from practice.standin import StandIn
from practice.world import Chat

MAX_NAME = 32
MAX_MEMBERS = 99_999


def _group(standin: StandIn, parameters: Parameters) -> Chat:
    """A group into which the bot may invite."""
    chat = standin.world.open_chat(parameters.text("chat_id"))
    if chat.private:
        raise bad_request("can't invite members to a private chat")
    if not standing.may(chat, standin.bot["id"], "can_invite_users"):
        raise bad_request("not enough rights to manage chat invite link")
    return chat


def _made(standin: StandIn, chat: Chat, about: Json, primary: bool = False) -> Json:
    link = {
        "invite_link": f"https://t.me/+{secrets.token_urlsafe(12)}",
        "creator": standin.bot_user,
        "creates_join_request": False,
        "is_primary": primary,
        "is_revoked": False,
        **about,
    }
    chat.links.append(link)
    return link


def _about(parameters: Parameters) -> Json:
    """What a call says of a link: its name, how long and for how many it leads in."""
    asks = parameters.boolean("creates_join_request")
    limit = parameters.integer("member_limit", 0, 0, MAX_MEMBERS)
    if asks and limit:
        why = "member limit can't be specified for links requiring administrator approval"
        raise bad_request(why)
    about = {
        "name": parameters.text("name").strip()[:MAX_NAME],
        "expire_date": parameters.integer("expire_date", 0, 0),
        "member_limit": limit,
        "creates_join_request": asks,
    }
    return {name: value for name, value in about.items() if value}


def _given(chat: Chat, parameters: Parameters) -> Json:
    """The link that a call names."""
    address = parameters.text("invite_link")
    link = next((one for one in chat.links if one["invite_link"] == address), None)
    if link is None:
        raise bad_request("INVITE_HASH_EXPIRED")
    return link


def create_chat_invite_link(standin: StandIn, parameters: Parameters) -> Json:
    """One more link into a group."""
    chat = _group(standin, parameters)
    return _made(standin, chat, _about(parameters))


def edit_chat_invite_link(standin: StandIn, parameters: Parameters) -> Json:
    """What is not said of a link any more holds no more; the main link stays as it is."""
    chat = _group(standin, parameters)
    link, about = _given(chat, parameters), _about(parameters)
    if link["is_primary"] or link["is_revoked"]:
        raise bad_request("INVITE_HASH_EXPIRED")
    kept = {name: link[name] for name in ("invite_link", "creator", "is_primary", "is_revoked")}
    link.clear()
    link.update({"creates_join_request": False, **kept, **about})
    return link


def export_chat_invite_link(standin: StandIn, parameters: Parameters) -> str:
    """A new main link; the one before leads nowhere any more."""
    chat = _group(standin, parameters)
    for link in chat.links:
        link["is_revoked"] = link["is_revoked"] or link["is_primary"]
    return str(_made(standin, chat, {}, primary=True)["invite_link"])


def revoke_chat_invite_link(standin: StandIn, parameters: Parameters) -> Json:
    """A link that leads nowhere any more; in place of the main one there is a new one."""
    chat = _group(standin, parameters)
    link = _given(chat, parameters)
    link["is_revoked"] = True
    if link["is_primary"]:
        _made(standin, chat, {}, primary=True)
    return link
