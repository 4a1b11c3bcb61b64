"""People: who has a phone, who has blocked the bot or is gone."""

from practice import views
from practice.acts import Impossible, person_of
from practice.shapes import Json
from practice.standin import StandIn
from practice.world import Person


def add(standin: StandIn, body: Json) -> Json:
    """Gives somebody new a phone."""
    people, name = standin.world.people, str(body["name"]).strip()
    if not 1 <= len(name) <= 64:
        raise ValueError("a name has 1 to 64 characters")
    user_id = int(body.get("id", max([910_000_000, *people]) + 1))
    if user_id in people or not 0 < user_id < 2**52:
        raise Impossible("số này đã có người dùng")
    person = standin.world.add_person(Person(user_id, name, str(body.get("label", ""))))
    standin.events.tell("person", person=views.person(person))
    return views.person(person)


def link(standin: StandIn, code: str) -> str:
    """The address that opens the bot with a code."""
    return f"https://t.me/{standin.bot['username']}?start={code}"


def set_blocked(standin: StandIn, user_id: int, blocked: bool) -> None:
    """Blocks the bot or lets it in again; the bot is told.

    Raises:
        Impossible: there is no such person.
    """
    person = person_of(standin, user_id)
    if person.blocked == blocked:
        return
    person.blocked = blocked
    person.started = True
    bot, chat = standin.bot_user, standin.world.chats[user_id]
    kicked: Json = {"status": "kicked", "user": bot, "until_date": 0}
    member: Json = {"status": "member", "user": bot}
    body = {
        "chat": standin.world.describe(chat),
        "from": person.user(),
        "date": standin.timestamp(),
        "old_chat_member": member if blocked else kicked,
        "new_chat_member": kicked if blocked else member,
    }
    standin.journal.tell(person.name, "(chặn bot)" if blocked else "(bỏ chặn bot)")
    standin.events.tell("person", person=views.person(person))
    standin.updates.add("my_chat_member", body)


def deactivate(standin: StandIn, user_id: int) -> None:
    """Deletes somebody's account. Telegram tells bots nothing about it.

    Raises:
        Impossible: there is no such person.
    """
    person = person_of(standin, user_id)
    person.deactivated = True
    standin.journal.tell(person.name, "(xóa tài khoản)")
    standin.events.tell("person", person=views.person(person))
