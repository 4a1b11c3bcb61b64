"""Who is what in a chat: its owner, those who run it, those who are restricted or banned."""

from practice.refusals import bad_request
from practice.shapes import Json
from practice.standin import StandIn
from practice.world import Chat

MEDIA = ("audios", "documents", "photos", "videos", "video_notes", "voice_notes")
PERMISSIONS = (
    "can_send_messages",
    *(f"can_send_{kind}" for kind in MEDIA),
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
RIGHTS = (
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
    "can_manage_tags",
)


def administrator(**rights: bool) -> Json:
    """Somebody who runs a chat with these rights."""
    held = {name: rights.get(name, False) for name in RIGHTS}
    return {"status": "administrator", "can_be_edited": False, **held}


def of(standin: StandIn, chat: Chat, user_id: int) -> Json:
    """Somebody's standing in a chat, as a ChatMember.

    Raises:
        Refusal: there is nobody with this id.
    """
    person = standin.world.people.get(user_id)
    user = standin.bot_user if user_id == standin.bot["id"] else person and person.user()
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    if kept := chat.standings.get(str(user_id)):
        return {**kept, "user": user}
    if user_id == chat.owner:
        return {"status": "creator", "user": user, "is_anonymous": False}
    present = user_id in chat.members or user_id == standin.bot["id"]
    return {"status": "member" if present else "left", "user": user}


def every_right() -> Json:
    """Somebody who runs a chat and may do everything in it, under their own name."""
    return administrator(**dict.fromkeys(RIGHTS, True) | {"is_anonymous": False})


def change(
    standin: StandIn, chat: Chat, user_id: int, now: Json | None, by: Json | None = None
) -> Json:
    """Gives somebody another standing, None an ordinary one; returns the update.

    The bot hears of itself always, and of others as an administrator only.
    """
    before, own = of(standin, chat, user_id), user_id == standin.bot["id"]
    status = now["status"] if now else ""
    chat.standings.pop(str(user_id), None)
    if now and status != "member":
        chat.standings[str(user_id)] = now
    if status in {"left", "kicked"} and user_id in chat.members:
        chat.members.remove(user_id)
    if status in {"member", "administrator"} and not own and user_id not in chat.members:
        chat.members.append(user_id)
    body = {
        "chat": standin.world.describe(chat),
        "from": by or standin.bot_user,
        "date": standin.timestamp(),
        "old_chat_member": before,
        "new_chat_member": of(standin, chat, user_id),
    }
    standin.events.tell("group", chat_id=chat.id)
    if own or standin.world.bot_standing(chat) == "administrator":
        standin.updates.add("my_chat_member" if own else "chat_member", body)
    return body


def may(chat: Chat, user_id: int, right: str) -> bool:
    """Whether somebody's standing gives them a right."""
    kept = chat.standings.get(str(user_id), {})
    return user_id == chat.owner or bool(kept.get(right))


def about(chat: Chat) -> Json:
    """What a group says of itself besides its title."""
    if chat.private:
        return {}
    allowed = chat.permissions or dict.fromkeys(PERMISSIONS, True)
    main = [one["invite_link"] for one in chat.links if one["is_primary"] and not one["is_revoked"]]
    said = {"description": chat.description, "invite_link": main[-1] if main else ""}
    return {"permissions": allowed, **{name: value for name, value in said.items() if value}}
