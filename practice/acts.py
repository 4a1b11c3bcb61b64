"""What people do with their phones; each act becomes the update that Telegram would send."""

from practice import entities, privacy
from practice.shapes import Json
from practice.standin import StandIn
from practice.world import Chat, Person

LONGEST_TEXT = 4096


class Impossible(Exception):
    """Nobody can do that on a phone."""


def person_of(standin: StandIn, user_id: int) -> Person:
    """The person with this id.

    Raises:
        Impossible: there is none, or none any more.
    """
    person = standin.world.people.get(user_id)
    if person is None:
        raise Impossible(f"không có ai mang số {user_id}")
    if person.deactivated:
        raise Impossible("người này đã xóa tài khoản")
    return person


def chat_of(standin: StandIn, person: Person, chat_id: int | None) -> Chat:
    """The person's chat with the bot, or a group they are in.

    Raises:
        Impossible: they are not in it.
    """
    chat = standin.world.chats.get(chat_id or person.id)
    if chat is None or person.id not in chat.members:
        raise Impossible("người này không ở trong nhóm chat đó")
    if chat.migrated_to:
        raise Impossible("nhóm chat này đã thành siêu nhóm")
    return chat


def send(
    standin: StandIn,
    user_id: int,
    content: Json,
    chat_id: int | None = None,
    reply_to: int | None = None,
) -> Json:
    """Sends any content as a message from a person.

    Raises:
        Impossible: the person has blocked the bot, or is not there.
    """
    person = person_of(standin, user_id)
    chat = chat_of(standin, person, chat_id)
    if chat.private and person.blocked:
        raise Impossible("người này đã chặn bot")
    if chat.standings.get(str(user_id), {}).get("can_send_messages") is False:
        raise Impossible("người này không được viết trong nhóm này")
    if reply_to is not None and (entry := chat.entries.get(reply_to)):
        original = {k: v for k, v in entry.message.items() if k != "reply_to_message"}
        content = {**content, "reply_to_message": original}
    if chat.private:
        person.started = True
    message = standin.post(chat, person.user(), content)
    if privacy.reaches_bot(standin, chat, message):
        standin.updates.add("message", message)
    return message


def say(
    standin: StandIn,
    user_id: int,
    text: str,
    chat_id: int | None = None,
    reply_to: int | None = None,
    extra: Json | None = None,
) -> list[Json]:
    """Types a text; a very long one goes out in parts, as from a phone.

    Raises:
        Impossible: there is nothing in it, or it cannot be sent.
    """
    if not text.strip():
        raise Impossible("tin trống")
    parts = [text[at : at + LONGEST_TEXT] for at in range(0, len(text), LONGEST_TEXT)]
    sent = []
    for part in parts:
        found = entities.typed(part)
        content: Json = {**(extra or {}), "text": found.text}
        if found.entities:
            content["entities"] = list(found.entities)
        sent.append(send(standin, user_id, content, chat_id, reply_to))
    return sent


def edit(
    standin: StandIn, user_id: int, message_id: int, text: str, chat_id: int | None = None
) -> Json:
    """Changes one's own text or caption.

    Raises:
        Impossible: it is not one's own, or not there.
    """
    chat = chat_of(standin, person_of(standin, user_id), chat_id)
    entry = chat.entries.get(message_id)
    if entry is None or entry.message["from"]["id"] != user_id or not text.strip():
        raise Impossible("không sửa được tin này")
    name = "text" if "text" in entry.message else "caption"
    found = entities.typed(text)
    kept = {k: v for k, v in entry.message.items() if k not in {"entities", "caption_entities"}}
    entry.message = {**kept, name: found.text, "edit_date": standin.timestamp()}
    if found.entities:
        entry.message["entities" if name == "text" else "caption_entities"] = list(found.entities)
    standin.changed(chat, entry.message)
    if privacy.reaches_bot(standin, chat, entry.message):
        standin.updates.add("edited_message", entry.message)
    return entry.message


def react(
    standin: StandIn, user_id: int, message_id: int, emoji: str, chat_id: int | None = None
) -> Json:
    """Reacts to a message, or takes the reaction back with an empty `emoji`.

    In a group the bot is told as an administrator only.

    Raises:
        Impossible: the message is not there.
    """
    person = person_of(standin, user_id)
    chat = chat_of(standin, person, chat_id)
    entry = chat.entries.get(message_id)
    if entry is None:
        raise Impossible("không có tin này")
    before = entry.reactions.get(str(user_id), [])
    entry.reactions[str(user_id)] = [{"type": "emoji", "emoji": emoji}] if emoji else []
    body = {
        "chat": standin.world.describe(chat),
        "message_id": message_id,
        "user": person.user(),
        "date": standin.timestamp(),
        "old_reaction": before,
        "new_reaction": entry.reactions[str(user_id)],
    }
    if chat.private or standin.world.bot_standing(chat) == "administrator":
        standin.updates.add("message_reaction", body)
    standin.journal.tell(person.name, f"(thả cảm xúc) {emoji}")
    return body


def delete(standin: StandIn, user_id: int, message_id: int, chat_id: int | None = None) -> None:
    """Deletes a message for both sides; Telegram tells bots nothing about it.

    Raises:
        Impossible: it is not there.
    """
    chat = chat_of(standin, person_of(standin, user_id), chat_id)
    if not standin.remove(chat, message_id):
        raise Impossible("không có tin này")


def again(standin: StandIn, user_id: int, message_id: int, chat_id: int | None = None) -> None:
    """Delivers a message once more under a new update id, as after a lost confirmation.

    Raises:
        Impossible: it is not there.
    """
    chat = chat_of(standin, person_of(standin, user_id), chat_id)
    if message_id not in chat.entries:
        raise Impossible("không có tin này")
    standin.updates.add("message", chat.entries[message_id].message)
