"""People who are played: each presses what stands on their phone, and waits until it is done."""

import asyncio
from dataclasses import dataclass

from practice import acts
from practice.leaps import Leaps
from practice.pressing import tap
from practice.shapes import Json
from practice.standin import StandIn


class NotShown(acts.Impossible):
    """A button that should be pressed is not on the phone."""


@dataclass(frozen=True, slots=True)
class Player:
    """One person, by what they see. `pause` seconds pass before each act."""

    standin: StandIn
    travel: Leaps
    user_id: int
    pause: float

    async def says(self, text: str) -> None:
        """Types."""
        await asyncio.sleep(self.pause)
        acts.say(self.standin, self.user_id, text)
        await self.travel.settle()

    async def taps(self, *labels: str) -> None:
        """Presses buttons one after another, each on the last message that has it.

        Raises:
            NotShown: there is none.
        """
        for label in labels:
            await asyncio.sleep(self.pause)
            message_id, data = self._find(label)
            tap(self.standin, self.user_id, message_id, {"data": data})
            await self.travel.settle()

    def shows(self, label: str) -> bool:
        """Whether the last message of the bot has a button with these words."""
        said = self._from_bot()
        return bool(said) and any(label in button["text"] for button in _buttons(said[-1]))

    def may(self, label: str) -> bool:
        """Whether any message of the bot has a button with these words."""
        return any(label in b["text"] for said in self._from_bot() for b in _buttons(said))

    def _find(self, label: str) -> tuple[int, str]:
        for message in reversed(self._from_bot()):
            for button in _buttons(message):
                if label in button["text"] and "callback_data" in button:
                    return int(message["message_id"]), str(button["callback_data"])
        name = self.standin.world.people[self.user_id].name
        raise NotShown(f"trên điện thoại của {name} không có nút «{label}»")

    def _from_bot(self) -> list[Json]:
        entries = self.standin.world.chats[self.user_id].entries
        return [entries[id].message for id in sorted(entries) if entries[id].by_bot]


def _buttons(message: Json) -> list[Json]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


@dataclass(frozen=True, slots=True)
class Players:
    """Everybody in a practice, at one pace."""

    standin: StandIn
    travel: Leaps
    pause: float = 0.0

    def __call__(self, user_id: int) -> Player:
        """The person with this id."""
        return Player(self.standin, self.travel, user_id, self.pause)
