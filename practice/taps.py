"""Pressed buttons that wait for an answer, and what the person sees when it comes."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from practice.clock import VirtualClock
from practice.refusals import QUERY_TOO_OLD, bad_request
from practice.shapes import Json
from practice.updates import TAP_LIFE


@dataclass(slots=True)
class Pressed:
    """One press of a button."""

    callback_id: str
    user_id: int
    chat_id: int
    message_id: int
    data: str
    at: datetime
    answer: Json | None = None


class Taps:
    """All presses, answered or not."""

    def __init__(self, clock: VirtualClock) -> None:
        """Presses age by `clock`."""
        self.clock = clock
        self._pressed: dict[str, Pressed] = {}

    def press(self, user_id: int, chat_id: int, message_id: int, data: str) -> Pressed:
        """Records a press under a new callback id."""
        callback_id = str(secrets.randbelow(9 * 10**17) + 10**17)
        made = Pressed(callback_id, user_id, chat_id, message_id, data, self.clock.now())
        self._pressed[callback_id] = made
        return made

    def clear(self) -> None:
        """Nothing was pressed."""
        self._pressed.clear()

    def find(self, callback_id: str) -> Pressed | None:
        """The press with this id."""
        return self._pressed.get(callback_id)

    def answer(self, callback_id: str, answer: Json) -> Pressed:
        """Answers a press.

        Raises:
            Refusal: it is unknown, answered already, or too old.
        """
        pressed = self._pressed.get(callback_id)
        if pressed is None or pressed.answer is not None or self._is_old(pressed):
            raise bad_request(QUERY_TOO_OLD)
        pressed.answer = answer
        return pressed

    def _is_old(self, pressed: Pressed) -> bool:
        return self.clock.now() - pressed.at > TAP_LIFE

    def unanswered(self) -> list[Pressed]:
        """Presses without an answer, lost ones included."""
        return [pressed for pressed in self._pressed.values() if pressed.answer is None]

    def of_chat(self, chat_id: int) -> list[Pressed]:
        """Every press in a chat, oldest first."""
        return [pressed for pressed in self._pressed.values() if pressed.chat_id == chat_id]
