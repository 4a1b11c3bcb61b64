"""People who are played: each presses what stands on their phone, and waits until it is done."""

import asyncio
import re
from base64 import b64encode
from dataclasses import dataclass
from datetime import time

from domain.calendar import Weekday
from practice import acts, sharing
from practice.leaps import Leaps, next_weekday
from practice.pressing import open_link, tap
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
        await self._turns()
        acts.say(self.standin, self.user_id, text)
        await self.travel.settle()

    async def opens(self, link: str) -> None:
        """Opens a link into the bot."""
        await self._turns()
        open_link(self.standin, self.user_id, link)
        await self.travel.settle()

    async def sends(self, name: str, content: bytes) -> None:
        """Sends a file."""
        await self._turns()
        body = {"name": name, "content": b64encode(content).decode()}
        sharing.send_file(self.standin, self.user_id, "document", body)
        await self.travel.settle()

    async def _turns(self) -> None:
        """It is this person's turn, and everybody sees it."""
        self.standin.events.tell("turn", chat_id=self.user_id)
        await asyncio.sleep(self.pause)

    async def taps(self, *labels: str) -> None:
        """Presses buttons one after another, each on the last message that has it.

        Raises:
            NotShown: there is none.
        """
        for label in labels:
            await self._turns()
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

    def reads(self, pattern: str) -> str:
        """The last thing that fits in what the bot said.

        Raises:
            NotShown: there is none.
        """
        for message in reversed(self._from_bot()):
            if found := re.search(pattern, message.get("text", "")):
                return found[0]
        raise NotShown(f"{self.name} chưa nhận được tin cần tìm")

    @property
    def name(self) -> str:
        """What the person is called."""
        return self.standin.world.people[self.user_id].name

    def _find(self, label: str) -> tuple[int, str]:
        for message in reversed(self._from_bot()):
            for button in _buttons(message):
                if label in button["text"] and "callback_data" in button:
                    return int(message["message_id"]), str(button["callback_data"])
        raise NotShown(f"trên điện thoại của {self.name} không có nút «{label}»")

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

    async def go_to(self, weekday: Weekday, at: time) -> None:
        """Goes to the next time this weekday and hour come, when everybody has read so far."""
        await asyncio.sleep(2 * self.pause)
        local = self.standin.clock.now().astimezone(self.standin.zone)
        await self.travel.to(next_weekday(weekday, at, local))
