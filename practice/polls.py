"""Polls: who voted for what, and what the bot hears of it."""

import secrets

from practice.acts import Impossible, chat_of, person_of
from practice.shapes import Json
from practice.standin import StandIn
from practice.world import Chat, Entry, Person

FOREVER = float("inf")


def anew(poll: Json) -> Json:
    """The same question without an answer yet."""
    options = [{**option, "voter_count": 0} for option in poll["options"]]
    return {**poll, "id": str(secrets.randbelow(9 * 10**18)), "options": options} | {
        "total_voter_count": 0,
        "is_closed": False,
    }


def counted(standin: StandIn, chat: Chat, entry: Entry, closed: bool = False) -> Json:
    """Shows the poll as the votes stand, and tells the bot of it."""
    poll, votes = entry.message["poll"], [one for one in entry.votes.values() if one]
    options = [
        {**option, "voter_count": sum(number in one for one in votes)}
        for number, option in enumerate(poll["options"])
    ]
    now = {**poll, "options": options, "total_voter_count": len(votes)}
    now["is_closed"] = poll["is_closed"] or closed
    entry.message = {**entry.message, "poll": now}
    standin.events.tell("message", chat_id=chat.id, message=entry.message, keyboard=chat.keyboard)
    standin.updates.add("poll", now)
    return now


def _check(entry: Entry, person: Person, chosen: list[int]) -> Json:
    poll: Json = entry.message["poll"]
    if poll["is_closed"]:
        raise Impossible("thăm dò đã đóng")
    if entry.votes.get(str(person.id)) and not poll["allows_revoting"]:
        raise Impossible("đã trả lời rồi, không đổi được")
    if not all(0 <= number < len(poll["options"]) for number in chosen):
        raise Impossible("thăm dò không có câu trả lời này")
    if len(chosen) > 1 and not poll["allows_multiple_answers"]:
        raise Impossible("chỉ chọn được một câu trả lời")
    return poll


def vote(standin: StandIn, user_id: int, message_id: int, body: Json) -> Json:
    """Answers a poll; no options at all take the answer back. Says whether a quiz was solved.

    Raises:
        Impossible: it is closed, answered for good, or has no such options.
    """
    person = person_of(standin, user_id)
    chat = chat_of(standin, person, body.get("chat_id"))
    entry, chosen = chat.entries.get(message_id), sorted({int(one) for one in body["options"]})
    if entry is None or "poll" not in entry.message:
        raise Impossible("tin này không có thăm dò")
    if standin.timestamp() >= entry.message["poll"].get("close_date", FOREVER):
        counted(standin, chat, entry, closed=True)
    poll = _check(entry, person, chosen)
    entry.votes[str(user_id)] = chosen
    standin.journal.tell(person.name, f"(trả lời) {_told(poll, chosen)}")
    counted(standin, chat, entry)
    if not poll["is_anonymous"]:
        standin.updates.add("poll_answer", _answer(poll, person, chosen))
    right = poll.get("correct_option_ids")
    return {"solved": chosen == right if right and chosen else None}


def _told(poll: Json, chosen: list[int]) -> str:
    return ", ".join(str(poll["options"][number]["text"]) for number in chosen) or "–"


def _answer(poll: Json, person: Person, chosen: list[int]) -> Json:
    lasting = [poll["options"][number]["persistent_id"] for number in chosen]
    return {
        "poll_id": poll["id"],
        "user": person.user(),
        "option_ids": chosen,
        "option_persistent_ids": lasting,
    }
