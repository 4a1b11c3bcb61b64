"""Groups: who is what in them, what the bot hears there, and how one becomes a supergroup."""

from practice import standing, views
from practice.acts import Impossible, chat_of, person_of
from practice.shapes import Json
from practice.standin import StandIn
from practice.world import SUPERGROUP

STANDINGS = {
    "member": {"status": "member"},
    "administrator": standing.every_right(),
    "left": {"status": "left"},
    "kicked": {"status": "kicked", "until_date": 0},
}


def _user(standin: StandIn, user_id: int) -> Json:
    if user_id == standin.bot["id"]:
        return standin.bot_user
    return standin.world.people[user_id].user()


def add(standin: StandIn, body: Json) -> Json:
    """Opens a group; the first of its members adds the bot, as what `bot` says."""
    chat_id = int(body.get("id", -1000 - len(standin.world.chats)))
    members = [person_of(standin, int(one)).id for one in body["members"]]
    chat = standin.world.add_group(chat_id, str(body["title"]), members)
    standin.events.tell("group", chat_id=chat.id)
    if members:
        bot_id, role = standin.bot["id"], str(body.get("bot", "member"))
        chat.standings[str(bot_id)] = STANDINGS["left"]
        standing.change(standin, chat, bot_id, STANDINGS[role], _user(standin, members[0]))
    return views.chat(standin, chat)


def set_member(standin: StandIn, body: Json) -> Json:
    """Somebody joins or leaves a group, or is promoted or removed by another member.

    Raises:
        Impossible: there is no such person or group, or whoever acts is not in it.
    """
    user_id, status = int(body["user_id"]), str(body["status"])
    if status not in STANDINGS:
        raise ValueError(f"status is one of {', '.join(sorted(STANDINGS))}")
    chat = standin.world.chats.get(int(body["chat_id"]))
    if chat is None or chat.private:
        raise Impossible("không có nhóm chat đó")
    if user_id != standin.bot["id"]:
        person_of(standin, user_id)
    joins = status == "member" and "by" not in body and user_id in standin.world.people
    actor = user_id if joins else int(body.get("by", (chat.members or [user_id])[0]))
    if not joins:
        chat_of(standin, person_of(standin, actor), chat.id)
    return standing.change(standin, chat, user_id, STANDINGS[status], _user(standin, actor))


def migrate(standin: StandIn, body: Json) -> Json:
    """Makes a group a supergroup: another chat, in which everybody is again.

    Raises:
        Impossible: there is no such group, or it is one already.
    """
    chat = standin.world.chats.get(int(body["chat_id"]))
    if chat is None or chat.private or chat.migrated_to or chat.supergroup:
        raise Impossible("không có nhóm chat thường nào mang số đó")
    new_id = int(body.get("to", SUPERGROUP + chat.id - 1_000_000_000))
    if new_id > SUPERGROUP or new_id in standin.world.chats:
        raise Impossible("số này không dùng được cho siêu nhóm")
    new = standin.world.add_group(new_id, chat.title, list(chat.members))
    new.standings = dict(chat.standings)
    sender = _user(standin, chat.members[0]) if chat.members else standin.bot_user
    for place, told in (
        (chat, {"migrate_to_chat_id": new_id}),
        (new, {"migrate_from_chat_id": chat.id}),
    ):
        standin.updates.add("message", standin.post(place, sender, told))
    chat.migrated_to = new_id
    standin.events.tell("group", chat_id=new_id)
    return views.chat(standin, new)
