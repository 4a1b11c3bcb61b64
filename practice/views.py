"""The practice as the page and tests see it, in JSON."""

from practice.shapes import Json
from practice.standin import StandIn
from practice.world import Chat, Person


def person(one: Person) -> Json:
    """A person as the page sees them."""
    return {
        "id": one.id,
        "name": one.name,
        "label": one.label,
        "started": one.started,
        "blocked": one.blocked,
    }


def chat(standin: StandIn, one: Chat) -> Json:
    """A chat: its messages in order, keyboard, commands, and what taps were answered."""
    presses = standin.taps.of_chat(one.id)
    return {
        "id": one.id,
        "title": one.title,
        "members": one.members,
        "messages": [entry.message for _, entry in sorted(one.entries.items())],
        "keyboard": one.keyboard,
        "commands": standin.commands.shown_in(one.id),
        "answers": [
            {"message_id": press.message_id, "data": press.data, **press.answer}
            for press in presses
            if press.answer is not None
        ],
        "unanswered": [
            {"message_id": press.message_id, "data": press.data}
            for press in presses
            if press.answer is None
        ],
    }


def state(standin: StandIn, running: bool) -> Json:
    """Everything the page shows; `running` says whether the bot is up."""
    return {
        "bot": {
            "id": standin.bot["id"],
            "name": standin.about.get("name") or standin.bot["first_name"],
            "username": standin.bot["username"],
            "running": running,
        },
        "about": standin.about,
        "zone": str(standin.zone),
        "people": [person(one) for one in standin.world.people.values()],
        "chats": [chat(standin, one) for one in standin.world.chats.values()],
        "faults": standin.faults.shown(),
        "pending_updates": standin.updates.count(),
    }


def calls(standin: StandIn) -> Json:
    """The bot's calls, their counts, what was odd, and its pace."""
    return {
        **standin.journal.shown(),
        "pace": standin.pace.shown(),
        "unanswered_taps": len(standin.taps.unanswered()),
    }
